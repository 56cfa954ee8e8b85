import { DateTime } from 'luxon';
import type { Delivery } from '../../functions/ports/delivery/channels.ts';
import type { AppEvent } from '../../functions/ports/world/bus.ts';
import type { Policy } from '../../statemachines/language/policy.ts';

export type Breach =
  | 'marketing twice'
  | 'without consent'
  | 'in quiet hours'
  | 'over the daily cap'
  | 'over the weekly cap'
  | 'too close'
  | 'red run'
  | 'lost event'
  | 'run never ended';

export interface Verdict {
  /** An event is about to be told, or has been recorded. */
  told(event: AppEvent): void;
  recorded(event: AppEvent): void;
  /** A message reached the customer, whose zone is this. */
  reached(delivery: Delivery, at: Date, zone: string): void;
  breach(what: Breach, details: string): void;
  /** Other customers follow, who may have the same names. */
  closeBook(): void;
  readonly breaches: ReadonlyMap<Breach, readonly string[]>;
  readonly figures: {
    readonly marketing: number;
    readonly transactional: number;
    /** A transactional message is sent again when nobody knows whether it arrived. */
    readonly repeatedTransactional: number;
  };
}

const week = 7 * 24 * 3600 * 1000;

interface Answer {
  given?: string;
  withdrawn?: string;
}

/**
 * Judges what customers received by rules of its own, without asking the code under test: consent as it was told,
 * clocks, and counting.
 */
export function makeVerdict(policy: Policy): Verdict {
  const answers = new Map<string, Answer>();
  const marketing = new Map<string, number[]>();
  const seen = new Map<string, number>();
  const breaches = new Map<Breach, string[]>();
  const figures = { marketing: 0, transactional: 0, repeatedTransactional: 0 };

  const breach = (what: Breach, details: string): void => {
    breaches.set(what, [...(breaches.get(what) ?? []), details]);
  };
  const answerOf = (customer: string, channel: unknown): Answer => {
    const key = `${customer} ${String(channel)}`;
    const answer = answers.get(key) ?? {};
    answers.set(key, answer);
    return answer;
  };
  const latest = (a: string | undefined, b: string): string => (a !== undefined && a > b ? a : b);

  return {
    breaches,
    figures,
    breach,
    closeBook() {
      answers.clear();
      marketing.clear();
      seen.clear();
    },
    // A yes counts from when it is said; a no must be obeyed from when it is recorded.
    told({ name, customer, at, properties: { channel, consents = [] } }) {
      const given = Array.isArray(consents) ? consents.map(({ channel }) => channel) : [];
      const channels = name === 'consent.given' ? [channel] : given;
      for (const channel of channels) {
        const answer = answerOf(customer, channel);
        answer.given = latest(answer.given, at);
      }
    },
    recorded({ name, customer, at, properties: { channel } }) {
      if (name !== 'consent.withdrawn') return;
      const answer = answerOf(customer, channel);
      answer.withdrawn = latest(answer.withdrawn, at);
    },
    reached({ kind, customer, channel, tags }, at, zone) {
      const what = `${customer} ${tags.run} ${tags.step} by ${channel} at ${at.toISOString()}`;
      const send = `${tags.run} ${tags.step}`;
      const times = (seen.get(send) ?? 0) + 1;
      seen.set(send, times);
      if (kind !== 'marketing') {
        figures.transactional++;
        if (times > 1) figures.repeatedTransactional++;
        return;
      }
      figures.marketing++;
      if (times > 1) breach('marketing twice', what);
      const { given = '', withdrawn = '' } = answers.get(`${customer} ${channel}`) ?? {};
      if (given === '' || withdrawn > given) breach('without consent', what);

      const local = DateTime.fromJSDate(at, { zone });
      const clock = local.toFormat('HH:mm');
      const [from, to] = policy.market.quietHours;
      if (clock >= from || clock < to) breach('in quiet hours', `${what}, ${clock} in ${zone}`);

      const before = marketing.get(customer) ?? [];
      const now = at.getTime();
      const isToday = (time: number) => DateTime.fromMillis(time, { zone }).hasSame(local, 'day');
      if (before.filter(isToday).length >= policy.caps.perDay) breach('over the daily cap', what);
      if (before.filter((time) => now - time < week).length >= policy.caps.perWeek)
        breach('over the weekly cap', what);
      if (before.some((time) => now - time < policy.caps.hoursApart * 3600 * 1000)) breach('too close', what);
      marketing.set(customer, [...before, now]);
    },
  };
}
