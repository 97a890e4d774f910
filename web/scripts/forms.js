// A form is sent once, filters keep the address clean, and errors are read out first.

const PATIENCE_MS = 15000;

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method === "dialog" || form.matches("[hx-get], [hx-post], [data-repeat]")) {
    return;
  }
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  event.submitter?.setAttribute("aria-busy", "true");
  // The answer may be a file, which leaves the page where it is.
  setTimeout(() => release(form), PATIENCE_MS);
});

function release(form) {
  delete form.dataset.sent;
  for (const button of form.querySelectorAll('[aria-busy="true"]')) {
    button.removeAttribute("aria-busy");
  }
}

// The browser's back button brings the page back as it was left.
addEventListener("pageshow", (event) => {
  if (event.persisted) {
    document.querySelectorAll("form[data-sent]").forEach(release);
  }
});

document.addEventListener("formdata", ({ target, formData }) => {
  if (target.matches("[data-filter]")) {
    for (const [name, value] of [...formData]) {
      if (value === "") {
        formData.delete(name);
      }
    }
  }
});

document.addEventListener("change", ({ target }) => {
  if (target instanceof HTMLSelectElement) {
    target.closest("form[data-filter]")?.requestSubmit();
  }
});

const alarm = document.querySelector('main .k-notice[role="alert"]');
if (alarm) {
  alarm.tabIndex = -1;
  alarm.focus({ preventScroll: true });
  alarm.scrollIntoView({ block: "nearest" });
}
