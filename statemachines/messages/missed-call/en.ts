import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'We tried to call you',
    preheader:
      '{% if links.book %}Pick a time that suits you, or simply reply.{% else %}Tell us when it suits you: simply reply.{% endif %}',
    title: 'We could not reach you',
    body: [
      { paragraph: 'We have just called you about your request and could not get through.' },
      { detail: 'lead.caller', title: 'Who called' },
      { detail: 'lead.number', title: 'From the number' },
      {
        paragraph:
          '{% if links.book %}Pick a time, or reply to this email with one: we will call then.{% else %}Reply to this email with a time that suits you: we will call then.{% endif %}',
      },
    ],
    button: '{% if links.book %}Pick a time{% else %}Visit our site{% endif %}',
    after: 'You can also call us yourself: {{ brand.phone }}.',
  },
  sms: {
    text: '{{ brand.name }}: we called you{% if lead.number %} from {{ lead.number }}{% endif %} about your request. {% if links.book %}Pick a time: {{ links.open }} or reply here{% else %}When may we call? Just reply{% endif %}.',
  },
} satisfies Words<'missed-call'>;
