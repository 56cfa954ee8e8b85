import type { Words } from '../../language/words.ts';
import { shop } from '../../shop.ts';

export default {
  email: {
    subject:
      '{% if loyalty.missed %}Ваши заказы принесли бы {{ loyalty.missed.worth }}{% else %}Баллы за каждый заказ{% endif %}',
    preheader: 'Вступить можно за минуту и бесплатно.',
    title:
      '{% if loyalty.missed %}За ваши заказы: {{ loyalty.missed.points }}{% else %}Баллы за всё, что вы заказываете{% endif %}',
    body: [
      {
        paragraph:
          '{% if loyalty.missed %}За ваши прошлые заказы участник программы получил бы {{ loyalty.missed.points }}. Это минус {{ loyalty.missed.worth }} со следующего заказа.{% else %}Участники получают баллы за каждый заказ и оплачивают ими часть следующего.{% endif %}',
      },
      { subtitle: 'Как тратить баллы' },
      { list: shop.ru.redeem },
    ],
    button: 'Вступить в программу',
    after: 'Что-то в программе непонятно? Ответьте на это письмо, и вам ответит живой человек.',
  },
  push: {
    title: 'Баллы за каждый заказ',
    text: '{% if loyalty.missed %}Ваши заказы уже принесли бы {{ loyalty.missed.worth }}. Вступить можно бесплатно.{% else %}Ими можно оплатить часть следующего. Вступить можно бесплатно.{% endif %}',
  },
} satisfies Words<'loyalty-invitation'>;
