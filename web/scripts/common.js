// What several modules need.

/** Posts fields as a form does; resolves with the response, whatever its status. */
export function post(url, fields, options = {}) {
  return fetch(url, { method: "POST", body: new URLSearchParams(fields), credentials: "same-origin", ...options });
}

/** Whether something is seen and can be used. */
export function isUsable(element) {
  return !element.disabled && element.getClientRects().length > 0;
}

/** Whether keys typed here are text. */
export function takesText(element) {
  if (!(element instanceof HTMLElement)) {
    return false;
  }
  if (element.isContentEditable || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) {
    return true;
  }
  const notText = ["button", "checkbox", "file", "image", "radio", "range", "reset", "submit"];
  return element instanceof HTMLInputElement && !notText.includes(element.type);
}

/** What a control is called: its own words, without its keys and its count. */
export function labelOf(element) {
  const given = element.dataset.shortcutLabel ?? element.getAttribute("aria-label");
  if (given) {
    return given;
  }
  const copy = element.cloneNode(true);
  for (const extra of copy.querySelectorAll(".k-keys, .k-count, svg")) {
    extra.remove();
  }
  const text = copy.textContent.replace(/\s+/g, " ").trim();
  return text || element.title || element.labels?.[0]?.textContent.trim() || "";
}

/** The icon of the sprite with this name. */
export function icon(name) {
  const sprite = document.querySelector("svg.k-icon use")?.getAttribute("href")?.split("#")[0] ?? "";
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.classList.add("k-icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `${sprite}#${name}`);
  svg.append(use);
  return svg;
}

/** An element with a class and content. */
export function make(tag, className, ...content) {
  const element = document.createElement(tag);
  element.className = className;
  element.append(...content);
  return element;
}

/** The keys of a shortcut as key caps. */
export function keycaps(shortcut) {
  const names = { mod: isMac ? "⌘" : "Ctrl", enter: "↵", escape: "Esc" };
  const caps = shortcut.split(/[+ ]/).map((key) => {
    const cap = make("kbd", "", names[key] ?? (key.length === 1 ? key.toUpperCase() : key));
    cap.dataset.key = key;
    return cap;
  });
  const all = make("span", "k-keys", ...caps);
  all.setAttribute("aria-hidden", "true");
  return all;
}

export const isMac = /Mac|iPhone|iPad/.test(navigator.platform);
