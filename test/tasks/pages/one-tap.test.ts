import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeMemoryStore } from '../../../functions/adapters/memory/store.ts';
import { type CustomerLink, signLink } from '../../../functions/core/feedback/link.ts';
import { pageHeaders } from '../../../functions/core/pages/page-headers.ts';
import { newProfile } from '../../../functions/core/profile/profile.ts';
import { fingerprint } from '../../../functions/core/records/fingerprint.ts';
import { showQuestion } from '../../../functions/handlers/binding/questions.ts';
import type { AppEvent } from '../../../functions/ports/world/bus.ts';
import { answerCustomer } from '../../../functions/tasks/pages/answer-customer.ts';
import { type Listening, listen } from '../../../scripts/local/emulators/listen.ts';
import { readBody } from '../../../scripts/local/emulators/read-body.ts';
import { policy } from '../../../statemachines/policy.ts';

const chromiums = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = chromiums.find((path) => existsSync(path));
if (executablePath === undefined)
  console.warn(`Answers by one tap are not tested: no browser at ${chromiums.join(', ')}.`);

const key = 'a signing key of at least thirty-two bytes';
const now = new Date('2026-03-02T13:00:00.000Z');
const common = { customer: 'customer-1', run: 'run-1', until: '2027-03-02T13:00:00.000Z' };
const survey: CustomerLink = { page: 'answer', ...common, question: 'service-survey', answer: '9' };

describe.skipIf(executablePath === undefined)('An answer tapped in a letter', () => {
  let server: Listening;
  let browser: Browser;
  let page: Page;
  const events: AppEvent[] = [];
  const complaints: string[] = [];
  const store = makeMemoryStore();

  beforeAll(async () => {
    await store.saveProfile({
      ...newProfile('customer-1'),
      version: 1,
      email: 'ann@example.com',
      name: 'Ann',
    });
    const ports = {
      store,
      bus: {
        putTriggers: async () => {},
        putEvents: async (more: readonly AppEvent[]) => void events.push(...more),
      },
      clock: { now: () => now },
      policy,
      signingKey: async () => key,
      questions: showQuestion,
    };
    server = await listen(
      createServer(async (request, response) => {
        const [, name = '', token = ''] = (request.url ?? '').split('/');
        const method = request.method ?? '';
        const body = await readBody(request, 10_000);
        const { status, html } = await answerCustomer({ method, page: name, token, body }, ports);
        response.writeHead(status, pageHeaders).end(html);
      }),
    );
    browser = await chromium.launch({
      executablePath: executablePath ?? '',
      args: ['--no-sandbox', '--disable-gpu'],
    });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  beforeEach(() => {
    events.length = 0;
    complaints.length = 0;
  });
  afterEach(async () => {
    await page.close();
    // What the page's own policy refuses is told on the console.
    expect(complaints.filter((text) => !text.includes('favicon'))).toEqual([]);
  });

  const open = async (link: CustomerLink, options: BrowserContextOptions = {}): Promise<void> => {
    page = await browser.newPage({ viewport: { width: 400, height: 1600 }, ...options });
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (fault) => complaints.push(String(fault)));
    await page.goto(`${server.url}/${link.page}/${signLink(link, key)}`);
  };
  const answers = () => events.map(({ name, properties }) => [name, properties.answer ?? properties.rating]);
  const thanked = () => page.getByRole('heading', { name: /^Thank you/ }).waitFor();

  test('counts for nothing while the page is merely loaded, its script run', async () => {
    await open(survey);
    await page.waitForTimeout(10_000);
    expect(answers()).toEqual([]);
  }, 30_000);

  test('counts for nothing when a program makes the signs of a person up', async () => {
    await open(survey);
    await page.evaluate(`for (const type of ['pointermove', 'pointerdown', 'touchmove', 'wheel', 'keydown'])
      document.body.dispatchEvent(new Event(type, { bubbles: true }))`);
    await page.waitForTimeout(500);
    expect(answers()).toEqual([]);
  });

  test.each([
    [
      'a pointer that moves',
      async () => {
        await page.mouse.move(5, 5);
        await page.mouse.move(9, 30);
      },
    ],
    ['a touch', () => page.touchscreen.tap(200, 5)],
    ['a key', () => page.keyboard.press('Tab')],
  ])('counts once at the first sign of a person: %s', async (_, sign) => {
    await open(survey, { hasTouch: true });
    await sign();
    await thanked();
    await page.mouse.move(50, 50);
    await page.keyboard.press('Tab');
    expect(answers()).toEqual([['question.answered', '9']]);
  });

  test('gives way to another answer that is pressed instead', async () => {
    await open(survey, { hasTouch: true });
    const { x, y } = (await page.getByRole('button', { name: '3', exact: true }).boundingBox()) ?? {
      x: 0,
      y: 0,
    };
    await page.touchscreen.tap(x + 10, y + 10);
    await thanked();
    expect(answers()).toEqual([['question.answered', '3']]);
  });

  test('is pressed by who lets no script run', async () => {
    await open(survey, { javaScriptEnabled: false });
    await page.mouse.move(5, 5);
    await page.mouse.move(9, 30);
    await page.keyboard.press('Escape');
    expect(answers()).toEqual([]);
    await page.getByText('Press it once more').waitFor();
    await page.getByRole('button', { name: '9', exact: true }).click();
    await thanked();
    expect(answers()).toEqual([['question.answered', '9']]);
  });

  test('counts once, however often the letter’s button is pressed', async () => {
    for (let time = 0; time < 2; time++) {
      await open(survey, { hasTouch: true });
      await page.keyboard.press('Tab');
      await thanked();
      if (time === 0) await page.close();
    }
    expect(new Set(events.map(({ id }) => id)).size).toBe(1);
  });

  test('may be changed afterwards', async () => {
    await open(survey, { hasTouch: true });
    await page.keyboard.press('Tab');
    await thanked();
    await page.getByText('Change it').click();
    await page.getByRole('button', { name: '2', exact: true }).click();
    await page.getByRole('heading', { name: /“2”/ }).waitFor();
    expect(answers()).toEqual([
      ['question.answered', '9'],
      ['question.answered', '2'],
    ]);
  });

  test('is a number of stars as well', async () => {
    await open({ ...common, page: 'rating', order: 'A 1/2', stars: 4 }, { hasTouch: true });
    await page.touchscreen.tap(200, 5);
    await thanked();
    expect(events).toMatchObject([{ name: 'review.submitted', properties: { orderId: 'A 1/2', rating: 4 } }]);
    const more = page.getByRole('link', { name: 'Say more in a review' });
    expect(await more.getAttribute('href')).toBe(`${policy.brand.url}/reviews/A%201%2F2?stars=4`);
  });

  test('is chosen on the page by who came without one', async () => {
    await open({ ...common, page: 'answer', question: 'service-survey' });
    await page.keyboard.press('Tab');
    await page.mouse.move(5, 5);
    await page.mouse.move(9, 30);
    await page.waitForTimeout(500);
    expect(answers()).toEqual([]);
    await page.getByRole('button', { name: '7', exact: true }).click();
    await thanked();
    expect(answers()).toEqual([['question.answered', '7']]);
  });

  test.each([
    { ...common, page: 'unsubscribe', channel: 'email' },
    { ...common, page: 'confirm', address: fingerprint('ann@example.com') },
    { ...common, page: 'request', product: 'monstera' },
  ] as const)(
    'is all that counts so: nothing happens on the page “$page” without its button',
    async (link) => {
      await open(link, { hasTouch: true });
      await page.keyboard.press('Tab');
      await page.touchscreen.tap(200, 5);
      await page.mouse.move(5, 5);
      await page.mouse.move(9, 30);
      await page.waitForTimeout(500);
      expect(events).toEqual([]);
    },
  );
});
