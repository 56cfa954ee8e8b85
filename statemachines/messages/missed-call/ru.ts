import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Мы вам звонили',
    preheader:
      '{% if links.book %}Выберите удобное время или просто ответьте на письмо.{% else %}Когда вам удобно? Просто ответьте на письмо.{% endif %}',
    title: 'Не удалось вам дозвониться',
    body: [
      { paragraph: 'Мы только что звонили вам по вашей заявке, но не дозвонились.' },
      { detail: 'lead.caller', title: 'Кто звонил' },
      { detail: 'lead.number', title: 'С какого номера' },
      {
        paragraph:
          '{% if links.book %}Выберите удобное время или напишите его в ответ на это письмо: тогда и позвоним.{% else %}Напишите в ответ на это письмо, когда вам удобно: тогда и позвоним.{% endif %}',
      },
    ],
    button: '{% if links.book %}Выбрать время{% else %}Перейти на сайт{% endif %}',
    after: 'Или позвоните нам сами: {{ brand.phone }}.',
  },
  sms: {
    text: '{{ brand.name }}: звонили вам{% if lead.number %} с {{ lead.number }}{% endif %} по вашей заявке. {% if links.book %}Выберите время: {{ links.open }} или ответьте сюда{% else %}Когда перезвонить? Ответьте на это SMS{% endif %}',
  },
} satisfies Words<'missed-call'>;
