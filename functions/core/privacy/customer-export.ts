import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import type { ConfirmationCode } from '../consents/confirmation-code.ts';
import { balanceAt } from '../points/points.ts';
import { contactsOf } from '../profile/contact.ts';
import { onlyKnown } from '../records/only-known.ts';
import type {
  Booking,
  ConsentRecord,
  Entry,
  Interest,
  Profile,
  SendBook,
  StepRecord,
} from '../records/records.ts';
import { consoleUrl } from '../runs/console-link.ts';
import type { Watch, Watched } from '../watchlist/watch.ts';

/** All that is kept of one customer. */
export interface Kept {
  readonly profile?: Profile;
  readonly book?: SendBook;
  readonly consents: readonly ConsentRecord[];
  readonly entries: readonly Entry[];
  readonly codes: readonly ConfirmationCode[];
  readonly timeline: readonly (CustomerEvent | StepRecord)[];
  readonly watched?: Watched;
}

/**
 * What is kept of a customer, for the customer or whoever answers to them: headings in words, moments in UTC, newest
 * first. Left out is what only machines use: versions, fingerprints, tokens of devices and Tasks.
 */
export function describeCustomer(customer: string, kept: Kept, now: Date) {
  const { profile, book, consents, entries, codes, timeline, watched } = kept;
  return {
    Customer: customer,
    'As of': now.toISOString(),
    Profile: profile === undefined ? 'nothing is kept' : describeProfile(profile),
    Consents: consents.toReversed().map(describeConsent),
    Points: profile === undefined ? 'none' : describePoints(profile, now),
    Messages: (book?.bookings ?? []).toReversed().map(describeMessage),
    'Confirmation codes': codes.map(({ reference, issuedAt, state }) => ({
      For: reference,
      At: issuedAt,
      State: state,
    })),
    ...(watched === undefined ? {} : { Watches: watched.watches.map(describeWatch) }),
    Runs: describeRuns(timeline, entries),
    Timeline: timeline.map((line) => ('decision' in line ? describeStep(line) : describeEvent(line))),
  };
}

const describeWatch = ({ subject, interest, variant, since, until, seen }: Watch) => ({
  What: subject,
  ...(variant === undefined ? {} : { Variant: variant }),
  Because: interest,
  Since: since,
  Until: until,
  ...(seen === undefined ? {} : { 'Price seen': `${seen.price} ${seen.currency}` }),
});

function describeProfile(profile: Profile) {
  const { email, phone, devices, name, language, country, zone, traffic, attributes, segments } = profile;
  return {
    ...(profile.erasedAt === undefined ? {} : { 'Erased before, at': profile.erasedAt }),
    Name: name,
    Email: email,
    'Email confirmed': email !== undefined && profile.confirmedEmail === email,
    Phone: phone,
    'Addresses told before': contactsOf(profile)
      .map(({ address }) => address)
      .filter((address) => address !== email && address !== phone),
    'Also known as the visitors': profile.joined ?? [],
    Devices: devices.map(({ platform }) => platform),
    Language: language,
    Country: country,
    'Time zone': zone,
    'Counted as': traffic,
    Attributes: attributes,
    Segments: Object.keys(segments).filter((segment) => segments[segment]?.in === true),
    'Spent on orders': profile.spent,
    'Open complaints and returns': profile.openCases,
    ...(profile.session === undefined
      ? {}
      : { 'Last visit': { From: profile.session.since, To: profile.session.last } }),
    'Bought of late': (profile.bought ?? []).map(({ productId, at }) => ({ Product: productId, At: at })),
    'Interested in': (profile.interests ?? []).map(describeInterest),
    'Addresses not used any more': profile.suppressions.map(({ channel, address, why }) => ({
      Channel: channel,
      // A device's address is its token.
      ...(channel === 'push' ? {} : { Address: address }),
      Why: why,
    })),
    'How often each event happened': Object.fromEntries(
      Object.entries(profile.counters).map(([event, { count, last }]) => [
        event,
        { Times: count, Last: last.at },
      ]),
    ),
  };
}

const describeInterest = ({ productId, viewed, seconds, saved, carted, seen }: Interest) => ({
  Product: productId,
  'Looked at on': viewed,
  'For so many seconds': seconds,
  ...onlyKnown({ Saved: saved, 'In the cart since': carted }),
  ...(seen === undefined ? {} : { 'Price seen': `${seen.price} ${seen.currency}` }),
});

const describeConsent = ({ at, channel, purpose, state, proof, how }: ConsentRecord) => ({
  At: at,
  Answer: state === 'given' ? 'yes' : 'no',
  Channel: channel,
  For: purpose ?? 'everything',
  ...(proof === undefined
    ? {}
    : {
        'Text shown': proof.text,
        'Version of the text': proof.version,
        Form: proof.form,
        ...(proof.address === undefined ? {} : { Address: proof.address }),
      }),
  ...(how === undefined ? {} : { How: how }),
});

const describePoints = ({ points }: Profile, now: Date) => ({
  Balance: balanceAt(points, now),
  Earned: points.lots.map((lot) => ({
    At: lot.at,
    Points: lot.points,
    'Not spent yet': lot.left,
    ...(lot.for === undefined ? {} : { For: lot.for }),
    'Valid until': lot.expiresAt ?? 'without end',
  })),
});

const describeMessage = ({ message, scenario, channel, state, at, offer, feedback }: Booking) => ({
  At: at,
  Message: message,
  Scenario: scenario,
  Channel: channel,
  State: state,
  ...(offer === undefined
    ? {}
    : { Code: offer.code, 'Percent off': offer.percent, 'Code valid until': offer.until }),
  ...(feedback === undefined ? {} : { 'What became of it': feedback }),
});

/** One line for each execution, with its page in the Step Functions console. */
function describeRuns(timeline: Kept['timeline'], entries: readonly Entry[]) {
  const runs = new Map<string, { scenario: string; run: string; since: string }>();
  for (const line of timeline)
    if ('decision' in line)
      runs.set(line.execution, { scenario: line.scenario, run: line.run, since: line.at });
  for (const { execution, scenario, run, enteredAt } of entries)
    runs.set(execution, { scenario, run, since: enteredAt });
  return [...runs]
    .sort(([, a], [, b]) => (a.since < b.since ? 1 : -1))
    .map(([execution, { scenario, run, since }]) => ({
      Scenario: scenario,
      Run: run,
      Since: since,
      Page: consoleUrl(execution) ?? execution,
    }));
}

const describeEvent = ({ at, name, key, properties }: CustomerEvent) => ({
  At: at,
  Event: name,
  ...(key === 'customer' ? {} : { About: key }),
  Said: withoutTokens(properties),
});

/** Devices stand in events with their tokens, and an address of a device is one. */
function withoutTokens(properties: CustomerEvent['properties']): Readonly<Record<string, unknown>> {
  const said: Record<string, unknown> = { ...properties };
  if (Array.isArray(said.devices)) said.devices = said.devices.map(({ platform }) => ({ platform }));
  if (said.channel === 'push') delete said.address;
  return said;
}

const describeStep = ({ at, scenario, step, decision, because, channel, execution }: StepRecord) => ({
  At: at,
  Step: `${scenario}: ${step}`,
  Decision: decision,
  ...(channel === undefined ? {} : { Channel: channel }),
  Because: because,
  Page: consoleUrl(execution) ?? execution,
});
