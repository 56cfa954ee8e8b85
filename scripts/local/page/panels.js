import { element, sayTime, timeElement } from './element.js';

const channelNames = { email: 'Email', push: 'Push', sms: 'SMS' };
const statusNames = { running: 'In progress', finished: 'Finished', left: 'Left', failed: 'Broken' };

/** What a person calls a customer. */
export const nameCustomer = ({ customer, name }) => (name ? `${name} (${customer})` : customer);

/** One run: where it stands at `now`, and the states it entered with what was decided there. */
export function writeRun(run, { zone, person }, now, open) {
  return element(
    'details',
    { class: `card run ${run.status}`, open },
    element(
      'summary',
      {},
      element('span', { class: 'title' }, run.title),
      element('span', { class: 'who' }, person),
      element('span', { class: `badge ${run.status}` }, statusNames[run.status]),
      run.status !== 'finished' && element('span', { class: 'standing' }, run.standing),
    ),
    element(
      'ol',
      { class: 'trail' },
      run.footprints.map(({ state, at, said, until }) =>
        element(
          'li',
          { class: said === undefined ? 'passed' : 'decided' },
          timeElement(at, zone),
          element('span', { class: 'state' }, state),
          said !== undefined && element('span', { class: 'said' }, said),
          until !== undefined &&
            until > now &&
            element('span', { class: 'said' }, 'Waits until ', timeElement(until, zone)),
        ),
      ),
    ),
    element('p', { class: 'hint' }, `${run.machine} · ${run.states} states · times in ${zone ?? 'UTC'}`),
  );
}

/** One message as its customer sees it. */
export function writeMessage(message, { zone, person, language }, open) {
  const { channel, number, at } = message;
  return element(
    'details',
    { class: `card message ${channel}`, open },
    element(
      'summary',
      {},
      element('span', { class: `badge ${channel}` }, channelNames[channel]),
      element('span', { class: 'title', lang: language }, titleOf(message)),
      element('span', { class: 'who' }, `to ${person} · ${zone}`),
      timeElement(at, zone),
    ),
    writers[channel](message, number, language),
  );
}

function titleOf(message) {
  switch (message.channel) {
    case 'email':
      return message.subject;
    case 'push':
      return message.devices[0].title;
    default:
      return `From ${message.from}`;
  }
}

const writers = {
  email: ({ from, replyTo, to, subject, text, oneClick }, number, lang) => [
    element(
      'dl',
      { class: 'head' },
      pair('From', from),
      pair('To', to.join(', ')),
      pair('Reply to', replyTo),
      pair('Subject', subject),
      pair('Unsubscribe', oneClick === undefined ? 'not in the header' : 'one click, in the header'),
    ),
    element('iframe', {
      src: `/mails/${number}`,
      sandbox: 'allow-popups allow-popups-to-escape-sandbox',
      loading: 'lazy',
      title: `The email “${subject}”`,
    }),
    element(
      'details',
      {},
      element('summary', {}, 'As plain text'),
      element('pre', { lang, tabindex: '0' }, text),
    ),
  ],
  push: ({ devices }, _number, lang) =>
    devices.map(({ token, platform, title, text, open }) =>
      element(
        'div',
        { class: 'device' },
        element('p', { class: 'hint' }, `${platform === 'ios' ? 'iPhone' : 'Android'} · ${token}`),
        element('div', { class: 'notification', lang }, element('strong', {}, title), element('p', {}, text)),
        element('p', { class: 'hint' }, 'A tap opens ', element('code', {}, open)),
      ),
    ),
  sms: ({ to, text }, _number, lang) => [
    element('p', { class: 'bubble', lang }, text),
    element('p', { class: 'hint' }, `On the phone ${to}`),
  ],
};

/** A term with what it says; nothing when there is nothing to say. */
function pair(term, said) {
  if (said === undefined || said === '' || said.length === 0) return [];
  return [element('dt', {}, term), element('dd', {}, said)];
}

const listItems = (items) =>
  element(
    'ul',
    { class: 'plain' },
    items.map((item) => element('li', {}, item)),
  );

/** What is known of a customer. */
export function writeProfile(profile) {
  const { email, phone, devices, language, country, zone, traffic, consents, suppressions } = profile;
  const times = (count) => (count === 1 ? 'once' : `${count} times`);
  return [
    pair('Name', profile.name),
    pair('Id', profile.customer),
    pair('Email', email),
    pair('Phone', phone),
    pair('Devices', devices.map(({ token, platform }) => `${token} (${platform})`).join(', ')),
    pair('Language', language),
    pair('Country', country),
    pair('Zone', zone),
    pair('Traffic', traffic === 'customer' ? undefined : traffic),
    pair(
      'Consents',
      Object.keys(consents).length === 0
        ? 'never asked'
        : listItems(
            Object.entries(consents).map(
              ([channel, { state, at }]) => `${channelNames[channel]}: ${state} on ${sayTime(at, zone)}`,
            ),
          ),
    ),
    pair(
      'Suppressed',
      suppressions.length === 0
        ? undefined
        : listItems(
            suppressions.map(({ channel, address, why }) => `${channelNames[channel]} ${address}: ${why}`),
          ),
    ),
    pair(
      'Attributes',
      Object.entries(profile.attributes)
        .map(([name, value]) => `${name}: ${value}`)
        .join(', '),
    ),
    pair(
      'Events',
      listItems(Object.entries(profile.counters).map(([name, { count }]) => `${name}, ${times(count)}`)),
    ),
  ].flat();
}

/** One line of a customer's timeline. */
export const writeTimelineLine = ({ at, kind, what, said }, zone) =>
  element(
    'li',
    { class: kind },
    timeElement(at, zone),
    element('span', { class: 'state' }, what),
    element('span', { class: 'said' }, said),
  );

/** What the door said of one event, and what came of it. `titles` maps scenarios to their titles. */
export function writeAnswer({ event, customer, outcome, said, started, notStarted, at }, zone) {
  return [
    element(
      'p',
      {},
      element('span', { class: `badge ${outcome}` }, outcome),
      ' ',
      element('strong', {}, event),
      customer === '' ? undefined : ` of ${customer}`,
      ' ',
      timeElement(at, zone),
    ),
    outcome !== 'recorded' && element('p', {}, said),
    started.length > 0 && element('p', {}, `Started: ${started.join(', ')}`),
    notStarted.map(({ scenario, because }) =>
      element('p', {}, `Not started: ${scenario}, because ${because}`),
    ),
    outcome === 'recorded' &&
      started.length + notStarted.length === 0 &&
      element('p', {}, 'No scenario starts from it.'),
  ]
    .flat()
    .filter((part) => part !== false);
}
