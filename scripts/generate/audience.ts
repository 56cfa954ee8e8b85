import { messages } from '#map';
import { fingerprint } from '../../functions/core/records/fingerprint.ts';
import type { Delivery } from '../../functions/ports/delivery/channels.ts';
import type { AppEvent } from '../../functions/ports/world/bus.ts';
import type { MessageDefinition } from '../../statemachines/language/message-definition.ts';
import type { Audience } from '../local/replay/audience.ts';
import { assortment, lineOf } from './assortment.ts';
import { type Deed, deed, hour, minute, moment } from './deed.ts';
import { type Dice, makeDice } from './dice.ts';
import { writeOrder } from './order.ts';
import type { Person } from './person.ts';

const definitions: ReadonlyMap<string, MessageDefinition> = new Map(Object.entries(messages));

/** Those who receive, each with habits of their own, and the system behind the webhooks. The same every time. */
export function makeAudience(seed: string, people: ReadonlyMap<string, Person>): Audience {
  return {
    read(delivery, at) {
      const { customer, tags } = delivery;
      const person = people.get(customer);
      const definition = definitions.get(tags.message);
      if (person === undefined || definition === undefined) return [];
      const dice = makeDice(seed, 'reads', tags.run, tags.step, delivery.channel);
      return name(
        customer,
        [tags.run, tags.step, delivery.channel],
        read(delivery, definition, person, at.getTime(), dice),
      );
    },
    /** The hotel's system: a room is free more often than not. */
    called({ id, body }, at) {
      const { customer, key } = readCall(body);
      if (customer === undefined || key === undefined || !people.has(customer)) return [];
      const dice = makeDice(seed, 'called', id);
      const says = dice.chance(0.8) ? 'booking.upgraded' : 'booking.upgrade-refused';
      return name(customer, [id], [deed(at.getTime() + dice.whole(5, 40) * 1000, says, { bookingId: key })]);
    },
  };
}

/** The events that a person's deeds are told by; the same deed has the same id. */
const name = (customer: string, cause: readonly string[], deeds: readonly Deed[]): readonly AppEvent[] =>
  deeds.map(({ at, name, properties }, index) => ({
    id: `r-${fingerprint(...cause, String(index), name)}`,
    name,
    customer,
    at: moment(at),
    properties,
  }));

function readCall(body: string): { readonly customer?: string; readonly key?: string } {
  const { data } = JSON.parse(body) as {
    readonly data: { readonly customer?: string; readonly key?: string };
  }; // as the action writes it
  return data;
}

function read(
  delivery: Delivery,
  definition: MessageDefinition,
  person: Person,
  at: number,
  dice: Dice,
): readonly Deed[] {
  const { channel, tags } = delivery;
  const about = { run: tags.run, step: tags.step, channel, scenario: tags.scenario, message: tags.message };
  const delivered = channel === 'email' ? [deed(at + minute, 'message.delivered', about)] : [];
  if (delivery.channel === 'email' && dice.chance(0.0015)) {
    const { address } = delivery;
    return [deed(at + minute, 'message.bounced', { ...about, address, permanent: dice.chance(0.5) })];
  }
  const isMarketing = definition.kind === 'marketing';
  if (delivery.channel === 'email' && isMarketing && dice.chance(0.0004)) {
    const { address } = delivery;
    return [...delivered, deed(at + hour, 'message.complained', { ...about, address })];
  }
  if (dice.chance(channel === 'sms' ? 0.03 : isMarketing ? 0.003 : 0))
    return [...delivered, ...refuse(channel, at, dice)];
  const soon = at + Math.floor(dice.between(3, 400) * minute);
  const asked = answer(delivery, definition, person, soon, dice);
  if (asked.length > 0) return [...delivered, ...asked];
  if (!dice.chance(isMarketing ? person.presses : person.presses / 2)) return delivered;
  return [
    ...delivered,
    ...(channel === 'email' && dice.chance(0.2) ? [deed(soon, 'message.opened', about)] : []),
    deed(soon, 'message.clicked', about),
    ...(isMarketing ? come(delivery, definition, soon + minute, dice) : []),
  ];
}

/** No more of this: by the link in a letter, by settings, or by a word in reply. */
const refuse = (channel: Delivery['channel'], at: number, dice: Dice): readonly Deed[] => [
  deed(at + hour, 'consent.withdrawn', { channel, how: 'a message' }),
  ...(channel === 'sms' && dice.chance(0.7) ? [deed(at + hour, 'sms.stopped', { word: 'СТОП' })] : []),
];

/** What the message asks for is answered more often than letters are pressed. */
function answer(
  { channel, tags }: Delivery,
  definition: MessageDefinition,
  { presses }: Person,
  at: number,
  dice: Dice,
): readonly Deed[] {
  const [first, ...others] = definition.asks ?? [];
  if (presses === 0 || first === undefined || !dice.chance(0.5)) return [];
  const how = channel === 'sms' ? 'sms' : channel === 'push' ? 'link' : 'button';
  return [
    deed(at, 'question.answered', { question: tags.message, answer: dice.pick([first, ...others]), how }),
  ];
}

/** A visit that a message has brought: a look, points or a code used, perhaps an order. */
function come(
  { customer, tags }: Delivery,
  definition: MessageDefinition,
  at: number,
  dice: Dice,
): readonly Deed[] {
  const [good] = dice.some(assortment, 1);
  if (good === undefined) return [];
  const { productId, title, category, price } = good;
  const looked = deed(at, 'product.viewed', { productId, title, category, price, seconds: 40 });
  if (!dice.chance(definition.offer === true ? 0.2 : 0.07)) return [looked];
  const orderId = `order-${customer}-${fingerprint(tags.run, tags.step)}`;
  return [
    looked,
    ...writeOrder({ orderId, at: at + 10 * minute, items: [lineOf(good)] }, dice),
    ...(definition.offer === true ? [deed(at + 11 * minute, 'offer.used', {})] : []),
    ...(definition.points !== undefined && dice.chance(0.5)
      ? [deed(at + 9 * minute, 'points.redeemed', { points: 100 })]
      : []),
  ];
}
