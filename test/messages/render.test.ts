import { describe, expect, it } from 'vitest';
import { messages } from '#map';
import { renderMessage } from '../../functions/handlers/binding/content.ts';
import type { Channel, Language } from '../../statemachines/language/channels.ts';
import { ContentFault } from '../../statemachines/language/content-fault.ts';
import { definitionOf } from '../../statemachines/language/map.ts';
import type { MessageId } from '../../statemachines/language/register.ts';
import type { RenderedFor, View } from '../../statemachines/language/view.ts';
import { largestEmailBytes, limits } from '../../statemachines/rendering/limits.ts';
import { sampleView } from '../../statemachines/rendering/sample-view.ts';
import { countSmsParts } from '../../statemachines/rendering/sms-parts.ts';
import { reviewReward } from '../../statemachines/shop.ts';
import { minimalView } from './minimal-view.ts';

// The shipped ones, each with words of its own to look for.
const languages = ['en', 'ru'] as const;
const content = (message: string, channel: Channel, language: Language, view: View) =>
  renderMessage(message, channel, language, () => view);
const ids = Object.keys(messages) as readonly MessageId[]; // keyof a literal object

async function renderBy<C extends Channel>(
  channel: C,
  message: MessageId,
  language: Language,
  view: View,
): Promise<RenderedFor<C>> {
  const rendered = await content(message, channel, language, view);
  const is = (other: { channel: Channel }): other is RenderedFor<C> => other.channel === channel;
  if (!is(rendered)) throw new Error(`asked for ${channel}, got ${rendered.channel}`);
  return rendered;
}

/** Every message, language and view that is written for a channel. */
const casesBy = (channel: Channel) =>
  ids
    .filter((message) => definitionOf(messages, message).channels.includes(channel))
    .flatMap((message) =>
      languages.flatMap((language) => [
        { message, language, data: 'all fields', view: sampleView(message, language, channel) },
        { message, language, data: 'the least', view: minimalView(message, language) },
      ]),
    );

const alone = new Set(['br', 'img', 'meta', '!doctype']);

/** The first tag that is closed or left open wrongly, as browsers and mail clients other than Outlook read it. */
function findUnbalancedTag(html: string): string | undefined {
  const open: string[] = [];
  for (const [, closing, name = ''] of html
    .replaceAll(/<!--.*?-->/gs, '')
    .matchAll(/<(\/?)([a-z!][a-z0-9]*)[^>]*>/gi)) {
    if (alone.has(name.toLowerCase())) continue;
    if (closing === '') open.push(name);
    else if (open.pop() !== name) return `</${name}>`;
  }
  return open.at(-1);
}

/** What a reader sees of a letter: its words without mark-up. */
const readable = (html: string): string =>
  html
    .replaceAll(/<head>.*?<\/head>|<!--.*?-->|<[^>]+>/gs, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll(/(&#?\w+;|\s)+/g, ' ')
    .replaceAll(/ (?=[.,:])/g, '');

describe.each(casesBy('email'))(
  'the email $message in $language with $data',
  ({ message, language, view }) => {
    const email = () => renderBy('email', message, language, view);

    it('has a subject that fits the inbox', async () => {
      const { subject } = await email();
      expect(subject.length).toBeGreaterThan(5);
      expect(subject.length).toBeLessThanOrEqual(limits.subject);
      expect(subject).not.toContain('…');
    });

    it('is whole: small enough, tags balanced, no Liquid left, no field printed as an object', async () => {
      const { html, text, subject } = await email();
      expect(Buffer.byteLength(html)).toBeLessThan(largestEmailBytes);
      expect(findUnbalancedTag(html)).toBeUndefined();
      expect(`${html}${text}${subject}`).not.toMatch(/\{\{|\{%|\[object|undefined|null/);
    });

    it('says in plain text what the HTML says', async () => {
      const { html, text } = await email();
      const shown = readable(html);
      for (const sentence of text.split('\n').filter((line) => /^[^-].*[.!?]$/.test(line)))
        expect(shown).toContain(sentence);
      expect(text).toContain(view.links.review ?? view.links.open);
    });

    it('says from whom it is and has one button', async () => {
      const { html, text } = await email();
      for (const part of [readable(html), text]) expect(part).toContain(view.brand.postalAddress);
      expect(html.match(/class="button"/g)).toHaveLength(1);
    });

    it('is ready for the night and for blocked images', async () => {
      const { html } = await email();
      expect(html).toContain('<meta name="color-scheme" content="light dark">');
      expect(html).toContain('prefers-color-scheme: dark');
      for (const [image] of html.matchAll(/<img [^>]*>/g)) expect(image).toMatch(/alt="[^"]+"/);
    });

    it('offers the way out exactly when it is marketing', async () => {
      const { html, text } = await email();
      const marketing = definitionOf(messages, message).kind === 'marketing';
      for (const part of [html, text]) expect(/unsubscribe|отписаться/i.test(part)).toBe(marketing);
      for (const link of [view.links.unsubscribe, view.links.preferences])
        if (link !== undefined) for (const part of [html, text]) expect(part).toContain(link);
    });
  },
);

describe.each(casesBy('push'))('the push $message in $language with $data', ({ message, language, view }) => {
  it('fits a lock screen without being cut', async () => {
    const { title, text } = await renderBy('push', message, language, view);
    expect(title.length).toBeLessThanOrEqual(limits.pushTitle);
    expect(text.length).toBeLessThanOrEqual(limits.pushText);
    expect(`${title}${text}`).not.toMatch(/\{\{|\{%|…/);
  });
});

it('the push of the offer fits with the longest time zone and a large minimum', async () => {
  for (const language of languages) {
    const view = sampleView('cart-offer', language);
    const until = { en: '24 September, 18:00', ru: '24 сентября, 18:00' }[language];
    const offer = {
      code: 'FERN-7K2M-9QXD',
      percent: 10,
      minimum: '1 250,00 $',
      until: `${until} (America/Argentina/ComodRivadavia)`,
    };
    const { text } = await renderBy('push', 'cart-offer', language, { ...view, offer });
    expect(text).toContain('ComodRivadavia).');
  }
});

describe.each(casesBy('sms'))('the SMS $message in $language with $data', ({ message, language, view }) => {
  it('names the brand first and fits its parts with a link of 33 characters', async () => {
    const open = 'shop.example.com/cart?t='.padEnd(33, 'x');
    const { text } = await renderBy('sms', message, language, { ...view, links: { ...view.links, open } });
    // A code stands before the brand: it is read, and filled in by phones, from the first line of a notice.
    expect(text.startsWith(view.code?.digits ?? `${view.brand.name}: `)).toBe(true);
    expect(text).toContain(view.brand.name);
    expect(text).not.toMatch(/\{\{|\{%|\[object|undefined| [.,:]|\s$/);
    const most = language === 'ru' && twoPartsInRussian.includes(message) ? 2 : 1;
    expect(countSmsParts(text), text).toBeLessThanOrEqual(most);
  });

  it('says how to stop exactly when it is marketing', async () => {
    const { text } = await renderBy('sms', message, language, view);
    expect(/STOP|СТОП/.test(text)).toBe(definitionOf(messages, message).kind === 'marketing');
  });
});

/** A second part is paid for where a date, a place or a link is worth it: half as many Cyrillic letters fit. */
const twoPartsInRussian: readonly MessageId[] = [
  'lead-greeting',
  'lead-not-forgotten',
  'missed-call',
  'missed-call-again',
  'upgrade-offer',
  'missed-call-last',
  'payment-failed',
  'payment-reminder',
  'payment-last',
  'order-unpaid',
  'order-unpaid-last',
  'order-shipped',
  'delivery-changed',
  'ready-for-pickup',
  'pickup-reminder',
  'order-refunded',
  'order-cancelled',
  'lapsed-gift',
];

const wholeMessage = async (message: MessageId, language: Language): Promise<string> => {
  const view = sampleView(message, language);
  const { channels } = definitionOf(messages, message);
  const rendered = await Promise.all(channels.map((channel) => content(message, channel, language, view)));
  return rendered
    .map((each) => Object.values(each.channel === 'email' ? { ...each, html: readable(each.html) } : each))
    .join(' ');
};

describe.each(languages)('what a message may say in %s', (language) => {
  it('the cart reminder speaks of no discount', async () => {
    expect(await wholeMessage('cart-reminder', language)).not.toMatch(
      /%|\boff\b|discount|\bcode|скидк|\bкод/i,
    );
  });

  it.each(ids.filter((id) => definitionOf(messages, id).kind === 'transactional'))(
    'the transactional %s carries no promotion, recommendation or request for a review',
    async (message) => {
      expect(await wholeMessage(message, language)).not.toMatch(
        /%|\boff\b|discount|\bsale\b|bonus|recommend|also like|write a review|скидк|промо|акци|бонус|рекоменд|понравится|написать отзыв|списать/i,
      );
    },
  );

  it.each([
    'welcome',
    'lapsed-points',
    'lapsed-news',
    'birthday-gift',
    'cart-reminder',
    'checkout-left',
    'looked-at',
    'still-interested',
    'app-hint',
  ] as const)('%s, a first touch, carries no discount', async (message) => {
    expect(await wholeMessage(message, language)).not.toMatch(/%|discount|скидк/i);
  });

  it.each(['welcome', 'first-order-help', 'review-thanks'] as const)(
    '%s says nothing of points where there are none',
    async (message) => {
      const say = async (view: View) => JSON.stringify(await content(message, 'email', language, view));
      expect(await say(sampleView(message, language))).toMatch(/500/);
      expect(await say(minimalView(message, language))).not.toMatch(/points|балл/i);
    },
  );

  it.each(['review-request', 'review-reminder'] as const)(
    '%s has five stars to tap, and its tap leads to the review',
    async (message) => {
      const view = sampleView(message, language);
      const { html, text } = await renderBy('email', message, language, view);
      expect(view.links.stars).toHaveLength(5);
      for (const link of view.links.stars ?? []) {
        expect(html).toContain(`href="${link}"`);
        expect(text).toContain(link);
      }
      expect(await renderBy('push', message, language, view)).toMatchObject({ open: view.links.review });
      expect(html).toContain(reviewReward.says[language]);
    },
  );

  it('a message speaks of whole points: those it needs are there on every channel', async () => {
    for (const message of ['birthday-gift', 'birthday-greeting-gift', 'lapsed-points'] as const)
      for (const channel of messages[message].channels) {
        const view = minimalView(message, language);
        const { points } = view.points?.earned ?? view.points?.ending ?? { points: 'missing' };
        expect(JSON.stringify(await content(message, channel, language, view))).toContain(points);
      }
  });

  it('the offer states percent, code, end and minimum on every channel, and no minimum when there is none', async () => {
    for (const channel of messages['cart-offer'].channels) {
      const view = sampleView('cart-offer', language);
      const full = JSON.stringify(await content('cart-offer', channel, language, view));
      const { code = '', percent, until = '', minimum = '' } = view.offer ?? {};
      for (const fact of [code, `${percent}`, until, minimum]) expect(full).toContain(fact);
      const free = JSON.stringify(
        await content('cart-offer', channel, language, minimalView('cart-offer', language)),
      );
      expect(free).not.toMatch(/orders? (of|from)|заказа? от/i);
    }
  });

  it('products are named in the email only', async () => {
    for (const message of ['cart-reminder', 'cart-offer', 'order-confirmed', 'review-request'] as const) {
      const view = sampleView(message, language);
      const titles = (view.cart ?? view.order)?.items?.map((item) => item.title) ?? [];
      expect(titles).toHaveLength(3);
      for (const channel of definitionOf(messages, message).channels) {
        const rendered = await content(message, channel, language, view);
        const short = rendered.channel === 'email' ? rendered.subject : JSON.stringify(rendered);
        for (const title of titles) {
          expect(short).not.toContain(title);
          if (rendered.channel === 'email')
            for (const part of [rendered.html, rendered.text]) expect(part).toContain(title);
        }
      }
    }
  });
});

describe('a message that cannot be written', () => {
  const without = (view: View, field: 'cart' | 'order' | 'offer' | 'status' | 'points' | 'lead'): View => {
    const { [field]: _, ...rest } = view;
    return rest;
  };

  it.each([
    ['cart-reminder', 'cart'],
    ['cart-offer', 'offer'],
    ['order-confirmed', 'order'],
    ['order-refunded', 'status'],
    ['birthday-gift', 'points'],
    ['lead-greeting', 'lead'],
  ] as const)('%s without its %s says so', async (message, field) => {
    const view = without(sampleView(message, 'en'), field);
    const failure = content(message, 'email', 'en', view);
    await expect(failure).rejects.toBeInstanceOf(ContentFault);
    await expect(failure).rejects.toThrow(
      new RegExp(`^${message} by email in en: undefined variable: ${field}`),
    );
  });

  it('is a marketing email without its way out', async () => {
    const view = sampleView('welcome', 'ru');
    await expect(
      content('welcome', 'email', 'ru', { ...view, links: { open: view.links.open } }),
    ).rejects.toThrow('welcome by email in ru: undefined variable: links.unsubscribe');
  });

  it('is a letter to confirm an address without its link', async () => {
    const { links, ...view } = sampleView('confirm-email', 'en');
    await expect(
      content('confirm-email', 'email', 'en', { ...view, links: { open: links.open } }),
    ).rejects.toThrow('undefined variable: links.confirm');
  });

  it('is one that nobody wrote', async () => {
    const view = sampleView('welcome', 'en');
    await expect(content('welcom', 'email', 'en', view)).rejects.toThrow(
      "there is no such message; did you mean 'welcome'?",
    );
    await expect(content('welcome', 'sms', 'en', view)).rejects.toThrow(
      'welcome by sms in en: it is not written for this channel',
    );
  });
});

describe('what customers and shops type', () => {
  const greet = async (name: string) =>
    renderBy('email', 'welcome', 'en', { ...sampleView('welcome', 'en'), customer: { name } });

  it.each(['Anna', 'Мария-Антуанетта', 'שרה', 'سارة', '🦊 Fox', 'A'.repeat(200)])(
    'the name %s is greeted as it is',
    async (name) => {
      const { html, text } = await greet(name);
      expect(html).toContain(`Hello ${name},`);
      expect(text).toContain(`Hello ${name},`);
    },
  );

  it('a name that is mark-up stays text', async () => {
    const { html, text } = await greet('<script>alert("1")</script> & Co');
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;alert(&#34;1&#34;)&lt;/script&gt; &amp; Co');
    expect(text).toContain('<script>alert("1")</script> & Co');
  });

  it('a name that is Liquid is not evaluated', async () => {
    const { html, text } = await greet('{{ 7 | times: 7 }}');
    for (const part of [html, text]) {
      expect(part).toContain('Hello {{ 7 | times: 7 }},');
      expect(part).not.toContain('Hello 49');
    }
  });

  it('a name cannot turn the reading direction of the letter, nor start a line', async () => {
    const { html, text } = await greet('An\u202Ena\u2066\r\nBcc: x@example.com\u0000');
    for (const part of [html, text]) expect(part).toContain('Hello Anna Bcc: x@example.com,');
  });

  it('a name of control characters is no name', async () => {
    const { html } = await greet('\u0000\u202E\n');
    expect(html).toContain('Hello,');
  });

  it('an order number cannot add a header, nor grow a subject or a push beyond its limit', async () => {
    const view = sampleView('order-confirmed', 'en');
    const number = `7\r\nBcc: x@example.com ${'9'.repeat(100)}`;
    const odd: View = { ...view, ...(view.order ? { order: { ...view.order, number } } : {}) };
    const { subject } = await renderBy('email', 'order-confirmed', 'en', odd);
    const { title, text } = await renderBy('push', 'order-confirmed', 'en', odd);
    expect(`${subject}${title}${text}`).not.toMatch(/\p{Cc}/u);
    expect(subject.startsWith('Order 7 Bcc: x@example.com')).toBe(true);
    expect(subject.length).toBeLessThanOrEqual(limits.subject);
    expect(title.length).toBeLessThanOrEqual(limits.pushTitle);
  });

  it('prices with fine spaces do not make an English SMS Cyrillic', async () => {
    const view = sampleView('order-confirmed', 'en');
    const priced: View = {
      ...view,
      ...(view.order ? { order: { ...view.order, total: '129,00\u00A0€' } } : {}),
    };
    const { text } = await renderBy('sms', 'order-confirmed', 'en', priced);
    expect(text).toContain('total 129,00 €.');
    expect(countSmsParts(text)).toBe(1);
  });
});
