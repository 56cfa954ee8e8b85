import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

const chromiums = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = chromiums.find((path) => existsSync(path));
if (executablePath === undefined)
  console.warn(`The page is not tested: no browser at ${chromiums.join(', ')}.`);

const root = new URL('../..', import.meta.url);
const readySeconds = 10;

/** `npm start` as a person runs it, in a process of its own: its virtual time is not the browser's. */
async function startLaptop(): Promise<{ process: ChildProcess; url: string; readyAfter: number }> {
  const began = performance.now();
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface(child.stdout)) {
    const [url] = /http:\/\/127\.0\.0\.1:\d+$/.exec(line) ?? [];
    if (url !== undefined) return { process: child, url, readyAfter: (performance.now() - began) / 1000 };
  }
  throw new Error('npm start ended without an address');
}

describe.skipIf(executablePath === undefined)('The page in a browser', () => {
  let laptop: Awaited<ReturnType<typeof startLaptop>>;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];
  const foreign: string[] = [];

  beforeAll(async () => {
    [laptop, browser] = await Promise.all([
      startLaptop(),
      chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox', '--disable-gpu'] }),
    ]);
  });
  afterAll(async () => {
    await browser?.close();
    laptop?.process.kill();
    if (laptop !== undefined) await once(laptop.process, 'exit');
  });
  beforeEach(async () => {
    complaints.length = 0;
    foreign.length = 0;
    page = await browser.newPage();
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (fault) => complaints.push(String(fault)));
    page.on('request', (request) => {
      if (!request.url().startsWith(laptop.url)) foreign.push(request.url());
    });
    await page.goto(laptop.url);
    await page.locator('#runs .card').first().waitFor();
  });
  afterEach(async () => {
    await page.close();
    expect(complaints).toEqual([]);
    expect(foreign).toEqual([]);
  });

  const run = (title: string, who: string) =>
    page.locator('#runs .card').filter({ hasText: title }).filter({ hasText: who }).first();
  const message = (title: string) => page.locator('#outbox .card').filter({ hasText: title }).first();
  const answer = (text: string) => page.locator('#answer').getByText(text).waitFor();
  const send = async (customer: string, event: string, detail?: object) => {
    await page.getByLabel('Customer').selectOption(customer);
    await page.getByLabel('Event', { exact: true }).selectOption(event);
    const box = page.getByLabel('Detail');
    await expect.poll(() => box.inputValue()).toContain(`"customer": "${customer}"`);
    if (detail !== undefined) await box.fill(JSON.stringify(detail));
    await page.getByRole('button', { name: 'Send' }).click();
  };

  test(`is there within ${readySeconds} seconds`, () => {
    expect(laptop.readyAfter).toBeLessThan(readySeconds);
  });

  test('tells the story of a cart: sent, waited for, remembered by email', async () => {
    await send('emma', 'cart.updated');
    await answer('Started: abandoned-cart');
    expect(await run('Abandoned cart', 'Emma Clark').innerText()).toContain('Wait 3 hours');
    const clock = page.locator('header time');
    expect(await clock.innerText()).toMatch(/ 10:\d\d:\d\d$/);
    for (const hour of [11, 12, 13]) {
      await page.getByRole('button', { name: '+ 1 hour' }).click();
      await expect.poll(() => clock.innerText()).toMatch(new RegExp(` ${hour}:`));
    }
    await run('Abandoned cart', 'Emma Clark').getByText('Sent: handed over by email').waitFor();
    const mail = message('Your cart is saved');
    await mail.frameLocator('iframe').getByText('Monstera deliciosa').waitFor();
    expect(await mail.innerText()).toContain('<hello@shop.example.com>');
  });

  test('shows a push as a push and an SMS as text, each on its customer’s clock', async () => {
    await send('olga', 'cart.updated');
    await answer('Started: abandoned-cart');
    await page.getByRole('button', { name: 'Until quiet' }).click();
    await page.getByText('0 open runs').waitFor();
    await message('to Noah Kim (noah) · America/Los_Angeles').waitFor();
    expect(await message('to Noah Kim').locator('.notification').count()).toBe(1);
    await message('to Ольга Смирнова (olga) · Asia/Almaty').waitFor();
    expect(await message('to Ольга Смирнова').locator('.bubble').innerText()).toMatch(/\p{Script=Cyrillic}/u);
  });

  test('shows one customer’s runs and messages when asked to', async () => {
    await page.getByLabel('Customer').selectOption('noah');
    await page.getByLabel('Only Noah Kim (noah)’s runs and messages').check();
    const shown = page.locator('#runs .card:visible');
    await expect.poll(() => shown.count()).toBeGreaterThan(0);
    for (const card of await shown.all()) expect(await card.innerText()).toContain('Noah Kim');
  });

  test('says what is wrong with an event', async () => {
    await page.getByLabel('Detail').fill('{');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('The detail is not JSON').waitFor();
    await send('emma', 'page.viewed', { customer: 'emma', properties: {} });
    await answer('rejected: detail.properties.path');
  });

  test('keeps what a hostile customer writes a text', async () => {
    const name = '<img src=x onerror="document.title=1">';
    const consents = [{ channel: 'email', proof: { text: name, version: '1', form: name } }];
    const person = { name, email: 'hostile@example.com', consents, attributes: { [name]: name } };
    await send('emma', 'customer.registered', { customer: name, properties: person });
    await answer('Started: welcome');
    await page.getByLabel('Customer').selectOption(name);
    await page.locator('#profile').getByText(name).first().waitFor();
    await page.getByRole('button', { name: '+ 1 day' }).click(); // it may be night
    await run('Welcome', name).getByText('Sent: handed over by email').first().waitFor();
    await message('to <img').locator('iframe').scrollIntoViewIfNeeded();
    expect(await page.locator('img').count()).toBe(1); // the page's own sign
    expect(await page.title()).toBe('Triggermap on this laptop');
  });

  test('lets no script run in a mail', async () => {
    const frame = message('Добро пожаловать').locator('iframe');
    expect(await frame.getAttribute('sandbox')).not.toMatch(/allow-scripts|allow-same-origin/);
  });

  test('needs no mouse', async () => {
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').innerText()).toBe('Skip to the runs');
    const reached = new Set<string>();
    for (let press = 0; press < 12; press++) {
      await page.keyboard.press('Tab');
      reached.add(await page.locator(':focus').evaluate(({ id, innerText }) => id || innerText));
    }
    for (const control of ['+ 1 hour', 'Until quiet', 'customer', 'event', 'detail', 'Send', 'only'])
      expect(reached).toContain(control);
    await page.getByRole('button', { name: '+ 1 day' }).focus();
    const before = await page.locator('header time').innerText();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('header time').innerText()).not.toBe(before);
  });

  test('fits on a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect(overflow).toBe(0);
  });
});
