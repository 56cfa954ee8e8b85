import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'We have not forgotten your request',
    preheader: 'Sorry for the wait. We will get back to you {{ lead.callAt }}.',
    title: 'We have not forgotten you',
    body: [
      {
        paragraph:
          'We promised to get in touch and have not managed it yet. We are sorry that you had to wait. We will get back to you {{ lead.callAt }}.',
      },
      { detail: 'lead.topic', title: 'You asked about' },
    ],
    button: 'Visit our site',
    after: 'Would you rather not wait? Call {{ brand.phone }} or reply to this email.',
  },
  sms: {
    text: '{{ brand.name }}: sorry for the wait, we have not forgotten your request. We will call {{ lead.callAt }}. Rather not wait? {{ brand.phone }}',
  },
} satisfies Words<'lead-not-forgotten'>;
