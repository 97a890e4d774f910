// `data-presence`: tells the others that somebody looks at or writes on this page, and shows who else does.

import { post, takesText } from "./common.js";

const BEAT_MS = 15000;
const WRITING_MS = 60000;

const place = document.querySelector("[data-presence]");

if (place) {
  let written = -Infinity;
  document.addEventListener("input", ({ target }) => {
    if (takesText(target) && target.closest("main, dialog")) {
      const wasEditing = isEditing();
      written = performance.now();
      if (!wasEditing) {
        beat();
      }
    }
  });

  const isEditing = () => performance.now() - written < WRITING_MS;

  const beat = async () => {
    if (document.visibilityState !== "visible") {
      return;
    }
    try {
      const answer = await post(place.dataset.presence, { state: isEditing() ? "editing" : "viewing" });
      const html = answer.ok && !answer.redirected ? (await answer.text()).trim() : "";
      // Only a change is worth reading out.
      if (place.dataset.shown !== html) {
        place.dataset.shown = html;
        place.innerHTML = html;
      }
    } catch {
      // The next beat tries again.
    }
  };

  beat();
  setInterval(beat, BEAT_MS);
  document.addEventListener("visibilitychange", beat);
  addEventListener("pagehide", () => {
    post(place.dataset.presence, { state: "left" }, { keepalive: true }).catch(() => {});
  });
}
