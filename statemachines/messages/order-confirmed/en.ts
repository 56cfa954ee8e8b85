import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Order {{ order.number }} is confirmed',
    preheader:
      '{% if order.total %}Total {{ order.total }}. {% endif %}What is in the order and what happens next.',
    title: 'Order {{ order.number }} is confirmed',
    body: [
      {
        paragraph:
          'Thank you! We have received your order{% if order.items %}. Here is what is in it.{% else %} and are getting to work on it.{% endif %}',
      },
      { goods: 'order' },
      { detail: 'order.delivery', title: 'Delivery' },
      { detail: 'status.reservedUntil', title: 'Please pay by' },
      { subtitle: 'What happens next' },
      {
        paragraph: 'We pack the order and hand it over for delivery. The order page shows how far it is.',
      },
    ],
    button: '{% if links.pay %}Pay now{% else %}View my order{% endif %}',
    after:
      'Is something not right? Reply to this email or call {{ brand.phone }} and name the order number. The sooner we know, the more we can change.',
  },
  push: {
    title: 'Order {{ order.number }} is confirmed',
    text: '{% if order.total %}Total {{ order.total }}.{% endif %}{% if order.delivery %} {{ order.delivery }}.{% endif %} Tap for the details.',
  },
  sms: {
    text: '{{ brand.name }}: order {{ order.number }} is confirmed{% if order.total %}, total {{ order.total }}{% endif %}. Details: {{ links.open }}',
  },
} satisfies Words<'order-confirmed'>;
