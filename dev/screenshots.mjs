// Takes the pictures of the README and of docs/screenshots from a demo operator of its own.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { chromium } = createRequire(join(root, 'web/'))('playwright-core');
const program = process.argv[2] ?? join(root, 'target/release/kefu');
const port = 18098;
const base = `http://127.0.0.1:${port}`;
const folder = mkdtempSync(join(tmpdir(), 'kefu-screenshots-'));
const pictures = join(root, 'docs/screenshots');
mkdirSync(pictures, { recursive: true });

const kefu = spawn(program, ['serve', '--demo'], {
  env: {
    ...process.env,
    KEFU_DATABASE_URL: `sqlite:${join(folder, 'kefu.db')}`,
    KEFU_LISTEN: `127.0.0.1:${port}`,
    KEFU_OUTBOX: join(folder, 'outbox'),
  },
});
await new Promise((open, fail) => {
  kefu.stdout.on('data', (text) => String(text).includes('is open') && open());
  kefu.on('exit', () => fail(new Error('the program ended before it was open')));
});

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
});

/** A signed-in browser window. */
async function window({ staff, locale = 'zh-CN', scheme = 'light', width = 1360, height = 900 }) {
  const context = await browser.newContext({
    viewport: { width, height }, locale, colorScheme: scheme, reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  if (staff) {
    await page.goto(`${base}/sign-in`);
    await page.fill('input[name=number]', staff);
    await page.fill('input[name=password]', 'kefu-demo');
    await page.press('input[name=password]', 'Enter');
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  }
  return page;
}

async function take(page, path, name) {
  const answer = await page.goto(base + path);
  if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}`);
  await page.waitForTimeout(700);
  await page.screenshot({ path: join(pictures, `${name}.png`) });
  console.log(`docs/screenshots/${name}.png`);
}

try {
  const leader = await window({ staff: '1003' });
  await leader.goto(`${base}/complaints?view=open`);
  const number = await leader.locator('a[href*="/complaints/T"]').first().getAttribute('href');
  await take(leader, '/complaints?view=open', 'inbox');
  await take(leader, number, 'case');
  await take(leader, '/boards', 'boards');
  await take(leader, '/standard', 'standard');
  const dark = await window({ staff: '1003', scheme: 'dark', locale: 'en' });
  await take(dark, number, 'case-dark-en');
  const phone = await window({ staff: '1003', width: 390, height: 844, locale: 'zh-TW' });
  await take(phone, number, 'case-phone-zh-tw');
  const customer = await window({ width: 390, height: 844 });
  await take(customer, '/portal', 'portal-phone');
} finally {
  await browser.close();
  kefu.kill();
  rmSync(folder, { recursive: true, force: true });
}
