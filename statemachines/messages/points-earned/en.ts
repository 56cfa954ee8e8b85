import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: '{{ points.added.points }} added to your account',
    preheader:
      'Your balance is {{ points.balance }}.{% if points.added.until %} The new ones are valid until {{ points.added.until }}.{% endif %}',
    title: 'Your points have arrived',
    body: [
      {
        paragraph:
          'We have added {{ points.added.points }} to your account{% if points.added.for == "order" %} for your order{% elsif points.added.for == "review" %} for your review{% endif %}.{% if points.added.until %} They are valid until {{ points.added.until }}.{% endif %}',
      },
      { points: 'balance' },
    ],
    button: 'View my points',
    after:
      'Does something not add up? Reply to this email or call {{ brand.phone }}, and we will look into it.',
  },
  push: {
    title: '{{ points.added.points }} added',
    text: 'Your balance: {{ points.balance }}, worth {{ points.worth }}.{% if points.added.until %} The new ones are valid until {{ points.added.until }}.{% endif %}',
  },
} satisfies Words<'points-earned'>;
