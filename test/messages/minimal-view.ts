import type { Language } from '../../statemachines/language/channels.ts';
import type { Goods, View } from '../../statemachines/language/view.ts';
import type { MessageId } from '../../statemachines/messages/catalogue.ts';
import { sampleView } from '../../statemachines/messages/sample-view.ts';

const goods: Goods = {
  items: [{ title: 'Fern', quantity: 1, price: '$9.00', total: '$9.00' }],
  more: 0,
  total: '$9.00',
};

/** The least a message can be written from: no name, one item without image and variant, nothing optional. */
export function minimalView(message: MessageId, language: Language): View {
  const { cart, order, offer, ...view } = sampleView(message, language);
  return {
    ...view,
    customer: {},
    ...(cart ? { cart: goods } : {}),
    ...(order ? { order: { ...goods, number: '7' } } : {}),
    ...(offer ? { offer: { code: offer.code, percent: offer.percent, until: offer.until } } : {}),
  };
}
