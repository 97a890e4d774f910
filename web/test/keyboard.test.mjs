// The keyboard: shortcuts, lists, the palette, and an input method that composes.

import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";

import { openWindow, startBrowser, startGallery } from "./gallery.mjs";

const CASE = "/complaints/T20260930-0001";
let gallery;
let browser;
let context;
let page;

before(async () => {
  gallery = await startGallery();
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  gallery?.stop();
});

async function open(path, cookies = {}) {
  await context?.close();
  context = await openWindow(browser, gallery.base, { cookies });
  page = await context.newPage();
  await page.goto(path);
}

const focused = () => page.evaluate(() => document.activeElement?.name || document.activeElement?.textContent.trim());

describe("single keys", () => {
  it("lead to search, note and reply", async () => {
    await open(CASE);
    await page.keyboard.press("/");
    assert.equal(await focused(), "q");
    await page.keyboard.press("Escape");
    await page.keyboard.press("r");
    assert.equal(await focused(), "reply");
    await page.keyboard.press("Escape");
    await page.keyboard.press("n");
    assert.equal(await focused(), "note");
  });

  it("are text inside a field", async () => {
    await open(CASE);
    await page.keyboard.press("n");
    await page.keyboard.type("never?/");
    assert.equal(await page.locator("#f-note").inputValue(), "never?/");
    assert.equal(new URL(page.url()).pathname, CASE);
  });

  it("leave undoing within a text to the browser, and undo the last step elsewhere", async () => {
    await open(CASE);
    const undone = [];
    page.on("request", (request) => request.method() === "POST" && undone.push(request.url()));
    const undos = () => undone.filter((url) => url.endsWith("/undo")).length;
    await page.locator("#f-note").focus();
    await page.keyboard.press("Control+z");
    await page.waitForTimeout(200);
    assert.equal(undos(), 0);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+z");
    await page.waitForTimeout(300);
    assert.equal(undos(), 1);
  });

  it("close the case and open the next, and lead by sequence", async () => {
    await open(CASE);
    await page.keyboard.press("e");
    await page.waitForURL("**/inbox");
    await page.keyboard.press("g");
    await page.keyboard.press("d");
    await page.waitForURL("**/empty");
  });

  it("do nothing when they are switched off, while combinations still work", async () => {
    await open(CASE, { kefu_shortcuts: "off" });
    await page.keyboard.press("e");
    await page.keyboard.press("?");
    await page.waitForTimeout(200);
    assert.equal(new URL(page.url()).pathname, CASE);
    assert.equal(await page.locator("#keys-help").isVisible(), false);
    await page.keyboard.press("Control+k");
    assert.equal(await page.locator("#palette").isVisible(), true);
  });

  it("belong to an input method while it composes", async () => {
    await open(CASE);
    await page.evaluate(() => {
      for (const event of [{ key: "e", isComposing: true }, { key: "Process", keyCode: 229 }, { key: "e", keyCode: 229 }]) {
        document.body.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...event }));
      }
    });
    await page.waitForTimeout(200);
    assert.equal(new URL(page.url()).pathname, CASE);
  });
});

describe("lists", () => {
  beforeEach(() => open("/inbox"));

  const chosen = () => page.locator("[data-select]:checked").count();

  it("are walked with j and k, selected with x, opened with Enter", async () => {
    await page.keyboard.press("j");
    assert.equal(await focused(), "T20260930-0001");
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("k");
    assert.equal(await focused(), "T20261009-0042");
    await page.keyboard.press("x");
    assert.equal(await chosen(), 1);
    assert.equal(await page.locator("[data-select-count]").textContent(), "已选 1 项");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/T20261009-0042");
  });

  it("select a range with Shift, all, and none", async () => {
    assert.equal(await page.locator(".k-bulk").isVisible(), false);
    await page.locator("[data-select]").nth(1).click();
    await page.locator("[data-select]").nth(4).click({ modifiers: ["Shift"] });
    assert.equal(await chosen(), 4);
    assert.equal(await page.locator(".k-bulk").isVisible(), true);
    assert.equal(await page.locator("[data-select-all]").evaluate((all) => all.indeterminate), true);
    await page.locator("[data-select-all]").click();
    assert.equal(await chosen(), 6);
    await page.locator('.k-bulk [type="reset"]').click();
    assert.equal(await chosen(), 0);
    assert.equal(await page.locator(".k-bulk").isVisible(), false);
  });
});

describe("the palette", () => {
  beforeEach(async () => {
    await open(CASE);
    await page.keyboard.press("Control+k");
  });

  const labels = () => page.locator("#palette [role=option]").allTextContents();

  it("begins with what the page itself offers", async () => {
    assert.match((await labels())[0], /结案并打开下一件/);
    assert.ok((await labels()).some((label) => label.includes("退出登录")));
  });

  it("finds by words, asks the server, and runs with Enter", async () => {
    await page.keyboard.type("期限");
    // What the server finds follows what the page has.
    assert.match((await labels())[0], /期限/);
    assert.ok(!(await labels()).some((label) => label.includes("待办")));
    await page.locator("#palette input").fill("彩铃");
    await page.locator("#palette [role=option]", { hasText: "视频彩铃会员" }).waitFor();
    await page.locator("#palette input").fill("待办");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/inbox");
  });

  it("leaves Enter to an input method that composes", async () => {
    await page.locator("#palette input").fill("待办");
    await page.locator("#palette input").evaluate((input) => {
      input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true, cancelable: true }));
    });
    await page.waitForTimeout(200);
    assert.equal(new URL(page.url()).pathname, CASE);
    assert.equal(await page.locator("#palette").isVisible(), true);
  });

  it("goes into a field that it names", async () => {
    await page.locator("#palette input").fill("内部备注");
    await page.locator("#palette input").fill("写内部备注");
    await page.keyboard.press("Enter");
    assert.equal(await focused(), "note");
  });
});

describe("help", () => {
  it("lists what every page has and what this one offers, and closes with Escape", async () => {
    await open(CASE);
    await page.keyboard.press("?");
    const help = page.locator("#keys-help");
    assert.equal(await help.isVisible(), true);
    assert.match(await help.locator("[data-help-page]").textContent(), /回复客户/);
    await page.keyboard.press("e");
    assert.equal(new URL(page.url()).pathname, CASE, "keys behind a dialog are dead");
    await page.keyboard.press("Escape");
    assert.equal(await help.isVisible(), false);
  });
});
