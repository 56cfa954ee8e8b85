import type { Timer } from '../../../../statemachines/language/scenario.ts';

/** One language's words: what the page says, and the names of what the map has. */
export interface Words {
  readonly language: string;
  readonly texts: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly names: Readonly<Record<string, string>>;
}

export interface Speech {
  readonly language: string;
  say(key: string, values?: Readonly<Record<string, string | number | undefined>>): string;
  name(text: string | undefined): string;
  has(key: string): boolean;
  time(at: string | Date, zone?: string, options?: Intl.DateTimeFormatOptions): string;
  date(at: string | Date, zone?: string, options?: Intl.DateTimeFormatOptions): string;
  number(value: number): string;
  /** What starts a scenario. */
  trigger(on: { readonly event: string; readonly timer?: Timer }): string;
  channels(channels: readonly string[], between?: string): string;
  decision(decision: string): string;
  reason(reason: string): string;
}

export function makeSpeech(words: Words): Speech;
