import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEvent } from '../../../functions/core/profile/apply-event.ts';
import { newProfile } from '../../../functions/core/profile/profile.ts';
import type { Profile } from '../../../functions/core/records/records.ts';
import { cameSince, watchRun } from '../../../functions/core/runs/watched.ts';
import { newBook } from '../../../functions/core/sendlog/send-book.ts';
import { answerQuestion } from '../../../functions/core/steps/answer.ts';
import { days } from '../../../statemachines/language/durations.ts';
import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import { atMost, oneOf } from '../../../statemachines/language/facts.ts';
import {
  another,
  happened,
  isAhead,
  type Question,
  said,
  split,
} from '../../../statemachines/language/questions.ts';
import type { CheckOrder, RunState } from '../../../statemachines/language/tasks.ts';
import { holds } from '../random.ts';
import { contextIn } from '../shop-in.ts';

const now = new Date('2026-11-20T12:00:00.000Z');
const hoursAgo = (n: number): string => new Date(now.getTime() - n * 3_600_000).toISOString();
const facts = { nth: 1, orders: 0, traffic: 'customer', reachable: true } as const;
const run: RunState = {
  id: 'event-1',
  at: hoursAgo(48),
  name: 'order.cancelled',
  customer: 'customer-1',
  key: 'order-1',
  facts: { ...facts, said: { by: 'shop' } },
};
const scenario: CheckOrder['scenario'] = {
  id: 'tested',
  entry: { per: 'key', repeated: 'never again', longestSeconds: 86_400 },
  exits: [],
  still: {},
};
const me = watchRun('tested', run);

let told = 0;
const tell = (name: CustomerEvent['name'], at: string, properties: object, key = 'customer') =>
  ({ id: `told-${++told}`, name, at, customer: 'customer-1', key, properties }) as CustomerEvent; // as the door has checked it
const know = (...events: readonly CustomerEvent[]): Profile =>
  events.reduce((profile, event) => applyEvent(profile, event, contextIn('USD')), newProfile('customer-1'));
const answered = (question: string, answer: string, at: string, byRun?: string) =>
  tell('question.answered', at, { question, answer, how: 'link', ...(byRun && { run: byRun }) });
const ask = (question: Question, profile: Profile, of = run) =>
  answerQuestion({ ask: question, scenario }, of, { profile, book: newBook('customer-1'), now });

describe('What an event has said', () => {
  const toOffer = { question: oneOf('offer') } as const;
  const theAnswer = said('question.answered', 'answer', toOffer);

  it('is a word to choose by', () => {
    const profile = know(answered('offer', 'yes', hoursAgo(3)));
    expect(ask(theAnswer, profile)).toBe('yes');
    expect(ask(theAnswer, know())).toBe('unknown');
    expect(ask(theAnswer, know(answered('offer', 'yes', hoursAgo(50))))).toBe('unknown');
  });

  it('is that of the newest, in whatever order they are told', () => {
    const [yes, no] = [answered('offer', 'yes', hoursAgo(3)), answered('offer', 'no', hoursAgo(2))];
    expect(ask(theAnswer, know(yes, no))).toBe('no');
    expect(ask(theAnswer, know(no, yes))).toBe('no');
  });

  it('is not hidden by an answer to another question, or of another run', () => {
    const yes = answered('offer', 'yes', hoursAgo(3), me.run);
    const profile = know(
      yes,
      answered('survey', '9', hoursAgo(2)),
      answered('offer', 'no', hoursAgo(1), 'other-run'),
    );
    expect(ask(theAnswer, profile)).toBe('yes');
  });

  it('is that of the trigger where nothing newer has come', () => {
    expect(ask({ ...said('order.cancelled', 'by'), sameKey: true } as Question, know())).toBe('shop');
    const other = tell('order.cancelled', hoursAgo(2), { orderId: 'order-2', by: 'customer' }, 'order-2');
    expect(ask({ ...said('order.cancelled', 'by'), sameKey: true } as Question, know(other))).toBe('shop');
  });

  it('is asked with bounds: a low score', () => {
    const low = happened('survey.answered', 'this run', { score: atMost(6) });
    expect(ask(low, know(tell('survey.answered', hoursAgo(1), { survey: 'service', score: 6 })))).toBe('yes');
    expect(ask(low, know(tell('survey.answered', hoursAgo(1), { survey: 'service', score: 7 })))).toBe('no');
    expect(ask(low, know())).toBe('no');
  });

  it('is found since a moment whatever else is told, and in whatever order', () => {
    const events = fc.array(
      fc.record({
        question: fc.constantFrom('offer', 'survey', 'other'),
        answer: fc.constantFrom('yes', 'no'),
        ago: fc.integer({ min: 0, max: 96 }),
        of: fc.constantFrom(undefined, me.run, 'other-run'),
      }),
      { maxLength: 12 },
    );
    holds(
      fc.property(events, (drawn) => {
        const all = drawn.map(({ question, answer, ago, of }) =>
          answered(question, answer, hoursAgo(ago), of),
        );
        const watched = { event: 'question.answered', sameKey: false, where: toOffer } as const;
        const mine = drawn.filter(
          ({ question, ago, of }) => question === 'offer' && ago <= 48 && of !== 'other-run',
        );
        const at = cameSince(watched, me, know(...all), newBook('customer-1'));
        // Of one question and run the newest alone is kept: enough, since what is newer came since, too.
        expect(at).toBe(
          mine
            .map(({ ago }) => hoursAgo(ago))
            .sort()
            .at(-1),
        );
      }),
      { runs: 300 },
    );
  });
});

describe('Another order', () => {
  it('is one beside the run’s own, from a day before on', () => {
    const placed = (key: string, at: string) =>
      tell('order.placed', at, { orderId: key, currency: 'USD', total: 1, items: [] }, key);
    const asked = another('order.placed', days(1));
    expect(ask(asked, know(placed('order-1', hoursAgo(50))))).toBe('no');
    expect(ask(asked, know(placed('order-2', hoursAgo(71))))).toBe('yes');
    expect(ask(asked, know(placed('order-2', hoursAgo(73))))).toBe('no');
    expect(ask(asked, know(placed('order-2', hoursAgo(1))))).toBe('yes');
  });
});

it('A moment is ahead while so much time is left, and never when it is not known', () => {
  const until = (startsAt?: string) => ({
    ...run,
    facts: { ...facts, ...(startsAt && { said: { startsAt } }) },
  });
  const asked = isAhead('startsAt', days(1), 'it starts');
  expect(ask(asked, know(), until('2026-11-21T12:00:00.001Z'))).toBe('yes');
  expect(ask(asked, know(), until('2026-11-21T15:00:00+03:00'))).toBe('no');
  expect(ask(asked, know(), until())).toBe('no');
});

describe('A split', () => {
  const shares = { a: 50, b: 30, c: 20 };
  const drawn = (customer: string, name = 'subject'): string =>
    ask(split(name, shares), know(), { ...run, customer });

  it('gives each customer always the same, whatever run it is', () => {
    holds(
      fc.property(fc.string({ minLength: 1, maxLength: 20 }), fc.string(), (customer, id) => {
        const again = ask(split('subject', shares), know(), { ...run, id, customer });
        expect(again).toBe(drawn(customer));
        expect(Object.keys(shares)).toContain(again);
      }),
      { runs: 200 },
    );
  });

  it('keeps its shares, and another split has others in them', () => {
    const count = 6000;
    const customers = Array.from({ length: count }, (_, n) => `customer-${n}`);
    for (const [answer, share] of Object.entries(shares)) {
      const part = customers.filter((customer) => drawn(customer) === answer).length / count;
      expect(Math.abs(part - share / 100)).toBeLessThan(0.03);
    }
    const both = customers.filter((customer) => drawn(customer) === 'a' && drawn(customer, 'button') === 'a');
    expect(Math.abs(both.length / count - 0.25)).toBeLessThan(0.03);
  });
});
