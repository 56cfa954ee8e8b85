import { type Channel, channels, type Language } from '../../../statemachines/language/channels.ts';
import { listLanguages, type PagePhrases, phrasesIn } from '../../../statemachines/language/phrases.ts';
import type { Policy } from '../../../statemachines/language/policy.ts';
import type { ConsentRecord, Profile } from '../records/records.ts';
import { html, type Markup } from './markup.ts';
import { type Box, type PreferenceForm, preferenceFields } from './preferences.ts';

/** What a browser gets. Works without JavaScript; nothing is loaded from anywhere. */
export interface Page {
  readonly status: number;
  readonly html: string;
}

/** Who looks at the page, and from where it was sent. */
export interface PageSetting {
  readonly language: Language;
  readonly policy: Policy;
}

/** The system's own colours, so that contrast holds in light and dark; what is small to hit is made large. */
const style = `
  :root { color-scheme: light dark; font: 18px/1.5 system-ui, sans-serif; }
  body { margin: 0; }
  main { max-width: 34rem; margin: 10vh auto; padding: 0 1rem; }
  h1 { font-size: 1.5rem; line-height: 1.25; }
  h2 { font-size: 1.15rem; margin-top: 2.5rem; }
  button { font: inherit; padding: .6rem 1.2rem; min-height: 44px; }
  fieldset { margin: 1.2rem 0; border: 1px solid GrayText; border-radius: 6px; padding: .4rem 1rem .8rem; }
  legend { font-weight: 600; padding: 0 .4rem; }
  label { display: flex; gap: .6rem; align-items: center; min-height: 44px; }
  input { width: 1.2rem; height: 1.2rem; flex: none; margin: 0; }
  :focus-visible { outline: 3px solid CanvasText; outline-offset: 2px; }
  li { margin-bottom: .8rem; overflow-wrap: anywhere; }
  .told { border-left: 4px solid CanvasText; padding-left: .8rem; }
  ul { padding-left: 1.2rem; }
`;

export function writePage(
  status: number,
  title: string,
  language: Language,
  brand: Policy['brand'],
  body: Markup,
): Page {
  const { markup } = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · ${brand.name}</title>
<style>${{ markup: style }}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
  return { status, html: markup };
}

export const toShop = (words: PagePhrases, { name, url }: Policy['brand']): Markup =>
  html`<p><a href="${url}">${words.toShop(name)}</a></p>`;

const button = (text: string): Markup => html`<form method="post"><button>${text}</button></form>`;

/** Asks; only the button acts, because mail scanners follow links. `preferences` is the link to the centre. */
export function askUnsubscribe(
  channel: Channel,
  preferences: string,
  { language, policy }: PageSetting,
): Page {
  const { unsubscribe } = phrasesIn(language, policy).pages;
  return writePage(
    200,
    unsubscribe.title,
    language,
    policy.brand,
    html`<h1>${unsubscribe.question[channel]}</h1>
<p>${unsubscribe.orders}</p>
${button(unsubscribe.button)}
<p><a href="${preferences}">${unsubscribe.toPreferences}</a></p>`,
  );
}

export function tellUnsubscribed(preferences: string, { language, policy }: PageSetting): Page {
  const words = phrasesIn(language, policy).pages;
  const { unsubscribe } = words;
  return writePage(
    200,
    unsubscribe.title,
    language,
    policy.brand,
    html`<h1>${unsubscribe.done}</h1>
<p>${unsubscribe.orders}</p>
<p><a href="${preferences}">${unsubscribe.toPreferences}</a></p>
${toShop(words, policy.brand)}`,
  );
}

/** The page's state beside the form: the customer's name and addresses, the history oldest first, just saved or not. */
export interface PreferenceParts {
  readonly profile: Profile;
  readonly form: PreferenceForm;
  readonly history: readonly ConsentRecord[];
  readonly saved: boolean;
  readonly zone: string;
}

export function showPreferenceCentre(parts: PreferenceParts, policy: Policy): Page {
  const { profile, form, saved } = parts;
  const { language } = form;
  const words = phrasesIn(language, policy).pages;
  const { preferences } = words;
  const offered = channels.filter((channel) => form.boxes.some((box) => box.channel === channel));
  return writePage(
    200,
    preferences.title,
    language,
    policy.brand,
    html`<h1>${preferences.title}</h1>
${saved ? html`<p class="told" role="status">${preferences.saved}</p>` : undefined}
${profile.name === undefined ? undefined : html`<p>${preferences.greeting(profile.name)}</p>`}
<form method="post">
${
  offered.length === 0
    ? html`<p>${preferences.noAddress}</p>`
    : html`<p>${preferences.intro(policy.brand.name)}</p>
${offered.map((channel) => channelBoxes(channel, form.boxes, profile, words))}
<p>${preferences.orders}</p>`
}
<fieldset>
<legend>${preferences.languageLegend}</legend>
${listLanguages(policy).map((one) => {
  const checked = one === language ? html` checked` : undefined;
  return html`<label lang="${one}"><input type="radio" name="${preferenceFields.language}" value="${one}"${checked}> ${phrasesIn(one, policy).name}</label>
`;
})}</fieldset>
<input type="hidden" name="${preferenceFields.shownIn}" value="${language}">
<input type="hidden" name="${preferenceFields.shownAt}" value="${form.shownAt}">
<button>${preferences.button}</button>
</form>
<h2>${preferences.history}</h2>
${writeHistory(parts, words)}
${toShop(words, policy.brand)}`,
  );
}

function channelBoxes(
  channel: Channel,
  boxes: readonly Box[],
  profile: Profile,
  { preferences }: PagePhrases,
): Markup {
  const address = { email: profile.email, push: undefined, sms: profile.phone }[channel];
  return html`<fieldset>
<legend>${preferences.channels[channel]}${address === undefined ? undefined : html` · ${maskAddress(address)}`}</legend>
${boxes
  .filter((box) => box.channel === channel)
  .map(({ key, purpose, ticked }) => {
    const shown = ticked ? preferenceFields.shownTicked : preferenceFields.shownUnticked;
    const checked = ticked ? html` checked` : undefined;
    return html`<input type="hidden" name="${shown}" value="${key}">
<label><input type="checkbox" name="${preferenceFields.ticked}" value="${key}"${checked}> ${preferences.purposes[purpose]}</label>
`;
  })}</fieldset>
`;
}

/** Enough for its owner, nothing for whom a letter was forwarded to. */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return at > 0 ? `${address.slice(0, 1)}…${address.slice(at)}` : `…${address.slice(-2)}`;
}

const historyShown = 50; // more than a person ever says; an app that repeats itself must not fill the page

function writeHistory({ history, form, zone }: PreferenceParts, { preferences }: PagePhrases): Markup {
  if (history.length === 0) return html`<p>${preferences.noHistory}</p>`;
  const time = new Intl.DateTimeFormat(form.language === 'en' ? 'en-GB' : form.language, {
    timeZone: zone,
    dateStyle: 'long',
    timeStyle: 'short',
  });
  return html`<ul>
${history
  .toReversed()
  .slice(0, historyShown)
  .map(({ at, channel, purpose, state, proof, how }) => {
    const answer = state === 'given' ? preferences.yes : preferences.no;
    const what = purpose === undefined ? preferences.allPurposes : preferences.purposes[purpose];
    const source = proof?.form ?? how;
    return html`<li><time datetime="${at}">${time.format(new Date(at))}</time>: <strong>${answer}</strong>, ${preferences.channels[channel]}, ${what}${
      source === undefined ? undefined : ` (${preferences.sources[source] ?? source})`
    }${
      proof === undefined
        ? undefined
        : html`<br>${preferences.textShown} <q>${proof.text}</q> [${proof.version}]`
    }</li>
`;
  })}</ul>`;
}

/** Asks the owner of an address to confirm it; only the button does. */
/** Asks; only the button ends the request. */
export function askEndRequest({ language, policy }: PageSetting): Page {
  const { request } = phrasesIn(language, policy).pages;
  return writePage(
    200,
    request.title,
    language,
    policy.brand,
    html`<h1>${request.question}</h1>
${button(request.button)}`,
  );
}

export function tellRequestEnded({ language, policy }: PageSetting): Page {
  const words = phrasesIn(language, policy).pages;
  return writePage(
    200,
    words.request.title,
    language,
    policy.brand,
    html`<h1>${words.request.done}</h1>
${toShop(words, policy.brand)}`,
  );
}

export function askConfirmation(address: string, { language, policy }: PageSetting): Page {
  const { confirm } = phrasesIn(language, policy).pages;
  return writePage(
    200,
    confirm.title,
    language,
    policy.brand,
    html`<h1>${confirm.title}</h1>
<p>${confirm.question(maskAddress(address))}</p>
${button(confirm.button)}`,
  );
}

export function tellConfirmed(when: 'now' | 'before', { language, policy }: PageSetting): Page {
  const words = phrasesIn(language, policy).pages;
  const { title, done, already } = words.confirm;
  return writePage(
    200,
    title,
    language,
    policy.brand,
    html`<h1>${when === 'now' ? done : already}</h1>
${toShop(words, policy.brand)}`,
  );
}

/**
 * A link that leads nowhere, in all languages, since nobody knows who looks: forged or cut off (404), over, made for
 * an address that the customer has no more, or of a customer who is not known any more (410).
 */
export function tellGone(
  why: 'forged' | 'expired' | 'other address' | 'customer unknown',
  { policy, language }: PageSetting,
): Page {
  const say = ({ gone }: PagePhrases): string =>
    why === 'other address' ? gone.address : why === 'customer unknown' ? gone.customer : gone.link;
  return inAllLanguages(why === 'forged' ? 404 : 410, policy, language, ({ gone }) => gone.title, say);
}

/** A no of someone of whom nothing is kept has been heeded already. */
export const tellNothingKept = ({ policy, language }: PageSetting): Page =>
  inAllLanguages(
    200,
    policy,
    language,
    ({ unsubscribe }) => unsubscribe.title,
    ({ unsubscribe }) => unsubscribe.nothingKept,
  );

function inAllLanguages(
  status: number,
  policy: Policy,
  first: Language,
  title: (words: PagePhrases) => string,
  say: (words: PagePhrases) => string,
): Page {
  const written = listLanguages(policy).filter((language) => policy.languages[language].pages !== undefined);
  const order = [first, ...written.filter((language) => language !== first)];
  return writePage(
    status,
    title(phrasesIn(first, policy).pages),
    first,
    policy.brand,
    html`${order.map((language) => {
      const words = phrasesIn(language, policy).pages;
      return html`<section lang="${language}">
<h1>${say(words)}</h1>
${toShop(words, policy.brand)}
</section>
`;
    })}`,
  );
}
