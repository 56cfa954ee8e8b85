import { createHash } from 'node:crypto';
import type { Markup } from './markup.ts';

/** Marks the button that the letter's button stood for, and the two sentences of which the script shows the second. */
export const oneTap = {
  button: 'data-tapped',
  withoutScript: 'data-press',
  withScript: 'data-touch',
} as const;

/**
 * Presses the button at the first sign of a person, so that the tap in the letter was enough. Programs that look after
 * links load pages and run their scripts, but do not touch them: what a script makes up is not trusted, and a pointer
 * that rests where the page appears has not moved. Who touches a button means that one, perhaps another.
 */
const script = `
const button = document.querySelector('[${oneTap.button}]');
const listening = new AbortController();
const tell = () => { listening.abort(); button.form.requestSubmit(button); };
const isPerson = ({ isTrusted }) => isTrusted && document.visibilityState === 'visible';
const isOnButton = ({ target }) => target instanceof Element && target.closest('button') !== null;
const on = (type, counts) =>
  addEventListener(type, (event) => { if (isPerson(event) && counts(event)) tell(); }, { signal: listening.signal });
on('pointerdown', (event) => !isOnButton(event));
on('keydown', (event) => !isOnButton(event));
on('pointermove', (event) => !isOnButton(event) && (event.movementX !== 0 || event.movementY !== 0));
on('touchmove', () => true);
on('wheel', () => true);
document.querySelector('[${oneTap.withoutScript}]').hidden = true;
document.querySelector('[${oneTap.withScript}]').hidden = false;
`;

export const oneTapScript: Markup = { markup: `<script type="module">${script}</script>` };

/** Of all scripts the page's policy lets this one run. */
export const oneTapHash = `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
