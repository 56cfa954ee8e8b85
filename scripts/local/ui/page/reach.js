import { element } from './element.js';
import { table } from './parts.js';

const channels = ['email', 'push', 'sms'];

/** How a customer can be reached: address, consents and suppression of each channel. */
export function reachTable(page, { email, phone, devices, consents, suppressions, confirmedEmail }, zone) {
  const { speech } = page;
  const addresses = {
    email: email ? [email] : [],
    push: devices.map(({ token }) => token),
    sms: phone ? [phone] : [],
  };
  return table(
    speech.say('reach'),
    ['channel', 'address', 'consent'].map((key) => speech.say(`reach.${key}`)),
    channels.map((channel) => [
      speech.say(`channel.${channel}`),
      [
        addresses[channel].join(', ') || element('span', { class: 'hint' }, speech.say('reach.no-address')),
        channel === 'email' &&
          email !== undefined &&
          confirmedEmail === email &&
          element('span', { class: 'hint' }, ` ${speech.say('reach.confirmed')}`),
        suppressions
          .filter((one) => one.channel === channel)
          .map(({ address, why }) =>
            element('p', { class: 'fault' }, `${address}: ${speech.say(`suppressed.${why}`)}`),
          ),
      ],
      consentsOf(speech, consents, channel, zone),
    ]),
    '',
  );
}

function consentsOf(speech, consents, channel, zone) {
  const own = Object.entries(consents).filter(([key]) => key.split(':')[0] === channel);
  if (own.length === 0) return element('span', { class: 'hint' }, speech.say('consent.never'));
  return element(
    'ul',
    { class: 'plain' },
    own.map(([key, { state, at }]) => {
      const [, purpose] = key.split(':');
      const what = purpose === undefined ? speech.say('purpose.all') : speech.say(`purpose.${purpose}`);
      return element(
        'li',
        { class: `consent ${state}` },
        `${what}: ${speech.say(`consent.${state}`, { day: speech.date(at, zone, { day: 'numeric', month: 'short', year: 'numeric' }) })}`,
      );
    }),
  );
}
