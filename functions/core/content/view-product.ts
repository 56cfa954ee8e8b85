import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import { phrasesIn } from '../../../statemachines/language/phrases.ts';
import type { View } from '../../../statemachines/language/view.ts';
import { countStock } from '../catalogue/product.ts';
import { priceToday } from '../decision/about-product.ts';
import { onlyKnown } from '../records/only-known.ts';
import type { Product } from '../records/records.ts';
import { sayMoney } from './formats.ts';
import { productUrl, tag, type ViewParts } from './view-parts.ts';

/** So few are left that it is worth a word. */
const fewLeft = 5;

/** The product that the run is about, as it stands now; a sensitive one is named in the letter itself alone. */
export function productView(parts: ViewParts): Pick<View, 'product'> {
  const { event, events, run, products, channel, language, policy } = parts;
  if (events[event.name]?.about !== 'product') return {};
  const known = products.find(({ productId }) => productId === run.key);
  const unnamed = phrasesIn(language, policy).unnamedProduct;
  const isSecret = known?.sensitive === true;
  const name = known?.title ?? (event.name === 'product.viewed' ? event.properties.title : undefined);
  const variant = variantOf(event);
  const left = known === undefined ? undefined : countStock(known, variant);
  return {
    product: {
      title: isSecret && channel !== 'email' ? unnamed : (name ?? unnamed),
      link: tag(pageOf(parts), parts),
      ...onlyKnown({
        named: isSecret ? undefined : name,
        variant: isSecret && channel !== 'email' ? undefined : variant,
        image: known?.image,
        wants: event.name === 'product.requested' ? event.properties.wants : undefined,
        left: left !== undefined && left > 0 && left <= fewLeft ? left : undefined,
      }),
      ...pricesOf(parts, known),
    },
  };
}

function variantOf(event: CustomerEvent): string | undefined {
  switch (event.name) {
    case 'product.saved':
    case 'product.requested':
    case 'product.back':
      return event.properties.variant;
    default:
      return undefined;
  }
}

/** Old and new price, both true at this moment. */
function pricesOf(
  { event, language }: ViewParts,
  known: Product | undefined,
): Pick<NonNullable<View['product']>, 'price' | 'was' | 'saved'> {
  const say = (amount: number, currency: string): string => sayMoney(amount, currency, language);
  if (event.name !== 'product.dropped')
    return known?.price === undefined ? {} : { price: say(known.price.amount, known.price.currency) };
  const { was, currency } = event.properties;
  const price = priceToday(event, known) ?? event.properties.price;
  return { price: say(price, currency), was: say(was, currency), saved: say(was - price, currency) };
}

const pageOf = (parts: ViewParts): string =>
  productUrl(parts) ??
  new URL(`/products/${encodeURIComponent(parts.run.key)}`, parts.policy.brand.url).toString();
