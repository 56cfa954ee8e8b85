import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Мы получили вашу заявку',
    preheader: 'Свяжемся с вами {{ lead.callAt }}.',
    title: 'Спасибо, ваша заявка у нас',
    body: [
      {
        paragraph:
          'Мы получили вашу заявку, ответит на неё живой человек. Свяжемся с вами {{ lead.callAt }}.',
      },
      { detail: 'lead.topic', title: 'Ваш вопрос' },
    ],
    button: 'Перейти на сайт',
    after: 'Дело срочное или удобнее другое время? Ответьте на это письмо или позвоните {{ brand.phone }}.',
  },
  sms: {
    text: '{{ brand.name }}: получили вашу заявку{% if lead.topic %} «{{ lead.topic | truncate: 24 }}»{% endif %}. Позвоним {{ lead.callAt }}. Срочно? {{ brand.phone }}',
  },
} satisfies Words<'lead-greeting'>;
