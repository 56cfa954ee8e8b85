import type { Words } from '../../language/words.ts';
import { policy } from '../../policy.ts';

export default {
  email: {
    subject: 'Last reminder: confirm your email address',
    preheader: 'After this letter we will not ask again.',
    title: 'Our last reminder',
    body: [
      {
        paragraph:
          'The address {{ email }} is still not confirmed. This is the last time that we remind you. If you still want to use it at {{ brand.name }}, press the button.',
      },
    ],
    button: 'Confirm my address',
    after: `The link works for ${policy.confirmLinkHours} hours. Later you can ask for a new letter in your account. If the button does not work, open this address: {{ links.confirm }}`,
  },
} satisfies Words<'confirm-email-last'>;
