import type { CustomerEvent, EventDeclarations } from '../../../statemachines/language/events.ts';
import { bytesOf, takeWithin } from '../records/bytes.ts';
import type { Attributes } from '../records/records.ts';
import { isNewer, type Moment } from '../time/moments.ts';
import { type FieldMoments, pick, setAt } from './newest-fields.ts';
import type { ProfilePart } from './part.ts';
import { toldOfPerson } from './person.ts';

/** The attribute that holds the number of the customer's loyalty card. */
export const loyaltyNumber = 'loyaltyNumber';
/** Where a customer came from is told once: who comes back by another way was won by the first. */
const source = 'source';
const permanent: readonly string[] = [source, loyaltyNumber];

/** Forty of the greatest length, or some two hundred as apps write them; a profile is written with every event. */
const attributesBytes = 24_000;
const emptyBytes = bytesOf({ attributes: {}, attributesAt: {} });

/** What the company's apps know besides: of each attribute what was told last. */
export const attributesPart: ProfilePart<Attributes> = {
  fields: ['attributes', 'attributesAt'],
  initial: { attributes: {}, attributesAt: {} },
  evolve(own, event, { events }) {
    const told = toldAttributes(event, events);
    return told === undefined ? own : take(own, told, setAt(Object.keys(told), told, event));
  },
  merge: (own, anonymous) => take(own, anonymous.attributes, anonymous.attributesAt),
  limit: (own) => (bytesOf(own) <= attributesBytes ? own : keepNewest(own)),
  bytes: attributesBytes,
};

/** The oldest go, but for what tells who the customer is and is told once. */
function keepNewest({ attributes, attributesAt }: Attributes): Attributes {
  const ranked = Object.entries(attributesAt).sort(
    ([a, since], [b, then]) =>
      Number(permanent.includes(b)) - Number(permanent.includes(a)) || (isNewer(since, then) ? -1 : 1),
  );
  // Each name stands twice: with its value and with its moment.
  const kept = takeWithin(
    ranked.map(([name, moment]) => [name, attributes[name], name, moment] as const),
    attributesBytes - emptyBytes,
  ).map(([name]) => name);
  return { attributes: pick(attributes, kept), attributesAt: pick(attributesAt, kept) };
}

function toldAttributes(
  event: CustomerEvent,
  events: EventDeclarations,
): Attributes['attributes'] | undefined {
  if (event.name !== 'loyalty.joined') return toldOfPerson(event, events)?.attributes;
  const { number } = event.properties;
  return number === undefined ? undefined : { [loyaltyNumber]: number };
}

function take(own: Attributes, told: Attributes['attributes'], at: FieldMoments<string>): Attributes {
  const taken = Object.entries(at).flatMap(([name, moment]) =>
    moment !== undefined && takesPlace(name, moment, own.attributesAt[name]) ? [[name, moment] as const] : [],
  );
  return taken.length === 0
    ? own
    : {
        attributes: {
          ...own.attributes,
          ...pick(
            told,
            taken.map(([name]) => name),
          ),
        },
        attributesAt: { ...own.attributesAt, ...Object.fromEntries(taken) },
      };
}

/** Whether what was told at a moment takes the place of what is known. */
const takesPlace = (name: string, moment: Moment, known: Moment | undefined): boolean =>
  known === undefined || (name === source ? isNewer(known, moment) : isNewer(moment, known));
