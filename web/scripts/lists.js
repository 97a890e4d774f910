// Selecting in lists: all, a range with Shift, and how many.

let last = null;

const boxesOf = (list) => [...list.querySelectorAll("[data-select]")];

document.addEventListener("click", (event) => {
  const box = event.target;
  if (!(box instanceof HTMLInputElement) || !box.matches("[data-select]")) {
    return;
  }
  const list = box.closest("[data-list]");
  if (event.shiftKey && last && last !== box && list.contains(last)) {
    const boxes = boxesOf(list);
    const [from, to] = [boxes.indexOf(last), boxes.indexOf(box)].sort((a, b) => a - b);
    for (const between of boxes.slice(from, to + 1)) {
      between.checked = box.checked;
    }
  }
  last = box;
  tell(list);
});

document.addEventListener("change", ({ target }) => {
  const list = target.closest?.("[data-list]");
  if (list && target.matches("[data-select-all]")) {
    for (const box of boxesOf(list)) {
      box.checked = target.checked;
    }
  }
  if (list) {
    tell(list);
  }
});

document.addEventListener("reset", ({ target }) => {
  const list = target.closest("[data-list]");
  if (list) {
    setTimeout(() => tell(list));
  }
});

/** Shows how many are selected. */
export function tell(list) {
  const boxes = boxesOf(list);
  const chosen = boxes.filter((box) => box.checked).length;
  const all = list.querySelector("[data-select-all]");
  if (all) {
    all.checked = chosen > 0 && chosen === boxes.length;
    all.indeterminate = chosen > 0 && chosen < boxes.length;
  }
  const count = list.querySelector("[data-select-count]");
  if (count) {
    count.textContent = chosen > 0 ? count.dataset.selectCount.replace("{n}", chosen) : "";
  }
}

function begin(list) {
  // Without this script it would do nothing, so it comes hidden.
  list.querySelector("[data-select-all]")?.closest("label").removeAttribute("hidden");
  // The browser may have kept ticks over a reload.
  tell(list);
}

document.querySelectorAll("[data-list]").forEach(begin);
document.addEventListener("htmx:after:swap", () => document.querySelectorAll("[data-list]").forEach(begin));
