import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Move } from '../../../scripts/local/ui/commands/desk.ts';
import type { Month } from '../../../scripts/local/ui/queries/calendar.ts';
import type { Catalogue } from '../../../scripts/local/ui/queries/catalogue.ts';
import type { CustomerLook, Look, Pulse, ScenarioLook } from '../../../scripts/local/ui/queries/looks.ts';
import type { RunLook } from '../../../scripts/local/ui/queries/run-lines.ts';
import type { Tomorrow } from '../../../scripts/local/ui/queries/tomorrow.ts';
import type { DoorAnswer } from '../../../scripts/local/ui/queries/trails.ts';
import type { Finding } from '../../../scripts/local/ui/queries/why.ts';
import { startTwin, type Twin } from '../../../scripts/local/ui/twin.ts';
import { customerUrl, listMessageLinks } from '../../message-links.ts';

/** The twin with its page's requests; each story has its own, and begins on a Saturday at ten in London. */
async function makeLaptop() {
  const twin: Twin = await startTwin({ startAt: new Date('2026-11-21T10:00:00Z') });
  const ask = async <T>(path: string, sent?: object): Promise<T> => {
    const response = await fetch(
      `${twin.url}${path}`,
      sent && {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: twin.url },
        body: JSON.stringify(sent),
      },
    );
    expect(response.status).toBe(200);
    return (await response.json()) as T; // the page trusts its own server too
  };
  return {
    twin,
    ask,
    look: () => ask<Look>('/api/look'),
    lookAt: (customer: string) => ask<CustomerLook>(`/api/customers/${customer}`),
    send: (name: string, detail: object) => ask<DoorAnswer>('/api/events', { name, detail }),
    move: (move: Move) => ask<Pulse>('/api/clock', { move }),
    why: (asked: Record<string, string>) => ask<readonly Finding[]>(`/api/why?${new URLSearchParams(asked)}`),
    async example(name: keyof CustomerLook['examples'], customer: string): Promise<DoorAnswer> {
      const { examples } = await this.lookAt(customer);
      return this.send(name, { customer, properties: examples[name] });
    },
    async trailOf(customer: string, scenario: string) {
      const { runs } = await this.look();
      const found = runs.find((one) => one.customer === customer && one.scenario === scenario);
      if (found === undefined) return { status: undefined, said: [] };
      const run = await ask<RunLook>(`/api/runs/${found.execution}`);
      return {
        status: run.status,
        because: run.because,
        said: run.footprints.flatMap(({ state, decided }) =>
          decided === undefined ? [] : [`${state}: ${decided.decision}: ${decided.because}`],
        ),
      };
    },
    async sentTo(customer: string) {
      const { messages } = await this.look();
      return messages
        .filter((message) => message.customer === customer)
        .map((message) => [message.channel, message.at.slice(0, 16)]);
    },
  };
}
type Laptop = Awaited<ReturnType<typeof makeLaptop>>;

// Told in their order, each on one laptop.
describe('On the laptop', { shuffle: false }, () => {
  let laptop: Laptop;
  beforeAll(async () => {
    laptop = await makeLaptop();
  });
  afterAll(() => laptop.twin.stop());

  test('seven customers are known when it starts, and two of them have just come', async () => {
    const { customers, runs } = await laptop.look();
    expect(customers.map(({ customer }) => customer)).toEqual([
      'emma',
      'ivan',
      'lena',
      'noah',
      'olga',
      'sofia',
      'viktor',
    ]);
    expect(runs.map(({ customer, machine }) => [customer, machine])).toEqual([
      ['noah', 'triggermap-2-never-bought'],
      ['noah', 'triggermap-2-welcome'],
      ['ivan', 'triggermap-2-never-bought'],
      ['ivan', 'triggermap-2-welcome'],
    ]);
  });

  test('a Russian customer is greeted in Russian', async () => {
    const { messages } = await laptop.look();
    const [mail] = messages.filter(({ customer }) => customer === 'ivan');
    expect(mail).toMatchObject({
      channel: 'email',
      to: ['ivan.petrov@example.com'],
      from: '"Fern & Finch" <hello@shop.example.com>',
    });
    expect(mail?.channel === 'email' && mail.subject).toMatch(/\p{Script=Cyrillic}/u);
  });

  test('a night is waited for, and the page says until when', async () => {
    await laptop.example('cart.updated', 'noah');
    await laptop.move('hour');
    await laptop.move('hour');
    await laptop.move('hour');
    const { said } = await laptop.trailOf('noah', 'abandoned-cart');
    expect(said).toEqual([
      expect.stringMatching(/^Cart reminder: wait: quiet hours until 09:00: put off to 09:\d\d in America/),
    ]);
    const findings = await laptop.why({ customer: 'noah', scenario: 'abandoned-cart' });
    expect(findings[0]).toMatchObject({ verdict: 'put off', reason: 'quiet-hours', state: 'Cart reminder' });
  });

  test('every event of the catalogue has an example that the door takes', async () => {
    const { examples } = await laptop.lookAt('olga');
    for (const [name, properties] of Object.entries(examples)) {
      const { outcome, said } = await laptop.send(name, { customer: 'olga', properties });
      expect([name, outcome, said]).toEqual([name, 'recorded', 'recorded']);
    }
  });

  test('the door says what it does not take, and why', async () => {
    const misspelt = await laptop.send('cart.updatd', { customer: 'emma', properties: {} });
    expect(misspelt).toMatchObject({
      outcome: 'rejected',
      said: "rejected: detail-type: unknown event 'cart.updatd'; did you mean 'cart.updated'?",
    });
    const once = { customer: 'lena', id: 'once', properties: { path: '/' } };
    expect(await laptop.send('page.viewed', once)).toMatchObject({ outcome: 'recorded' });
    expect(await laptop.send('page.viewed', once)).toMatchObject({ outcome: 'duplicate' });
    const old = { customer: 'lena', at: '2026-11-01T00:00:00Z', properties: { path: '/' } };
    expect(await laptop.send('page.viewed', old)).toMatchObject({ outcome: 'late' });
  });

  test('an event that does not meet a scenario’s conditions says which one', async () => {
    const cart = { cartId: 'empty', currency: 'USD', items: [] };
    expect(await laptop.send('cart.updated', { customer: 'emma', properties: cart })).toMatchObject({
      outcome: 'recorded',
      started: [],
      notStarted: [{ scenario: 'abandoned-cart', because: '0 different items, wanted at least 1' }],
    });
  });

  test('an app puts events on the bus with its own SDK and its own keys', async () => {
    const client = new EventBridgeClient({
      endpoint: laptop.twin.busUrl,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'some-app', secretAccessKey: 'none' },
    });
    const Detail = JSON.stringify({ customer: 'zoe', properties: { name: 'Zoe', zone: 'Europe/Paris' } });
    const DetailType = 'customer.updated';
    await client.send(
      new PutEventsCommand({
        Entries: [{ EventBusName: laptop.twin.busName, Source: 'shop', DetailType, Detail }],
      }),
    );
    const { customers } = await laptop.look();
    expect(customers).toContainEqual({ customer: 'zoe', name: 'Zoe', zone: 'Europe/Paris' });
  });
});

describe('A cart left behind', { shuffle: false }, () => {
  let laptop: Laptop;
  beforeAll(async () => {
    laptop = await makeLaptop();
    await laptop.example('cart.updated', 'emma');
  });
  afterAll(() => laptop.twin.stop());

  test('is remembered after three hours, and a day later with an offer', async () => {
    for (let hour = 0; hour < 3; hour++) await laptop.move('hour');
    expect(await laptop.sentTo('emma')).toEqual([['email', '2026-11-21T13:00']]);
    await laptop.move('day');
    expect(await laptop.sentTo('emma')).toEqual([
      ['email', '2026-11-22T13:00'],
      ['email', '2026-11-21T13:00'],
    ]);
    expect(await laptop.trailOf('emma', 'abandoned-cart')).toMatchObject({
      status: 'finished',
      said: ['Cart reminder: send: handed over by email', 'Cart offer: send: handed over by email'],
    });
  });

  test('starts nothing for a customer whom nothing may reach', async () => {
    expect(await laptop.example('cart.updated', 'lena')).toMatchObject({
      started: [],
      notStarted: [{ scenario: 'abandoned-cart', because: 'cannot be written to with marketing' }],
    });
    await laptop.move('quiet');
    expect(await laptop.sentTo('lena')).toEqual([]);
  });

  test('stands in the timeline, newest first, between what was done and what was sent', async () => {
    const { timeline } = await laptop.lookAt('emma');
    const told = timeline.map((line) =>
      line.kind === 'event' ? line.event : `${line.scenario}: ${line.step}`,
    );
    const ofTheCart = ['abandoned-cart: cart-offer', 'abandoned-cart: cart-reminder', 'cart.updated'];
    expect(told.filter((line) => ofTheCart.includes(line))).toEqual(ofTheCart);
  });

  test('is forgotten when the customer buys, and the order is confirmed at once', async () => {
    await laptop.move('day');
    await laptop.example('cart.updated', 'emma');
    const before = (await laptop.sentTo('emma')).length;
    await laptop.example('order.placed', 'emma');
    expect((await laptop.sentTo('emma')).length).toBe(before + 1);
    await laptop.move('quiet');
    const { status, because } = await laptop.trailOf('emma', 'abandoned-cart');
    expect([status, because]).toEqual(['left', expect.stringMatching(/^goal reached: order.placed at /)]);
    expect((await laptop.look()).openRuns).toBe(0);
  });
});

describe('The link to unsubscribe', { shuffle: false }, () => {
  let laptop: Laptop;
  let link: string;
  beforeAll(async () => {
    laptop = await makeLaptop();
    await laptop.example('cart.updated', 'ivan');
    for (let hour = 0; hour < 3; hour++) await laptop.move('hour');
    const { messages } = await laptop.look();
    const mail = messages.find(({ customer }) => customer === 'ivan');
    link = (mail?.channel === 'email' && mail.oneClick) || '';
  });
  afterAll(() => laptop.twin.stop());
  const consentOf = async () => (await laptop.lookAt('ivan')).profile.consents.email?.state;

  test('changes nothing when a mail scanner opens it', async () => {
    const page = await fetch(link);
    expect(await page.text()).toMatch(/<form[^>]*method="post"/);
    expect(await consentOf()).toBe('given');
  });

  test('withdraws the consent with one click, and the next email is not sent', async () => {
    await fetch(link, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) });
    expect(await consentOf()).toBe('withdrawn');
    await laptop.move('quiet');
    const { said } = await laptop.trailOf('ivan', 'abandoned-cart');
    expect(said.at(-1)).toMatch(/^Cart offer: (?:skip|leave): .*consent withdrawn/);
  });

  test('that was made up leads nowhere', async () => {
    expect((await fetch(`${laptop.twin.url}/unsubscribe/made.up`)).status).toBe(404);
  });
});

describe('A sample week', () => {
  let laptop: Laptop;
  beforeAll(async () => {
    laptop = await makeLaptop();
    await laptop.ask('/api/week', { play: true });
    const isOver = async () => (await laptop.ask<Pulse>('/api/pulse')).week.playing === false;
    await vi.waitUntil(isOver, { timeout: 150_000, interval: 200 });
  });
  afterAll(() => laptop.twin.stop());

  test('is played to its end, and the door takes all of it', async () => {
    const { week, now, answers } = await laptop.look();
    expect(week.done).toBe(week.of);
    expect(now.slice(0, 10)).toBe('2026-11-27');
    expect(answers.filter(({ outcome }) => outcome === 'rejected')).toEqual([]);
  });

  test('is played once', async () => {
    const before = await laptop.ask<Pulse>('/api/week', { play: true });
    expect((await laptop.ask<Pulse>('/api/pulse')).changes).toBe(before.changes);
  });

  test('breaks nothing, and brings every stage to life', async () => {
    const { counts } = await laptop.look();
    const { scenarios, stages } = await laptop.ask<Catalogue>('/api/catalogue');
    expect(Object.entries(counts).filter(([, { failed }]) => failed > 0)).toEqual([]);
    for (const stage of stages) {
      const own = scenarios.filter((scenario) => scenario.stage === stage);
      expect([stage, own.reduce((sum, { id }) => sum + (counts[id]?.entered ?? 0), 0)]).toEqual([
        stage,
        expect.toSatisfy((entered: number) => entered > 0),
      ]);
    }
  });

  test('shows products, asks, hears of a lower price, and has another system called', async () => {
    const { messages } = await laptop.look();
    const subjectsTo = (who: string) =>
      messages.flatMap((one) => (one.channel === 'email' && one.customer === who ? one.subject : []));
    expect(subjectsTo('viktor')).toContain('Выбираете? Собрали короткий список');
    expect(subjectsTo('sofia')).toEqual(
      expect.arrayContaining(['What would help you to decide?', 'Now $36: Copper watering can']),
    );
    expect(messages).toContainEqual(
      expect.objectContaining({ channel: 'webhook', hook: 'booking-system', customer: 'sofia' }),
    );
  });

  test('counts each scenario’s runs once, however they stand', async () => {
    const { counts } = await laptop.ask<ScenarioLook>('/api/scenarios/abandoned-cart');
    expect(counts.open + counts.finished + counts.left + counts.failed).toBe(counts.entered);
    expect(counts.entered).toBeGreaterThan(3);
  });

  test('shows a month with what was sent and what was put off', async () => {
    const { weeks } = await laptop.ask<Month>('/api/customers/mia/months/2026-11');
    expect(weeks.every((week) => week.length === 7)).toBe(true);
    const days = weeks.flat();
    expect(days.find(({ isOfMonth }) => isOfMonth)?.day).toBe('2026-11-01');
    expect(days.filter(({ isToday }) => isToday)).toHaveLength(1);
    const entries = days.flatMap(({ entries: own }) => own);
    expect(entries).toContainEqual(expect.objectContaining({ what: 'sent', channel: 'email' }));
    expect(entries).toContainEqual(expect.objectContaining({ what: 'put off', reason: 'quiet-hours' }));
  });

  test.each(['2026-13', 'november', ''])('has no month %j', async (month) => {
    expect((await fetch(`${laptop.twin.url}/api/customers/mia/months/${month}`)).status).toBe(404);
  });

  test('tells what comes tomorrow, hour by hour, and nothing of other days', async () => {
    const { day, hours } = await laptop.ask<Tomorrow>('/api/tomorrow');
    expect(day).toBe('2026-11-28');
    const steps = hours.flatMap((hour) => hour.steps.map(({ at }) => [hour.hour.slice(0, 2), at]));
    expect(steps.length).toBeGreaterThan(0);
    // London is on UTC in November.
    for (const [hour, at] of steps) expect(at).toMatch(new RegExp(`^2026-11-28T${hour}:`));
  });

  test.each([
    ['pavel', 'abandoned-cart', { verdict: 'rule', because: 'cannot be written to with marketing' }],
    ['olga', 'missed-call', { verdict: 'never', event: 'call.missed' }],
    ['mia', 'abandoned-cart', { verdict: 'sent', state: expect.any(String) }],
    ['ivan', 'payment-failed', { verdict: 'left', reason: 'goal-reached' }],
  ])('says why %s did or did not get %s', async (customer, scenario, finding) => {
    expect(await laptop.why({ customer, scenario })).toContainEqual(expect.objectContaining(finding));
  });

  test('draws a run’s path in the reader’s language', async () => {
    const { runs } = await laptop.look();
    const run = runs.find(({ scenario, customer }) => scenario === 'abandoned-cart' && customer === 'mia');
    const drawing = async (language: string) =>
      (await fetch(`${laptop.twin.url}/drawings/runs/${run?.execution}?language=${language}`)).text();
    expect(await drawing('en')).toContain('Cart reminder');
    expect(await drawing('ru')).toContain('Напоминание о корзине');
    expect(await drawing('ru')).toContain('class="line taken"');
  });
});

describe('What became of an email', () => {
  let laptop: Laptop;
  beforeAll(async () => {
    laptop = await makeLaptop();
  });
  afterAll(() => laptop.twin.stop());

  test('is told as its provider tells it: a bounce suppresses the address', async () => {
    const { messages } = await laptop.look();
    const mail = messages.find(({ customer }) => customer === 'ivan');
    await laptop.ask('/api/notices', { number: mail?.number, kind: 'Bounced' });
    const { profile } = await laptop.lookAt('ivan');
    expect(profile.suppressions).toMatchObject([{ channel: 'email', address: 'ivan.petrov@example.com' }]);
  });
});

describe('The page’s server', () => {
  let laptop: Laptop;
  beforeAll(async () => {
    laptop = await makeLaptop();
  });
  afterAll(() => laptop.twin.stop());
  const move = (headers: Record<string, string>, body = '{"move":"day"}') =>
    fetch(`${laptop.twin.url}/api/clock`, { method: 'POST', headers, body });
  const json = { 'content-type': 'application/json' };

  test.each([
    ['from another page', { ...json, origin: 'https://elsewhere.example' }, 403],
    ['from a page without an origin', { ...json, origin: 'null' }, 403],
    ['that a plain form could send', { 'content-type': 'text/plain' }, 415],
  ])('does nothing on a request %s', async (_, headers, status) => {
    const { now } = await laptop.look();
    expect((await move(headers)).status).toBe(status);
    expect((await laptop.look()).now).toBe(now);
  });

  test.each(['{', '{"move":"century"}', '[]'])('says what is wrong with %s', async (body) => {
    const response = await move(json, body);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ fault: expect.stringMatching(/./) });
  });

  test.each(['/nothing', '/page/../twin.ts', '/page/desk.ts', '/mails/999', '/api/customers/nobody', '/%E0'])(
    'has no %s',
    async (path) => {
      expect((await fetch(`${laptop.twin.url}${path}`)).status).toBeGreaterThanOrEqual(400);
    },
  );

  test('has a page behind every link that a message can carry', async () => {
    for (const { url } of await listMessageLinks()) {
      // Signed by another key: only the page itself can say that the link does not work.
      const { status, headers } = await fetch(url.replace(customerUrl, laptop.twin.url));
      expect(status).toBe(404);
      expect(headers.get('content-type')).toContain('text/html');
    }
  });

  test('lets a mail run no script, wherever it is opened', async () => {
    const { headers } = await fetch(`${laptop.twin.url}/mails/1`);
    const policy = headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain('sandbox allow-popups');
    expect(policy).not.toMatch(/allow-scripts|allow-same-origin|script-src/);
  });

  test('allows itself nothing inline and nothing from elsewhere', async () => {
    const { headers } = await fetch(laptop.twin.url);
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe|https?:|\*/);
  });

  test('is served to this machine’s own names only', async () => {
    const { hostname, port } = new URL(laptop.twin.url);
    expect(hostname).toBe('127.0.0.1');
    const { request } = await import('node:http');
    const status = await new Promise((resolve, reject) => {
      request({ port, host: hostname, headers: { host: `rebound.example:${port}` } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(421);
  });
});
