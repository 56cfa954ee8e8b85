import { policy } from '#map';
import { type Deed, day, deed, hour, moment, type Span } from './deed.ts';
import { atLocalHour, type Person } from './person.ts';

const { currency } = policy.shop;
const { url } = policy.brand;

/** What only some have: the loyalty programme, a subscription, a booking, a change of mind, a last wish. */
export function writeSideline(person: Person, joins: number, span: Span): readonly Deed[] {
  const { dice, customer } = person;
  const inSpan = (at: number): boolean => at < span.end;
  return [
    ...(dice.chance(0.3) ? joinProgramme(person, joins) : []),
    ...(dice.chance(0.15) ? subscribe(person, joins, span) : []),
    ...(dice.chance(0.1) ? book(person, atLocalHour(person, joins + dice.whole(5, 120) * day)) : []),
    ...changeMind(person, joins),
    ...(dice.chance(0.05)
      ? [deed(joins + 50 * day, 'ticket.closed', { ticketId: `ticket-${customer}`, topic: 'delivery' })]
      : []),
    ...(dice.chance(0.02) ? [deed(joins + 5 * day, 'segment.entered', { segment: 'wholesale' })] : []),
  ].filter(({ at }) => inSpan(at));
}

function joinProgramme(person: Person, joins: number): readonly Deed[] {
  const { dice, customer } = person;
  const first = atLocalHour(person, joins + dice.whole(2, 40) * day);
  const look = (at: number): Deed => deed(at, 'loyalty.viewed', {});
  const looks = [look(first), look(first + 2 * day)];
  if (dice.chance(0.5)) return looks;
  const joined = deed(first + 2 * day + hour, 'loyalty.joined', { number: customer.replaceAll(/\D/g, '') });
  return [
    ...(dice.chance(0.5) ? looks : []),
    joined,
    ...(dice.chance(0.05) ? [deed(joined.at + 90 * day, 'loyalty.left', {})] : []),
  ];
}

const plans = {
  trial: { days: 14, amount: 0 },
  monthly: { days: 30, amount: 9 },
  yearly: { days: 365, amount: 90 },
} as const;

/** Charged again and again, sometimes with too little on the card, until it is cancelled. */
function subscribe(person: Person, joins: number, { end }: Span): readonly Deed[] {
  const { dice, customer } = person;
  const subscriptionId = `plants-of-${customer}`;
  const first = dice.pick(['trial', 'monthly', 'yearly']);
  const say = (plan: keyof typeof plans, chargeAt: number) => ({
    subscriptionId,
    plan,
    title: 'A plant a month',
    chargeAt: moment(chargeAt),
    amount: plan === 'trial' ? plans.monthly.amount : plans[plan].amount,
    currency,
    account: 'card ending 4242',
    topUpUrl: `${url}/top-up`,
    manageUrl: `${url}/subscription`,
  });
  const begins = atLocalHour(person, joins + dice.whole(1, 60) * day);
  // A year's plan that began before the shop was on the map comes to its charge within the span.
  let charge = begins + (first === 'yearly' ? dice.whole(40, 200) : plans[first].days) * day;
  const deeds: Deed[] = [deed(begins, 'subscription.started', say(first, charge))];
  for (let plan: keyof typeof plans = first; charge < end; charge += plans[plan].days * day) {
    if (dice.chance(0.2))
      deeds.push(deed(charge - 4 * day, 'subscription.short', { subscriptionId, topUpUrl: `${url}/top-up` }));
    if (dice.chance(0.1)) {
      deeds.push(deed(charge - 2 * day, 'subscription.cancelled', { subscriptionId }));
      break;
    }
    if (dice.chance(0.12))
      deeds.push(deed(charge, 'subscription.payment-failed', { subscriptionId, payUrl: `${url}/pay` }));
    const paid = charge + (deeds.at(-1)?.name === 'subscription.payment-failed' ? dice.whole(1, 6) * day : 0);
    if (plan === 'trial') plan = 'monthly';
    const next = charge + plans[plan].days * day;
    deeds.push(deed(paid + hour, 'subscription.renewed', say(plan, next)));
    if (plan === 'monthly' && dice.chance(0.03))
      deeds.push(deed(paid + 2 * hour, 'subscription.changed', say('monthly', next)));
  }
  return deeds;
}

function book({ dice, customer }: Person, at: number): readonly Deed[] {
  const bookingId = `booking-${customer}`;
  const startsAt = at + dice.whole(4, 40) * day;
  const about = { bookingId, title: 'Garden room', url: `${url}/booking` };
  const confirmed = deed(at, 'booking.confirmed', {
    ...about,
    startsAt: moment(startsAt),
    ...(dice.chance(0.7) ? { upgrade: true, upgradeTo: 'Greenhouse suite', upgradePrice: 40, currency } : {}),
  });
  if (dice.chance(0.07)) return [confirmed, deed(at + 2 * hour, 'booking.cancelled', { bookingId })];
  return dice.chance(0.07)
    ? [confirmed, deed(at + 3 * hour, 'booking.changed', { ...about, startsAt: moment(startsAt + day) })]
    : [confirmed];
}

/** Consents taken back and given again, another address, another name; and a few who want to be forgotten. */
function changeMind(person: Person, joins: number): readonly Deed[] {
  const { dice, language } = person;
  const at = atLocalHour(person, joins + dice.whole(20, 250) * day);
  const proof = { text: 'Send me news and offers', version: '1', form: 'account settings' };
  const channel = dice.pick(['email', 'push', 'sms'] as const);
  return [
    ...(dice.chance(0.04) ? [deed(at, 'consent.withdrawn', { channel, how: 'account settings' })] : []),
    ...(dice.chance(0.06) ? [deed(at + 30 * day, 'consent.given', { channel, proof })] : []),
    ...(dice.chance(0.05)
      ? [
          deed(at + day, 'customer.updated', {
            language: language === 'ru' ? 'en' : 'ru',
            attributes: { favourite: 'ferns' },
          }),
        ]
      : []),
    ...(dice.chance(0.01) ? [deed(at + 2 * day, 'customer.export-requested', {})] : []),
    ...(dice.chance(0.004) ? [deed(at + 60 * day, 'customer.erasure-requested', {})] : []),
  ];
}
