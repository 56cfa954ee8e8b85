import { declareEvent } from '../language/event.ts';
import { choice } from '../language/property.ts';

/**
 * Your company's own events. Nothing else is to be written for one: scenarios start from it, conditions ask what it
 * retains, the page of the laptop has its form, and `npm run map -- --events` documents it.
 */
export const ownEvents = {
  'workshop.attended': declareEvent({
    about: 'customer',
    actor: 'customer',
    from: ['back end'],
    note: 'The customer took part in one of the shop’s plant workshops.',
    title: { en: 'Workshop attended', ru: 'Посещён мастер-класс' },
    core: { topic: choice('repotting', 'propagation', 'winter-care') },
    retained: ['topic'],
    retainedBy: ['topic'],
    example: { topic: 'repotting' },
  }),
} as const;
