import { type Setting, settings } from '../../../statemachines/language/settings.ts';

/** The value that the deployment gave this function. Throws at start-up, so that a gap fails the deploy's first call. */
export function readSetting(setting: Setting): string {
  const value = process.env[settings[setting]];
  if (value === undefined || value === '')
    throw new Error(`the environment variable ${settings[setting]} is not set`);
  return value;
}
