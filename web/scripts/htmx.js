// The library, and how it behaves here: errors never replace what stands on the page, and a session that ended leads
// to the sign-in page instead of into a fragment.

import htmx from "htmx.org";

import { toast } from "./toasts.js";

htmx.config.noSwap = [204, 304, "4xx", "5xx"];

document.addEventListener("htmx:before:response", (event) => {
  const { raw } = event.detail.ctx.response;
  if (raw.redirected && new URL(raw.url).pathname !== new URL(event.detail.ctx.request.action, location.href).pathname) {
    event.preventDefault();
    location.assign(raw.url);
  }
});

// What is fetched by itself, again and again, may fail silently; what a person asked for may not.
document.addEventListener("htmx:error", ({ detail: { ctx } }) => {
  if (ctx?.request?.method && ctx.request.method !== "GET") {
    toast(document.getElementById("toasts")?.dataset.network ?? "", "bad");
  }
});

export default htmx;
