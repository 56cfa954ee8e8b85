import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'С наступающим {{ feast.name }}!',
    preheader: 'Тёплые пожелания и небольшой подарок от всех нас.',
    title: 'С наступающим {{ feast.name }}!',
    body: [
      {
        paragraph:
          'Желаем вам и вашим близким тепла, покоя и времени на всё то, на что его обычно не хватает.',
      },
      { paragraph: 'И небольшой подарок от нас, если захочется порадовать кого-то или себя.' },
      { offer: 'code' },
    ],
    button: 'Выбрать подарок',
    after: 'С тёплыми пожеланиями, команда {{ brand.name }}.',
  },
  push: {
    title: 'С наступающим {{ feast.name }}!',
    text: 'Дарим скидку {{ offer.percent }} %: код {{ offer.code }}, до {{ offer.until }}.',
  },
} satisfies Words<'feast-greeting'>;
