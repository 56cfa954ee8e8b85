import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: '{{ offer.percent }}% off what is in your cart',
    preheader: 'Your personal code works until {{ offer.until }}.',
    title: '{{ offer.percent }}% off your cart',
    body: [
      {
        paragraph:
          'Your cart is still here. If you are weighing it up, perhaps this helps: a personal code for the order.',
      },
      { offer: 'code' },
      { goods: 'cart' },
    ],
    button: 'Return to my cart',
    after:
      'Enter the code at checkout. A question about its terms? Reply to this email or call {{ brand.phone }}.',
  },
  push: {
    title: '{{ offer.percent }}% off your cart',
    text: 'Code {{ offer.code }}{% if offer.minimum %}, orders from {{ offer.minimum }}{% endif %}, until {{ offer.until }}.',
  },
} satisfies Words<'cart-offer'>;
