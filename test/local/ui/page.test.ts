import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { DateTime } from 'luxon';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { events as declarations } from '#map';

const chromiums = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = chromiums.find((path) => existsSync(path));
if (executablePath === undefined)
  console.warn(`The page is not tested: no browser at ${chromiums.join(', ')}.`);

const root = new URL('../../..', import.meta.url);
const readySeconds = 10;
const weekSeconds = 150; // of a busy machine; an idle one needs a tenth
const { TEST_DATE } = process.env;

/** `npm start` as a person runs it, in a process of its own: its virtual time is not the browser's. */
async function startLaptop(): Promise<{ process: ChildProcess; url: string; worked: number }> {
  const atThatDate = TEST_DATE === undefined ? [] : ['--import', './test/today.ts'];
  const child = spawn(process.execPath, [...atThatDate, 'scripts/start.ts'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface(child.stdout)) {
    const [url] = /http:\/\/127\.0\.0\.1:\d+$/.exec(line) ?? [];
    if (url !== undefined) return { process: child, url, worked: secondsOfWork(child) };
  }
  throw new Error('npm start ended without an address');
}

/** What a process has kept processors busy for: the same on a busy machine, where everything takes longer. */
function secondsOfWork({ pid }: ChildProcess): number {
  // After the name in brackets: state, and utime and stime as the 12th and 13th, in hundredths of a second.
  const [, stat = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const [user = Number.NaN, system = Number.NaN] = stat.split(' ').slice(11, 13).map(Number);
  return (user + system) / 100;
}

/** What `read-page.js` finds on the page that is shown. */
interface PageRead {
  readonly overflow: number;
  readonly nameless: readonly string[];
  readonly skippedHeadings: readonly number[];
  readonly pale: readonly string[];
}
const readPage = readFileSync(new URL('read-page.js', import.meta.url), 'utf8');

const views = [
  'map',
  'send',
  'customers',
  'runs',
  'outbox',
  'tomorrow',
  'why',
  'scenario/welcome',
  'customer/mia',
];

// One person's session on one page: of what the sample week brings, nothing is there before it.
describe.skipIf(executablePath === undefined)('The page in a browser', { shuffle: false }, () => {
  let laptop: Awaited<ReturnType<typeof startLaptop>>;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];
  const foreign: string[] = [];

  const openPage = async (options: BrowserContextOptions = {}): Promise<Page> => {
    const opened = await browser.newPage({ viewport: { width: 1440, height: 1000 }, ...options });
    opened.setDefaultTimeout(60_000); // a busy machine's
    opened.on('console', (message) => complaints.push(message.text()));
    opened.on('pageerror', (fault) => complaints.push(String(fault)));
    opened.on('request', (request) => {
      if (!request.url().startsWith(laptop.url)) foreign.push(request.url());
    });
    await opened.goto(laptop.url);
    await opened.locator('h1').waitFor();
    return opened;
  };
  const goTo = async (path: string): Promise<void> => {
    const address = `${laptop.url}/#/${path}`;
    // The page names its view anew when that is drawn: until then what is shown may be the view before.
    await page.locator('main').evaluate((main) => main.classList.add('left'));
    if (page.url() === address) await page.reload();
    else await page.goto(address);
    await page.locator(`main.view-${path.split('/')[0]}:not(.left) h1`).waitFor();
  };
  /** The runs of a scenario, the newest first, from the page's own table. */
  const openRun = async (title: string, who: string): Promise<void> => {
    await goTo('runs');
    await page
      .getByRole('row')
      .filter({ hasText: title })
      .filter({ hasText: who })
      .first()
      .getByRole('link')
      .first()
      .click();
    await page.locator('main.view-run figure svg').waitFor();
  };

  beforeAll(async () => {
    [laptop, browser] = await Promise.all([
      startLaptop(),
      chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox', '--disable-gpu'] }),
    ]);
    page = await openPage();
  });
  afterAll(async () => {
    await browser?.close();
    laptop?.process.kill();
    if (laptop !== undefined) await once(laptop.process, 'exit');
  });
  afterEach(() => {
    expect(complaints.splice(0)).toEqual([]);
    expect(foreign.splice(0)).toEqual([]);
  });

  test(`is there within ${readySeconds} seconds of work`, () => {
    expect(laptop.worked).toBeLessThan(readySeconds);
  });

  test('shows the map: five stages, and scenarios with live counts', async () => {
    expect(await page.locator('.stage h2').allInnerTexts()).toEqual([
      'Lead',
      'Conversion',
      'Post-purchase',
      'Retention',
      'Reactivation',
    ]);
    const welcome = page.locator('.card').filter({ hasText: 'Welcome' }).first();
    await expect.poll(() => welcome.locator('.counts .open dd').innerText()).toBe('2');
  });

  test('sends an event by keyboard alone, and leads to the run that it started', async () => {
    await page.reload(); // the keyboard begins where the page does
    await page.locator('h1').waitFor();
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').innerText()).toBe('Skip to the content');
    for (let press = 0; press < 4; press++) await page.keyboard.press('Tab');
    await page.locator('nav#nav a', { hasText: 'Send an event' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('form#send').waitFor();
    expect(await page.locator(':focus').innerText()).toBe('Send an event');
    // From the heading on: customer, event, two tabs, the cart.
    for (let press = 0; press < 5; press++) await page.keyboard.press('Tab');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('cart-7');
    await page.keyboard.press('Enter');
    await page.locator('#answer').getByText('Recorded').waitFor();
    await page.locator('#answer a', { hasText: 'Abandoned cart' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Abandoned cart · Emma Clark' }).waitFor();
    await page.getByText('cart-7', { exact: true }).waitFor();
    await page.locator('figure svg .now').waitFor();
  });

  test('has a form for every event, by what it is about, with what it needs marked', async () => {
    await goTo('send/emma/order.placed');
    const events = page.getByLabel('Event', { exact: true });
    expect(await events.locator('optgroup').count()).toBeLessThan(12);
    expect(await events.locator('optgroup > option').count()).toBe(Object.keys(declarations).length);
    expect(await page.locator('[name=orderId]').inputValue()).toBe('emma-1001');
    await page.getByRole('button', { name: 'Take away' }).first().click();
    await page.getByRole('button', { name: 'Add' }).click();
    expect(await page.locator(':focus').getAttribute('name')).toBe('items.2.productId');
  });

  test('shows beside the field what the door does not take', async () => {
    await goTo('send/emma/review.submitted');
    await page.getByLabel('Stars').fill('9');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.locator('#answer').getByText('Rejected', { exact: true }).waitFor();
    const field = page.getByLabel('Stars');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await page.locator('#field-rating-fault').innerText()).toMatch(/5/);
  });

  test('says what is wrong with JSON', async () => {
    await goTo('send/emma/page.viewed/json');
    await page.getByLabel('Detail, as an app puts it on the bus').fill('{');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('The detail is not JSON').waitFor();
  });

  test('moves the clock, and tells so to those who do not see it', async () => {
    const hour = page.locator('.now .hour');
    const before = await hour.innerText();
    await page.getByRole('button', { name: '+ 1 hour' }).click();
    await expect.poll(() => hour.innerText()).not.toBe(before);
    await expect.poll(() => page.locator('#live').innerText()).toMatch(/open runs?$/);
    for (const name of ['Next step', '+ 1 day']) {
      const shown = await page.locator('.now time').getAttribute('datetime');
      await page.getByRole('button', { name }).click();
      await expect.poll(() => page.locator('.now time').getAttribute('datetime')).not.toBe(shown);
    }
  });

  test('plays a sample week while one looks', async () => {
    await goTo('map');
    await page.getByRole('button', { name: 'Play a sample week' }).click();
    await page.getByRole('progressbar').waitFor();
    await page.getByText('The sample week has been played').waitFor({ timeout: weekSeconds * 1000 });
    const sent = page.locator('.card').filter({ hasText: 'Abandoned cart' }).locator('.counts .sent dd');
    expect(Number(await sent.innerText())).toBeGreaterThan(3);
  });

  test('draws a run with the path taken and the reason of every decision, and every state if asked', async () => {
    await openRun('Abandoned cart', 'Mia Rossi');
    expect(await page.locator('figure svg .visited').count()).toBeGreaterThan(2);
    expect(await page.locator('figure svg .line.taken').count()).toBeGreaterThan(1);
    await page.getByRole('list').getByText('handed over by email').first().waitFor();
    const steps = await page.locator('figure svg .box').count();
    await page.getByRole('link', { name: 'Show every state' }).click();
    await expect.poll(() => page.locator('figure svg .box').count()).toBeGreaterThan(steps);
  });

  test('shows a customer: consents, timeline, and the month', async () => {
    await goTo('customer/mia');
    await page.getByRole('row', { name: /email mia\.rossi@example\.com/ }).waitFor();
    const monthShown = page.locator('.month-nav strong');
    const today = page.locator('table.month td[aria-current="date"]');
    const readMonth = (): Promise<readonly string[]> =>
      page
        .locator('table.month li')
        .evaluateAll((all) => all.map(({ className, textContent }) => `${className}: ${textContent}`));
    expect(await today.count()).toBe(1);
    const day = (await today.locator('time').first().getAttribute('datetime')) ?? '';
    const month = DateTime.fromISO(day, { locale: 'en' });
    expect(await monthShown.innerText()).toBe(month.toFormat('LLLL yyyy'));
    const thisMonth = await readMonth();
    await page.getByRole('link', { name: 'Month before' }).click();
    const before = month.minus({ months: 1 });
    await monthShown.getByText(before.toFormat('LLLL yyyy')).waitFor();
    const first = page.locator('table.month td:not(.other) time').first();
    expect(await first.getAttribute('datetime')).toBe(before.toFormat('yyyy-MM-01'));
    // The sample week may lie in both months, and some of its days stand in either.
    const entries = [...new Set([...thisMonth, ...(await readMonth())])];
    expect(entries.filter((entry) => entry.startsWith('sent: ')).length).toBeGreaterThan(1);
    expect(entries).toContainEqual(expect.stringMatching(/^put-off: .*quiet hours/));
  });

  test('shows an email on a phone and on a desktop, and lets no script run in it', async () => {
    await goTo('outbox');
    await page
      .locator('.list a')
      .filter({ has: page.locator('.icon.email') })
      .first()
      .click();
    const frames = page.locator('.frames iframe');
    await expect.poll(() => frames.count()).toBe(2);
    await frames.first().contentFrame().getByText('Fern & Finch').first().waitFor();
    const widths = await frames.evaluateAll((all) => all.map(({ clientWidth }) => clientWidth));
    expect(widths).toEqual([375, 640]);
    for (const frame of await frames.all())
      expect(await frame.getAttribute('sandbox')).not.toMatch(/allow-scripts|allow-same-origin/);
  });

  test('shows a push as a push, and an SMS as a bubble with its parts', async () => {
    await goTo('outbox');
    await page
      .locator('.list a')
      .filter({ has: page.locator('.icon.push') })
      .first()
      .click();
    await page.locator('.notification').waitFor();
    await page
      .locator('.list a')
      .filter({ has: page.locator('.icon.sms') })
      .filter({ hasText: /\p{Script=Cyrillic}/u })
      .first()
      .click();
    expect(await page.locator('.bubble').innerText()).toMatch(/\p{Script=Cyrillic}/u);
    await page.getByText(/^\d parts?$/).waitFor();
    await page.getByText('Cyrillic: 70 letters in one part').waitFor();
  });

  test('says why a customer did not get it', async () => {
    await goTo('why');
    await page.getByLabel('Customer').selectOption({ label: 'Павел Орлов' });
    await page.getByLabel('Scenario').selectOption({ label: 'Abandoned cart' });
    await page.locator('.finding', { hasText: 'Not let in' }).waitFor();
    await page.locator('.finding').getByText('cannot be written to with marketing').waitFor();
    await page.getByLabel('Scenario').selectOption({ label: 'Missed call' });
    await page.locator('.finding', { hasText: 'Never triggered' }).waitFor();
  });

  test('says what goes out tomorrow, by the hour', async () => {
    await goTo('tomorrow');
    expect(await page.locator('.hour h2').count()).toBeGreaterThan(0);
    expect(await page.locator('.hour h2').first().innerText()).toMatch(/^\d\d:00/);
  });

  test('tells what became of an email, and the timeline knows it', async () => {
    await goTo('outbox');
    await page
      .locator('.list a')
      .filter({ has: page.locator('.icon.email') })
      .filter({ hasText: 'Mia Rossi' })
      .first()
      .click();
    await page.locator('.message').getByRole('link', { name: 'Mia Rossi' }).waitFor();
    await page.getByRole('button', { name: 'Link clicked' }).click();
    await expect.poll(() => page.locator('#live').innerText()).toBe('Told: Link clicked');
    await goTo('customer/mia');
    await page.locator('.trail').getByText('Message clicked').waitFor();
  });

  test('speaks Russian when asked to, and stays so', async () => {
    await goTo('map');
    await page.getByRole('button', { name: 'Русский' }).click();
    await page.getByRole('heading', { name: 'Карта', exact: true }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('ru');
    await page.reload();
    await page.locator('.card').filter({ hasText: 'Брошенная корзина' }).first().click();
    await page.locator('figure svg text', { hasText: 'Напоминание о корзине' }).waitFor();
    for (const view of views) {
      await goTo(view);
      expect(await page.title()).toMatch(view === 'customer/mia' ? /Mia/ : /\p{Script=Cyrillic}/u);
    }
    await page.getByRole('button', { name: 'English' }).click();
    await page.locator('html[lang=en]').waitFor();
  });

  test('keeps what a hostile customer writes a text', async () => {
    const name = '<img src=x onerror="document.title=1">';
    const consents = [{ channel: 'email', proof: { text: name, version: '1', form: name } }];
    const person = { name, email: 'hostile@example.com', consents, attributes: { [name]: name } };
    await goTo('send/emma/customer.registered/json');
    await page.getByLabel('Detail').fill(JSON.stringify({ customer: name, properties: person }));
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.locator('#answer').getByText('Recorded').waitFor();
    for (const view of ['customers', `customer/${encodeURIComponent(name)}`, 'outbox', 'why', 'runs']) {
      await goTo(view);
      expect(await page.locator('img').count()).toBeLessThanOrEqual(2); // the page's own sign, and on a push
      expect(await page.title()).toContain('Triggermap');
    }
  });

  test('keeps its place when something changes', async () => {
    await goTo('customer/emma');
    const customer = page.getByLabel('Another customer');
    await customer.focus();
    await page.locator('body').evaluate(() =>
      fetch('/api/clock', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"move":"hour"}',
      }),
    );
    const before = await page.locator('.now').innerText();
    await expect.poll(() => page.locator('.now').innerText()).not.toBe(before);
    expect(await page.locator(':focus').getAttribute('id')).toBe('pick');
  });

  describe.each([
    ['wide and light', { colorScheme: 'light', viewport: { width: 1440, height: 1000 } }],
    ['narrow and dark', { colorScheme: 'dark', viewport: { width: 375, height: 800 } }],
  ] as const)('%s', (_, options) => {
    beforeAll(async () => {
      await page.close();
      page = await openPage(options);
    });

    test.each(views)('%s fits, names every control, and can be read', async (view) => {
      await goTo(view);
      const read = await page.evaluate<PageRead>(readPage);
      expect(read.overflow).toBe(0);
      expect(read.nameless).toEqual([]);
      expect(read.skippedHeadings).toEqual([]);
      expect(read.pale).toEqual([]);
    });
  });
});
