// Takes docs/images/playground.png: starts the built program on a folder of its own, plays the story in Chromium.
// Usage: npm run build && node scripts/picture.mjs   (CHROMIUM_PATH names the browser, /usr/bin/chromium by default)
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const picture = join(root, 'docs', 'images', 'playground.png');
const data = mkdtempSync(join(tmpdir(), 'garbo-picture-'));

/** Starts Garbo; resolves with its process and address once it is ready. */
async function startGarbo() {
  const garbo = spawn(process.execPath, [join(root, 'dist', 'src', 'main.js'), 'start'], {
    env: { PATH: process.env.PATH, PORT: '0', DATA_FOLDER: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: garbo.stdout })) {
    const address = /http:\/\/\S+/.exec(line)?.[0];
    if (address) return { garbo, address };
  }
  throw new Error('Garbo ended before it was ready.');
}

/** A customer insults, is asked to stop, and goes on: the managers get an alert. */
async function playStory(page) {
  const example = (id) => page.locator(`[data-scenario="${id}"]`).click();
  await example('insult');
  await page.locator('#support-pane .post-warning').waitFor();
  await example('goes-on');
  await page.locator('#support-pane .post-final-notice').waitFor();
  await page.locator('#managers-pane .post-alert').waitFor();
  await page.locator('#managers-pane .post-line').nth(1).waitFor();
  await page.getByRole('radio', { name: /Giulia/ }).check();
  await page.locator('#support-feed').evaluate((feed) => feed.scrollTo({ top: 0 }));
  await page.locator('#managers-feed').evaluate((feed) => feed.scrollTo({ top: feed.scrollHeight }));
}

const { garbo, address } = await startGarbo();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
});
try {
  const context = await browser.newContext({
    locale: 'it-IT',
    timezoneId: 'Europe/Rome',
    colorScheme: 'light',
    reducedMotion: 'reduce',
    viewport: { width: 1280, height: 940 },
  });
  const page = await context.newPage();
  await page.goto(address);
  await playStory(page);
  mkdirSync(dirname(picture), { recursive: true });
  await page.screenshot({ path: picture });
  console.log(picture);
} finally {
  await browser.close();
  garbo.kill('SIGTERM');
  await once(garbo, 'exit');
  rmSync(data, { recursive: true, force: true });
}
