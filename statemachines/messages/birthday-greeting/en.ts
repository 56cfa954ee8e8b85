import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Happy birthday!',
    preheader: 'All the best from everyone at {{ brand.name }}.',
    title: 'Happy birthday!',
    body: [
      {
        paragraph: 'Today is your day. We wish you good health, good company and a windowsill full of green.',
      },
    ],
    button: 'Say hello',
    after: 'With warm wishes from everyone at {{ brand.name }}.',
  },
  push: { title: 'Happy birthday!', text: 'All the best from everyone at {{ brand.name }}.' },
  sms: { text: '{{ brand.name }}: happy birthday! All the best from all of us. Reply STOP to opt out' },
} satisfies Words<'birthday-greeting'>;
