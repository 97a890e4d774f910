// What people do all day, done in a browser at the demo operator: the desk by keyboard, what others do at the same
// time, what is kept while one writes, a complaint from its first words to its end, and the portal on a phone.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";

import { complain, linksOf, signIn, startDemo } from "./demo.mjs";
import { complaintsOf, openWindow, startBrowser } from "./gallery.mjs";

const [AGENT, SPECIALIST, LEADER, COLLEAGUE] = ["1001", "1002", "1003", "1024"];
const sessions = {};
let demo;
let browser;
let folder;

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "kefu-files-"));
  await writeFile(path.join(folder, "dropped.png"), "y");
  demo = await startDemo();
  browser = await startBrowser();
  for (const number of [AGENT, SPECIALIST, LEADER, COLLEAGUE]) {
    sessions[number] = await signIn(browser, demo.base, number);
  }
});

after(async () => {
  await browser?.close();
  await demo?.stop();
  await rm(folder, { recursive: true });
});

/** Everybody of a scene at a window of their own; nothing may go wrong in any of them. */
async function scene(people, act, { status = 200, ...options } = {}) {
  const contexts = await Promise.all(
    people.map((who) => openWindow(browser, demo.base, { storageState: sessions[who], locale: "zh-CN", ...options })),
  );
  const pages = await Promise.all(contexts.map((context) => context.newPage()));
  const complaints = pages.map((page) => complaintsOf(page, status));
  await act(...pages);
  assert.deepEqual(complaints.flat(), []);
  await Promise.all(contexts.map((context) => context.close()));
}

/** The addresses of the first complaints of a list. */
async function listed(page, query) {
  await page.goto(`/complaints?${query}`);
  return linksOf(page, "main tbody a");
}

/** Takes a complaint in at the desk, and leads to its page; returns its number. */
async function takeIn(page, { phone, text = "账单里多了视频彩铃会员 30 元，我从没订过。", keys = false }) {
  await page.goto("/complaints/new");
  await page.fill('[name="text"]', text);
  await page.fill('[name="demand"]', "退还 30 元");
  await page.selectOption('[name="category"]', "vas-not-ordered");
  await page.fill('[name="phone"]', phone);
  await (keys ? page.keyboard.press("Control+Enter") : page.locator('main form button[type="submit"]').click());
  await page.waitForURL("**/accepted");
  const number = page.url().match(/T\d{8}-\d{4,}/)[0];
  await page.goto(`/complaints/${number}`);
  return number;
}

/** Drops a file from outside the browser, as the operating system would. */
async function drop(page, selector, file) {
  const zone = page.locator(selector);
  await zone.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await zone.boundingBox();
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [file], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"]) {
    await session.send("Input.dispatchDragEvent", { type, x: x + width / 2, y: y + height / 2, data });
  }
}

/** Waits until the page says so where it says what was just done. */
const said = (page, words) => page.locator("#toasts", { hasText: words }).waitFor();
/** Presses the button of a step, or opens its form. */
const step = (page, words) => page.locator("#steps :is(a, button)", { hasText: words }).first().click();
const send = (page, words) => page.locator("#step button", { hasText: words }).click();
const inTimeline = (page, words) => page.locator("#timeline", { hasText: words }).waitFor();
const hasFocus = (page, selector) => page.waitForFunction((s) => document.activeElement?.matches(s), selector);

describe("the desk by keyboard", () => {
  it("walks a list, chooses two, and writes one note to both", () =>
    scene([SPECIALIST], async (page) => {
      const [first, second] = await listed(page, "view=mine");
      await page.keyboard.press("j");
      await hasFocus(page, `a[href="${first}"]`);
      await page.keyboard.press("x");
      await page.keyboard.press("j");
      await hasFocus(page, `a[href="${second}"]`);
      await page.keyboard.press("x");
      await page.locator("[data-select-count]", { hasText: "2" }).waitFor();
      await page.keyboard.press("n");
      await hasFocus(page, '[name="note"]');
      await page.keyboard.type("明早先打电话");
      await page.keyboard.press("Control+Enter");
      await page.locator('main [role="status"]', { hasText: "2" }).waitFor();
      for (const address of [first, second]) {
        await page.goto(address);
        await inTimeline(page, "明早先打电话");
      }
    }));

  it("opens a complaint, its form of a step, the help, and any other complaint by its number", () =>
    scene([SPECIALIST], async (page) => {
      const [first] = await listed(page, "view=mine");
      const [other] = await listed(page, "view=closed");
      await listed(page, "view=mine");
      await page.keyboard.press("j");
      await page.keyboard.press("Enter");
      await page.waitForURL(`**${first}`);
      await page.keyboard.press("u");
      await page.waitForURL(/step=add-evidence/);
      await page.locator("#step").waitFor();
      await page.keyboard.press("?");
      await page.locator("#keys-help[open]").waitFor();
      await page.keyboard.press("Escape");
      await page.locator("#keys-help[open]").waitFor({ state: "detached" });
      await page.keyboard.press("Control+k");
      await page.keyboard.type(other.split("/").at(-1));
      await page.locator("#palette [role=option]", { hasText: other.split("/").at(-1) }).first().waitFor();
      await page.keyboard.press("Enter");
      await page.waitForURL(`**${other}`);
      await page.keyboard.press("g");
      await page.keyboard.press("i");
      await page.waitForURL("**/complaints");
    }));
});

describe("what others do at the same time", () => {
  it("is offered in a list without moving it, and shown when asked for", () =>
    scene([LEADER, undefined], async (leader, customer) => {
      const before = await listed(leader, "view=to-judge&sort=-number");
      const number = await complain(customer, { phone: "13900000201" });
      const pill = leader.locator(".k-pill button");
      await pill.waitFor();
      assert.deepEqual(await linksOf(leader, "main tbody a"), before);
      await pill.click();
      await leader.locator(`tbody a[href="/complaints/${number}"]`).waitFor();
      await pill.waitFor({ state: "detached" });
    }));

  it("comes into the timeline while one writes, and leaves what one writes alone", () =>
    scene([SPECIALIST, LEADER], async (specialist, leader) => {
      const [address] = await listed(specialist, "view=mine");
      await specialist.goto(address);
      await specialist.fill("#f-note", "写到一半");
      await leader.goto(address);
      await leader.fill("#f-note", "请今天联系客户");
      await leader.keyboard.press("Control+Enter");
      await inTimeline(specialist, "请今天联系客户");
      assert.equal(await specialist.inputValue("#f-note"), "写到一半");
    }));

  it("is told before two work on the same complaint", () =>
    scene([SPECIALIST, LEADER], async (specialist, leader) => {
      const [address] = await listed(specialist, "view=mine");
      const beaten = (page) => page.waitForResponse((answer) => answer.url().endsWith("/presence"));
      await Promise.all([beaten(specialist), specialist.goto(address)]);
      await leader.goto(address);
      await leader.locator(".k-presence", { hasText: "王强" }).waitFor();
      await Promise.all([beaten(specialist), specialist.locator("#f-note").pressSequentially("核对")]);
      await leader.reload();
      await leader.locator(".k-presence", { hasText: "王强 正在编辑" }).waitFor();
    }));
});

describe("what one has begun", () => {
  it("is still there after a reload, until it is sent", () =>
    scene([COLLEAGUE], async (page) => {
      await page.goto("/complaints/new");
      await page.locator('[name="text"]').pressSequentially("客户说每晚掉线");
      await page.locator(".k-draft-state", { hasText: "已保存" }).waitFor();
      await page.reload();
      assert.equal(await page.inputValue('[name="text"]'), "客户说每晚掉线");
      await takeIn(page, { phone: "13900000202", text: "客户说每晚掉线，已报修两次。" });
      await page.locator("#f-note").pressSequentially("光猫序列号待查");
      await page.locator(".k-draft-state", { hasText: "已保存" }).waitFor();
      await page.reload();
      assert.equal(await page.inputValue("#f-note"), "光猫序列号待查");
      await page.locator("#f-note").press("Control+Enter");
      await inTimeline(page, "光猫序列号待查");
      assert.equal(await page.inputValue("#f-note"), "");
      await page.goto("/complaints/new");
      assert.equal(await page.inputValue('[name="text"]'), "");
    }));

  it("may be evidence that is dropped, pasted and chosen, and all of it arrives", () =>
    scene([COLLEAGUE], async (page) => {
      const number = await takeIn(page, { phone: "13900000203" });
      await page.goto(`/complaints/${number}?step=add-evidence`);
      const files = page.locator(".k-drop-files li");
      await page.evaluate(() => {
        const clipboardData = new DataTransfer();
        clipboardData.items.add(new File(["x"], "screenshot.png", { type: "image/png" }));
        document.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
      });
      await files.nth(0).waitFor();
      await drop(page, "[data-drop]", path.join(folder, "dropped.png"));
      await files.nth(1).waitFor();
      await page.locator('#step input[type="file"]').setInputFiles({ name: "账单.txt", mimeType: "text/plain", buffer: Buffer.from("30.00") });
      await files.nth(2).waitFor();
      await page.fill('#step [name="description"]', "客户提供");
      await page.locator('#step button[type="submit"]').first().click();
      await said(page, "证据");
      await page.goto(`/complaints/${number}?tab=evidence`);
      for (const name of ["screenshot.png", "dropped.png", "账单.txt"]) {
        await page.locator(".k-context a", { hasText: name }).first().waitFor();
      }
    }));

  it("may be a list that one keeps under a name, opens again and removes", () =>
    scene([COLLEAGUE], async (page) => {
      await page.goto("/complaints?view=open");
      await page.selectOption('select[name="class"]', "network-quality");
      await page.waitForURL(/class=network-quality/);
      const rows = await linksOf(page, "main tbody a");
      await page.locator('[data-dialog="save-view"]').click();
      await page.fill('#save-view [name="name"]', "网络类");
      await page.locator('#save-view button[type="submit"].btn-primary').click();
      const kept = page.locator(".k-views a", { hasText: "网络类" });
      await kept.waitFor();
      await page.goto("/complaints?view=closed");
      await kept.click();
      await page.waitForURL(/class=network-quality/);
      assert.deepEqual(await linksOf(page, "main tbody a"), rows);
      await page.locator(".k-view-remove").click();
      await kept.waitFor({ state: "detached" });
    }));
});

describe("a complaint", () => {
  const PHONE = "13900000204";

  it("is worked from its first words to its end by those whose work it is", () =>
    scene([AGENT, SPECIALIST, LEADER, undefined], async (agent, specialist, leader, customer) => {
      const number = await takeIn(agent, { phone: PHONE, keys: true });
      const address = `/complaints/${number}`;
      await agent.keyboard.press("v");
      await said(agent, "成立");
      await step(agent, "派单");
      await agent.check('#step [name="department"][value="CC"]');
      await send(agent, "派单");
      await said(agent, "派单");
      await step(agent, "转交");
      await agent.fill('#step [name="other"]', SPECIALIST);
      await agent.fill('#step [name="reason"]', "增值业务由专员核查");
      await send(agent, "转交");
      await said(agent, "接手");

      await specialist.goto("/complaints?view=handed");
      await specialist.locator(`tbody a[href="${address}"]`).click();
      await specialist.locator('#steps button[value="accept"]').click();
      await said(specialist, "接手");
      await step(specialist, "开始调查");
      await step(specialist, "登记结论");
      await specialist.fill('#step [name="checked"]', "订单 O-7781 的二次确认");
      await specialist.fill('#step [name="found"]', "没有二次确认记录");
      await send(specialist, "登记结论");
      await inTimeline(specialist, "没有二次确认记录");
      // Above the specialist's authority: somebody else approves.
      await specialist.goto(`${address}?step=grant-measure`);
      await specialist.selectOption('#step [name="kind-1"]', "refund");
      await specialist.fill('#step [name="amount-1"]', "150");
      await specialist.fill('#step [name="reason"]', "三个月误扣及补偿");
      await specialist.locator('#step button[value="propose"]').click();
      await specialist.locator(".k-item", { hasText: "待审批" }).waitFor();

      await leader.goto("/complaints?view=approvals");
      await leader.locator(`tbody a[href="${address}"]`).click();
      await leader.locator('button[value="approve"]').first().click();
      await inTimeline(specialist, "赵蕾");
      await specialist.locator('#steps a[href*="step=answer"]').click();
      await specialist.locator("#f-reply").focus();
      await specialist.keyboard.type("经查，该业务没有二次确认，已退还 150 元并取消，向您致歉。");
      await specialist.keyboard.press("Control+Enter");
      await said(specialist, "答复");

      await customer.goto("/portal/follow");
      await customer.fill('[name="number"]', number);
      await customer.fill('[name="contact"]', PHONE);
      await customer.keyboard.press("Enter");
      await customer.waitForURL("**/portal/case");
      await customer.locator(".k-portal-answer", { hasText: "已退还 150 元" }).waitFor();
      await customer.check('[name="opinion"][value="satisfied"]');
      await customer.locator("#opinion button").click();
      await inTimeline(specialist, "满意");

      await specialist.goto(`${address}?step=close`);
      await specialist.selectOption('#step [name="root_cause"]', "VAS-no-second-confirmation");
      await specialist.locator('#step button[name="next"][value=""]').click();
      await specialist.locator("main", { hasText: "已结案" }).waitFor();
      await specialist.locator("code", { hasText: "VAS-no-second-confirmation" }).first().waitFor();
      const dossier = await specialist.request.get(`${address}/dossier.pdf`);
      assert.equal(dossier.headers()["content-type"], "application/pdf");
    }));

  it("that is refused changes nothing, says why, and keeps what was filled in", () =>
    scene([AGENT], async (page) => {
      const number = await takeIn(page, { phone: "13900000205" });
      await page.goto(`/complaints/${number}?step=judge`);
      await page.locator("#step form").evaluate((form) => (form.noValidate = true));
      await page.fill('#step [name="explanation"]', "不属于我们的责任");
      await page.locator('#step button[type="submit"]').first().click();
      await page.locator('[role="alert"]', { hasText: "4.2.2(3)" }).waitFor();
      assert.equal(await page.inputValue('#step [name="explanation"]'), "不属于我们的责任");
      await page.goto(`/complaints/${number}`);
      await inTimeline(page, "4.2.2(3)");
    }, { status: 422 }));
});

describe("the portal on a phone", () => {
  for (const javaScriptEnabled of [true, false]) {
    it(`takes a complaint in three steps and gives it back ${javaScriptEnabled ? "with" : "without"} JavaScript`, () =>
      scene([undefined], async (page) => {
        const phone = javaScriptEnabled ? "13900000206" : "13900000207";
        await page.goto("/portal");
        await page.locator('a[href="/portal/submit"]').click();
        await page.locator('a[href="/portal/submit?about=network-quality"]').click();
        await page.locator('[name="matter"]').first().check();
        await page.fill('[name="text"]', "每晚八点掉线");
        await page.fill('[name="demand"]', "修好");
        await page.fill('[name="phone"]', phone);
        await page.locator('form[action="/portal/submit"] button[type="submit"]').click();
        await page.waitForURL("**/portal/receipt");
        await page.locator("main", { hasText: "第 3 步，共 3 步" }).waitFor();
        const number = (await page.locator("main").textContent()).match(/T\d{8}-\d{4,}/)[0];
        await page.locator('input[type="file"]').setInputFiles({ name: "测速.txt", mimeType: "text/plain", buffer: Buffer.from("0.3 Mbit/s") });
        await page.locator('form[action="/portal/case/information"] button[type="submit"]').click();
        await page.waitForURL("**/portal/case");

        await page.locator('form[action="/portal/leave"] button').click();
        await page.waitForURL("**/portal");
        await page.locator('a[href="/portal/follow"]').click();
        await page.fill('[name="number"]', number.toLowerCase());
        await page.fill('[name="contact"]', `${phone.slice(0, 3)} ${phone.slice(3)}`);
        await page.locator('form[action="/portal/follow"] button[type="submit"]').click();
        await page.waitForURL("**/portal/case");
        await page.locator('form[action="/portal/case/chase"] button').click();
        await page.locator("#chase", { hasText: "1" }).waitFor();
        await page.fill('[name="information"]', "昨晚又掉了三次");
        await page.locator("#inform button[type=submit]").click();
        await page.locator("main", { hasText: "昨晚又掉了三次" }).waitFor();
      }, { phone: true, javaScriptEnabled }));
  }
});
