import type { Words } from '../../language/words.ts';
import { returnGift } from '../../shop.ts';

export default {
  email: {
    subject: 'A gift with your next order',
    preheader: `Order within ${returnGift.days} days, and it is in the parcel.`,
    title: 'A gift with your next order',
    body: [
      {
        paragraph: `We miss you. Order anything within the next ${returnGift.days} days, and we will put a gift in the parcel: ${returnGift.says.en}.`,
      },
      { paragraph: 'There is no minimum order and nothing to enter.' },
    ],
    button: 'Choose something',
    after:
      'This is our last letter of this kind: we do not want to be a nuisance. You will always be welcome.',
  },
  push: {
    title: 'A gift with your next order',
    text: `${returnGift.says.en.replace(/^./, (first) => first.toUpperCase())}, with any order within ${returnGift.days} days.`,
  },
  sms: {
    text: `{{ brand.name }}: a gift with any order within ${returnGift.days} days, ${returnGift.says.en}. {{ links.open }} Reply STOP to opt out`,
  },
} satisfies Words<'lapsed-gift'>;
