import { DateTime } from 'luxon';
import type { Language } from '../../../statemachines/language/channels.ts';
import { phrasesIn } from '../../../statemachines/language/phrases.ts';
import type { LocalTime, Policy } from '../../../statemachines/language/policy.ts';

/** With less time than this until people go home, a call is promised for their next day at work. */
const leastHours = 1;

/**
 * When the company calls or answers: "today by 18:00" while people are at work, else "on Monday after 9:00". Working
 * hours stand in the shop's zone; they are said by the clock of the customer's.
 */
export function sayCallTime(now: Date, zone: string, language: Language, policy: Policy): string {
  const { working, shop } = policy;
  const { today, tomorrow, onDay, by, after, soon } = phrasesIn(language, policy).callTime;
  const here = DateTime.fromJSDate(now, { zone: shop.zone });
  const there = here.setZone(zone);
  const say = (moment: DateTime, what: string): string => {
    const local = moment.setZone(zone);
    const ahead = local.startOf('day').diff(there.startOf('day'), 'days').days;
    const day = [today, tomorrow][Math.round(ahead)] ?? onDay[local.weekday - 1];
    return `${day} ${what} ${local.toFormat('H:mm')}`;
  };
  // A week ahead every working day has come round, this one too.
  for (let ahead = 0; ahead <= 7; ahead++) {
    const day = here.plus({ days: ahead });
    if (!working.days.includes(day.weekday)) continue;
    const [opens, closes] = [setTime(day, working.hours[0]), setTime(day, working.hours[1])];
    if (here < opens) return say(opens, after);
    if (here <= closes.minus({ hours: leastHours })) return say(closes, by);
  }
  return soon;
}

function setTime(day: DateTime, time: LocalTime): DateTime {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return day.set({ hour, minute, second: 0, millisecond: 0 });
}
