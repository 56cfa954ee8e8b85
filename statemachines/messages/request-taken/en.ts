import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject:
      "{% if product.wants == 'cheaper' %}We will tell you when it costs less{% else %}We will tell you when it is back{% endif %}",
    preheader: 'Your request is noted. You need do nothing more.',
    title: 'Your request is noted',
    body: [
      {
        paragraph:
          "{% if product.wants == 'cheaper' %}As soon as the price of this goes down, we will write to you.{% else %}As soon as this is in stock again, we will write to you. Those who asked first hear first.{% endif %} The request holds for 180 days.",
      },
      { card: 'product' },
      { link: 'links.manage', title: 'End this request' },
    ],
    button: 'See the product',
    after: 'If it was not you who asked, end the request with the link above, and nothing more will come.',
  },
  push: {
    title: 'Your request is noted',
    text: "{% if product.wants == 'cheaper' %}We will tell you when it costs less.{% else %}We will tell you when it is back.{% endif %} You can end it on the product’s page.",
  },
} satisfies Words<'request-taken'>;
