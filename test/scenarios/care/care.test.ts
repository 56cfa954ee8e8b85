import { describe, expect, it } from 'vitest';
import { days, hours, minutes } from '../../../statemachines/language/durations.ts';
import { type Story, story } from '../../story.ts';
import { cart, order } from '../carts.ts';
import { expectStoryboard } from '../storyboard.ts';

const monday = { at: '2026-03-02T10:00', customer: { name: 'Ann' } };
const contacts = ['email', 'phone', 'device-1', 'ann@example.com', '+447400123456', 'Ann'];

/** Nothing but that the customer was erased. */
async function expectNothingKept({ store }: Story): Promise<void> {
  const { profile, book, consents, entries, timeline } = await store.everything('customer-1');
  expect({ book, consents, entries, timeline }).toEqual({
    book: undefined,
    consents: [],
    entries: [],
    timeline: [],
  });
  expect(profile).toMatchObject({
    attributes: {},
    consents: {},
    counters: {},
    marks: [],
    points: { lots: [] },
  });
  expect(Object.keys(profile ?? {}).filter((field) => contacts.includes(field) || field === 'name')).toEqual(
    [],
  );
  expect(JSON.stringify(profile)).not.toMatch(/ann@example\.com|447400123456|device-1|Ann/i);
  expect(await store.waitings('customer-1')).toEqual([]);
}

describe('A customer who is erased', () => {
  it('in the middle of a run hears no more, and nothing is kept', async () => {
    const ann = await story(monday);
    await ann.emits('cart.updated', cart());
    await ann.after(hours(4));
    await ann.erases();
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['email', 'cart-reminder', 'Mon 2 Mar 13:00']]);
    expect(ann.trail('abandoned-cart').slice(-2)).toEqual(['Cart offer: leave (customer-unknown)', 'Left']);
    await expectNothingKept(ann);
    expectStoryboard(ann);
  });

  it('while a run waits for an event ends it at once', async () => {
    const ann = await story({ at: '2026-03-02T10:00' });
    await ann.registers({ name: 'Ann' });
    await ann.after(hours(2));
    await ann.erases();
    await ann.after(minutes(1));
    const running = ann.runs.filter(({ state }) => state.status === 'running');
    // A plain wait has nobody to answer it: its run leaves when it is over.
    expect(running.map(({ at }) => at)).toEqual(['Wait 8 days']);
    expect(ann.trail('welcome').slice(-2)).toEqual([
      'Wait for email confirmed, at most 1 day: leave (customer-unknown)',
      'Left',
    ]);
    await expectNothingKept(ann);
    expectStoryboard(ann);
  });

  it('on the day before the birthday is not greeted', async () => {
    const ann = await story({ ...monday, customer: { name: 'Ann', attributes: { birthday: '1990-04-10' } } });
    await ann.until('2026-04-09T12:00');
    await ann.erases();
    await ann.until('2027-05-01T12:00');
    expect(ann.outbox.map(([, message]) => message)).toEqual(['birthday-gift']);
    await expectNothingKept(ann);
    expectStoryboard(ann);
  });

  it('is not brought back by a delivery that is told of later', async () => {
    const ann = await story(monday);
    await ann.emits('cart.updated', cart());
    await ann.after(hours(4));
    await ann.erases();
    await ann.after(minutes(10));
    await ann.hears('message.delivered');
    await ann.hears('message.clicked');
    await ann.untilQuiet();
    await expectNothingKept(ann);
    expectStoryboard(ann);
  });

  it('is not brought back by what an app tells too late', async () => {
    const ann = await story(monday);
    await ann.emits('cart.updated', cart());
    await ann.after(hours(1));
    await ann.erases();
    await ann.after(hours(1));
    await ann.emits('cart.updated', cart(), { at: '2026-03-02T10:30' });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([]);
    await expectNothingKept(ann);
    expectStoryboard(ann);
  });

  it('and registers again a month later is somebody new', async () => {
    const ann = await story({ at: '2026-03-02T10:00' });
    await ann.registers({ name: 'Ann' });
    await ann.after(days(3));
    await ann.erases();
    await ann.until('2026-04-02T10:00');
    await ann.registers({ name: 'Ann', contacts: ['email'] });
    await ann.until('2026-04-03T12:00');
    expect(ann.outbox.filter(([, , at]) => at.includes('Apr')).map(([, message]) => message)).toEqual([
      'registration-confirmed',
      'welcome',
    ]);
    expectStoryboard(ann);
  });

  it('finds that the links in old letters lead nowhere, and that a no is heeded all the same', async () => {
    const ann = await story(monday);
    await ann.emits('cart.updated', cart());
    await ann.after(hours(4));
    await ann.erases();
    await ann.after(minutes(1));
    expect((await ann.unsubscribes()).status).toBe(200);
    await ann.untilQuiet();
    await expectNothingKept(ann);
  });
});

/** The link to the preference centre in the last letter. */
function centreOf({ deliveries }: Story): string {
  const link = deliveries
    .map(({ content }) =>
      content.channel === 'email' ? /https:\S+\/preferences\/\S+/.exec(content.text)?.[0] : undefined,
    )
    .findLast((found) => found !== undefined);
  if (link === undefined) throw new Error('no letter with a link to the preference centre has been sent yet');
  return link;
}
const shown = (at: string) => ({ page: 'en', language: 'en', shown: at });

describe('On the page of preferences', () => {
  it('a no to offers by email keeps the offer back, and a look alone does not', async () => {
    const ann = await story(monday);
    await ann.emits('cart.updated', cart());
    await ann.after(hours(4));
    const page = await ann.visits(centreOf(ann));
    expect(page.html).toContain('value="email:offers" checked');
    await ann.visits(centreOf(ann), { ...shown('2026-03-02T14:00:00.000Z'), yes: 'email:offers' });
    await ann.untilQuiet();
    expect(ann.trail('abandoned-cart').slice(-2)).toEqual([
      'Cart offer: skip (consent-withdrawn)',
      'Finished',
    ]);
    expectStoryboard(ann);
  });

  it('a no to offers leaves letters about service welcome', async () => {
    const ann = await story(monday);
    await ann.emits('cart.updated', cart());
    await ann.after(hours(4));
    await ann.visits(centreOf(ann), { ...shown('2026-03-02T14:00:00.000Z'), yes: 'email:offers' });
    await ann.emits('order.placed', order());
    await ann.emits('order.delivered', { orderId: 'order-1' });
    await ann.until('2026-03-10T12:00');
    expect(ann.outbox.filter(([, message]) => message === 'review-request')).toHaveLength(1);
    expectStoryboard(ann);
  });

  it('a yes after a no lets offers come again', async () => {
    const ann = await story(monday);
    await ann.emits('cart.updated', cart());
    await ann.after(hours(4));
    const centre = centreOf(ann);
    await ann.unsubscribes();
    await ann.after(minutes(5));
    await ann.visits(centre, {
      ...shown('2026-03-02T14:05:00.000Z'),
      no: 'email:offers',
      box: 'email:offers',
    });
    await ann.untilQuiet();
    expect(ann.outbox.map(([, message]) => message)).toEqual(['cart-reminder', 'cart-offer']);
    expectStoryboard(ann);
  });

  it('another language is that of the next letter', async () => {
    const ann = await story(monday);
    await ann.emits('cart.updated', cart());
    await ann.after(hours(4));
    await ann.visits(centreOf(ann), { ...shown('2026-03-02T14:00:00.000Z'), language: 'ru' });
    await ann.untilQuiet();
    expect(ann.deliveries.at(-1)?.content).toMatchObject({
      subject: expect.stringMatching(/\p{Script=Cyrillic}/u),
    });
    expectStoryboard(ann);
  });

  it('a link that somebody forged shows nothing and changes nothing', async () => {
    const ann = await story(monday);
    await ann.emits('cart.updated', cart());
    await ann.after(hours(4));
    const forged = `${centreOf(ann).slice(0, -2)}xx`;
    expect(
      (await ann.visits(forged, { ...shown('2026-03-02T14:00:00.000Z'), yes: 'email:offers' })).status,
    ).toBe(404);
    await ann.untilQuiet();
    expect(ann.outbox).toHaveLength(2);
  });
});

describe('What providers tell of an address', () => {
  it('a bounce for good keeps all mail from it, and push takes over', async () => {
    const ann = await story(monday);
    await ann.emits('cart.updated', cart());
    await ann.after(hours(4));
    await ann.hears('message.bounced');
    await ann.untilQuiet();
    expect(ann.outbox.map(([channel, message]) => [channel, message])).toEqual([
      ['email', 'cart-reminder'],
      ['push', 'cart-offer'],
    ]);
    expectStoryboard(ann);
  });

  it('a bounce for now keeps nothing back', async () => {
    const ann = await story(monday);
    await ann.emits('cart.updated', cart());
    await ann.after(hours(4));
    await ann.hears('message.bounced', { permanent: false });
    await ann.untilQuiet();
    expect(ann.outbox.map(([channel]) => channel)).toEqual(['email', 'email']);
    expectStoryboard(ann);
  });

  it('a complaint keeps marketing back by every channel, and order messages by that address', async () => {
    const ann = await story(monday);
    await ann.emits('cart.updated', cart());
    await ann.after(hours(4));
    await ann.hears('message.complained');
    await ann.after(days(2));
    await ann.emits('order.placed', order());
    await ann.untilQuiet();
    expect(ann.outbox.map(([channel, message]) => [channel, message])).toEqual([
      ['email', 'cart-reminder'],
      ['push', 'order-confirmed'],
    ]);
    expectStoryboard(ann);
  });

  it('a new address after a bounce is written to again', async () => {
    const ann = await story(monday);
    await ann.emits('cart.updated', cart());
    await ann.after(hours(4));
    await ann.hears('message.bounced');
    await ann.emits('customer.updated', { email: 'ann@new.example' });
    await ann.untilQuiet();
    expect(ann.outbox.map(([channel]) => channel)).toEqual(['email', 'email']);
    expectStoryboard(ann);
  });
});

describe('A reply by SMS', () => {
  const texts = { at: '2026-03-02T10:00', customer: { contacts: ['sms'] } } as const;

  it.each(['STOP', 'stop.', 'Стоп', 'ОТПИСАТЬСЯ', 'Please stop texting me'])(
    'of "%s" ends all SMS marketing',
    async (text) => {
      const ann = await story(texts);
      await ann.emits('cart.updated', cart());
      await ann.after(hours(4));
      await ann.replies(text);
      await ann.until('2026-03-20T10:00');
      await ann.emits('cart.updated', cart(undefined, 'cart-2'));
      await ann.untilQuiet();
      expect(ann.outbox.filter(([, message]) => message.startsWith('cart'))).toEqual([
        ['sms', 'cart-reminder', 'Mon 2 Mar 13:00'],
      ]);
    },
  );

  it('of STOP keeps nothing of an order back', async () => {
    const ann = await story(texts);
    await ann.emits('cart.updated', cart());
    await ann.after(hours(4));
    await ann.replies('STOP');
    await ann.after(hours(2));
    await ann.emits('order.placed', order());
    await ann.untilQuiet();
    expect(ann.outbox.map(([, message]) => message)).toEqual(['cart-reminder', 'order-confirmed']);
    expectStoryboard(ann);
  });

  it('of other words is no withdrawal', async () => {
    const ann = await story(texts);
    await ann.emits('cart.updated', cart());
    await ann.after(hours(4));
    await ann.replies('Do you have it in blue?');
    await ann.until('2026-03-20T10:00');
    await ann.emits('cart.updated', cart(undefined, 'cart-2'));
    await ann.until('2026-03-20T20:00');
    expect(ann.outbox.map(([, message]) => message)).toEqual(['cart-reminder', 'cart-reminder']);
    expectStoryboard(ann);
  });

  it('in clear words of their own counts, and a person reads it', async () => {
    const ann = await story(texts);
    await ann.emits('cart.updated', cart());
    await ann.after(hours(4));
    await ann.replies('please stop sending me messages, leave me alone');
    await ann.untilQuiet();
    expect(ann.happenings.filter(({ what }) => what === 'alert')).toHaveLength(1);
    expectStoryboard(ann);
  });

  it('to a message about a missed call is read by a person, who is told', async () => {
    const ann = await story({ ...monday, at: '2026-03-02T11:00' });
    await ann.emits('call.missed', { leadId: 'lead-1' });
    await ann.after(hours(1));
    await ann.replies('After four, please');
    await ann.untilQuiet();
    expect(ann.trail('missed-call').at(-1)).toBe('Finished');
    expect(ann.happenings.filter(({ what }) => what === 'alert')).toHaveLength(1);
    expectStoryboard(ann);
  });
});
