import type { Words } from '../../language/words.ts';
import { shop } from '../../shop.ts';

export default {
  email: {
    subject: 'What you signed up for',
    preheader: 'A short reminder of what we do well.',
    title: 'What you signed up for',
    body: [
      {
        paragraph:
          'A while ago you opened an account with us. In case life got in the way, here is what it was good for.',
      },
      { list: shop.en.goodAt },
    ],
    button: 'Have a look',
    after: 'Was it something else that you were hoping to find? Reply to this email and tell us.',
  },
  push: { title: 'It has been a while', text: 'Your account is still here. Have a look at what we do well.' },
} satisfies Words<'not-seen-reminder'>;
