// Starts the gallery of the crate `html` and a browser, for the tests beside this file.
//
// KEFU_GALLERY names a gallery that is built already; CHROMIUM names the browser.

import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { chromium } from "playwright-core";

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** The gallery on a free port: its address, and how to end it. */
export async function startGallery() {
  const address = "127.0.0.1:0";
  const [command, ...args] = process.env.KEFU_GALLERY
    ? [process.env.KEFU_GALLERY, address]
    : ["cargo", "run", "--quiet", "--package", "html", "--example", "gallery", "--", address];
  const gallery = spawn(command, args, { cwd: root, stdio: ["ignore", "ignore", "pipe"] });
  const base = await new Promise((resolve, reject) => {
    let said = "";
    gallery.stderr.on("data", (piece) => {
      said += piece;
      const found = said.match(/http:\/\/\S+/);
      if (found) {
        resolve(found[0]);
      }
    });
    gallery.on("exit", (code) => reject(new Error(`the gallery ended with ${code}: ${said}`)));
  });
  process.once("exit", () => gallery.kill());
  return { base, stop: () => gallery.kill() };
}

export function startBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  });
}

/** A window with these cookies; `phone` makes it narrow, with fingers. */
export async function openWindow(browser, base, { cookies = {}, phone = false, ...options } = {}) {
  const size = phone
    ? { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
    : { viewport: { width: 1440, height: 900 } };
  const context = await browser.newContext({ ...size, reducedMotion: "reduce", baseURL: base, ...options });
  // Long enough for a busy machine; what takes longer is not there.
  context.setDefaultTimeout(15_000);
  await context.addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url: base })));
  return context;
}

/**
 * Collects what must not be there: script errors, and what the content security policy stopped. That the page asked
 * for answers with an error of this status is what the browser notes by itself.
 */
export function complaintsOf(page, status = 200) {
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(`script: ${error.message}`));
  page.on("console", (message) => {
    const isExpected = status !== 200 && message.text().includes(`status of ${status}`);
    if ((message.type() === "error" || message.type() === "warning") && !isExpected) {
      complaints.push(`console: ${message.text()}`);
    }
  });
  return complaints;
}
