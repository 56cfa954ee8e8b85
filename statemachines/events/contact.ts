import { channels } from '../language/channels.ts';
import { declareEvent } from '../language/event.ts';
import { proof } from '../language/person.ts';
import { address, choice, contact, email, noted, text } from '../language/property.ts';
import { purposes } from '../language/purposes.ts';

const channel = choice(...channels);
const purpose = noted('Without one it is meant for all of them.', choice(...purposes));

/** What customers may be written to by, and what they have allowed. */
export const contactEvents = {
  'consent.given': declareEvent({
    about: 'customer',
    actor: 'customer',
    from: ['back end', 'site', 'connector', 'map'],
    title: { ru: 'Согласие дано' },
    core: { channel, proof },
    optional: { purpose },
  }),
  'consent.withdrawn': declareEvent({
    about: 'customer',
    actor: 'customer',
    from: ['back end', 'site', 'connector', 'map'],
    title: { ru: 'Согласие отозвано' },
    core: { channel, how: text(128) },
    optional: { purpose },
    retained: ['channel'],
    retainedBy: ['channel'],
    example: { how: 'account settings' },
  }),
  'address.suppressed': declareEvent({
    about: 'customer',
    actor: 'map',
    from: ['back end', 'connector', 'map'],
    title: { ru: 'Адрес под запретом' },
    core: { channel, address: address(512, 1), why: choice('bounced', 'complained', 'dead') },
    retained: ['channel'],
    retainedBy: ['channel'],
  }),
  'email.confirmation-requested': declareEvent({
    about: 'customer',
    actor: 'shop',
    from: ['back end'],
    title: { ru: 'Запрошено подтверждение email' },
    note: 'The email with the link was asked for; until the button behind it is pressed the address is not confirmed.',
    core: { email },
  }),
  'email.confirmed': declareEvent({
    about: 'customer',
    actor: 'customer',
    from: ['back end', 'map'],
    title: { ru: 'Email подтверждён' },
    core: { email },
  }),
  'channel.rested': declareEvent({
    about: 'customer',
    actor: 'map',
    from: ['map'],
    title: { en: 'Rest of a channel', ru: 'Канал на паузе' },
    note: 'Marketing on a channel rests because of silence; a click, a visit or an order ends the rest.',
    core: { channel },
    retained: ['channel'],
  }),
  'code.requested': declareEvent({
    about: 'code',
    actor: 'customer',
    from: ['back end'],
    title: { ru: 'Код запрошен' },
    note: 'A confirmation code is asked for: the reference is the app’s, the code is made and kept here.',
    core: {
      channel: choice('email', 'sms'),
      address: noted('The contact that is being confirmed; no other is written to.', contact),
    },
    optional: {
      country: noted('Of a phone number; it is found by itself.', text(2)),
      network: noted('Where it was asked for, as the app’s own hash: limits count by it.', text(64)),
    },
    retained: ['channel'],
    meets: true,
    example: { reference: 'sign-in-1' },
  }),
  'code.confirmed': declareEvent({
    about: 'code',
    actor: 'customer',
    from: ['map'],
    title: { ru: 'Код подтверждён' },
    example: { reference: 'sign-in-1' },
  }),
  'code.used-up': declareEvent({
    about: 'code',
    actor: 'map',
    from: ['map'],
    title: { ru: 'Попытки ввести код закончились' },
    note: 'It was answered wrongly as often as it may be.',
    example: { reference: 'sign-in-1' },
  }),
  'code.expired': declareEvent({
    about: 'code',
    actor: 'map',
    from: ['back end', 'map'],
    title: { ru: 'Код больше не действует' },
    example: { reference: 'sign-in-1' },
  }),
} as const;
