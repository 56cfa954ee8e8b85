import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: '{{ news.title }}',
    preheader: 'News from {{ brand.name }} in a category that you follow.',
    title: '{{ news.title }}',
    body: [{ card: 'news' }, { paragraph: '{{ news.text }}' }],
    button: 'See more',
    after: 'We write about what you look at and buy, and at most once a week.',
  },
  push: { title: '{{ news.title }}', text: '{{ news.text }}' },
} satisfies Words<'news'>;
