// Every page of the gallery, in three languages, light and dark, on a desk and on a phone: axe finds nothing, the
// policy stops nothing, nothing runs out of the window, and fingers hit what they aim at.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, describe, it } from "node:test";

import { complaintsOf, openWindow, startBrowser, startGallery } from "./gallery.mjs";

const PAGES = [
  "/inbox", "/empty", "/complaints/T20260930-0001", "/intake", "/intake-refused", "/boards", "/imports", "/error",
  "/sign-in", "/portal", "/portal/follow",
];
// Each language in both themes, on a desk and on a phone.
const LOOKS = [
  { language: "zh-CN", theme: "light", phone: false },
  { language: "zh-CN", theme: "dark", phone: true },
  { language: "zh-TW", theme: "dark", phone: false },
  { language: "zh-TW", theme: "light", phone: true },
  { language: "en", theme: "light", phone: false },
  { language: "en", theme: "dark", phone: true },
];

let gallery;
let browser;
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

before(async () => {
  gallery = await startGallery();
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  gallery?.stop();
});

async function violations(page) {
  await page.evaluate(axe);
  const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations } = await page.evaluate((runOnly) => window.axe.run(document, { runOnly }), rules);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
}

for (const { language, theme, phone } of LOOKS) {
  describe(`${language}, ${theme}, ${phone ? "phone" : "desk"}`, () => {
    for (const path of PAGES) {
      it(`shows ${path}`, async () => {
        const cookies = { kefu_language: language };
        const context = await openWindow(browser, gallery.base, { cookies, phone, colorScheme: theme });
        const page = await context.newPage();
        const complaints = complaintsOf(page);
        const answer = await page.goto(path);
        assert.equal(answer.status(), 200);
        await page.waitForTimeout(300);
        const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.deepEqual({ violations: await violations(page), beyond, complaints }, { violations: [], beyond: 0, complaints: [] });
        if (phone) {
          assert.deepEqual(await smallTargets(page), []);
        }
        await context.close();
      });
    }
  });
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
      const extra = around.position === "absolute" && around.content !== "none" ? -2 * parseFloat(around.top) : 0;
      return height + extra < 43.5;
    });
    return small.map((control) => control.outerHTML.slice(0, 120));
  });
}

describe("what opens", () => {
  const openings = {
    palette: () => document.querySelector(".k-palette-open").click(),
    help: () => document.querySelector(".k-help-open").click(),
    "theme menu": () => document.querySelector("[data-theme-menu]").closest("details").querySelector("summary").click(),
    "user menu": () => document.querySelector(".k-menu-user summary").click(),
    dialog: () => document.querySelector('[data-dialog="extension"]').click(),
    clock: () => document.querySelector("details.k-clock summary").click(),
    reply: () => document.querySelector('[value="reply"]').click(),
  };
  for (const [name, opening] of Object.entries(openings)) {
    for (const theme of ["light", "dark"]) {
      it(`${name}, ${theme}`, async () => {
        const context = await openWindow(browser, gallery.base, { colorScheme: theme });
        const page = await context.newPage();
        const complaints = complaintsOf(page);
        await page.goto("/complaints/T20260930-0001");
        await page.evaluate(opening);
        await page.waitForTimeout(200);
        assert.deepEqual({ violations: await violations(page), complaints }, { violations: [], complaints: [] });
        await context.close();
      });
    }
  }

  it("navigation drawer on a phone", async () => {
    const context = await openWindow(browser, gallery.base, { phone: true });
    const page = await context.newPage();
    await page.goto("/inbox");
    assert.equal(await page.locator("#nav").isVisible(), false);
    await page.locator(".k-nav-open").click();
    assert.equal(await page.locator("#nav").isVisible(), true);
    assert.deepEqual(await violations(page), []);
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("#nav").isVisible(), false);
    await context.close();
  });
});

describe("large print and paper", () => {
  it("makes the portal's letters larger without running out of a phone", async () => {
    const context = await openWindow(browser, gallery.base, { phone: true, cookies: { kefu_large_print: "on" } });
    const page = await context.newPage();
    await page.goto("/portal");
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).fontSize), "20px");
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
    await context.close();
  });

  it("prints the case without what only a screen can do", async () => {
    const context = await openWindow(browser, gallery.base, { colorScheme: "dark" });
    const page = await context.newPage();
    await page.goto("/complaints/T20260930-0001");
    await page.emulateMedia({ media: "print" });
    for (const gone of [".k-nav", ".k-bar-top", ".k-composer", ".k-steps", ".k-toasts"]) {
      assert.equal(await page.locator(gone).isVisible(), false, gone);
    }
    assert.equal(await page.locator(".k-timeline").isVisible(), true);
    const colour = await page.evaluate(() => getComputedStyle(document.querySelector(".k-entry-who")).color);
    assert.equal(colour, "rgb(24, 32, 43)");
    await context.close();
  });
});
