import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Мы помним о вашей заявке',
    preheader: 'Простите, что заставили ждать. Свяжемся с вами {{ lead.callAt }}.',
    title: 'Мы о вас не забыли',
    body: [
      {
        paragraph:
          'Мы обещали связаться с вами и пока не успели. Простите, что приходится ждать. Свяжемся с вами {{ lead.callAt }}.',
      },
      { detail: 'lead.topic', title: 'Ваш вопрос' },
    ],
    button: 'Перейти на сайт',
    after: 'Не хочется ждать? Позвоните {{ brand.phone }} или ответьте на это письмо.',
  },
  sms: {
    text: '{{ brand.name }}: простите за ожидание, помним о вашей заявке. Позвоним {{ lead.callAt }}. Не хотите ждать? {{ brand.phone }}',
  },
} satisfies Words<'lead-not-forgotten'>;
