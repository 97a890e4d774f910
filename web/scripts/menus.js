// Menus and chips that are open close when something else is pressed, and with Escape.

const OPEN = "details.k-menu[open], details.k-clock[open]";

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll(OPEN)) {
    if (!menu.contains(event.target)) {
      menu.open = false;
    }
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") {
    return;
  }
  for (const menu of document.querySelectorAll(OPEN)) {
    const hadFocus = menu.contains(document.activeElement);
    menu.open = false;
    if (hadFocus) {
      menu.querySelector("summary").focus();
    }
  }
});

// A menu that would stand outside the window opens to the other side.
document.addEventListener(
  "toggle",
  ({ target }) => {
    const box = target instanceof HTMLDetailsElement && target.open && target.querySelector(".k-menu-box, .k-clock-details");
    if (box) {
      box.classList.remove("k-flip");
      const { left, right } = box.getBoundingClientRect();
      box.classList.toggle("k-flip", left < 0 || right > document.documentElement.clientWidth);
    }
  },
  true,
);
