import { policy } from '#map';
import type { LineItem } from '../../statemachines/language/events.ts';
import { type Deed, day, deed, hour } from './deed.ts';
import { makeDice } from './dice.ts';

export interface Good {
  readonly productId: string;
  readonly title: string;
  readonly category: string;
  readonly price: number;
  /** A consumable, and how long one lasts. */
  readonly lastsDays?: number;
}

const { currency } = policy.shop;

const shelf = (
  category: string,
  lastsDays: number | undefined,
  goods: Readonly<Record<string, number>>,
): readonly Good[] =>
  Object.entries(goods).map(([title, price]) => ({
    productId: title.toLowerCase().replaceAll(' ', '-'),
    title,
    category,
    price,
    ...(lastsDays === undefined ? {} : { lastsDays }),
  }));

export const assortment: readonly Good[] = [
  ...shelf('plants', undefined, {
    Monstera: 39,
    'Boston fern': 24,
    'Moth orchid': 32,
    'Rubber fig': 45,
    'Snake plant': 28,
    'Olive tree': 89,
    'Peace lily': 26,
    Calathea: 34,
  }),
  ...shelf('pots', undefined, {
    'Terracotta pot': 18,
    'Stoneware bowl': 42,
    'Hanging basket': 22,
    'Zinc planter': 55,
    'Glazed saucer': 9,
    'Window box': 36,
  }),
  ...shelf('tools', undefined, {
    'Copper can': 46,
    'Garden shears': 38,
    'Plant mister': 16,
    'Hand trowel': 14,
    'Seed tray': 12,
  }),
  ...shelf('care', 30, {
    'Potting soil': 11,
    'Orchid feed': 9,
    'Leaf shine': 8,
    'Fern food': 13,
  }),
  ...shelf('clothes', undefined, { 'Garden gloves': 15, 'Canvas apron': 48, 'Rubber boots': 64 }),
  ...shelf('electronics', undefined, { 'Grow lamp': 75, 'Soil sensor': 52 }),
];
const categories = [...new Set(assortment.map(({ category }) => category))];

/** What is looked at and bought together: each good has two that usually go with it. */
export const companionsOf = ({ productId }: Good): readonly Good[] => {
  const place = assortment.findIndex((good) => good.productId === productId);
  return [7, 11].flatMap((step) => assortment[(place + step) % assortment.length] ?? []);
};

export const lineOf = ({ productId, title, category, price }: Good, quantity = 1): LineItem => ({
  productId,
  title,
  category,
  price,
  quantity,
  url: `${policy.brand.url}/${productId}`,
});

export const worthOf = (items: readonly LineItem[]): number =>
  items.reduce((sum, { price, quantity }) => sum + price * quantity, 0);

/** A good that is sold out, from one moment to another. */
interface Gap {
  readonly productId: string;
  readonly from: number;
  readonly to: number;
}

export interface ShopYear {
  /** What the shop tells of its catalogue. */
  readonly deeds: readonly Deed[];
  soldOut(at: number): readonly Good[];
}

/** The shop's own year: prices that fall and rise, goods that are sold out and come back, news every week. */
export function writeShopYear(seed: string, begin: number, days: number): ShopYear {
  const dice = makeDice(seed, 'shop');
  const deeds: Deed[] = assortment.map((good) =>
    deed(begin, 'product.updated', {
      ...good,
      url: `${policy.brand.url}/${good.productId}`,
      currency,
      stock: 500,
    }),
  );
  const gaps: Gap[] = [];
  for (let date = 2; date < days; date++) {
    const at = begin + date * day + dice.whole(6, 18) * hour;
    if (dice.chance(0.25)) {
      const [good] = dice.some(assortment, 1);
      if (good !== undefined) deeds.push(...lowerPrice(good, at, dice.between(0.65, 0.9), dice.whole(4, 9)));
    }
    if (dice.chance(0.3)) {
      const [good] = dice.some(assortment, 1);
      const isOut = gaps.some(({ productId, to }) => productId === good?.productId && to > at);
      if (good !== undefined && !isOut) {
        const { productId } = good;
        const to = at + dice.whole(2, 12) * day;
        gaps.push({ productId, from: at, to });
        deeds.push(
          deed(at, 'product.stock-changed', { productId, stock: 0 }),
          deed(to, 'product.stock-changed', { productId, stock: dice.whole(8, 60) }),
        );
      }
    }
    if (date % 14 === 3) {
      const [category = ''] = dice.some(categories, 1);
      deeds.push(
        deed(begin + date * day + 8 * hour, 'news.published', {
          batch: `news-${date}`,
          title: `New in ${category}`,
          text: `Fresh arrivals in ${category} this week.`,
          categories: [category],
          url: `${policy.brand.url}/news`,
        }),
      );
    }
  }
  return {
    deeds,
    soldOut: (at) =>
      gaps
        .filter(({ from, to }) => from < at && at < to)
        .flatMap(({ productId }) => assortment.find((good) => good.productId === productId) ?? []),
  };
}

function lowerPrice({ productId, price }: Good, at: number, times: number, forDays: number): readonly Deed[] {
  const lower = Math.round(price * times * 100) / 100;
  return [
    deed(at, 'product.price-changed', { productId, price: lower, currency }),
    deed(at + forDays * day, 'product.price-changed', { productId, price, currency }),
  ];
}
