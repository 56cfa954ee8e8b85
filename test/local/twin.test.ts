import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CustomerLook, Look, Move } from '../../scripts/local/twin/desk.ts';
import type { DoorAnswer } from '../../scripts/local/twin/trails.ts';
import { startTwin, type Twin } from '../../scripts/local/twin.ts';

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
    move: (move: Move) => ask<Look>('/api/clock', { move }),
    async example(name: keyof CustomerLook['examples'], customer: string): Promise<DoorAnswer> {
      const { examples } = await this.lookAt(customer);
      return this.send(name, JSON.parse(examples[name]));
    },
    async trailOf(customer: string, scenario: string) {
      const { runs } = await this.look();
      const run = runs.find((one) => one.customer === customer && one.scenario === scenario);
      return {
        standing: run?.standing,
        said: run?.footprints.flatMap(({ state, said }) => (said === undefined ? [] : [`${state}: ${said}`])),
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

describe('On the laptop', () => {
  let laptop: Laptop;
  beforeAll(async () => {
    laptop = await makeLaptop();
  });
  afterAll(() => laptop.twin.stop());

  test('five customers are known when it starts, and two of them have just come', async () => {
    const { customers, runs, now } = await laptop.look();
    expect(customers.map(({ customer }) => customer)).toEqual(['emma', 'ivan', 'lena', 'noah', 'olga']);
    expect(runs.map(({ customer, machine }) => [customer, machine])).toEqual([
      ['noah', 'triggermap-2-welcome'],
      ['ivan', 'triggermap-2-welcome'],
    ]);
    expect(now).toBe('2026-11-21T10:00:05.000Z'); // a second for each
  });

  test('a Russian customer is greeted in Russian, with a way out', async () => {
    const { messages } = await laptop.look();
    const [mail] = messages.filter(({ customer }) => customer === 'ivan');
    expect(mail).toMatchObject({
      channel: 'email',
      to: ['ivan.petrov@example.com'],
      from: '"Fern & Finch" <hello@shop.example.com>',
      oneClick: expect.stringContaining(`${laptop.twin.url}/unsubscribe/`),
    });
    expect(mail?.channel === 'email' && mail.subject).toMatch(/\p{Script=Cyrillic}/u);
  });

  test('a customer whose night it is waits for the morning', async () => {
    const { said } = await laptop.trailOf('noah', 'welcome');
    expect(said).toEqual([
      expect.stringMatching(/^Welcome: Waits: quiet hours until 09:00: put off to 09:\d\d in America/),
    ]);
    expect(await laptop.sentTo('noah')).toEqual([]);
  });

  test('every event of the catalogue has an example that the door takes', async () => {
    const { examples } = await laptop.lookAt('olga');
    for (const [name, detail] of Object.entries(examples)) {
      const { outcome, said } = await laptop.send(name, JSON.parse(detail));
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
      notStarted: [{ scenario: 'abandoned-cart', because: 'itemCount is 0, wanted at least 1' }],
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

describe('A cart left behind', () => {
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
    expect(await laptop.trailOf('emma', 'abandoned-cart')).toEqual({
      standing: 'Finished',
      said: ['Cart reminder: Sent: handed over by email', 'Cart offer: Sent: handed over by email'],
    });
  });

  test('starts nothing for a customer whom nothing may reach', async () => {
    expect(await laptop.example('cart.updated', 'lena')).toMatchObject({
      started: [],
      notStarted: [{ scenario: 'abandoned-cart', because: 'reachable is false, wanted true' }],
    });
    await laptop.move('quiet');
    expect(await laptop.sentTo('lena')).toEqual([]);
  });

  test('stands in the timeline, newest first, between what was done and what was sent', async () => {
    const { timeline } = await laptop.lookAt('emma');
    expect(timeline.map(({ what }) => what)).toEqual([
      'abandoned-cart: cart-offer',
      'abandoned-cart: cart-reminder',
      'cart.updated',
      'customer.registered',
    ]);
  });

  test('is forgotten when the customer buys, and the order is confirmed at once', async () => {
    await laptop.move('day');
    await laptop.example('cart.updated', 'emma');
    await laptop.example('order.placed', 'emma');
    expect((await laptop.sentTo('emma')).length).toBe(3);
    await laptop.move('quiet');
    const { standing } = await laptop.trailOf('emma', 'abandoned-cart');
    expect(standing).toMatch(/^Left: goal reached: order.placed at /);
    expect((await laptop.look()).openRuns).toBe(0);
  });
});

describe('The link to unsubscribe', () => {
  let laptop: Laptop;
  let link: string;
  beforeAll(async () => {
    laptop = await makeLaptop();
    const { messages } = await laptop.look();
    const mail = messages.find(({ customer }) => customer === 'ivan');
    link = (mail?.channel === 'email' && mail.oneClick) || '';
  });
  afterAll(() => laptop.twin.stop());
  const consentOf = async () => (await laptop.lookAt('ivan')).profile.consents.email?.state;

  test('changes nothing when a mail scanner opens it', async () => {
    const page = await fetch(link);
    expect(await page.text()).toContain('<form method="post">');
    expect(await consentOf()).toBe('given');
  });

  test('withdraws the consent with one click, and the next email is not sent', async () => {
    await fetch(link, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) });
    expect(await consentOf()).toBe('withdrawn');
    await laptop.move('quiet');
    const { said } = await laptop.trailOf('ivan', 'welcome');
    expect(said?.at(-1)).toContain('Not sent: email: consent withdrawn');
  });

  test('that was made up leads nowhere', async () => {
    expect((await fetch(`${laptop.twin.url}/unsubscribe/made.up`)).status).toBe(404);
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
