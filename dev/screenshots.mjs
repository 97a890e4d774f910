// Takes the pictures of the README and of docs/screenshots from a demo operator of its own:
// `node dev/screenshots.mjs [PROGRAM]`.
import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { atRest } from '../web/test/checks.mjs';
import { linksOf, signIn, startDemo } from '../web/test/demo.mjs';
import { openWindow, startBrowser } from '../web/test/gallery.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const pictures = join(root, 'docs/screenshots');
mkdirSync(pictures, { recursive: true });

const demo = await startDemo(resolve(process.argv[2] ?? join(root, 'target/release/kefu')));
const browser = await startBrowser();
try {
  const leader = await signIn(browser, demo.base, '1003');
  const desk = { storageState: leader, viewport: { width: 1360, height: 900 } };
  const phone = { phone: true };

  const page = await (await openWindow(browser, demo.base, desk)).newPage();
  await page.goto('/complaints?view=approvals');
  const [complaint] = await linksOf(page, 'main tbody a');

  await take(desk, 'zh-CN', '/complaints', 'inbox');
  await take(desk, 'zh-CN', complaint, 'case');
  await take(desk, 'zh-CN', '/boards', 'boards');
  await take(desk, 'zh-CN', '/standard', 'standard');
  await take({ ...desk, colorScheme: 'dark' }, 'en', complaint, 'case-dark-en');
  await take({ ...phone, storageState: leader }, 'zh-TW', complaint, 'case-phone-zh-tw');
  await take(phone, 'zh-CN', '/portal', 'portal-phone');
} finally {
  await browser.close();
  await demo.stop();
}

/** A picture of a page in a language that was chosen, as the menu in the head of each page does. */
async function take(options, language, path, name) {
  const cookies = { kefu_language: language };
  const context = await openWindow(browser, demo.base, { ...options, cookies, locale: language });
  const page = await context.newPage();
  const answer = await page.goto(path);
  if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}`);
  await atRest(page);
  await page.screenshot({ path: join(pictures, `${name}.png`) });
  await context.close();
  console.log(`docs/screenshots/${name}.png`);
}
