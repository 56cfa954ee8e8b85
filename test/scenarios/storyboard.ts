import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DateTime } from 'luxon';
import { expect } from 'vitest';
import type { Delivery } from '../../functions/ports/delivery/channels.ts';
import { type Channel, channelNames } from '../../statemachines/language/channels.ts';
import { type Happening, type Story, sayEnd, sayMoment, type Told } from '../story.ts';

/**
 * Compares the story with the file that a marketer has reviewed: beside the test, named after its title. Only
 * UPDATE_STORYBOARDS=1 writes it; then the difference is read. `whole` shows each email's plain text.
 */
export function expectStoryboard(story: Story, { whole = false }: { readonly whole?: boolean } = {}): void {
  const { currentTestName = '', testPath = '' } = expect.getState();
  const title = currentTestName.replaceAll(' > ', ' ');
  const file = join(dirname(testPath), `${nameFile(title)}.storyboard.md`);
  const board = writeStoryboard(title, story, whole, basename(dirname(testPath)));
  const { UPDATE_STORYBOARDS } = process.env;
  if (UPDATE_STORYBOARDS === '1') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, board);
  }
  expect(board, 'has the story changed? UPDATE_STORYBOARDS=1 writes it anew').toBe(readReviewed(file));
}

const longestFileName = 120;

/** "Nothing at 03:00!" → "nothing-at-03-00" */
export const nameFile = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longestFileName)
    .replace(/^-|-$/g, '');

function readReviewed(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Error(`${file} is not there: write it with UPDATE_STORYBOARDS=1 and read it`);
  }
}

function writeStoryboard(title: string, story: Story, whole: boolean, folder: string): string {
  const lines = [`# ${title}`, '', sayCustomer(story)];
  let today = '';
  for (const happening of inReadingOrder(story.happenings)) {
    if (isAside(happening, folder, story)) continue;
    const local = DateTime.fromJSDate(happening.at, { zone: story.zone }).setLocale('en');
    const date = local.toFormat('cccc d MMMM yyyy');
    if (date !== today) lines.push('', `## ${date}`, '');
    today = date;
    lines.push(...tellHappening(happening, story, whole).map(indentBelow(local.toFormat('HH:mm'))));
  }
  return `${lines.join('\n')}\n`;
}

const indentBelow = (time: string) => (line: string, index: number) =>
  index === 0 ? `- ${time} ${line}` : `  ${line}`.trimEnd();

/** In the folder of one scenario nobody wants to read of the others but what the customer got from them. */
function isAside(happening: Happening, folder: string, { titleOf }: Story): boolean {
  const isOther = (scenario: string): boolean => scenario !== folder && titleOf(folder) !== folder;
  switch (happening.what) {
    case 'not started':
      return isOther(happening.scenario);
    case 'wait':
    case 'end':
      return isOther(happening.run.scenario);
    case 'decision':
      return isOther(happening.run.scenario) && happening.outcome.decision !== 'send';
    case 'event':
    case 'hand-over':
    case 'call':
    case 'alert':
      return false;
  }
}

/** A decision stands before the hand-overs that it led to. */
function inReadingOrder(happenings: readonly Happening[]): readonly Happening[] {
  const ordered: Happening[] = [];
  for (const happening of happenings) {
    let place = ordered.length;
    if (happening.what === 'decision')
      while (isHandoverOf(happening.run.id, happening.at, ordered[place - 1])) place--;
    ordered.splice(place, 0, happening);
  }
  return ordered;
}

const isHandoverOf = (run: string, at: Date, happening: Happening | undefined): boolean =>
  happening?.what === 'hand-over' &&
  happening.delivery.tags.run === run &&
  happening.at.getTime() === at.getTime();

function tellHappening(happening: Happening, story: Story, whole: boolean): readonly string[] {
  switch (happening.what) {
    case 'event':
      return [tellEvent(happening, story)];
    case 'not started':
      return [`${story.titleOf(happening.scenario)}: not started, ${happening.because}`];
    case 'wait':
      return [`${nameRun(happening, story)}: ${happening.state}`];
    case 'decision': {
      const { decision, because } = happening.outcome;
      return [`${nameRun(happening, story)}: ${happening.state} → **${decision}**: ${because}`];
    }
    case 'hand-over': {
      const { handover, delivery } = happening;
      return handover.result === 'accepted'
        ? showMessage(delivery, whole)
        : [`${channelNames[delivery.channel]} ${handover.result}: ${handover.because}`];
    }
    case 'end':
      return [
        `${nameRun(happening, story)}: **${sayEnd(happening.run)}** after ${happening.run.states} states`,
      ];
    case 'call':
      return [`**${happening.call.hook}** is called: ${happening.answer.result}`];
    case 'alert':
      return [`a person is told: **${happening.alert.text}**`];
  }
}

function nameRun({ run }: Extract<Happening, { what: 'wait' | 'decision' | 'end' }>, story: Story): string {
  const own = story.runs.filter(({ scenario }) => scenario === run.scenario);
  const title = story.titleOf(run.scenario);
  return own.length === 1 ? title : `${title} (run ${own.indexOf(run) + 1})`;
}

function tellEvent({ at, event, outcome }: Extract<Happening, { what: 'event' }>, { zone }: Story): string {
  const happened = event.at === at.toISOString() ? '' : `, happened ${sayMoment(new Date(event.at), zone)}`;
  const whose = event.customer === undefined ? '' : ` of ${event.customer}`;
  const said = `\`${event.name}\`${whose} ${sayProperties(event)}`.trimEnd() + happened;
  switch (outcome.outcome) {
    case 'recorded':
      return said;
    case 'late':
      return `${said}, too late to start anything`;
    case 'duplicate':
      return `${said}, a repeat`;
    case 'rejected':
      return `${said}, rejected: ${outcome.reason}`;
  }
}

/** What a reader wants to know of an event: plain values, goods by name. */
function sayProperties({ properties }: Told): string {
  return Object.entries(properties)
    .flatMap(([name, value]) => {
      if (name === 'items' && Array.isArray(value)) return [sayItems(value)];
      return typeof value === 'object' ? [] : [`${name} ${String(value)}`];
    })
    .join(', ');
}

const sayItems = (items: readonly { title?: string; quantity?: number; price?: number }[]): string =>
  items.length === 0
    ? 'nothing in it'
    : items.map(({ title, quantity, price }) => `${quantity} × ${title} at ${price}`).join(', ');

function sayCustomer({ customer, zone }: Story): string {
  if (customer === undefined) return `A stranger at first; times in ${zone}.`;
  const { contacts = ['email', 'push', 'sms'], consents = contacts, name, language } = customer;
  const list = (channels: readonly Channel[]): string =>
    channels.length === 0 ? 'nothing' : channels.map((channel) => channelNames[channel]).join(', ');
  const who = [name ?? 'A customer', ...(language === undefined ? [] : [`writes ${language}`])].join(', ');
  return `${who}; known by ${list(contacts)}; said yes to ${list(consents)}; times in ${zone}.`;
}

const tokens = /((?:unsubscribe|preferences|confirm|answer)\/)[\w.-]+/g; // signed and long; nobody reads them

function showMessage(delivery: Delivery, whole: boolean): readonly string[] {
  const quote = (text: string): readonly string[] =>
    text
      .replace(tokens, '$1…')
      .split('\n')
      .map((line) => `> ${line}`.trimEnd());
  const by = channelNames[delivery.channel];
  switch (delivery.channel) {
    case 'email':
      return [
        `${by}: **${delivery.content.subject}**`,
        ...(whole ? ['', ...quote(delivery.content.text), ''] : []),
      ];
    case 'push':
      return [`${by}: **${delivery.content.title}** ${delivery.content.text}`];
    case 'sms':
      return [`${by}: ${delivery.content.text}`];
  }
}
