// Forms, drafts, files, menus, live updates; and the same pages without JavaScript.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { complaintsOf, openWindow, startBrowser, startGallery } from "./gallery.mjs";

const CASE = "/complaints/T20260930-0001";
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

async function on(path, check, options = {}) {
  const context = await openWindow(browser, gallery.base, options);
  const page = await context.newPage();
  await page.goto(path);
  await check(page, context);
  await context.close();
}

/** The bodies of what is posted to a path from now on. */
function posted(page, path) {
  const bodies = [];
  page.on("request", (request) => {
    if (request.method() === "POST" && new URL(request.url()).pathname === path) {
      bodies.push(request.postData() ?? "");
    }
  });
  return bodies;
}

describe("a form", () => {
  it("is sent once, however often it is pressed", () =>
    on(CASE, async (page) => {
      const bodies = posted(page, "/drafts");
      await page.route("**/drafts", async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 600));
        await route.continue();
      });
      await page.evaluate(() => {
        document.getElementById("f-note").value = "一次";
        const button = document.querySelector(".k-composer-pane-note button");
        button.click();
        button.click();
        button.click();
      });
      await page.waitForTimeout(900);
      assert.equal(bodies.length, 1);
    }));

  it("of filters leaves empty conditions out of the address", () =>
    on("/inbox?sort=due", async (page) => {
      await page.locator("select[name=state]").selectOption("open");
      await page.waitForURL("**/inbox?sort=due&state=open");
      assert.equal(await page.locator("select[name=state]").inputValue(), "open");
    }));

  it("that came back with errors is read out from its notice", () =>
    on("/intake-refused", async (page) => {
      assert.equal(await page.evaluate(() => document.activeElement.getAttribute("role")), "alert");
      const described = await page.locator("#f-phone").getAttribute("aria-describedby");
      assert.match(await page.locator(`#${described}`).textContent(), /5 至 15 位/);
    }));
});

describe("a draft", () => {
  it("saves itself and says so", () =>
    on(CASE, async (page) => {
      const bodies = posted(page, "/drafts");
      await page.locator("#f-note").pressSequentially("核对话单");
      await page.locator(".k-draft-state", { hasText: "已保存" }).waitFor();
      assert.equal(new URLSearchParams(bodies.at(-1)).get("text"), "核对话单");
      assert.equal(new URLSearchParams(bodies.at(-1)).get("key"), "note-1");
    }));

  it("that cannot be saved stays, says so, and is tried again", () =>
    on(CASE, async (page) => {
      let refuse = true;
      await page.route("**/drafts", (route) => (refuse ? route.abort() : route.continue()));
      await page.locator("#f-note").fill("别丢");
      await page.locator('.k-draft-state[data-state="failed"]').waitFor();
      refuse = false;
      await page.locator(".k-draft-state", { hasText: "已保存" }).waitFor({ timeout: 8000 });
      assert.equal(await page.locator("#f-note").inputValue(), "别丢");
    }));
});

describe("files", () => {
  const picture = { name: "<img src=x onerror=alert(1)>.png", mimeType: "image/png", buffer: Buffer.from("89504e47", "hex") };

  it("are listed with their names as text, added to, and taken out", () =>
    on("/intake", async (page) => {
      const complaints = complaintsOf(page);
      const input = page.locator("#f-evidence");
      await input.setInputFiles(picture);
      await input.setInputFiles({ name: "账单.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF") });
      const rows = page.locator(".k-drop-files li");
      assert.equal(await rows.count(), 2);
      assert.match(await rows.first().textContent(), /<img src=x/);
      await rows.first().locator("button").click();
      assert.deepEqual(await input.evaluate(({ files }) => [...files].map(({ name }) => name)), ["账单.pdf"]);
      assert.deepEqual(complaints, []);
    }));

  it("that are too large are not taken, and that is said", () =>
    on("/intake", async (page) => {
      await page.evaluate(() => {
        document.querySelector("[data-drop]").dataset.limit = "3";
      });
      await page.locator("#f-evidence").setInputFiles(picture);
      assert.equal(await page.locator(".k-drop-files li").count(), 0);
      await page.locator(".k-toast", { hasText: "20 MB" }).waitFor();
    }));

  it("are pasted as a screenshot", () =>
    on("/intake", async (page) => {
      await page.evaluate(() => {
        const clipboardData = new DataTransfer();
        clipboardData.items.add(new File(["x"], "image.png", { type: "image/png" }));
        document.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
      });
      assert.equal(await page.locator(".k-drop-files li").count(), 1);
    }));
});

describe("the page", () => {
  it("turns dark at once, without a new page, and stays so", () =>
    on("/intake", async (page) => {
      await page.locator("#f-text").fill("未存的文字");
      await page.locator("summary", { hasText: "外观" }).click();
      await page.locator('[name=theme][value="dark"]').click();
      assert.equal(await page.evaluate(() => getComputedStyle(document.body).colorScheme), "dark");
      assert.equal(await page.locator("#f-text").inputValue(), "未存的文字");
      await page.waitForTimeout(200);
      await page.reload();
      assert.equal(await page.locator("html").getAttribute("data-bs-theme"), "dark");
    }));

  it("changes its language", () =>
    on("/inbox?state=open", async (page) => {
      await page.locator("summary", { hasText: "语言" }).click();
      await page.locator('[value="zh-TW"]').click();
      await page.locator("h1", { hasText: "待辦匣" }).waitFor();
      assert.equal(new URL(page.url()).search, "?state=open");
    }));

  it("copies, and says so", () =>
    on(CASE, async (page, context) => {
      await context.grantPermissions(["clipboard-read", "clipboard-write"]);
      await page.locator("[data-copy]").click();
      await page.locator(".k-toast", { hasText: "已复制" }).waitFor();
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "T20260930-0001");
    }));

  it("tells who else is here, and tells the others of editing", () =>
    on(CASE, async (page) => {
      await page.locator(".k-presence", { hasText: "赵蕾 正在查看" }).waitFor();
      const bodies = posted(page, "/presence");
      await page.locator("#f-note").pressSequentially("写");
      await page.waitForTimeout(200);
      assert.equal(new URLSearchParams(bodies.at(-1)).get("state"), "editing");
    }));
});

/** Where something stands once the page has come to rest. */
async function settled(element) {
  let box = await element.boundingBox();
  for (let same = 0; same < 3; ) {
    await element.page().waitForTimeout(100);
    const now = await element.boundingBox();
    same = now.y === box.y ? same + 1 : 0;
    box = now;
  }
  return box;
}

describe("live updates", () => {
  it("offer what is new without moving the list, and fetch the timeline anew", () =>
    on("/inbox", async (page, context) => {
      const rows = page.locator("tbody tr");
      const before = await settled(rows.first());
      await page.locator(".k-pill button").waitFor({ timeout: 10000 });
      assert.deepEqual(await rows.first().boundingBox(), before);
      await page.locator("[data-select]").first().click();
      await page.locator(".k-pill button").click();
      await page.locator(".k-pill").waitFor({ state: "detached" });
      assert.equal(await rows.count(), 6);
      const other = await context.newPage();
      await other.goto(CASE);
      await other.locator("#f-note").fill("正在写");
      await other.waitForRequest((request) => request.url().endsWith("/timeline"), { timeout: 10000 });
      await other.waitForTimeout(300);
      assert.equal(await other.locator("#f-note").inputValue(), "正在写");
      assert.equal(await other.locator("#timeline").count(), 1);
    }));

  it("need one connection for all tabs of a browser", () =>
    on("/inbox", async (page, context) => {
      await page.waitForTimeout(500);
      const opened = [];
      context.on("request", (request) => request.url().endsWith("/live") && opened.push(request.url()));
      const other = await context.newPage();
      await other.goto("/inbox");
      await other.locator(".k-pill button").waitFor({ timeout: 10000 });
      assert.deepEqual(opened, []);
      await page.close();
      await other.waitForTimeout(500);
      assert.equal(opened.length, 1, "the other tab takes over when the first one closes");
    }));
});

describe("without JavaScript", () => {
  const options = { javaScriptEnabled: false };

  it("menus open, the language changes, rows are selected, and the drawer opens", () =>
    on("/inbox", async (page) => {
      await page.locator("[data-select]").first().click();
      assert.equal(await page.locator(".k-bulk").isVisible(), true);
      await page.locator(".k-bar-tools summary").first().click();
      await page.locator('[value="en"]').click();
      await page.locator("h1", { hasText: "Inbox" }).waitFor();
    }, options));

  it("the composer turns to the customer on purpose only", () =>
    on(CASE, async (page) => {
      assert.equal(await page.locator("#f-note").isVisible(), true);
      assert.equal(await page.locator("#f-reply").isVisible(), false);
      await page.locator(".k-composer-reply").click();
      assert.equal(await page.locator("#f-note").isVisible(), false);
      assert.equal(await page.locator("#f-reply").isVisible(), true);
    }, options));

  it("a chart is a table", () =>
    on("/boards", async (page) => {
      await page.locator(".k-chart summary").first().click();
      assert.match(await page.locator(".k-chart table").first().textContent(), /38\.9 h/);
    }, options));

  it("the portal's form is sent", () =>
    on("/portal", async (page) => {
      await page.locator("#f-text").fill("每晚断线");
      await page.locator("#f-phone").fill("13900000001");
      const [request] = await Promise.all([page.waitForRequest("**/drafts"), page.locator(".k-form-do button").click()]);
      assert.equal(request.method(), "POST");
    }, { ...options, phone: true }));
});
