// The demo operator's pages, as each of its people meets them. Every page is laid out in every look; what axe says is
// asked once in light on a desk and once in dark on a phone. Forms of steps and the other views of a list are alike
// but for their fields: those two looks do for them.

import assert from "node:assert/strict";
import { after, describe, it } from "node:test";

import { checkLayout, checkLook, LOOKS, nameOf } from "./checks.mjs";
import { complain, linksOf, signIn, startDemo } from "./demo.mjs";
import { complaintsOf, openWindow, startBrowser } from "./gallery.mjs";

const [FIRST_LOOK, LAST_LOOK] = [LOOKS[0], LOOKS.at(-1)];
// Who signs in.
const STAFF = {
  agent: "1001", specialist: "1002", leader: "1003", "billing clerk": "1004", inspector: "1005", "privacy officer": "1007",
  manager: "1011", auditor: "1012", liaison: "1013", administrator: "9001",
};
const CUSTOMER_PHONE = "13900000077";
// What every customer of the demo is verified by.
const [SERVICE_PASSWORD, DOCUMENT_DIGITS] = ["135246", "012X"];

const demo = await startDemo();
const browser = await startBrowser();
const sessions = { anybody: undefined };
for (const [who, number] of Object.entries(STAFF)) {
  sessions[who] = await signIn(browser, demo.base, number);
}
const pages = await everyPage();

after(async () => {
  await browser.close();
  await demo.stop();
});

/** A window of somebody's, for looking around before the tests. */
async function as(who, visit) {
  const context = await openWindow(browser, demo.base, { storageState: sessions[who] });
  const page = await context.newPage();
  const found = await visit(page);
  const storageState = await context.storageState();
  await context.close();
  return { found, storageState };
}

/** What there is to look at: who looks, where, whether in every look, and the status that it answers with. */
async function everyPage() {
  const all = [];
  const add = (who, paths, { brief = false, status = 200 } = {}) =>
    all.push(...paths.map((path) => ({ who, path, brief, status })));

  add("anybody", ["/sign-in", "/portal", "/portal/submit", "/portal/submit?about=network-quality", "/portal/follow"]);
  add("anybody", ["/portal/follow?ended"], { brief: true });
  add("anybody", ["/nothing-here"], { status: 404 });

  sessions.customer = (await as("anybody", (page) => complain(page, { phone: CUSTOMER_PHONE }))).storageState;
  add("customer", ["/portal", "/portal/receipt", "/portal/case"]);
  sessions["answered customer"] = await answeredCustomer();
  add("answered customer", ["/portal/case"]);

  add("specialist", ["/complaints", "/complaints?view=all", "/complaints?view=open&mode=board", "/search?q=宽带", "/me"]);
  add("specialist", ["/complaints?view=all&class=marketing&state=closed&owner=1002", "/search", "/search?q=ħħħ"], { brief: true });
  add("specialist", ["/complaints/T20000101-0001"], { status: 404 });
  add("specialist", ["/admin/staff"], { status: 403, brief: true });
  const desk = await casesAndViews();
  add("specialist", desk.cases);
  add("specialist", [...desk.views, ...desk.tabs, ...desk.steps, ...desk.accepted], { brief: true });

  const known = await knownCustomer();
  add("agent", ["/complaints/new", "/customers?q=王", known.contact, known.file]);
  add("agent", ["/customers", "/customers?q=ħħħ", known.stranger, known.matters, known.intake], { brief: true });
  add("agent", [known.file.split("?")[0]], { brief: true, status: 409 });
  add("leader", ["/complaints?view=approvals", "/boards"]);
  const figures = (await as("leader", async (page) => {
    await page.goto("/boards");
    return linksOf(page, 'main a[href^="/boards/"]:not([href*="export"])');
  })).found;
  assert.ok(figures.length >= 20, `the boards lead to ${figures.length} lists of cases`);
  // Lists of one kind differ by their rows only; that each of them opens is asked below.
  const kinds = new Map(figures.map((path) => [path.match(/^\/boards\/(accepted|appealed|dispatched|ended|open)?/)[0], path]));
  add("leader", figures.slice(0, 1));
  add("leader", [...kinds.values()], { brief: true });
  add("auditor", ["/standard", desk.cases[0]]);
  add("auditor", ["/standard?chapter=4&state=proved&q=4.2", "/standard?q=ħħħ"], { brief: true });
  add("administrator", ["/admin/staff", "/admin/staff/1001", "/admin/staff/new", "/admin/departments", "/admin/tokens"]);
  add("administrator", ["/admin/categories", "/admin/categories/plan-charge"]);
  return all;
}

/** One case of each state, the views of the list, the tabs of a case, and each step that somebody can take somewhere. */
async function casesAndViews() {
  const { found } = await as("specialist", async (page) => {
    await page.goto("/complaints?view=all");
    const views = await linksOf(page, ".k-views a");
    const states = await page.locator('select[name="state"] option').evaluateAll((all) => all.map(({ value }) => value));
    const [cases, tabs, steps, accepted] = [[], new Set(), new Map(), []];
    for (const state of states.filter(Boolean)) {
      for (const view of ["mine", "all"]) {
        await page.goto(`/complaints?view=${view}&state=${state}`);
        const [first] = await linksOf(page, "main tbody a");
        if (!first) {
          continue;
        }
        await page.goto(first);
        cases.push(first);
        for (const path of await linksOf(page, '#steps a[href*="step="]')) {
          steps.set(new URL(path, demo.base).searchParams.get("step"), path);
        }
        (await linksOf(page, ".k-context .k-tabs a")).forEach((path) => tabs.add(path.replace(/T[\d-]+/, cases[0].split("/").at(-1))));
        accepted.push(...(await linksOf(page, 'a[href$="/accepted"]')));
        break;
      }
    }
    return { views, cases, tabs: [...tabs], steps: [...steps.values()], accepted: accepted.slice(0, 1) };
  });
  assert.ok(found.views.length >= 10, `the list has ${found.views.length} views`);
  assert.ok(found.cases.length >= 6, `the demo has complaints in ${found.cases.length} states`);
  assert.ok(found.steps.length >= 9, `the forms of ${found.steps.length} steps can be opened`);
  assert.equal(found.tabs.length, 5);
  return found;
}

/** A customer who calls and is verified, and another who is not yet. */
async function knownCustomer() {
  const { found } = await as("agent", async (page) => {
    const call = async () => {
      await page.goto("/customers?q=王");
      await page.locator('form[action="/contacts"] button').first().click();
      await page.waitForURL("**/contacts/*");
      return new URL(page.url()).pathname;
    };
    const stranger = await call();
    const contact = await call();
    await page.fill('[name="service_password"]', SERVICE_PASSWORD);
    await page.fill('[name="document_digits"]', DOCUMENT_DIGITS);
    await page.locator('form[action$="/verification"] button').click();
    await page.waitForURL("**/customers/*");
    const file = new URL(page.url());
    const customer = file.pathname.split("/").at(-1);
    const [intake] = await linksOf(page, 'main a[href^="/complaints/new"]');
    return { stranger, contact, file: file.pathname + file.search, intake, matters: `/complaints/of-customer/${customer}` };
  });
  return found;
}

/** The visit of somebody whose complaint has been answered, and who is asked what they think of it. */
async function answeredCustomer() {
  const { found } = await as("leader", async (page) => {
    await page.goto("/complaints?view=opinion");
    const [first] = await linksOf(page, "main tbody a");
    await page.goto(first);
    const phone = await page.locator('.k-context a[href^="tel:"]').first().getAttribute("href");
    return { number: first.split("/").at(-1), phone: phone.replace("tel:", "") };
  });
  const { storageState } = await as("anybody", async (page) => {
    await page.goto("/portal/follow");
    await page.fill('[name="number"]', found.number);
    await page.fill('[name="contact"]', found.phone);
    await page.click('form[action="/portal/follow"] button[type="submit"]');
    await page.waitForURL("**/portal/case");
    await page.locator("#opinion").waitFor();
  });
  return storageState;
}

for (const look of LOOKS) {
  const isAsked = look === FIRST_LOOK || look === LAST_LOOK;
  const { language, theme, phone } = look;
  describe(nameOf(look), { concurrency: 2 }, () => {
    // One window for each person, so that fonts and styles are fetched once.
    const windows = new Map();
    const windowOf = (who) => {
      const options = { storageState: sessions[who], cookies: { kefu_language: language }, phone, colorScheme: theme };
      windows.set(who, windows.get(who) ?? openWindow(browser, demo.base, options));
      return windows.get(who);
    };
    after(async () => {
      await Promise.all([...windows.values()].map(async (context) => (await context).close()));
    });
    for (const { who, path, status, brief } of pages.filter(({ brief }) => isAsked || !brief)) {
      it(`shows ${who} ${path}`, async () => {
        const page = await (await windowOf(who)).newPage();
        const complaints = complaintsOf(page, status);
        const answer = await page.goto(path);
        assert.equal(answer.status(), status);
        assert.equal(await page.getAttribute("html", "lang"), language);
        await (isAsked ? checkLook : checkLayout)(page, complaints, phone);
        await page.close();
      });
    }
  });
}

describe("the navigation of", () => {
  for (const who of Object.keys(STAFF)) {
    it(`each ${who} leads to pages that open`, async () => {
      await as(who, async (page) => {
        await page.goto("/me");
        const paths = await linksOf(page, ".k-nav a[href], .k-menu-user a[href]");
        assert.ok(paths.length >= 3, `it leads to ${paths.length} pages`);
        for (const path of ["/", ...paths]) {
          const complaints = complaintsOf(page);
          const answer = await page.goto(path);
          assert.deepEqual({ path, status: answer.status(), complaints }, { path, status: 200, complaints: [] });
          assert.equal(await page.locator("h1").count(), 1, path);
        }
      });
    });
  }
});

describe("the boards", () => {
  it("open each of their figures to its cases, on a page and as a file", async () => {
    await as("leader", async (page) => {
      await page.goto("/boards");
      for (const path of await linksOf(page, 'main a[href^="/boards/"]:not([href*="export"])')) {
        const [figure, period] = path.split("?");
        const shown = await page.request.get(path);
        const file = await page.request.get(`${figure}/export.csv?${period}`);
        assert.deepEqual([path, shown.status(), file.status()], [path, 200, 200]);
        assert.match(file.headers()["content-type"], /^text\/csv/);
      }
    });
  });
});

describe("the descriptions of the APIs", () => {
  it("are there for anybody, each under the address that the list gives", async () => {
    const list = await (await fetch(`${demo.base}/openapi`)).json();
    assert.ok(list.length >= 3);
    for (const { href } of list) {
      const described = await (await fetch(new URL(href, demo.base))).json();
      assert.match(described.openapi ?? described.swagger, /^[23]/, href);
    }
  });
});
