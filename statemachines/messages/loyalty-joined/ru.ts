import type { Words } from '../../language/words.ts';
import { shop } from '../../shop.ts';

export default {
  email: {
    subject: 'Вы участник программы {{ brand.name }}',
    preheader: '{% if loyalty.number %}Ваш номер: {{ loyalty.number }}. {% endif %}Как тратить баллы.',
    title: 'Теперь вы участник программы',
    body: [
      {
        paragraph:
          '{% if loyalty.number %}Номер вашей карты: {{ loyalty.number }}.{% else %}Участие привязано к этому адресу электронной почты.{% endif %}',
      },
      { points: 'balance' },
      { subtitle: 'Как тратить баллы' },
      { list: shop.ru.redeem },
    ],
    button: 'Мой счёт',
    after: 'Вы не вступали в программу? Ответьте на это письмо, и мы разберёмся.',
  },
  push: {
    title: 'Теперь вы участник программы',
    text: '{% if loyalty.number %}Номер карты: {{ loyalty.number }}. {% endif %}{% if points %}На счёте: {{ points.balance }}.{% else %}Баллы начисляются за каждый заказ.{% endif %}',
  },
} satisfies Words<'loyalty-joined'>;
