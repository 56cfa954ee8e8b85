import type { ProductCard, View } from '../../../statemachines/language/view.ts';
import { onlyKnown } from '../records/only-known.ts';
import { sayMoney } from './formats.ts';
import type { ShownProduct } from './picks.ts';
import { tag, type ViewParts } from './view-parts.ts';

/** The products that were picked, as cards: price as text of today, link tagged as all others are. */
export const productsView = (parts: ViewParts): Pick<View, 'products'> =>
  parts.picks === undefined || parts.picks.length === 0
    ? {}
    : { products: parts.picks.map((product) => showProduct(product, parts)) };

const showProduct = ({ title, url, image, price }: ShownProduct, parts: ViewParts): ProductCard => ({
  title,
  price: sayMoney(price.amount, price.currency, parts.language),
  link: tag(url, parts),
  ...onlyKnown({ image }),
});
