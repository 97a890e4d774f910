// Starts the demo operator on a folder of its own, for the tests beside this file and for the screenshots.
//
// KEFU_PROGRAM names the program, target/debug/kefu otherwise.

import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { openWindow } from "./gallery.mjs";

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), "../..");
const PASSWORD = "kefu-demo";

/** The demo operator on a free port: its address, and how to end it. */
export async function startDemo(program = process.env.KEFU_PROGRAM ?? path.join(root, "target/debug/kefu")) {
  const folder = await mkdtemp(path.join(tmpdir(), "kefu-demo-"));
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("KEFU_")));
  const demo = spawn(program, ["serve", "--demo", "--listen", "127.0.0.1:0"], {
    cwd: folder,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const base = await new Promise((resolve, reject) => {
    let said = "";
    demo.stdout.on("data", (piece) => {
      said += piece;
      const found = said.match(/http:\/\/[^/\s]+/);
      if (found) {
        resolve(found[0]);
      }
    });
    demo.on("error", reject);
    demo.on("exit", (code) => reject(new Error(`the demo ended with ${code}: ${said}`)));
  });
  const ended = new Promise((resolve) => demo.once("exit", resolve));
  // A test that fails before its first `after` must not leave it running.
  process.once("exit", () => demo.kill());
  const stop = async () => {
    demo.kill();
    await ended;
    await rm(folder, { recursive: true });
  };
  return { base, stop };
}

/** Signs in as a member of the demo's staff; what it returns is given to `openWindow` as `storageState`. */
export async function signIn(browser, base, number) {
  const context = await openWindow(browser, base);
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.fill('[name="number"]', number);
  await page.fill('[name="password"]', PASSWORD);
  await page.click('form[action="/sign-in"] button');
  await page.waitForURL((url) => url.pathname !== "/sign-in");
  const storageState = await context.storageState();
  await context.close();
  return storageState;
}

/** Where the links within `selector` lead on this server, each address once. */
export function linksOf(page, selector) {
  return page.evaluate((selector) => {
    const links = [...document.querySelectorAll(selector)].filter((link) => link.origin === location.origin);
    return [...new Set(links.map((link) => link.pathname + link.search))];
  }, selector);
}

/** Hands in a complaint at the portal, in an open window; returns its number. */
export async function complain(page, { phone, text = "每晚八点起视频卡顿，重启光猫无效。", demand = "请派人检修。" }) {
  await page.goto("/portal/submit?about=network-quality");
  await page.locator('[name="matter"]').first().check();
  await page.fill('[name="text"]', text);
  await page.fill('[name="demand"]', demand);
  await page.fill('[name="phone"]', phone);
  await page.click('form[action="/portal/submit"] button[type="submit"]');
  await page.waitForURL("**/portal/receipt");
  return (await page.locator("main").textContent()).match(/T\d{8}-\d{4,}/)[0];
}
