import type { Words } from '../../language/words.ts';
import { shop } from '../../shop.ts';

export default {
  email: {
    subject: 'Ваши баллы: минус {{ points.worth }} с заказа',
    preheader: 'На счёте {{ points.balance }}. Чтобы списать их, хватит одной галочки.',
    title: 'Первые баллы уже можно тратить',
    body: [
      {
        paragraph:
          'О баллах легко забыть, поэтому напоминаем, как ими пользоваться. Минимальной суммы нет: они годятся для любого заказа.',
      },
      { points: 'balance' },
      { list: shop.ru.redeem },
    ],
    button: 'Потратить баллы',
    after: 'Копите на что-то большее? Тоже хорошо. Есть вопросы? Просто ответьте на это письмо.',
  },
  push: {
    title: 'Минус {{ points.worth }} с заказа',
    text: 'На счёте {{ points.balance }}: отметьте «оплатить баллами» при оформлении.',
  },
} satisfies Words<'loyalty-hint'>;
