import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { StateMachine } from '../statemachines/compile/asl.ts';
import { days, hours, minutes } from '../statemachines/language/durations.ts';
import {
  event,
  message,
  type Scenario,
  type Step,
  scenario,
  wait,
  waitFor,
} from '../statemachines/language/scenario.ts';
import { scenarios as map } from '../statemachines/scenarios/index.ts';
import { cart, order } from './scenarios/carts.ts';
import { type Story, story } from './story.ts';

const folder = new URL('../statemachines/definitions/released/', import.meta.url);
const files = readdirSync(folder);
const read = (file: string): StateMachine => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
const monday = { at: '2026-03-02T10:00' };

/** How a run of each release begins, and what it says to who does nothing then. */
const releases: Readonly<
  Record<string, { readonly begin: (ann: Story) => Promise<unknown>; readonly says: readonly string[] }>
> = {
  'abandoned-cart.1': {
    begin: (ann) => ann.emits('cart.updated', cart()),
    says: ['cart-reminder', 'cart-offer'],
  },
  'order-confirmed.1': {
    begin: (ann) => ann.emits('order.placed', order()),
    says: ['order-confirmed'],
  },
  'welcome.1': { begin: (ann) => ann.registers(), says: ['welcome', 'first-order-help'] },
};

describe('A definition that was released', () => {
  it.each(files)(
    '%s runs to its end against the functions of today, and says what it said then',
    async (file) => {
      const [release = ''] = file.split('.asl.json');
      const [id = ''] = release.split('.');
      const known = releases[release];
      const scenarios = map.filter((one) => one.id === id);
      if (known === undefined || scenarios.length === 0)
        throw new Error(`say in ${import.meta.filename} how a run of ${release} begins and what it says`);
      const ann = await story({ ...monday, customer: {}, scenarios, released: { [id]: read(file) } });
      await known.begin(ann);
      await ann.untilQuiet();
      expect(ann.outbox.map(([, message]) => message)).toEqual(known.says);
      expect(ann.runs.map(({ state }) => state)).toEqual([
        expect.objectContaining({ status: 'succeeded', ending: 'finished' }),
      ]);
    },
  );

  it('goes on in a run that was under way when today’s map was deployed', async () => {
    const released = {
      'abandoned-cart': read('abandoned-cart.1.asl.json'),
      welcome: read('welcome.1.asl.json'),
    };
    const ann = await story({ ...monday, released });
    await ann.registers();
    await ann.after(hours(3));
    ann.redeploys();
    await ann.until('2026-03-05T10:00');
    await ann.emits('cart.updated', cart());
    await ann.until('2026-03-12T10:00');
    // The first release of the welcome is two letters, and none about points or the registration.
    expect(ann.outbox.map(([, message]) => message)).toEqual([
      'welcome',
      'first-order-help',
      'cart-reminder',
      'cart-offer',
      'code-not-used',
    ]);
    const own = ann.runs.filter(({ scenario }) => scenario in released);
    expect(own.map(({ scenario, state }) => [scenario, state.status])).toEqual([
      ['welcome', 'succeeded'],
      ['abandoned-cart', 'succeeded'],
    ]);
  });
});

/** Looks at what a new customer does; what it says then is another thing in every release. */
const looks = (...steps: readonly [Step<'customer'>, ...Step<'customer'>[]]): Scenario =>
  scenario({
    id: 'looks',
    stage: 'conversion',
    title: 'Looks',
    purpose: 'Says something to who looks at a page.',
    on: event('customer.registered'),
    entry: { per: 'customer', repeated: { after: hours(1) } },
    steps,
  });
const greet = () => message('welcome', { by: 'email', rank: 4, postpone: days(2) });
const help = () => message('first-order-help', { by: 'email', rank: 15, postpone: days(2) });
const confirm = () => message('registration-confirmed', { by: 'email' });
const look = { path: '/sale' };

describe('A scenario that is deployed anew', () => {
  it('leaves a run that waits for an event as it was, and the next run follows the new definition', async () => {
    const before = looks(confirm(), waitFor({ 'page.viewed': [greet()] }, { atMost: days(1) }));
    const after = looks(waitFor({ 'page.viewed': [help()] }, { atMost: days(1) }));
    const ann = await story({ ...monday, scenarios: [before] });
    await ann.registers();
    await ann.after(hours(2));
    ann.redeploys([after]);
    await ann.emits('page.viewed', look);
    await ann.until('2026-03-04T10:00');
    await ann.registers();
    await ann.after(minutes(5));
    await ann.emits('page.viewed', look);
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'registration-confirmed', 'Mon 2 Mar 10:00'],
      ['email', 'welcome', 'Mon 2 Mar 12:00'],
      ['email', 'first-order-help', 'Wed 4 Mar 10:05'],
    ]);
    expect(ann.runs.map(({ state }) => state)).toEqual([
      expect.objectContaining({ status: 'succeeded', ending: 'finished' }),
      expect.objectContaining({ status: 'succeeded', ending: 'finished' }),
    ]);
  });

  it('leaves a run in a wait as it was, though it waits longer now and says something else', async () => {
    const ann = await story({ ...monday, scenarios: [looks(wait(hours(3)), greet())] });
    await ann.registers();
    await ann.after(hours(1));
    ann.redeploys([looks(wait(days(2)), help())]);
    await ann.until('2026-03-03T10:00');
    await ann.registers();
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'welcome', 'Mon 2 Mar 13:00'],
      ['email', 'first-order-help', 'Thu 5 Mar 10:00'],
    ]);
  });

  it('and waits for an event no more answers a run that still does when its time is over', async () => {
    const before = looks(confirm(), waitFor({ 'page.viewed': [greet()] }, { atMost: days(1) }));
    const ann = await story({ ...monday, scenarios: [before] });
    await ann.registers();
    await ann.after(hours(2));
    ann.redeploys([looks(wait(days(2)), help())]);
    await ann.emits('page.viewed', look);
    await ann.untilQuiet();
    // The door knows from today's map what is waited for; the check at the end of the wait looks for itself.
    expect(ann.outbox.map(([, message]) => message)).toEqual(['registration-confirmed', 'welcome']);
    expect(ann.runs.map(({ state }) => state.status)).toEqual(['succeeded']);
  });

  it('that is gone from the map lets its runs end', async () => {
    const ann = await story({ ...monday, scenarios: [looks(wait(hours(3)), greet())] });
    await ann.registers();
    await ann.after(hours(1));
    ann.redeploys([]);
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['email', 'welcome', 'Mon 2 Mar 13:00']]);
  });
});
