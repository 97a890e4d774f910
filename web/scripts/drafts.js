// `data-draft`: a text saves itself. Sending the form ends the draft, which the server then forgets.

import { post } from "./common.js";

const PAUSE_MS = 800;
const AGAIN_MS = 5000;
const drafts = new Map();

document.addEventListener("input", ({ target }) => {
  if (target instanceof HTMLTextAreaElement && target.dataset.draft) {
    const draft = drafts.get(target) ?? begin(target);
    draft.dirty = true;
    show(draft, "");
    plan(draft, PAUSE_MS);
  }
});

function begin(area) {
  const draft = { area, dirty: false, sent: false, timer: 0, line: area.parentElement.querySelector(".k-draft-state") };
  drafts.set(area, draft);
  area.form?.addEventListener("submit", () => {
    draft.sent = true;
    clearTimeout(draft.timer);
  });
  return draft;
}

function plan(draft, pause) {
  clearTimeout(draft.timer);
  draft.timer = setTimeout(() => save(draft), pause);
}

async function save(draft) {
  const text = draft.area.value;
  show(draft, "saving");
  try {
    const answer = await post(draft.area.dataset.draftUrl, { key: draft.area.dataset.draft, text });
    if (!answer.ok || answer.redirected) {
      throw new Error(`status ${answer.status}`);
    }
    draft.dirty = draft.area.value !== text;
    show(draft, draft.dirty ? "" : "saved");
  } catch {
    if (!draft.sent) {
      show(draft, "failed");
      plan(draft, AGAIN_MS);
    }
  }
}

function show({ line }, state) {
  if (line && line.dataset.state !== state) {
    line.dataset.state = state;
    line.textContent = state && line.dataset[state];
  }
}

// What was typed last is sent on while the page goes away.
addEventListener("pagehide", () => {
  for (const draft of drafts.values()) {
    if (draft.dirty && !draft.sent) {
      const fields = { key: draft.area.dataset.draft, text: draft.area.value };
      post(draft.area.dataset.draftUrl, fields, { keepalive: true }).catch(() => {});
    }
  }
});

addEventListener("beforeunload", (event) => {
  if ([...drafts.values()].some(({ line, sent }) => line?.dataset.state === "failed" && !sent)) {
    event.preventDefault();
  }
});
