import type { Words } from '../../language/words.ts';
import { policy } from '../../policy.ts';

export default {
  email: {
    subject: 'Your email address is not confirmed yet',
    preheader: 'The button is still waiting to be pressed.',
    title: 'One step is left',
    body: [
      {
        paragraph:
          'We asked you to confirm the address {{ email }} for {{ brand.name }}, but the button has not been pressed yet. It takes a second.',
      },
    ],
    button: 'Confirm my address',
    after: `The link works for ${policy.confirmLinkHours} hours. If you did not give us this address, do nothing. If the button does not work, open this address: {{ links.confirm }}`,
  },
} satisfies Words<'confirm-email-reminder'>;
