import { shop } from '../shop.ts';
import type { Words } from '../words.ts';

export default {
  email: {
    subject: 'Welcome to {{ brand.name }}',
    preheader: 'Your account is ready. Here is what we do well and where to begin.',
    title: 'Glad you are here',
    body: [
      {
        paragraph:
          'You are registered with {{ brand.name }}, and everything is ready: your cart and your orders are with you on every device where you sign in.',
      },
      { subtitle: 'What we do well' },
      { points: shop.en.goodAt },
    ],
    button: 'Look around the shop',
    after: 'A question already? Just reply to this email: a person will read it and answer.',
  },
  push: {
    title: 'Welcome to {{ brand.name }}',
    text: 'Your account is ready. Come in and see what we do well.',
  },
} satisfies Words<'welcome'>;
