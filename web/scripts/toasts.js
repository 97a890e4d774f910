// Messages in the corner. They go by themselves, unless they are bad, can be undone right now, or are being read.

import { icon, make } from "./common.js";

const SECONDS = 7;
const SECONDS_TO_UNDO = 15;
const SIGNS = { neutral: "info-circle", good: "circle-check", warn: "alert-triangle", bad: "alert-circle" };

const corner = document.getElementById("toasts");

/** Shows a message; the answer takes it away. */
export function toast(text, tone = "neutral") {
  if (!corner || !text) {
    return () => {};
  }
  const box = make("div", `k-toast k-tone-${tone}`, icon(SIGNS[tone]), make("span", "k-toast-text", text));
  corner.append(box);
  begin(box);
  return () => box.remove();
}

function begin(box) {
  const close = make("button", "btn btn-sm btn-icon btn-ghost-secondary", icon("x"));
  close.type = "button";
  close.setAttribute("aria-label", corner.dataset.dismiss);
  close.addEventListener("click", () => box.remove());
  box.append(close);
  if (box.classList.contains("k-tone-bad")) {
    return;
  }
  const seconds = box.querySelector("form") ? SECONDS_TO_UNDO : SECONDS;
  const end = () => {
    if (box.matches(":hover, :focus-within")) {
      setTimeout(end, 1000);
    } else {
      box.remove();
    }
  };
  setTimeout(end, seconds * 1000);
}

for (const box of corner?.querySelectorAll("[data-toast]") ?? []) {
  begin(box);
}
