// Keyboard shortcuts. `data-shortcut` holds alternatives, separated by commas; each is a key (`e`), a sequence
// (`g i`) or a combination (`mod+enter`; mod is Ctrl, or ⌘ on a Mac). Keys that an input method takes while it
// composes are never ours, and single keys can be switched off (WCAG 2.1.4).

import { isMac, isUsable, keycaps, labelOf, make, takesText } from "./common.js";
import { open } from "./dialogs.js";

const SEQUENCE_MS = 1200;
// Inside a text these are the browser's.
const EDITING = ["mod+a", "mod+c", "mod+v", "mod+x", "mod+y", "mod+z"];
const singleKeys = document.body.dataset.singleKeys !== "off";
let typed = "";
let typedAt = 0;

export const alternatives = (element) => element.dataset.shortcut.split(",").map((one) => one.trim());

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || event.keyCode === 229 || event.key === "Process") {
    return;
  }
  const combination = chord(event);
  if (combination) {
    if (EDITING.includes(combination) && takesText(event.target)) {
      return;
    }
    if (run((keys) => keys === combination, event)) {
      typed = "";
    }
    return;
  }
  if (event.key === "Escape") {
    leave(event);
    return;
  }
  if (!singleKeys || event.altKey || event.ctrlKey || event.metaKey || takesText(event.target)) {
    return;
  }
  single(event);
});

/** `mod+k` for Ctrl+K or ⌘K; nothing for a plain key. */
function chord(event) {
  const mod = isMac ? event.metaKey : event.ctrlKey;
  if (!mod || event.altKey || event.key.length === 0) {
    return null;
  }
  return `mod+${event.shiftKey && event.key.length > 1 ? "shift+" : ""}${event.key.toLowerCase()}`;
}

function single(event) {
  const now = performance.now();
  const key = event.key.toLowerCase();
  const sequence = typed && now - typedAt < SEQUENCE_MS ? `${typed} ${key}` : null;
  typed = key;
  typedAt = now;
  if (sequence && run((keys) => keys === sequence, event)) {
    typed = "";
    return;
  }
  if (run((keys) => keys === key, event)) {
    return;
  }
  if (!document.querySelector("dialog[open]")) {
    general(event, key);
  }
}

/** What the page itself offers comes before what stands around it. */
export function mainFirst(controls) {
  const isMain = (control) => Boolean(control.closest("main"));
  return [...controls.filter(isMain), ...controls.filter((control) => !isMain(control))];
}

/** What every page has. */
function general(event, key) {
  if (key === "?") {
    event.preventDefault();
    open("keys-help");
  } else if (key === "j" || key === "k") {
    move(event, key === "j" ? 1 : -1);
  } else if (key === "x") {
    const box = rowOf(document.activeElement)?.querySelector("[data-select]");
    if (box) {
      event.preventDefault();
      box.click();
    }
  }
}

/** Presses, or goes into, the first control whose shortcut fits. In a dialog only what the dialog holds counts. */
function run(fits, event) {
  const dialog = document.querySelector("dialog[open]");
  const root = dialog ?? document;
  const controls = [...root.querySelectorAll("[data-shortcut]")].filter(
    (control) => alternatives(control).some(fits) && isUsable(control),
  );
  // “Send” belongs to the form that is being written.
  const form = document.activeElement?.closest?.("form");
  const control = controls.find((one) => form && one.form === form) ?? controls.find((one) => !needsForm(one, event));
  if (!control) {
    return false;
  }
  event.preventDefault();
  press(control);
  return true;
}

function needsForm(control, event) {
  return event.key === "Enter" && Boolean(control.form);
}

/** Presses a button or link, chooses a radio button, or goes into an input. */
export function press(control) {
  if (takesText(control)) {
    control.focus();
    control.select?.();
    return;
  }
  control.click();
  const next = control.dataset.focus && document.querySelector(control.dataset.focus);
  if (next) {
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  }
}

function leave(event) {
  const field = event.target;
  if (takesText(field) && !field.closest("dialog")) {
    field.blur();
  }
}

function rowOf(element) {
  return element?.closest?.("[data-list] tbody tr");
}

function move(event, by) {
  const list = document.activeElement?.closest?.("[data-list]") ?? document.querySelector("[data-list]");
  const rows = [...(list?.querySelectorAll("tbody tr") ?? [])];
  if (rows.length === 0) {
    return;
  }
  event.preventDefault();
  const at = rows.indexOf(rowOf(document.activeElement));
  const next = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + by, 0), rows.length - 1)];
  const link = next.querySelector("td a") ?? next;
  if (link === next) {
    next.tabIndex = -1;
  }
  link.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

// The help lists what this page offers beside what every page has.
document.getElementById("keys-help")?.addEventListener("kefu:open", ({ target }) => {
  const section = target.querySelector("[data-help-page]");
  const rows = mainFirst([...document.querySelectorAll("[data-shortcut]")])
    .filter((control) => !control.closest("dialog, .k-bar-tools, .k-search") && isUsable(control))
    .map((control) => {
      const keys = make("dt", "", keycaps(alternatives(control)[0]));
      return make("div", "", keys, make("dd", "", labelOf(control)));
    });
  section.hidden = rows.length === 0;
  section.querySelector("dl").replaceChildren(...rows);
});

for (const cap of isMac ? document.querySelectorAll('kbd[data-key="mod"]') : []) {
  cap.textContent = "⌘";
}
for (const control of document.querySelectorAll("[data-shortcut]")) {
  const keys = alternatives(control).map((one) => one.replace("mod", isMac ? "Meta" : "Control"));
  control.setAttribute("aria-keyshortcuts", keys.filter((one) => !one.includes(" ")).join(" "));
}
