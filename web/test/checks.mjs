// What must hold of every page, and in which looks.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

// Each language in both themes, on a desk and on a phone.
export const LOOKS = [
  { language: "zh-CN", theme: "light", phone: false },
  { language: "zh-CN", theme: "dark", phone: true },
  { language: "zh-TW", theme: "dark", phone: false },
  { language: "zh-TW", theme: "light", phone: true },
  { language: "en", theme: "light", phone: false },
  { language: "en", theme: "dark", phone: true },
];

export const nameOf = ({ language, theme, phone }) => `${language}, ${theme}, ${phone ? "phone" : "desk"}`;

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** axe finds nothing, and the page keeps to what `checkLayout` asks. */
export async function checkLook(page, complaints, phone) {
  await checkLayout(page, complaints, phone);
  assert.deepEqual({ violations: await violations(page), complaints }, { violations: [], complaints: [] });
}

/** The policy stops nothing, nothing runs out of the window, no word is missing, and fingers hit what they aim at. */
export async function checkLayout(page, complaints, phone) {
  await atRest(page);
  const found = await page.evaluate(() => ({
    beyond: document.documentElement.scrollWidth - innerWidth,
    // A key of the language files that stands where its words should.
    unsaid: document.body.innerText.match(/\b(?:complaint|portal|boards?|standard|refusal|nav|action|me|staff|error)(?:-[a-z]+){1,5}\b/g) ?? [],
  }));
  const small = phone ? await smallTargets(page) : [];
  assert.deepEqual({ ...found, small, complaints }, { beyond: 0, unsaid: [], small: [], complaints: [] });
}

/** What the page fetches by itself and its fonts are there, and nothing moves any more. */
export async function atRest(page) {
  await page.waitForFunction(() => !document.querySelector(".htmx-request"));
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
  });
}

/** What axe finds against WCAG 2.2 AA. */
export async function violations(page) {
  await page.evaluate(axe);
  const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const options = { runOnly: rules, resultTypes: ["violations"] };
  const { violations } = await page.evaluate((options) => window.axe.run(document, options), options);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
}

/** Controls that a finger would miss: less than 44 px high. Links within a sentence are excepted (WCAG 2.5.8). */
function smallTargets(page) {
  return page.evaluate(() => {
    const controls = document.querySelectorAll("a, button, summary, input:not([type=hidden]), select, textarea");
    const small = [...controls].filter((control) => {
      if (control.getClientRects().length === 0 || control.matches(".k-skip, p a, input[type=file]")) {
        return false;
      }
      const target = control.matches("[type=checkbox], [type=radio]") ? control.closest("label") : control;
      const { height } = target.getBoundingClientRect();
      const around = getComputedStyle(target, "::after");
      const isLarger = around.position === "absolute" && around.content !== "none";
      // What is laid over a control that has no place of its own fills the box around it.
      const box = getComputedStyle(control).position === "static" ? control.offsetParent.offsetHeight : height;
      return (isLarger ? box - 2 * parseFloat(around.top) : height) < 43.5;
    });
    return small.map((control) => control.outerHTML.slice(0, 120));
  });
}
