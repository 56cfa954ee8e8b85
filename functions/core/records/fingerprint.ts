import { hash } from 'node:crypto';

/** 16 hexadecimal letters that stand for some texts: the same for the same, different for different ones. */
export const fingerprint = (...texts: readonly string[]): string =>
  hash('sha256', texts.join('\u0000'), 'hex').slice(0, 16);

/** A run's id, the same for every delivery of the event that starts it. */
export const identifyRun = (scenario: string, eventId: string): string =>
  `${scenario}-${fingerprint(scenario, eventId)}`;

/** The scenario that a run's id names. */
export const scenarioOfRun = (run: string): string => run.replace(/-[0-9a-f]{16}$/, '');

/** A number from 0 to below 1 that is always the same for the same texts, and evenly spread over different ones. */
export const spreadOf = (...texts: readonly string[]): number =>
  Number.parseInt(fingerprint(...texts).slice(0, 8), 16) / 2 ** 32;
