import type { Words } from '../../language/words.ts';
import { policy } from '../../policy.ts';

export default {
  email: {
    subject: 'Please confirm your email address',
    preheader: 'One press of a button, and you are done.',
    title: 'Is this your address?',
    body: [
      {
        paragraph:
          'The address {{ email }} was entered at {{ brand.name }}. If it was you, press the button to confirm it.',
      },
    ],
    button: 'Confirm my address',
    after: `The link works for ${policy.confirmLinkHours} hours. If it was not you, do nothing: nothing happens without the button. If the button does not work, open this address: {{ links.confirm }}`,
  },
} satisfies Words<'confirm-email'>;
