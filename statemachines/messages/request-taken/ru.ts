import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject:
      "{% if product.wants == 'cheaper' %}Сообщим, когда станет дешевле{% else %}Сообщим, когда товар появится{% endif %}",
    preheader: 'Заявка принята, больше ничего делать не нужно.',
    title: 'Заявка принята',
    body: [
      {
        paragraph:
          "{% if product.wants == 'cheaper' %}Как только цена на этот товар снизится, мы вам напишем.{% else %}Как только товар снова появится, мы вам напишем. Первыми узнают те, кто раньше попросил.{% endif %} Заявка действует 180 дней.",
      },
      { card: 'product' },
      { link: 'links.manage', title: 'Отменить заявку' },
    ],
    button: 'Открыть товар',
    after: 'Если просили не вы, отмените заявку по ссылке выше, и писем больше не будет.',
  },
  push: {
    title: 'Заявка принята',
    text: "{% if product.wants == 'cheaper' %}Сообщим, когда станет дешевле.{% else %}Сообщим, когда товар появится.{% endif %} Отменить можно на странице товара.",
  },
} satisfies Words<'request-taken'>;
