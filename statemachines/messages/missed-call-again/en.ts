import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'We called again and missed you',
    preheader: 'Tell us when it suits you, and we will call then and at no other time.',
    title: 'Missed each other again',
    body: [
      {
        paragraph:
          'We have tried to call you about your request once more. It seems that we keep choosing the wrong moment.',
      },
      { detail: 'lead.number', title: 'From the number' },
      {
        paragraph:
          '{% if links.book %}Pick a time, or reply to this email with one: we will call then and at no other time.{% else %}Reply to this email with a time that suits you: we will call then and at no other time.{% endif %}',
      },
    ],
    button: '{% if links.book %}Pick a time{% else %}Visit our site{% endif %}',
    after: 'Would you rather write than talk? Reply with your question, and we will answer by email.',
  },
  sms: {
    text: '{{ brand.name }}: we called again{% if lead.number %} from {{ lead.number }}{% endif %} and missed you. {% if links.book %}Pick a time: {{ links.open }} or reply here{% else %}When may we call? Just reply{% endif %}.',
  },
} satisfies Words<'missed-call-again'>;
