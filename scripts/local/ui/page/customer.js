import { ask, pathOf } from './ask.js';
import { drawMonth } from './calendar.js';
import { acting, element } from './element.js';
import { badge, facts, heading, link, nameOf, pair, reasonOf, runTable, timeOf } from './parts.js';
import { reachTable } from './reach.js';

const interestsShown = 6;

/** A customer: what is known, one month as a calendar, runs, and the timeline. */
export async function draw(page, id, month) {
  const { speech, look } = page;
  const answer = await ask(`/api/customers${pathOf(id)}`);
  const { profile, timeline, runs } = answer;
  const zone = profile.zone ?? look.zone;
  const shown = month ?? monthOf(look.now, zone);
  const calendar = await ask(`/api/customers${pathOf(id, 'months', shown)}`);
  return [
    heading(nameOf(profile), describe(speech, profile), pick(page, id)),
    element(
      'div',
      { class: 'profile' },
      element(
        'div',
        { class: 'known' },
        panel('reach', speech.say('reach'), reachTable(page, profile, zone)),
        ...drawPoints(speech, answer, zone),
        panel('known', speech.say('customer.known'), drawKnown(speech, profile, zone)),
        element(
          'p',
          { class: 'links' },
          element('a', { href: `#/send/${encodeURIComponent(id)}` }, speech.say('customer.send')),
          element('a', { href: `#/why/${encodeURIComponent(id)}` }, speech.say('customer.why')),
        ),
      ),
      element(
        'div',
        { class: 'lived' },
        panel('calendar', speech.say('calendar'), drawMonth(page, id, calendar, zone)),
        panel(
          'customer-runs',
          speech.say('runs'),
          runTable(page, runs, ['scenario', 'began', 'status', 'standing']),
        ),
        panel(
          'timeline',
          speech.say('timeline'),
          element(
            'ol',
            { class: 'plain trail' },
            timeline.map((line) => drawLine(page, line, zone)),
          ),
        ),
      ),
    ),
  ];
}

const panel = (id, title, ...inside) =>
  element('section', { class: 'panel', 'aria-labelledby': id }, element('h2', { id }, title), ...inside);

/** "2026-11" on the wall clock of a zone. */
const monthOf = (now, zone) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit' }).format(
    new Date(now),
  );

const describe = (speech, { customer, language, country, zone, traffic }) =>
  [
    customer,
    language && speech.say(`language.${language}`),
    country && new Intl.DisplayNames(speech.language, { type: 'region' }).of(country),
    zone,
    traffic !== 'customer' && speech.say(`traffic.${traffic}`),
  ]
    .filter(Boolean)
    .join(' · ');

function pick({ speech, look }, id) {
  const select = element(
    'select',
    { id: 'pick' },
    look.customers.map((person) =>
      element('option', { value: person.customer, selected: person.customer === id }, nameOf(person)),
    ),
  );
  return element(
    'p',
    { class: 'pick' },
    element('label', { for: 'pick' }, speech.say('customer.other')),
    acting(select, 'change', () => {
      location.hash = `#/customer/${encodeURIComponent(select.value)}`;
    }),
  );
}

function drawPoints(speech, { profile, points }, zone) {
  if (points === undefined) return [];
  const lots = profile.points.lots.filter(({ left }) => left > 0);
  return [
    panel(
      'points',
      speech.say('points'),
      element(
        'p',
        { class: 'balance' },
        element('strong', {}, speech.number(points.balance)),
        ` ${speech.say('points.worth', { worth: new Intl.NumberFormat(speech.language, { style: 'currency', currency: points.currency }).format(points.worth) })}`,
      ),
      lots.length > 0 &&
        element(
          'ul',
          { class: 'plain' },
          lots.map(({ left, expiresAt, for: reason }) =>
            element(
              'li',
              {},
              `${speech.number(left)}${reason ? ` · ${reason}` : ''} · ${expiresAt ? speech.say('points.until', { day: speech.date(expiresAt, zone, { day: 'numeric', month: 'long', year: 'numeric' }) }) : speech.say('points.endless')}`,
            ),
          ),
        ),
    ),
  ];
}

function drawKnown(speech, profile, zone) {
  const { attributes, counters, segments = {}, openCases = {}, erasedAt, spent } = profile;
  const { joined = [], joinedTo, interests = [], bought = [] } = profile;
  const inside = Object.entries(segments).flatMap(([segment, { in: is }]) => (is ? [segment] : []));
  const happened = Object.entries(counters).toSorted(([, a], [, b]) => b.last.at.localeCompare(a.last.at));
  return facts(
    pair(speech.say('customer.erased'), erasedAt && speech.time(erasedAt, zone)),
    pair(speech.say('customer.joined'), joined.join(', ')),
    pair(speech.say('customer.joined-to'), joinedTo && link(['customer', joinedTo], joinedTo)),
    pair(speech.say('customer.segments'), inside.join(', ')),
    pair(speech.say('customer.cases'), Object.keys(openCases).join(', ')),
    pair(speech.say('customer.spent'), spent > 0 && speech.number(spent)),
    pair(speech.say('customer.bought'), bought.map(({ productId }) => productId).join(', ')),
    pair(
      speech.say('customer.interests'),
      interests.length > 0 &&
        element(
          'ul',
          { class: 'plain' },
          interests
            .slice(0, interestsShown)
            .map((interest) => element('li', {}, sayInterest(speech, interest))),
        ),
    ),
    pair(
      speech.say('customer.attributes'),
      Object.entries(attributes)
        .map(([name, value]) => `${name}: ${value}`)
        .join(', '),
    ),
    pair(
      speech.say('customer.events'),
      element(
        'ul',
        { class: 'plain' },
        happened.map(([name, { count }]) =>
          element('li', {}, `${speech.name(name)} × ${speech.number(count)}`),
        ),
      ),
    ),
  );
}

/** "monstera · saved · looked at on 2 days · at $39.00" */
const sayInterest = (speech, { productId, saved, carted, viewed, seen }) =>
  [
    productId,
    saved && speech.say('interest.saved'),
    carted && speech.say('interest.carted'),
    viewed.length > 0 && speech.say('interest.viewed', { n: viewed.length }),
    seen &&
      speech.say('interest.seen', {
        price: new Intl.NumberFormat(speech.language, { style: 'currency', currency: seen.currency }).format(
          seen.price,
        ),
      }),
  ]
    .filter(Boolean)
    .join(' · ');

function drawLine(page, line, zone) {
  const { speech, catalogue } = page;
  if (line.kind === 'event')
    return element(
      'li',
      { class: 'event' },
      timeOf(page, line.at, zone),
      element('span', { class: 'state' }, speech.name(line.event)),
      element('span', { class: 'hint' }, sayProperties(line.properties)),
    );
  const { at, run, scenario, step, decision, reason, because, channel } = line;
  const title = catalogue.scenarios.find(({ id }) => id === scenario)?.title ?? scenario;
  return element(
    'li',
    { class: `decided ${decision}` },
    timeOf(page, at, zone),
    element('span', { class: 'state' }, link(['run', run], speech.name(title)), ` · ${step}`),
    badge(decision, speech.decision(decision)),
    channel && element('span', { class: 'hint' }, speech.say(`channel.${channel}`)),
    reasonOf(page, reason, because),
  );
}

/** "cartId: cart-7, items: 2": lists by their length, what lies deeper left out. */
const sayProperties = (properties) =>
  Object.entries(properties)
    .filter(([, value]) => Array.isArray(value) || typeof value !== 'object')
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.length : value}`)
    .join(', ');
