import type { Words } from '../../language/words.ts';
import { shop } from '../../shop.ts';

export default {
  email: {
    subject:
      '{% if points.earned %}Welcome: {{ points.earned.points }} to start with{% else %}Welcome to {{ brand.name }}{% endif %}',
    preheader:
      '{% if points.earned %}They are worth {{ points.earned.worth }}. And this is what we do well.{% else %}What we do well, and where to begin.{% endif %}',
    title: 'Glad you are here',
    body: [
      {
        paragraph:
          '{% if points.earned %}Thank you for confirming your address. These points are yours to start with.{% else %}It is good to have you with us. Here is what you can count on.{% endif %}',
      },
      { points: 'earned' },
      { subtitle: 'What we do well' },
      { list: shop.en.goodAt },
    ],
    button: 'Look around the shop',
    after: 'A question already? Just reply to this email: a person will read it and answer.',
  },
  push: {
    title:
      '{% if points.earned %}{{ points.earned.points }} to start with{% else %}Welcome to {{ brand.name }}{% endif %}',
    text: '{% if points.earned %}Worth {{ points.earned.worth }} at checkout, valid until {{ points.earned.until }}. Welcome!{% else %}Come in and see what we do well.{% endif %}',
  },
} satisfies Words<'welcome'>;
