import { channels } from '../language/channels.ts';
import { declareEvent } from '../language/event.ts';
import { address, choice, day, flag, id, moment, noted, personal, text } from '../language/property.ts';

const sent = { step: id, channel: choice(...channels) };

/** What became of messages, what customers write back, and what the daily sweep tells. */
export const messageEvents = {
  'message.delivered': declareEvent({
    about: 'message',
    actor: 'map',
    from: ['map'],
    title: { ru: 'Сообщение доставлено' },
    core: sent,
  }),
  'message.opened': declareEvent({
    about: 'message',
    actor: 'map',
    from: ['map'],
    title: { ru: 'Сообщение открыто' },
    core: sent,
  }),
  'message.clicked': declareEvent({
    about: 'message',
    actor: 'customer',
    from: ['back end', 'site', 'map'],
    title: { ru: 'Переход по ссылке' },
    note: 'Told by the provider, or by the site where its link led.',
    core: sent,
  }),
  'message.bounced': declareEvent({
    about: 'message',
    actor: 'map',
    from: ['map'],
    title: { ru: 'Сообщение не дошло' },
    core: {
      ...sent,
      address: address(512),
      permanent: noted('For good: the address is suppressed.', flag),
    },
  }),
  'message.complained': declareEvent({
    about: 'message',
    actor: 'map',
    from: ['map'],
    title: { ru: 'Жалоба на спам' },
    core: { ...sent, address: address(512) },
    meets: true,
  }),
  'message.delayed': declareEvent({
    about: 'message',
    actor: 'map',
    from: ['map'],
    title: { ru: 'Сообщение задерживается' },
    core: sent,
  }),
  'message.rejected': declareEvent({
    about: 'message',
    actor: 'map',
    from: ['map'],
    title: { ru: 'Сообщение отвергнуто' },
    core: sent,
  }),
  'message.replied': declareEvent({
    about: 'customer',
    actor: 'customer',
    from: ['map'],
    title: { ru: 'Клиент ответил' },
    note: 'The customer wrote back; not known to which message.',
    core: { channel: choice(...channels), text: personal(text(2000)) },
    example: { channel: 'sms', text: 'Thank you' },
  }),
  'sms.stopped': declareEvent({
    about: 'customer',
    actor: 'customer',
    from: ['map'],
    title: { en: 'SMS stopped by a word', ru: 'SMS остановлены словом' },
    note: 'The customer wrote a word that stops SMS, which the carrier’s side has not confirmed by itself.',
    core: { word: text(64) },
    example: { word: 'СТОП' },
  }),
  'scenario.due': declareEvent({
    about: 'timer',
    actor: 'map',
    from: ['map'],
    title: { ru: 'Пришёл срок сценария' },
    note: 'A scenario that starts from a date or an absence is due for a customer: told by the daily sweep.',
    core: {
      scenario: text(60),
      day: noted('The customer’s local day for which it is due.', day),
      since: noted('The moment that it is counted from: what happened later ends the run.', moment),
    },
    example: { scenario: 'birthday', key: 'customer' },
  }),
} as const;
