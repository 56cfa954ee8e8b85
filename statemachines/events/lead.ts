import { days } from '../language/durations.ts';
import { declareEvent } from '../language/event.ts';
import { link, moment, noted, text } from '../language/property.ts';

export const leadEvents = {
  'lead.submitted': declareEvent({
    about: 'lead',
    actor: 'customer',
    from: ['back end', 'site', 'connector'],
    title: { ru: 'Заявка оставлена' },
    person: true,
    optional: { topic: noted('What was asked, in words that can be said back.', text(200)) },
    example: { topic: 'plants for an office' },
  }),
  'lead.contacted': declareEvent({
    about: 'lead',
    actor: 'shop',
    from: ['back end', 'connector'],
    title: { ru: 'С заявкой связались' },
  }),
  'lead.qualified': declareEvent({
    about: 'lead',
    actor: 'shop',
    from: ['back end', 'connector'],
    title: { ru: 'Заявка подтверждена' },
  }),
  'lead.closed': declareEvent({
    about: 'lead',
    actor: 'shop',
    from: ['back end', 'connector', 'map'],
    title: { ru: 'Заявка закрыта' },
  }),
  'call.missed': declareEvent({
    about: 'lead',
    actor: 'shop',
    from: ['back end', 'connector'],
    title: { ru: 'Звонок пропущен' },
    note: 'We called, nobody answered.',
    optional: {
      from: noted('The number that we called from.', text(32)),
      caller: text(100),
      bookUrl: link,
    },
    example: { from: '+442079460000', caller: 'Kate', bookUrl: 'https://shop.example.com/call' },
  }),
  'call.answered': declareEvent({
    about: 'lead',
    actor: 'customer',
    from: ['back end', 'connector'],
    title: { ru: 'На звонок ответили' },
  }),
  'call.booked': declareEvent({
    about: 'lead',
    actor: 'customer',
    from: ['back end', 'site', 'connector'],
    title: { ru: 'Время звонка выбрано' },
    optional: { at: moment },
    example: { at: days(1) },
  }),
} as const;
