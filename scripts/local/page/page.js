import { element, sayTime } from './element.js';
import {
  nameCustomer,
  writeAnswer,
  writeMessage,
  writeProfile,
  writeRun,
  writeTimelineLine,
} from './panels.js';

const at = (id) => document.getElementById(id);
const lookEvery = 3000; // events also come from apps and from unsubscribe links

let look;
let looked;
let examples = {};
let shownExample = '';
const runs = new Map();
const messages = new Map();

async function ask(path, sent) {
  const response = await fetch(
    path,
    sent && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(sent) },
  );
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.fault);
  return answer;
}

const chosen = () => at('customer').value;

/** Who a line is about, in words and in whose time. */
function about(customer) {
  const known = look.customers.find((candidate) => candidate.customer === customer);
  return known === undefined
    ? { zone: look.zone, person: customer ?? 'an address that no profile has' }
    : { zone: known.zone ?? look.zone, person: nameCustomer(known), language: known.language };
}

async function refresh() {
  const next = await ask('/api/look');
  if (next.changes === look?.changes && next.now === look?.now) return;
  look = next;
  showClock();
  showCustomers();
  showRuns();
  showMessages();
  at('answers').replaceChildren(
    ...look.answers.map((answer) => element('li', {}, ...writeAnswer(answer, look.zone))),
  );
  showFilter();
  await showCustomer();
}

function showClock() {
  const { now, zone, openRuns } = look;
  at('clock').dateTime = now;
  at('clock').textContent = sayTime(now, zone, { year: 'numeric', second: '2-digit' });
  at('zone').textContent = `${zone} · ${openRuns} open ${openRuns === 1 ? 'run' : 'runs'}`;
}

function showCustomers() {
  const before = chosen();
  const known = [...at('customer').options].map(({ value, text }) => value + text).join();
  const options = look.customers.map((customer) => new Option(nameCustomer(customer), customer.customer));
  if (options.map(({ value, text }) => value + text).join() === known) return;
  at('customer').replaceChildren(...options);
  if (before !== '') at('customer').value = before;
}

/** Runs change, so each is written anew when it has; what a person opened stays open. */
function showRuns() {
  const list = at('run-list');
  look.runs.toReversed().forEach((run) => {
    const facts = about(run.customer);
    const written = JSON.stringify([run, facts]);
    const known = runs.get(run.execution);
    if (known?.written === written) return;
    const fresh = writeRun(run, facts, look.now, known?.place.open ?? true);
    fresh.dataset.customer = run.customer;
    if (known === undefined) list.prepend(fresh);
    else known.place.replaceWith(fresh);
    runs.set(run.execution, { written, place: fresh });
  });
}

/** Messages never change: only new ones are written. Emails are long, so only the newest is open. */
function showMessages() {
  const fresh = look.messages.filter(({ number }) => !messages.has(number));
  const newest = fresh.find(({ channel }) => channel === 'email');
  fresh.toReversed().forEach((message) => {
    const isOpen = message.channel !== 'email' || message === newest;
    const place = writeMessage(message, about(message.customer), isOpen);
    place.dataset.customer = message.customer ?? '';
    messages.set(message.number, place);
    at('message-list').prepend(place);
  });
}

function showFilter() {
  const only = at('only').checked ? chosen() : undefined;
  at('only-name').textContent = about(chosen()).person;
  for (const [list, count, empty] of [
    ['run-list', 'runs-count', 'runs-empty'],
    ['message-list', 'outbox-count', 'outbox-empty'],
  ]) {
    const cards = [...at(list).children];
    for (const card of cards) card.hidden = only !== undefined && card.dataset.customer !== only;
    const shown = cards.filter(({ hidden }) => !hidden).length;
    at(count).textContent = shown;
    at(empty).hidden = shown > 0;
  }
}

async function showCustomer() {
  const customer = chosen();
  if (customer === '') return;
  const answer = await ask(`/api/customers/${encodeURIComponent(customer)}`);
  if (customer !== chosen()) return; // another one was chosen meanwhile
  const zone = answer.profile.zone ?? look.zone;
  at('profile').replaceChildren(...writeProfile(answer.profile));
  at('timeline').replaceChildren(...answer.timeline.map((line) => writeTimelineLine(line, zone)));
  examples = answer.examples;
  if (at('event').options.length === 0) showEvents();
  // What a person has changed stays, unless it is about someone else.
  if (at('detail').value === shownExample || looked !== customer) showExample();
  looked = customer;
}

function showEvents() {
  const groups = Map.groupBy(Object.keys(examples), (name) => name.split('.')[0]);
  for (const [label, names] of groups)
    at('event').append(element('optgroup', { label }, ...names.map((name) => new Option(name, name))));
  at('event').value = 'cart.updated';
}

function showExample() {
  shownExample = examples[at('event').value] ?? '';
  at('detail').value = shownExample;
}

const tell = (...said) => at('answer').replaceChildren(...said);
const complain = (fault) => tell(element('p', { class: 'fault' }, fault.message));

async function send(submitted) {
  submitted.preventDefault();
  let detail;
  try {
    detail = JSON.parse(at('detail').value);
  } catch (fault) {
    return complain(new Error(`The detail is not JSON: ${fault.message}`));
  }
  try {
    const answer = await ask('/api/events', { name: at('event').value, detail });
    await refresh();
    tell(...writeAnswer(answer, look.zone));
  } catch (fault) {
    complain(fault);
  }
}

async function move({ currentTarget: button }) {
  if (button.ariaBusy === 'true') return;
  button.ariaBusy = 'true';
  try {
    await ask('/api/clock', { move: button.dataset.move });
    await refresh();
  } catch (fault) {
    complain(fault);
  } finally {
    button.ariaBusy = 'false';
  }
}

at('send').addEventListener('submit', send);
at('fresh').addEventListener('click', showExample);
at('event').addEventListener('change', showExample);
at('only').addEventListener('change', showFilter);
at('customer').addEventListener('change', () => {
  showFilter();
  showCustomer().catch(complain);
});
for (const button of document.querySelectorAll('[data-move]')) button.addEventListener('click', move);

const keepLooking = () => {
  if (!document.hidden) refresh().catch(complain);
};
keepLooking();
setInterval(keepLooking, lookEvery);
document.addEventListener('visibilitychange', keepLooking);
