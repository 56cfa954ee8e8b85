import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'We will not call again',
    preheader: 'If it still matters to you, one reply is enough.',
    title: 'We leave it with you',
    body: [
      {
        paragraph:
          'We have called several times and could not reach you. We do not want to be a nuisance, so we will stop calling.',
      },
      {
        paragraph:
          'If your question still stands, {% if links.book %}pick a time or reply to this email{% else %}reply to this email{% endif %}, today or in a month: we will gladly take it up again.',
      },
    ],
    button: '{% if links.book %}Pick a time{% else %}Visit our site{% endif %}',
    after: 'Our number, just in case: {{ brand.phone }}.',
  },
  sms: {
    text: '{{ brand.name }}: we could not reach you and will not call again. Still interested? {% if links.book %}Pick a time: {{ links.open }}{% else %}Reply here or call {{ brand.phone }}{% endif %}',
  },
} satisfies Words<'missed-call-last'>;
