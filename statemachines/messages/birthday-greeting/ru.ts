import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'С днём рождения!',
    preheader: 'Всего самого доброго от всей команды {{ brand.name }}.',
    title: 'С днём рождения!',
    body: [
      { paragraph: 'Сегодня ваш день. Желаем здоровья, хорошей компании и полного подоконника зелени.' },
    ],
    button: 'Заглянуть к нам',
    after: 'С самыми тёплыми пожеланиями — вся команда {{ brand.name }}.',
  },
  push: { title: 'С днём рождения!', text: 'Всего самого доброго от всей команды {{ brand.name }}.' },
  sms: { text: '{{ brand.name }}: с днём рождения! Всего самого доброго! СТОП-отказ' },
} satisfies Words<'birthday-greeting'>;
