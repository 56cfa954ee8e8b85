import type { LineItem } from '../../../../statemachines/language/events.ts';

/** What the sample shop sells. */
export const sampleGoods = {
  en: [
    { productId: 'monstera', title: 'Monstera deliciosa', variant: '60 cm', price: 39, quantity: 1 },
    { productId: 'pot-21', title: 'Terracotta pot with saucer', variant: '21 cm', price: 18.5, quantity: 2 },
    { productId: 'fern', title: 'Boston fern', price: 24, quantity: 1 },
    { productId: 'can', title: 'Copper watering can', variant: '1 l', price: 46, quantity: 1 },
    { productId: 'orchid', title: 'White moth orchid', price: 32, quantity: 1 },
  ],
  ru: [
    { productId: 'monstera', title: 'Монстера деликатесная', variant: '60 см', price: 39, quantity: 1 },
    { productId: 'pot-21', title: 'Терракотовый горшок', variant: '21 см', price: 18.5, quantity: 2 },
    { productId: 'fern', title: 'Нефролепис', price: 24, quantity: 1 },
    { productId: 'can', title: 'Медная лейка', variant: '1 л', price: 46, quantity: 1 },
    { productId: 'orchid', title: 'Белый фаленопсис', price: 32, quantity: 1 },
  ],
} satisfies Record<string, readonly LineItem[]>;

/** The goods in the words of the customer's language, in English where they have no others. */
export const goodsIn = (language: string): readonly LineItem[] =>
  language === 'ru' ? sampleGoods.ru : sampleGoods.en;

/** Worth of the lines, in whole cents. */
export const worthOf = (items: readonly LineItem[]): number =>
  Math.round(items.reduce((sum, { price, quantity }) => sum + price * quantity, 0) * 100) / 100;
