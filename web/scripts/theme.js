// Light and dark change at once, without a new page.

import { post } from "./common.js";

document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (!button?.closest("[data-theme-menu]")) {
    return;
  }
  event.preventDefault();
  apply(button.value);
  for (const other of button.parentElement.querySelectorAll("[aria-current]")) {
    other.removeAttribute("aria-current");
  }
  button.setAttribute("aria-current", "true");
  const menu = button.closest("details");
  menu.querySelector("summary svg").replaceWith(button.querySelector("svg").cloneNode(true));
  menu.open = false;
  menu.querySelector("summary").focus();
  post(event.target.action, { theme: button.value, back: "/" }, { redirect: "manual" });
});

function apply(theme) {
  const root = document.documentElement;
  if (theme === "system") {
    delete root.dataset.bsTheme;
  } else {
    root.dataset.bsTheme = theme;
  }
  document.querySelector('meta[name="color-scheme"]').content = theme === "system" ? "light dark" : theme;
  document.dispatchEvent(new Event("kefu:theme"));
}

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  document.dispatchEvent(new Event("kefu:theme"));
});
