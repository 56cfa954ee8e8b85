import { describe, expect, it } from 'vitest';
import { eventAreas, events, policy } from '#map';
import { openDoor } from '../functions/core/ingest/door.ts';
import { applyEvent } from '../functions/core/profile/apply-event.ts';
import { joinProfiles } from '../functions/core/profile/identity.ts';
import { newProfile } from '../functions/core/profile/profile.ts';
import { listForms } from '../scripts/local/ui/queries/event-forms.ts';
import { writeExamples } from '../scripts/local/ui/queries/example-events.ts';
import { printEvents } from '../scripts/map/print-events.ts';
import { declareEvent } from '../statemachines/language/event.ts';
import { type EventName, listNames, listProperties } from '../statemachines/language/events.ts';
import { email, flag, list, personal, text, word } from '../statemachines/language/property.ts';

const now = new Date('2026-11-20T12:00:00Z');
const ann = { ...newProfile('ann'), name: 'Ann', email: 'ann@example.com', phone: '+447400123456' };
const common = { about: 'customer', actor: 'customer', from: ['back end'] } as const;

/** What must not compile, each with its reason: `tsc` fails when one of these lines stops being an error. */
const mustNotCompile = [
  () =>
    declareEvent({
      ...common,
      core: { topic: word },
      // @ts-expect-error a property that it has not
      retained: ['topc'],
    }),
  () =>
    declareEvent({
      ...common,
      core: { email },
      // @ts-expect-error what is personal is not retained
      retained: ['email'],
    }),
  () =>
    declareEvent({
      ...common,
      optional: { name: personal(text(200)) },
      // @ts-expect-error nor what was declared to be so
      retained: ['name'],
    }),
  () =>
    declareEvent({
      ...common,
      core: { topics: list(word, 5) },
      // @ts-expect-error a list cannot be asked
      retained: ['topics'],
    }),
  () =>
    declareEvent({
      ...common,
      core: { topic: word, level: word },
      retained: ['topic'],
      // @ts-expect-error kept apart by what is not retained
      retainedBy: ['level'],
    }),
  // @ts-expect-error a customer has no beginning
  () => declareEvent({ ...common, begins: true }),
  // @ts-expect-error a case is about an order
  () => declareEvent({ ...common, opens: 'return' }),
  // @ts-expect-error a ticket is kept apart by itself
  () => declareEvent({ ...common, about: 'ticket', apart: true }),
  // @ts-expect-error there is no such thing to say
  () => declareEvent({ ...common, retaind: [] }),
  // @ts-expect-error nobody sends it
  () => declareEvent({ ...common, from: [] }),
  () =>
    declareEvent({
      ...common,
      core: { ready: flag },
      // @ts-expect-error an example of another kind
      example: { ready: 'yes' },
    }),
];

describe('A declaration', () => {
  it('refuses what cannot be', () => {
    expect(mustNotCompile).toHaveLength(11);
  });

  it('has what names its subject, and the goods that it lists, without another word', () => {
    const declared = declareEvent({
      about: 'cart',
      actor: 'customer',
      from: ['site'],
      lists: 'line items',
      optional: { via: word },
    });
    expect(listProperties(declared)).toEqual(['cartId', 'currency', 'items', 'via']);
    expect(declared.retained).toEqual([]);
  });
});

describe('Every event that is declared', () => {
  const names = listNames(events);
  const examples = writeExamples(ann, now);
  const open = (name: EventName, properties: object) =>
    openDoor(
      {
        id: 'event-1',
        'detail-type': name,
        time: now.toISOString(),
        detail: { customer: 'ann', properties },
      },
      now,
      policy,
      events,
    );

  it('stands in one area', () => {
    const inAreas = Object.values(eventAreas).flatMap(listNames);
    expect([...inAreas].sort()).toEqual([...names].sort());
  });

  it('has an example that is taken, and a form with its fields', () => {
    const forms = listForms();
    for (const name of names) {
      const opened = open(name, examples[name]);
      expect([name, opened.opened === 'rejected' ? opened.rejection.reason : 'taken']).toEqual([
        name,
        'taken',
      ]);
      expect(forms[name].map((field) => field.name)).toEqual(listProperties(events[name]));
    }
  });

  it('is refused without any one of its core', () => {
    for (const name of names)
      for (const missing of Object.keys(events[name].core)) {
        const { [missing]: _gone, ...rest } = examples[name] as Readonly<Record<string, unknown>>;
        const opened = open(name, rest);
        expect([name, opened.opened === 'rejected' && opened.rejection.reason]).toEqual([
          name,
          expect.stringContaining(`detail.properties.${missing}`),
        ]);
      }
  });

  it('is documented with all that it may say, and one alone when one is asked for', () => {
    const written = printEvents(eventAreas);
    for (const name of names) expect(written).toContain(`## ${name}`);
    const own = printEvents(eventAreas, 'order.paid').join('\n');
    expect(own).toContain('| `orderId` | yes |');
    expect(own.match(/^## /gm)).toHaveLength(1);
    expect(() => printEvents(eventAreas, 'order.payed')).toThrow("the map has no event 'order.payed'");
  });
});

describe('An event that was taken off the map', () => {
  it('is no more than a name in the profiles that have it', () => {
    const opened = openDoor(
      {
        id: 'event-1',
        'detail-type': 'return.opened',
        time: now.toISOString(),
        detail: { customer: 'visitor', properties: { orderId: 'order-1' } },
      },
      now,
      policy,
      events,
    );
    if (opened.opened !== 'event') throw new Error(opened.opened);
    const visitor = applyEvent(newProfile('visitor'), opened.event, { ...policy.shop, events });
    expect(visitor.openCases).toEqual({ 'order-1': now.toISOString() });
    const joined = joinProfiles(ann, visitor, {});
    expect(joined.counters['return.opened']?.count).toBe(1);
    expect(joined.openCases).toEqual({});
  });
});
