import type { Channel, Language } from '../language/channels.ts';
import type { Goods, View } from '../language/view.ts';
import { policy } from '../policy.ts';
import { type MessageId, messageDefinition } from './catalogue.ts';

const samples: Record<
  Language,
  {
    readonly name: string;
    readonly goods: Goods;
    readonly delivery: string;
    readonly until: string;
    readonly minimum: string;
  }
> = {
  en: {
    name: 'Anna',
    goods: {
      items: [
        {
          title: 'Monstera deliciosa',
          variant: '60 cm, in a nursery pot',
          quantity: 1,
          price: '$39.00',
          total: '$39.00',
          image: 'https://shop.example.com/images/monstera.jpg',
        },
        {
          title: 'Terracotta pot with saucer',
          variant: '21 cm',
          quantity: 2,
          price: '$18.50',
          total: '$37.00',
          image: 'https://shop.example.com/images/pot.jpg',
        },
        { title: 'Peat-free potting mix, 10 l', quantity: 1, price: '$9.90', total: '$9.90' },
      ],
      more: 2,
      total: '$104.80',
    },
    delivery: 'Courier, Tuesday 24 November, 10:00–14:00',
    until: '24 November at 18:00 GMT',
    minimum: '$50.00',
  },
  ru: {
    name: 'Анна',
    goods: {
      items: [
        {
          title: 'Монстера деликатесная',
          variant: '60 см, в техническом горшке',
          quantity: 1,
          price: '3 900 ₽',
          total: '3 900 ₽',
          image: 'https://shop.example.com/images/monstera.jpg',
        },
        {
          title: 'Терракотовый горшок с поддоном',
          variant: '21 см',
          quantity: 2,
          price: '1 850 ₽',
          total: '3 700 ₽',
          image: 'https://shop.example.com/images/pot.jpg',
        },
        { title: 'Грунт без торфа, 10 л', quantity: 1, price: '990 ₽', total: '990 ₽' },
      ],
      more: 2,
      total: '10 480 ₽',
    },
    delivery: 'Курьер, вторник 24 ноября, 10:00–14:00',
    until: '24 ноября в 18:00 GMT+3',
    minimum: '5 000 ₽',
  },
};

/** A view with every field that the message may use: what templates are checked against and previewed with. */
export function sampleView(message: MessageId, language: Language, channel: Channel = 'email'): View {
  const { about, kind, offer } = messageDefinition(message);
  const { name, goods, delivery, until, minimum } = samples[language];
  const { url, postalAddress, phone } = policy.brand;
  return {
    language,
    brand: { name: policy.brand.name, url, postalAddress, phone, email: policy.sender.email.replyTo },
    customer: { name },
    ...(about === 'cart' ? { cart: goods } : {}),
    ...(about === 'order' ? { order: { ...goods, number: 'A-10428', delivery } } : {}),
    ...(offer ? { offer: { code: 'FERN-7K2M-9QXD', percent: 10, until, minimum } } : {}),
    links: {
      open: `${channel === 'sms' ? url.replace('https://', '') : url}/${{ customer: '', cart: 'cart', order: 'orders' }[about]}?t=7f3k2m9q`,
      ...(kind === 'marketing' ? { unsubscribe: `${url}/unsubscribe/7f3k2m9qx` } : {}),
    },
  };
}
