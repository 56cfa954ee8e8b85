import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'У вас {{ points.balance }}: это {{ points.worth }}',
    preheader:
      '{% if points.ending %}Потратьте {{ points.ending.points }} до {{ points.ending.until }} включительно.{% else %}Ими можно оплатить часть заказа.{% endif %}',
    title: 'Ваши баллы ждут',
    body: [
      {
        paragraph:
          'На вашем счёте есть баллы, и тратить их можно как деньги: выберите, что нравится, и оплатите ими часть заказа.',
      },
      { points: 'balance' },
    ],
    button: 'Потратить баллы',
    after: 'Пока ничего не нужно? Ничего страшного. А если что-то мешает выбрать, ответьте на это письмо.',
  },
  push: {
    title: 'У вас {{ points.balance }}: это {{ points.worth }}',
    text: 'Оплатите ими часть заказа.{% if points.ending %} До {{ points.ending.until }} включительно: {{ points.ending.points }}.{% endif %}',
  },
} satisfies Words<'points-reminder'>;
