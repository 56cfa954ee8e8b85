import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: '{{ code.digits }} is your {{ brand.name }} code',
    preheader: 'Valid for {{ code.minutes }} min. Do not share it with anyone.',
    title: '{{ code.digits }}',
    body: [
      {
        paragraph:
          'This is your code for {{ brand.name }}. Type it in where you were asked for it: it is valid for {{ code.minutes }} min and works once.',
      },
      { paragraph: 'Do not share it with anyone. We never call or write to ask for it.' },
    ],
    button: 'Back to {{ brand.name }}',
    after: 'You did not ask for a code? Then nothing needs doing: without it nobody gets any further.',
  },
  sms: {
    text: '{{ code.digits }} is your {{ brand.name }} code, valid for {{ code.minutes }} min. Do not share it with anyone.',
  },
} satisfies Words<'confirmation-code'>;
