// `data-clock`: the server computes what a clock says; here it is only asked again, each minute and when a limit is
// reached. A chip that is open is being read and stays.

import htmx from "./htmx.js";

const MINUTE_MS = 60000;

function refresh(clock) {
  if (document.visibilityState === "visible" && !clock.open) {
    htmx.trigger(clock, "clock");
  }
}

setInterval(() => document.querySelectorAll("[data-clock][hx-get]").forEach(refresh), MINUTE_MS);

function arm(root) {
  for (const clock of root.querySelectorAll("[data-clock][hx-get][data-due]")) {
    const left = new Date(clock.dataset.due) - Date.now();
    // Further away than a day the page will have been left; a timer holds at most 24 days anyway.
    if (left > 0 && left < 24 * 60 * MINUTE_MS) {
      setTimeout(() => clock.isConnected && refresh(clock), left + 1000);
    }
  }
}

arm(document);

document.addEventListener("visibilitychange", () => {
  document.querySelectorAll("[data-clock][hx-get]").forEach(refresh);
});
