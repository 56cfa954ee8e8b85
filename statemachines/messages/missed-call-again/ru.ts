import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Звонили ещё раз и снова не застали',
    preheader: 'Напишите, когда вам удобно: позвоним именно тогда.',
    title: 'Снова не застали вас',
    body: [
      { paragraph: 'Мы ещё раз звонили вам по вашей заявке. Похоже, каждый раз выбираем неудачный момент.' },
      { detail: 'lead.number', title: 'С какого номера' },
      {
        paragraph:
          '{% if links.book %}Выберите удобное время или напишите его в ответ на это письмо: позвоним именно тогда.{% else %}Напишите в ответ на это письмо, когда вам удобно: позвоним именно тогда.{% endif %}',
      },
    ],
    button: '{% if links.book %}Выбрать время{% else %}Перейти на сайт{% endif %}',
    after: 'Удобнее переписка? Напишите свой вопрос в ответ, и мы ответим письмом.',
  },
  sms: {
    text: '{{ brand.name }}: звонили ещё раз{% if lead.number %} с {{ lead.number }}{% endif %}, не застали. {% if links.book %}Выберите время: {{ links.open }} или ответьте сюда{% else %}Когда перезвонить? Ответьте на это SMS{% endif %}',
  },
} satisfies Words<'missed-call-again'>;
