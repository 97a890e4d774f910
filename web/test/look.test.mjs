// Every page of the gallery, in three languages, light and dark, on a desk and on a phone: axe finds nothing, the
// policy stops nothing, nothing runs out of the window, and fingers hit what they aim at.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { atRest, checkLook, LOOKS, nameOf, violations } from "./checks.mjs";
import { complaintsOf, openWindow, startBrowser, startGallery } from "./gallery.mjs";

const PAGES = [
  "/inbox", "/empty", "/complaints/T20260930-0001", "/intake", "/intake-refused", "/boards", "/imports", "/error",
  "/sign-in", "/portal", "/portal/follow",
];

let gallery;
let browser;

before(async () => {
  gallery = await startGallery();
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  gallery?.stop();
});

for (const look of LOOKS) {
  const { language, theme, phone } = look;
  describe(nameOf(look), { concurrency: 2 }, () => {
    for (const path of PAGES) {
      it(`shows ${path}`, async () => {
        const cookies = { kefu_language: language };
        const context = await openWindow(browser, gallery.base, { cookies, phone, colorScheme: theme });
        const page = await context.newPage();
        const complaints = complaintsOf(page);
        const answer = await page.goto(path);
        assert.equal(answer.status(), 200);
        await checkLook(page, complaints, phone);
        await context.close();
      });
    }
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
        await atRest(page);
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
