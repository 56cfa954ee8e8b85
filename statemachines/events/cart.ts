import { declareEvent } from '../language/event.ts';
import { link } from '../language/property.ts';

export const cartEvents = {
  'cart.updated': declareEvent({
    about: 'cart',
    actor: 'customer',
    from: ['back end', 'site', 'connector'],
    title: { ru: 'Корзина изменилась' },
    lists: 'line items',
    optional: { url: link },
    describes: true,
  }),
  'cart.emptied': declareEvent({
    about: 'cart',
    actor: 'customer',
    from: ['back end', 'site', 'connector'],
    title: { ru: 'Корзина опустела' },
  }),
  'checkout.started': declareEvent({
    about: 'cart',
    actor: 'customer',
    from: ['back end', 'site', 'connector'],
    title: { ru: 'Начато оформление' },
  }),
} as const;
