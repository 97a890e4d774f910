// The library for charts is large: it is fetched when the first chart comes into sight.

const places = document.querySelectorAll("[data-chart]");

if (places.length > 0) {
  const watch = new IntersectionObserver(async (entries) => {
    const seen = entries.filter((entry) => entry.isIntersecting).map((entry) => entry.target);
    seen.forEach((place) => watch.unobserve(place));
    if (seen.length > 0) {
      const { draw } = await import("./charts.js");
      seen.forEach(draw);
    }
  }, { rootMargin: "200px" });
  for (const place of places) {
    place.classList.add("k-chart-drawn");
    watch.observe(place);
  }
}
