import { ask } from './ask.js';
import { acting, element } from './element.js';
import { channelIcon, customerLink, facts, heading, pair, personOf, timeOf, zoneOf } from './parts.js';

const notices = ['Delivered', 'Clicked', 'Bounced', 'Complaint Received'];

/** Everything that was sent, as the customer sees it. */
export async function draw(page, number) {
  const { speech, look } = page;
  const chosen = look.messages.find((message) => String(message.number) === number) ?? look.messages[0];
  if (chosen === undefined)
    return [
      heading(speech.say('outbox'), speech.say('outbox.lead')),
      element('p', { class: 'empty' }, speech.say('outbox.none')),
    ];
  return [
    heading(speech.say('outbox'), speech.say('outbox.lead')),
    element(
      'div',
      { class: 'outbox' },
      element(
        'nav',
        { 'aria-label': speech.say('outbox.list') },
        element(
          'ol',
          { class: 'plain list' },
          look.messages.map((message) => drawItem(page, message, chosen)),
        ),
      ),
      element(
        'section',
        { class: 'message', 'aria-labelledby': 'message', 'data-key': String(chosen.number) },
        drawMessage(page, chosen),
      ),
    ),
  ];
}

function drawItem(page, message, chosen) {
  const { number, at, channel, customer } = message;
  return element(
    'li',
    { 'data-key': String(number) },
    element(
      'a',
      { href: `#/outbox/${number}`, 'aria-current': message === chosen && 'true' },
      channelIcon(page, channel),
      element('span', { class: 'title', lang: personOf(page, customer).language }, titleOf(message)),
      element('span', { class: 'hint' }, personOf(page, customer).name ?? customer ?? ''),
      timeOf(page, at, zoneOf(page, customer)),
    ),
  );
}

function titleOf(message) {
  switch (message.channel) {
    case 'email':
      return message.subject;
    case 'push':
      return message.devices[0].title;
    case 'webhook':
      return message.hook;
    default:
      return message.text;
  }
}

const drawMessage = (page, message) => [
  element('h2', { id: 'message' }, page.speech.say(`outbox.${message.channel}`)),
  element(
    'p',
    { class: 'hint' },
    customerLink(page, message.customer),
    ` · ${zoneOf(page, message.customer)} · `,
    timeOf(page, message.at, zoneOf(page, message.customer)),
  ),
  writers[message.channel](
    page,
    message,
    personOf(page, message.customer).language,
    zoneOf(page, message.customer),
  ),
];

const writers = {
  email: (page, { number, from, replyTo, to, subject, text, oneClick }, lang) => {
    const { speech } = page;
    return [
      facts(
        pair(speech.say('mail.subject'), element('strong', { lang }, subject)),
        pair(speech.say('mail.from'), from),
        pair(speech.say('mail.to'), to.join(', ')),
        pair(speech.say('mail.reply'), replyTo),
        pair(
          speech.say('mail.unsubscribe'),
          speech.say(oneClick === undefined ? 'mail.unsubscribe.no' : 'mail.unsubscribe.yes'),
        ),
      ),
      element(
        'div',
        { class: 'scroll frames', tabindex: '0', role: 'region', 'aria-label': speech.say('mail.frames') },
        ['phone', 'desktop'].map((size) =>
          element(
            'figure',
            { class: size },
            element('figcaption', {}, speech.say(`mail.${size}`)),
            element('iframe', {
              src: `/mails/${number}?${size}`,
              sandbox: 'allow-popups allow-popups-to-escape-sandbox',
              title: speech.say(`mail.${size}.title`, { subject }),
            }),
          ),
        ),
      ),
      drawNotices(page, number),
      element(
        'details',
        {},
        element('summary', {}, speech.say('mail.text')),
        element('pre', { lang, tabindex: '0' }, text),
      ),
    ];
  },
  push: ({ speech }, { devices, at }, lang, zone) =>
    devices.map(({ token, platform, title, text, open }) => [
      element(
        'div',
        { class: 'phone-screen' },
        element(
          'p',
          { class: 'phone-clock', 'aria-hidden': 'true' },
          speech.date(at, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
        ),
        element(
          'div',
          { class: 'notification', lang },
          element('img', { src: '/page/icon.svg', alt: '', width: '28', height: '28' }),
          element('div', {}, element('strong', {}, title), element('p', {}, text)),
        ),
      ),
      facts(
        pair(speech.say('push.device'), `${speech.say(`platform.${platform}`)} · ${token}`),
        pair(speech.say('push.open'), element('code', {}, open)),
        pair(
          speech.say('push.letters'),
          speech.say('push.count', { title: title.length, text: text.length }),
        ),
      ),
    ]),
  sms: ({ speech }, { from, to, text, parts }, lang) => [
    element(
      'div',
      { class: 'phone-screen' },
      element('p', { class: 'hint sender' }, from),
      element('p', { class: 'bubble', lang }, text),
    ),
    facts(
      pair(
        speech.say('sms.parts'),
        element('strong', {}, speech.say('sms.count', { n: parts })),
        ` · ${speech.say('sms.letters', { n: text.length })}`,
      ),
      pair(
        speech.say('sms.alphabet'),
        speech.say(/\p{Script=Cyrillic}/u.test(text) ? 'sms.cyrillic' : 'sms.latin'),
      ),
      pair(speech.say('mail.to'), to),
      pair(speech.say('mail.from'), from),
    ),
  ],
  webhook: ({ speech }, { hook, body }) => [
    facts(pair(speech.say('mail.to'), element('code', {}, hook))),
    element('pre', { tabindex: '0' }, JSON.stringify(JSON.parse(body), undefined, 2)),
  ],
};

/** What may become of an email, told as its provider would. */
const drawNotices = (page, number) =>
  element(
    'fieldset',
    { class: 'notices', 'data-key': `${page.speech.language}-${number}` },
    element('legend', {}, page.speech.say('notice')),
    notices.map((kind) =>
      acting(
        element('button', { type: 'button', class: 'quiet small' }, page.speech.say(`notice.${kind}`)),
        'click',
        () =>
          ask('/api/notices', { number, kind })
            .then(page.refresh)
            .then(() =>
              page.tell(page.speech.say('notice.told', { kind: page.speech.say(`notice.${kind}`) })),
            )
            .catch(page.complain),
      ),
    ),
  );
