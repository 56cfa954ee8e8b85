import { type Setting, settings } from '../../statemachines/language/settings.ts';

/** The value that the deployment gave this function. Throws at start-up, so that a gap fails the deploy's first call. */
export function readSetting(setting: Setting): string {
  const name = settings[setting];
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`the environment variable ${name} is not set`);
  return value;
}
