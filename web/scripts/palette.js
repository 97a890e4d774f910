// The command palette: what the page offers, where the navigation leads, and what the server finds.

import { isUsable, keycaps, labelOf, make } from "./common.js";
import { alternatives, mainFirst, press } from "./keys.js";

const PAUSE_MS = 150;
const SHOWN_MAX = 50;

const palette = document.getElementById("palette");

if (palette) {
  const input = palette.querySelector("input");
  const list = palette.querySelector(".k-palette-list");
  let own = [];
  let found = [];
  let shown = [];
  let at = 0;
  let timer = 0;
  let asking = null;

  palette.addEventListener("kefu:open", () => {
    own = collect();
    found = [];
    input.value = "";
    input.focus();
    show();
  });

  input.addEventListener("input", () => {
    at = 0;
    show();
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE_MS);
  });

  palette.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) {
      return;
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      at = (at + (event.key === "ArrowDown" ? 1 : -1) + shown.length) % Math.max(shown.length, 1);
      mark();
    } else if (event.key === "Enter") {
      event.preventDefault();
      take(shown[at]);
    }
  });

  list.addEventListener("click", (event) => {
    const item = event.target.closest(".k-palette-item");
    if (item) {
      take(shown[[...list.children].indexOf(item)]);
    }
  });

  function take(command) {
    if (command) {
      palette.close();
      command.run();
    }
  }

  function show() {
    const wanted = input.value.trim().toLowerCase();
    const matching = own.filter(({ text }) => wanted.split(/\s+/).every((word) => text.includes(word)));
    shown = [...matching, ...found].slice(0, SHOWN_MAX);
    at = Math.min(at, Math.max(shown.length - 1, 0));
    if (shown.length === 0) {
      list.replaceChildren(make("p", "k-palette-none", list.dataset.none));
    } else {
      list.replaceChildren(...shown.map(item));
    }
    mark();
  }

  function item({ label, sign, keys }, i) {
    const row = make("div", "k-palette-item", sign?.cloneNode(true) ?? "", make("span", "", label));
    if (keys) {
      row.append(keycaps(keys));
    }
    row.id = `palette-${i}`;
    row.setAttribute("role", "option");
    return row;
  }

  function mark() {
    [...list.querySelectorAll('[role="option"]')].forEach((row, i) => {
      row.setAttribute("aria-selected", String(i === at));
      if (i === at) {
        row.scrollIntoView({ block: "nearest" });
        input.setAttribute("aria-activedescendant", row.id);
      }
    });
    if (shown.length === 0) {
      input.removeAttribute("aria-activedescendant");
    }
  }

  async function ask() {
    asking?.abort();
    const wanted = input.value.trim();
    if (!palette.dataset.url || wanted === "") {
      found = [];
      show();
      return;
    }
    asking = new AbortController();
    try {
      const url = new URL(palette.dataset.url, location.href);
      url.searchParams.set("q", wanted);
      const answer = await fetch(url, { signal: asking.signal, credentials: "same-origin" });
      if (answer.ok && !answer.redirected && input.value.trim() === wanted) {
        found = links(await answer.text());
        show();
      }
    } catch {
      // A newer question, or no connection: what the page itself offers stays.
    }
  }
}

/** The links in an answer that lead to this server. */
function links(html) {
  const answer = new DOMParser().parseFromString(html, "text/html");
  return [...answer.querySelectorAll("a[href]")]
    .map((link) => ({ label: labelOf(link), url: new URL(link.getAttribute("href"), location.href) }))
    .filter(({ url }) => url.origin === location.origin)
    .map(({ label, url }) => ({ label, run: () => location.assign(url) }));
}

/** Everything on the page that can be pressed and says so. */
function collect() {
  const controls = mainFirst([...document.querySelectorAll("[data-shortcut], [data-palette]")]).filter(
    (control) => !control.closest("dialog, .k-toasts") && control.dataset.dialog !== "palette",
  );
  // The navigation is a closed drawer on a phone, and sign-out stands in a closed menu; both can still be pressed.
  const reachable = controls.filter((control) => isUsable(control) || control.closest(".k-nav, .k-menu"));
  return reachable.map((control) => {
    const label = labelOf(control);
    return {
      label,
      text: `${label} ${control.dataset.keywords ?? ""} ${control.getAttribute("href") ?? ""}`.toLowerCase(),
      sign: control.querySelector("svg") ?? control.parentElement.querySelector(":scope > svg"),
      keys: control.dataset.shortcut && alternatives(control)[0],
      run: () => press(control),
    };
  });
}
