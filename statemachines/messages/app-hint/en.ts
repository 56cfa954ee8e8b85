import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'The app can tell you when your parcel comes',
    preheader: 'One setting, and you will know before the courier rings.',
    title: 'One thing the app does best',
    body: [
      {
        paragraph:
          'Thank you for installing our app. Its first screen shows where each of your orders is and when it will arrive: no order number to look up.',
      },
      {
        paragraph:
          'Allow notifications, and the app tells you when a parcel is on its way or waiting for you. You can switch them off at any time.',
      },
    ],
    button: 'Open the app',
    after: 'Questions about the app? Reply to this email or call {{ brand.phone }}.',
  },
  push: {
    title: 'Where is my parcel?',
    text: 'The first screen of the app shows where each of your orders is. Tap to see.',
  },
} satisfies Words<'app-hint'>;
