import type { View } from '../../statemachines/language/view.ts';
import type { Block } from '../../statemachines/language/words.ts';
import type { BlockKind } from '../../statemachines/mail/mail-template.ts';
import type { Mail } from '../../statemachines/mail/write-mail.ts';

/** A block of every kind: what no shipped mail shows all at once. */
const bodies: { readonly [K in BlockKind]: readonly Extract<Block, Readonly<Record<K, unknown>>>[] } = {
  paragraph: [{ paragraph: 'A paragraph: {{ order.number }}, or call {{ brand.phone }}.' }],
  subtitle: [{ subtitle: 'A subtitle' }],
  list: [
    {
      list: [
        ['First', 'One of the list.'],
        ['Second', 'Two of the list.'],
      ],
    },
  ],
  detail: [{ detail: 'order.delivery', title: 'A detail' }],
  link: [{ link: 'links.manage', title: 'A link' }],
  goods: [{ goods: 'cart' }, { goods: 'order' }],
  products: [{ products: 'order' }],
  picks: [{ picks: 'products' }],
  card: [{ card: 'product' }, { card: 'news' }],
  offer: [{ offer: 'code' }],
  points: [{ points: 'earned' }, { points: 'balance' }],
  stars: [{ stars: 'review' }],
  answers: [{ answers: 'all' }],
};

export const everyBlock: Mail = {
  words: {
    subject: 'Every block',
    preheader: 'All that a mail may show.',
    title: 'Here is everything',
    body: Object.values(bodies).flat(),
    button: 'Press me',
    after: 'Questions? Call {{ brand.phone }}.',
  },
  message: {
    title: 'Every block',
    kind: 'marketing',
    purpose: 'offers',
    about: 'order',
    channels: ['email'],
  },
  language: 'en',
  answers: [
    ['yes', 'Yes, please'],
    ['no', 'No, thanks'],
  ],
};

const goods = {
  items: [
    {
      title: 'Fern',
      variant: 'small',
      quantity: 2,
      price: '$9.00',
      total: '$18.00',
      image: 'https://shop.test/fern.jpg',
    },
    { title: 'Pot', quantity: 1, price: '$5.00', total: '$5.00' },
  ],
  more: 1,
  total: '$30.00',
};

/** Every field that those blocks may show. */
export const everyField: View = {
  language: 'en',
  brand: {
    name: 'The Shop',
    url: 'https://shop.test',
    postalAddress: '1 High Street',
    phone: '+44 20 7946 0000',
    email: 'us@shop.test',
  },
  customer: { name: 'Ann' },
  cart: goods,
  order: { ...goods, number: 'A-1', delivery: 'Courier, on Tuesday' },
  product: {
    title: 'Palm',
    named: 'Palm',
    variant: 'tall',
    price: '$31.00',
    was: '$39.00',
    image: 'https://shop.test/palm.jpg',
    link: 'https://shop.test/palm',
  },
  news: { title: 'Olives', text: 'They have come.', image: 'https://shop.test/olives.jpg' },
  products: [
    { title: 'Can', price: '$46.00', image: 'https://shop.test/can.jpg', link: 'https://shop.test/can' },
    { title: 'Feed', price: '$8.90', link: 'https://shop.test/feed' },
  ],
  offer: { code: 'FERN-1', percent: 10, until: '24 November', minimum: '$50.00' },
  points: {
    balance: '750 points',
    worth: '$7.50',
    earned: { points: '500 points', worth: '$5', until: '18 February' },
    ending: { points: '500 points', worth: '$5', until: '18 February' },
  },
  links: {
    open: 'https://shop.test/open',
    manage: 'https://shop.test/manage',
    unsubscribe: 'https://shop.test/unsubscribe',
    preferences: 'https://shop.test/preferences',
    stars: [1, 2, 3, 4, 5].map((stars) => `https://shop.test/stars/${stars}`),
    answers: { yes: 'https://shop.test/yes', no: 'https://shop.test/no' },
  },
};
