import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Your cart is saved',
    preheader: 'Everything is where you left it, at today’s prices.',
    title: 'Just as you left it',
    body: [
      {
        paragraph:
          'We kept your cart, so there is nothing to look for again. Here is what is in it, at today’s prices.',
      },
      { goods: 'cart' },
    ],
    button: 'Return to my cart',
    after:
      'Did something hold you up: delivery, payment, a detail you could not find? Reply to this email or call {{ brand.phone }}, and we will sort it out together.',
  },
  push: {
    title: 'Your cart is saved',
    text: 'Everything is where you left it, at today’s prices. Tap to carry on.',
  },
  sms: {
    text: '{{ brand.name }}: your cart is saved. Carry on where you stopped: {{ links.open }} Reply STOP to opt out',
  },
} satisfies Words<'cart-reminder'>;
