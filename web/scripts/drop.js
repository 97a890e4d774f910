// `data-drop`: files are dropped, chosen, or pasted as a screenshot; what was chosen is listed and can be taken out.

import { icon, make } from "./common.js";
import { toast } from "./toasts.js";

const zones = document.querySelectorAll("[data-drop]");

for (const zone of zones) {
  const input = zone.querySelector('input[type="file"]');
  const list = zone.querySelector("ul");
  zone.classList.add("k-drop-live");

  for (const [type, over] of [["dragenter", true], ["dragover", true], ["dragleave", false], ["drop", false]]) {
    zone.addEventListener(type, () => zone.classList.toggle("k-drop-over", over));
  }
  // Choosing replaces what was chosen before; people expect it to add.
  let kept = [];
  input.addEventListener("change", () => set([...(input.multiple ? kept : []), ...input.files]));

  zone.add = (files) => set([...(input.multiple ? kept : []), ...files]);

  function set(files) {
    const limit = Number(zone.dataset.limit ?? Infinity);
    const fitting = files.filter((file) => {
      if (file.size > limit) {
        const words = document.getElementById("toasts")?.dataset.tooBig ?? "";
        toast(words.replace("{name}", file.name).replace("{size}", zone.dataset.limitText), "bad");
      }
      return file.size <= limit;
    });
    const transfer = new DataTransfer();
    unique(fitting).forEach((file) => transfer.items.add(file));
    input.files = transfer.files;
    kept = [...input.files];
    list.replaceChildren(...kept.map(row));
  }

  function row(file, i) {
    const remove = make("button", "btn btn-sm btn-icon btn-ghost-secondary", icon("x"));
    remove.type = "button";
    remove.setAttribute("aria-label", `${list.dataset.remove} ${file.name}`);
    remove.addEventListener("click", () => {
      set(kept.filter((_, j) => j !== i));
      (list.querySelector("button") ?? input).focus();
    });
    return make("li", "", sign(file), make("span", "", file.name), make("span", "k-num", size(file)), remove);
  }
}

function sign(file) {
  if (!/^image\/(png|jpeg|gif|webp)$/.test(file.type)) {
    return icon("file");
  }
  const picture = new Image();
  picture.alt = "";
  picture.src = URL.createObjectURL(file);
  picture.addEventListener("load", () => URL.revokeObjectURL(picture.src));
  return picture;
}

const size = (file) =>
  file.size < 1e6 ? `${Math.max(1, Math.round(file.size / 1e3))} kB` : `${(file.size / 1e6).toFixed(1)} MB`;

function unique(files) {
  const seen = new Set();
  return files.filter((file) => {
    const key = `${file.name}/${file.size}/${file.lastModified}`;
    return !seen.has(key) && seen.add(key);
  });
}

document.addEventListener("paste", (event) => {
  const files = [...(event.clipboardData?.files ?? [])];
  if (files.length === 0 || zones.length === 0) {
    return;
  }
  const form = document.activeElement?.closest?.("form");
  const zone = [...zones].find((one) => form?.contains(one)) ?? (zones.length === 1 ? zones[0] : null);
  if (zone) {
    event.preventDefault();
    zone.add(files);
  }
});
