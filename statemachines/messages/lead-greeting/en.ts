import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'We have your request',
    preheader: 'We will get back to you {{ lead.callAt }}.',
    title: 'Thank you, we have your request',
    body: [
      {
        paragraph:
          'Your request has reached us, and a person will answer it. We will get back to you {{ lead.callAt }}.',
      },
      { detail: 'lead.topic', title: 'You asked about' },
    ],
    button: 'Visit our site',
    after:
      'Is it urgent, or would another time suit you better? Reply to this email or call {{ brand.phone }}.',
  },
  sms: {
    text: '{{ brand.name }}: we have your request{% if lead.topic %} "{{ lead.topic | truncate: 30 }}"{% endif %}. We will call you {{ lead.callAt }}. Urgent? {{ brand.phone }}',
  },
} satisfies Words<'lead-greeting'>;
