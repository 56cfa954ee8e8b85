import { type EventName, eventNames } from '../../statemachines/language/events.ts';
import { type Setting, settings } from '../../statemachines/language/settings.ts';

/** The value that the deployment gave this function. Throws at start-up, so that a gap fails the deploy's first call. */
export function readSetting(setting: Setting): string {
  const value = readAny(setting);
  if (value === '') throw notSet(setting);
  return value;
}

/** Names of events between commas: there may be none. */
export function readEventNames(setting: 'triggerEvents' | 'awaitedEvents'): readonly EventName[] {
  const named = readAny(setting).split(',');
  return eventNames.filter((name) => named.includes(name));
}

/** A list that the deployment wrote as JSON, of orders that the same release has compiled. */
export function readOrders<Order>(setting: 'timers' | 'openings'): readonly Order[] {
  const orders: unknown = JSON.parse(readSetting(setting));
  if (!Array.isArray(orders)) throw new Error(`the environment variable ${settings[setting]} holds no list`);
  return orders;
}

function readAny(setting: Setting): string {
  const value = process.env[settings[setting]];
  if (value === undefined) throw notSet(setting);
  return value;
}

const notSet = (setting: Setting) => new Error(`the environment variable ${settings[setting]} is not set`);
