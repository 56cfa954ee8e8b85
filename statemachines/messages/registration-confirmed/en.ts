import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'You are registered with {{ brand.name }}',
    preheader: 'Your account is ready to use.',
    title: 'Your account is ready',
    body: [
      {
        paragraph:
          'You are registered with {{ brand.name }}. Your cart and your orders are with you on every device where you sign in.',
      },
    ],
    button: 'Go to the site',
    after: 'Was it not you? Reply to this email or call {{ brand.phone }}, and we will close the account.',
  },
  push: {
    title: 'Your account is ready',
    text: 'You are registered with {{ brand.name }}. Was it not you? Call {{ brand.phone }}.',
  },
} satisfies Words<'registration-confirmed'>;
