import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: '{{ news.title }}',
    preheader: 'Новости {{ brand.name }} о том, что вам интересно.',
    title: '{{ news.title }}',
    body: [{ card: 'news' }, { paragraph: '{{ news.text }}' }],
    button: 'Посмотреть',
    after: 'Мы пишем о том, что вы смотрите и покупаете, и не чаще раза в неделю.',
  },
  push: { title: '{{ news.title }}', text: '{{ news.text }}' },
} satisfies Words<'news'>;
