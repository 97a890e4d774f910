// `data-dialog`: opens a dialog. Browsers that know `commandfor` and `closedby` do it by themselves.

for (const opener of document.querySelectorAll("[data-dialog][hidden]")) {
  opener.hidden = false;
}

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]");
  if (opener) {
    event.preventDefault();
    open(opener.dataset.dialog);
    return;
  }
  // A press on the backdrop is a press on the dialog itself, outside its box.
  if (event.target instanceof HTMLDialogElement && event.target.getAttribute("closedby") === "any") {
    const box = event.target.getBoundingClientRect();
    const inside =
      event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
    // A key press has no place.
    if (!inside && event.detail > 0) {
      event.target.close();
    }
  }
});

/** Opens the dialog with this id, unless it is open. */
export function open(id) {
  const dialog = document.getElementById(id);
  if (dialog instanceof HTMLDialogElement && !dialog.open) {
    dialog.showModal();
    dialog.dispatchEvent(new Event("kefu:open"));
  }
}

for (const dialog of document.querySelectorAll("dialog[data-open]")) {
  open(dialog.id);
}
