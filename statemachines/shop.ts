import type { Language } from './language/channels.ts';
import type { ListItem } from './language/words.ts';

/** What a review earns, whatever its verdict; `says` stands in the letters that ask for one. */
export const reviewReward = { points: 100, says: { en: '100 points', ru: '100 баллов' } } as const;

/** What an answer to a survey earns, whatever the score. */
export const surveyReward = { points: 50, says: { en: '50 points', ru: '50 баллов' } } as const;

/** What is laid into the parcel of a good customer who comes back within the time. */
export const returnGift = {
  days: 14,
  says: { en: 'a small plant in a ceramic pot', ru: 'небольшое растение в керамическом кашпо' },
} as const;

interface Shop {
  readonly goodAt: readonly ListItem[];
  readonly help: readonly ListItem[];
  /** How points are used. */
  readonly redeem: readonly ListItem[];
  /** Three things that points pay for. */
  readonly pointsPayFor: readonly ListItem[];
  /** What has changed lately, for those who have not ordered for long. */
  readonly news: readonly ListItem[];
}

/** What the company promises, as its letters say it: make it true of yours. */
export const shop = {
  en: {
    goodAt: [
      [
        'Plants that settle in',
        'We grow them on before they go on sale, so that they get used to your home and not the other way round.',
      ],
      [
        'Honest descriptions',
        'Light, water, size in five years: it is all on the product page, before you buy.',
      ],
      ['Careful delivery', 'Two to four working days, in packaging that keeps every leaf whole.'],
    ],
    help: [
      [
        'How do I choose?',
        'Start with the light in your room: every plant page says how much it needs. Not sure? Send us a photo of the place, and we will suggest two or three.',
      ],
      ['When will it arrive?', 'In two to four working days. You see the date and the cost before you pay.'],
      [
        'What if it is not right?',
        'Send it back within 30 days, no reason needed. We pay for the return and refund you as soon as it reaches us.',
      ],
    ],
    redeem: [
      ['On the site and in the app', 'Tick “pay with points” at checkout: the sum goes down at once.'],
      ['In our shops', 'Give your number or your phone number at the till before you pay.'],
    ],
    pointsPayFor: [
      ['A plant', 'Points come off the price of any plant, in part or in full.'],
      ['The pot to go with it', 'Ceramic, terracotta, or with a reservoir for the forgetful.'],
      ['The journey', 'Delivery can be paid with points, too.'],
    ],
    news: [
      [
        'Plants for darker rooms',
        'A shelf of their own, with everything that thrives metres away from the window.',
      ],
      [
        'Planting service',
        'Choose a plant and a pot that go together: we plant it for you before it travels.',
      ],
      ['Care by month', 'When to water, feed and repot: a short calendar for every plant that we sell.'],
    ],
  },
  ru: {
    goodAt: [
      [
        'Растения, готовые к жизни дома',
        'Перед продажей мы доращиваем их и приучаем к комнатному воздуху, поэтому на новом месте они быстро осваиваются.',
      ],
      [
        'Честные описания',
        'Свет, полив, размер через пять лет: всё написано на странице товара, ещё до покупки.',
      ],
      ['Бережная доставка', 'От двух до четырёх рабочих дней, в упаковке, в которой цел каждый лист.'],
    ],
    help: [
      [
        'Как выбрать?',
        'Начните со света в комнате: на странице каждого растения написано, сколько его нужно. Сомневаетесь? Пришлите нам фото места, и мы предложим два-три варианта.',
      ],
      ['Когда привезут?', 'Через 2–4 рабочих дня. Дату и стоимость доставки вы увидите до оплаты.'],
      [
        'А если не подойдёт?',
        'Верните в течение 30 дней без объяснений. Обратная доставка за наш счёт, деньги вернём, как только получим посылку.',
      ],
    ],
    redeem: [
      [
        'На сайте и в приложении',
        'При оформлении заказа отметьте «оплатить баллами»: сумма сразу уменьшится.',
      ],
      ['В магазинах', 'Назовите на кассе номер карты или телефона до оплаты.'],
    ],
    pointsPayFor: [
      ['Растение', 'Баллами можно оплатить любое растение, целиком или частично.'],
      ['Кашпо к нему', 'Керамика, терракота или кашпо с автополивом для забывчивых.'],
      ['Доставка', 'Её тоже можно оплатить баллами.'],
    ],
    news: [
      ['Растения для тёмных комнат', 'Отдельная полка с теми, кому хорошо и в нескольких метрах от окна.'],
      ['Посадка в горшок', 'Выберите растение и подходящий горшок: мы посадим его сами и привезём готовым.'],
      [
        'Календарь ухода',
        'Когда поливать, подкармливать и пересаживать: по месяцам, для каждого растения из каталога.',
      ],
    ],
  },
} satisfies Partial<Record<Language, Shop>>;
