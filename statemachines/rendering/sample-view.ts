import type { Channel, Language } from '../language/channels.ts';
import { leadFields, statusFields } from '../language/details.ts';
import { definitionOf } from '../language/map.ts';
import type { MessageDefinition } from '../language/message-definition.ts';
import type { MessageId } from '../language/register.ts';
import type { Goods, ProductCard, View } from '../language/view.ts';
import { messages } from '../messages/index.ts';
import { policy } from '../policy.ts';
import { samplePages, sampleSubjects } from './sample-subjects.ts';

/** What previews and checks show. */
interface Sample {
  readonly name: string;
  readonly favourite: string;
  readonly feast: string;
  readonly goods: Goods;
  readonly products: readonly ProductCard[];
  readonly delivery: string;
  readonly until: string;
  readonly minimum: string;
  readonly status: Required<NonNullable<View['status']>>;
  /** What an SMS says shorter. */
  readonly inSms: NonNullable<View['status']>;
  readonly lead: Required<NonNullable<View['lead']>>;
  readonly points: Required<NonNullable<View['points']>>;
}

const samples: { readonly en: Sample } & Readonly<Partial<Record<Language, Sample>>> = {
  en: {
    name: 'Anna',
    favourite: 'plants for shade',
    feast: 'New Year',
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
    products: [
      {
        title: 'Copper watering can, 1 l',
        price: '$46.00',
        image: 'https://shop.example.com/images/can.jpg',
        link: 'https://shop.example.com/products/can?utm_source=triggermap',
      },
      {
        title: 'Moss pole for climbing plants',
        price: '$12.50',
        image: 'https://shop.example.com/images/pole.jpg',
        link: 'https://shop.example.com/products/pole?utm_source=triggermap',
      },
      {
        title: 'Feed for green plants, 500 ml',
        price: '$8.90',
        link: 'https://shop.example.com/products/feed?utm_source=triggermap',
      },
    ],
    delivery: 'Courier, Tuesday 24 November, 10:00–14:00',
    until: '24 November at 18:00 GMT',
    minimum: '$50.00',
    status: {
      carrier: 'Green Parcel',
      expectedOn: 'Tuesday 24 November',
      why: 'Snow has closed the road to you',
      place: '12 Garden Lane, Bristol',
      openingHours: 'Monday to Saturday, 9:00–20:00',
      storageUntil: '27 November at 20:00',
      show: 'code 4821',
      reservedUntil: '24 November at 18:00 GMT',
      amount: '$104.80',
    },
    inSms: { expectedOn: '24 November', reservedUntil: '24 November at 18:00' },
    lead: {
      topic: 'Plants for an office',
      callAt: 'on Wednesday after 9:00',
      number: '+44 20 7946 0018',
      caller: 'Maria from the planting service',
    },
    points: {
      balance: '750 points',
      worth: '$7.50',
      earned: { points: '500 points', worth: '$5', until: '18 February' },
      added: { points: '120 points', worth: '$1.20', until: '18 February', for: 'order' },
      ending: { points: '500 points', worth: '$5', until: '18 February' },
      soon: { points: '700 points', worth: '$7', until: '25 February' },
    },
  },
  ru: {
    name: 'Анна',
    favourite: 'растения для тени',
    feast: 'Новым годом',
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
    products: [
      {
        title: 'Медная лейка, 1 л',
        price: '4 600 ₽',
        image: 'https://shop.example.com/images/can.jpg',
        link: 'https://shop.example.com/products/can?utm_source=triggermap',
      },
      {
        title: 'Опора из мха для вьющихся растений',
        price: '1 250 ₽',
        image: 'https://shop.example.com/images/pole.jpg',
        link: 'https://shop.example.com/products/pole?utm_source=triggermap',
      },
      {
        title: 'Удобрение для зелёных растений, 500 мл',
        price: '890 ₽',
        link: 'https://shop.example.com/products/feed?utm_source=triggermap',
      },
    ],
    delivery: 'Курьер, вторник 24 ноября, 10:00–14:00',
    until: '24 ноября в 18:00 GMT+3',
    minimum: '5 000 ₽',
    status: {
      carrier: 'Зелёная посылка',
      expectedOn: 'вторник, 24 ноября',
      why: 'Дорогу к вам замело снегом',
      place: 'Садовая улица, 12',
      openingHours: 'пн–сб, 9:00–20:00',
      storageUntil: '27 ноября в 20:00',
      show: 'код 4821',
      reservedUntil: '24 ноября в 18:00 GMT+3',
      amount: '10 480 ₽',
    },
    inSms: { expectedOn: '24 ноября', reservedUntil: '24 ноября в 18:00' },
    lead: {
      topic: 'Растения для офиса',
      callAt: 'в понедельник после 9:00',
      number: '+7 495 123-45-67',
      caller: 'Мария из службы озеленения',
    },
    points: {
      balance: '750 баллов',
      worth: '750 ₽',
      earned: { points: '500 баллов', worth: '500 ₽', until: '18 февраля' },
      added: { points: '120 баллов', worth: '120 ₽', until: '18 февраля', for: 'order' },
      ending: { points: '500 баллов', worth: '500 ₽', until: '18 февраля' },
      soon: { points: '700 баллов', worth: '700 ₽', until: '25 февраля' },
    },
  },
};

const pages: Record<MessageDefinition['about'], string> = {
  customer: '',
  cart: 'cart',
  order: 'orders',
  lead: '',
  product: 'products',
  code: '',
  booking: 'bookings',
  subscription: 'subscriptions',
  ticket: 'tickets',
};

/** Those of the fields that an event's list names; nothing when there is no such list. */
function pick<T extends object>(
  all: T,
  lists: Readonly<Record<string, readonly (keyof T)[]>>,
  event: string | undefined,
): Partial<T> | undefined {
  const fields = event === undefined ? undefined : lists[event];
  // The keys that are kept are keys of T.
  return fields && (Object.fromEntries(fields.map((field) => [field, all[field]])) as Partial<T>);
}

/** A view with every field that the message may use: what templates are checked against and previewed with. */
export function sampleView(message: MessageId, language: Language, channel: Channel = 'email'): View {
  const definition = definitionOf(messages, message);
  const { about, kind, offer, tells, points, review, asks, shows } = definition;
  const sample = samples[language] ?? samples.en;
  const { name, goods, delivery, until, minimum } = sample;
  const { url, postalAddress, phone } = policy.brand;
  const told = channel === 'sms' ? { ...sample.status, ...sample.inSms } : sample.status;
  const status = pick(told, statusFields, tells);
  const lead =
    about === 'lead' ? { callAt: sample.lead.callAt, ...pick(sample.lead, leadFields, tells) } : undefined;
  const site = channel === 'sms' ? url.replace('https://', '') : url;
  const own = `${site}/${pages[about]}?t=7f3k2m9q`;
  const elsewhere = {
    ...(tells === 'order.payment-failed' || tells === 'order.placed' ? { pay: `${site}/pay/7f3k2m9q` } : {}),
    ...(tells === 'order.shipped' ? { track: `${site}/parcel/7f3k2m9q` } : {}),
    ...samplePages(definition, site),
    ...(tells === 'call.missed' ? { book: `${site}/times/7f3k2m9q` } : {}),
    ...(tells === 'email.confirmation-requested' ? { confirm: `${url}/confirm/7f3k2m9qx` } : {}),
  };
  return {
    language,
    brand: { name: policy.brand.name, url, postalAddress, phone, email: policy.sender.email.replyTo },
    customer: { name, favourite: sample.favourite },
    ...(definition.greets === undefined ? {} : { feast: { name: sample.feast } }),
    ...(about === 'cart' ? { cart: goods } : {}),
    ...(about === 'order' ? { order: { ...goods, number: 'A-10428', delivery } } : {}),
    ...sampleSubjects(definition, language),
    ...(status === undefined ? {} : { status }),
    ...(lead === undefined ? {} : { lead }),
    ...(points === undefined ? {} : { points: sample.points }),
    ...(tells === 'loyalty.joined' || tells === 'loyalty.viewed'
      ? {
          loyalty: {
            number: '4000 1234',
            missed: { points: sample.points.balance, worth: sample.points.worth },
          },
        }
      : {}),
    ...(tells === 'code.requested' ? { code: { digits: '482913', minutes: policy.codes.minutes } } : {}),
    ...(offer ? { offer: { code: 'FERN-7K2M-9QXD', percent: 10, until, minimum } } : {}),
    ...(tells === 'email.confirmation-requested' ? { email: 'anna@example.com' } : {}),
    ...(shows === undefined ? {} : { products: sample.products }),
    links: {
      open: Object.values(elsewhere)[0] ?? own,
      ...elsewhere,
      ...(tells === 'product.requested' ? { manage: `${url}/request/7f3k2m9qx` } : {}),
      ...(kind === 'marketing'
        ? { unsubscribe: `${url}/unsubscribe/7f3k2m9qx`, preferences: `${url}/preferences/7f3k2m9qx` }
        : {}),
      ...(asks === undefined
        ? {}
        : {
            answers: Object.fromEntries(asks.map((answer) => [answer, `${url}/answer/7f3k2m9q-${answer}`])),
          }),
      ...(review
        ? {
            review: `${url}/reviews/A-10428?t=7f3k2m9q`,
            stars: [1, 2, 3, 4, 5].map((stars) => `${url}/reviews/A-10428?stars=${stars}`),
          }
        : {}),
    },
  };
}
