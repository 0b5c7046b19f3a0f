import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/package-root.js';
import { openBrowser } from '../support/browser.js';
import { MemorySqlPool } from '../support/memory-sql-pool.js';
import { PlaygroundServer } from '../support/playground-server.js';
import { ScriptedCore } from '../support/scripted-core.js';
import { describeWithChromium } from '../support/services.js';

/** Where each test leaves a picture of what it saw last. */
const PICTURES = join(packageRoot(), 'test-results', 'playground');

const NARROW = { width: 360, height: 740 };
const WIDE = { width: 1280, height: 800 };

/** Runs in the page. The row of examples is meant to be swiped where it is narrow. */
const OVERFLOWING = `(() => {
  const width = document.documentElement.clientWidth;
  const wide = document.documentElement.scrollWidth > width ? ['document'] : [];
  const out = [...document.querySelectorAll('body *:not(.examples *)')].filter(
    (element) => element.clientWidth > 0 && element.getBoundingClientRect().right > width + 0.5,
  );
  return [...wide, ...out.map((element) => element.tagName + '.' + element.className)];
})()`;

describeWithChromium('the page of the playground', (chromium) => {
  let browser: Browser;
  let pool: MemorySqlPool;
  let server: PlaygroundServer;
  let page: Page;
  let faults: string[];

  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    [browser, pool] = await Promise.all([openBrowser(chromium), MemorySqlPool.open()]);
  });

  afterAll(async () => {
    await browser.close();
    await pool.end();
  });

  beforeEach(async () => {
    const core = new ScriptedCore();
    server = new PlaygroundServer(pool);
    core.platform = server.playground.platform;
    server.queue.worker = (job) => core.enqueueMessage(job);
    server.answerPress = (press) => core.press(press);
    await server.start();
    faults = [];
  });

  afterEach(async (context) => {
    await page.screenshot({ path: join(PICTURES, `${context.task.name.replace(/\W+/g, '-')}.png`) });
    await page.context().close();
    await server.stop();
    await pool.query('DROP SCHEMA playground CASCADE');
    expect(faults, 'the page reported faults').toEqual([]);
  });

  async function open(options: BrowserContextOptions): Promise<void> {
    const context = await browser.newContext({ locale: 'it-IT', reducedMotion: 'reduce', ...options });
    page = await context.newPage();
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (message) => {
      // A refused press answers 403, which the browser notes by itself.
      if (message.type() === 'error' && !message.text().includes('the server responded with a status of 403'))
        faults.push(message.text());
    });
    await page.goto(`http://localhost:${server.port}/`);
    await page.getByRole('textbox').waitFor();
  }

  const scenario = (id: string) => page.locator(`[data-scenario="${id}"]`).click();
  const support = () => page.locator('#support-pane');
  const managers = () => page.locator('#managers-pane');

  /** What sticks out to the right of the window, by tag and class. */
  function overflowing(): Promise<string[]> {
    return page.evaluate(OVERFLOWING);
  }

  async function playToTheAlert(): Promise<void> {
    await scenario('firm-complaint');
    await scenario('insult');
    await support().getByText('Richiesta cortese').waitFor();
    await scenario('reviews');
    await support().getByText('Lo vedi solo tu').waitFor();
    await scenario('goes-on');
    await expect.poll(() => managers().locator('.post-alert').count()).toBe(1);
  }

  describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
    it(`shows the whole story beside each other at 1280 pixels in ${colorScheme}`, async () => {
      await open({ viewport: WIDE, colorScheme });
      await playToTheAlert();

      expect(await overflowing()).toEqual([]);
      expect(await support().isVisible()).toBe(true);
      expect(await managers().isVisible()).toBe(true);
      await expect.poll(() => support().locator('.thread').count()).toBe(4);
    });

    it(`shows one channel at a time at 360 pixels in ${colorScheme}`, async () => {
      await open({ viewport: NARROW, colorScheme });
      await playToTheAlert();
      expect(await overflowing()).toEqual([]);
      expect(await managers().isVisible()).toBe(false);
      await page.screenshot({ path: join(PICTURES, `narrow-support-${colorScheme}.png`) });

      await page.getByRole('button', { name: /responsabili novità/ }).click();
      expect(await support().isVisible()).toBe(false);
      expect(await overflowing()).toEqual([]);
    });
  });

  it('says what an empty channel is for', async () => {
    await open({ viewport: WIDE });
    await support().getByText('Ancora nessun messaggio').waitFor();
    await managers().getByText('Nulla da decidere').waitFor();
  });

  it('lets a manager decide, with a reason, and tells others that they may not', async () => {
    await open({ viewport: WIDE });
    await playToTheAlert();

    await managers().locator('[data-button="block"]').click();
    await page.getByRole('dialog').getByRole('textbox').fill('basta');
    await page.getByRole('dialog').getByRole('button', { name: 'Blocca' }).click();
    await page.getByRole('status').getByText('Solo chi è responsabile può decidere.').waitFor();

    await page.getByRole('button', { name: 'Agisci come Giulia' }).click();
    await managers().locator('[data-button="end-correspondence"]').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('Continua a offendere');
    await page.screenshot({ path: join(PICTURES, 'reason.png') });
    await dialog.getByRole('button', { name: 'Interrompi la corrispondenza' }).click();
    await page.getByRole('status').getByText('Fatto: la corrispondenza è interrotta.').waitFor();
    await managers().getByText('Giulia Ferri: corrispondenza interrotta · Continua a offendere').waitFor();
    expect(await managers().locator('[data-button]').count()).toBe(0);

    await managers().getByRole('button', { name: 'Vai al messaggio' }).click();
    await support().locator('.message:focus').getByText('Ma allora siete proprio').waitFor();
  });

  describe.each([
    ['Slack', '.slack'],
    ['Teams', '.teams'],
  ])('as in %s', (look, place) => {
    it.each([NARROW, WIDE])(
      'shows the posts and does what is pressed, at $width pixels',
      async (viewport) => {
        await open({ viewport, colorScheme: viewport === WIDE ? 'dark' : 'light' });
        await playToTheAlert();
        await page.getByRole('radio', { name: `Come in ${look}` }).check();
        await support().locator(place).first().getByText('Automatico').waitFor();
        expect(await support().locator(place).count()).toBeGreaterThan(1);
        expect(await overflowing()).toEqual([]);
        await page.screenshot({ path: join(PICTURES, `as-${look}-support-${viewport.width}.png`) });

        if (viewport === NARROW) await page.getByRole('button', { name: /^#?responsabili/ }).click();
        const alert = managers().locator(place);
        await alert.getByRole('button', { name: 'Blocca' }).waitFor();
        expect(await overflowing()).toEqual([]);
        await page.screenshot({ path: join(PICTURES, `as-${look}-managers-${viewport.width}.png`) });
        await page.getByRole('button', { name: 'Agisci come Giulia' }).click();
        await alert.getByRole('button', { name: 'Interrompi la corrispondenza' }).click();
        await page.getByRole('dialog').getByRole('textbox').fill('Continua a offendere');
        await page.getByRole('dialog').getByRole('button', { name: 'Interrompi la corrispondenza' }).click();
        await alert.getByText('corrispondenza interrotta · Continua a offendere').waitFor();

        await page.reload();
        expect(await page.getByRole('radio', { name: `Come in ${look}` }).isChecked()).toBe(true);
      },
    );
  });

  it('can be used with the keyboard alone', async () => {
    await open({ viewport: NARROW });
    await page.getByRole('textbox').focus();
    await page.keyboard.type('Prima riga');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('branco di idioti');
    await page.keyboard.press('Enter');
    await support().getByText('Richiesta cortese').waitFor();
    expect(server.queue.jobs[0]).toMatchObject({ message: { text: 'Prima riga\nbranco di idioti' } });

    const isFocused = async () => (await page.locator('[data-button="read-policy"]:focus').count()) === 1;
    for (let steps = 0; steps < 40 && !(await isFocused()); steps++) await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('Rispetto per chi ti assiste.').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    expect(await isFocused()).toBe(true);
  });

  it('answers in a thread, edits and deletes', async () => {
    await open({ viewport: WIDE });
    await page.getByRole('textbox').fill('Una domanda');
    await page.keyboard.press('Enter');
    await support().getByRole('button', { name: 'Rispondi' }).click();
    await page.keyboard.type('Anzi, due');
    await page.keyboard.press('Enter');
    await support().locator('.replies').getByText('Anzi, due').waitFor();

    await support().locator('.replies').getByRole('button', { name: 'Modifica' }).click();
    await page.keyboard.type(' domande');
    await support().getByRole('button', { name: 'Salva' }).click();
    await support().getByText('modificato').waitFor();

    await support().getByRole('button', { name: 'Elimina' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Elimina' }).click();
    await support().getByText('Messaggio eliminato', { exact: true }).waitFor();
    await expect
      .poll(() => server.queue.jobs.map((job) => job.type === 'screen' && job.message.change))
      .toEqual(['posted', 'posted', 'edited', 'deleted']);
  });

  it('speaks English, and says so to the server', async () => {
    await open({ viewport: WIDE });
    await page.getByRole('radio', { name: 'English' }).check();
    await expect.poll(() => page.getAttribute('html', 'lang')).toBe('en');
    await page.getByRole('radio', { name: /John/ }).check();
    await scenario('firm-complaint');
    await support().getByText('My order is late for the third time').waitFor();
    const john = await server.playground.platform.findPerson(
      { platform: 'playground', workspace: 'local' },
      'john',
    );
    expect(john).toMatchObject({ role: 'customer', language: 'en' });

    await page.reload();
    expect(await page.getByRole('radio', { name: 'English' }).isChecked()).toBe(true);
    expect(await page.getByRole('radio', { name: /John/ }).isChecked()).toBe(true);
  });

  it('shows what others write as it comes, and what it missed while it was cut off', async () => {
    await open({ viewport: WIDE });
    const author = { id: 'john', role: 'customer', name: 'John Smith' };
    await server.send('POST', '/messages', { conversation: 'support', author, text: 'da un’altra finestra' });
    await support().getByText('da un’altra finestra').waitFor();

    await page.context().setOffline(true);
    await server.playground.stop();
    await page.getByRole('status').getByText('Collegamento perso').waitFor();
    await server.send('POST', '/messages', { conversation: 'support', author, text: 'mentre eri via' });
    await page.context().setOffline(false);
    await support().getByText('mentre eri via').waitFor();
    await expect.poll(() => page.getByText('Collegamento perso').count()).toBe(0);
    faults = [];
  });

  it('keeps a hostile and a huge message inside its place', async () => {
    await open({ viewport: NARROW });
    const author = { id: 'john', role: 'customer', name: 'J'.repeat(150) };
    for (const text of ['<img src=x onerror=alert(1)>', 'W'.repeat(40_000), '😀'.repeat(500), '\u202e أهلا'])
      await server.send('POST', '/messages', { conversation: 'support', author, text });
    await support().getByText('أهلا').waitFor();
    expect(await overflowing()).toEqual([]);
    expect(await support().locator('img').count()).toBe(0);
  });
});
