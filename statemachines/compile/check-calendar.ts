import type { Feast } from '../language/policy.ts';
import { ScenarioFault } from './scenario-fault.ts';

/** Throws a `ScenarioFault` at the first feast of the policy that is written wrongly. */
export function checkCalendar(calendar: readonly Feast[]): void {
  for (const { id, on, countries = [], name } of calendar) {
    const fail = (what: string): never => {
      throw new ScenarioFault(`statemachines/policy.ts: calendar, feast '${id}': ${what}`);
    };
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) fail(`write its id in kebab-case, such as 'new-year'`);
    if (calendar.filter((one) => one.id === id).length > 1) fail('another feast has the same id');
    if (typeof on === 'string' ? !isDay(on) : !isWeekday(on))
      fail(`${JSON.stringify(on)} is no day; write one such as '12-25', or a weekday (1 to 7) of a month`);
    for (const country of countries)
      if (!/^[A-Z]{2}$/.test(country))
        fail(`'${country}' is no country; write two capital letters, such as DE`);
    for (const [language, said] of Object.entries(name))
      if (said.trim() === '') fail(`give it a name in ${language}`);
  }
}

/** In a leap year: 29 February is a day too. */
function isDay(on: string): boolean {
  const at = Date.parse(`2024-${on}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(5, 10) === on;
}

const isWeekday = ({ month, weekday }: Exclude<Feast['on'], string>): boolean =>
  [month, weekday].every(Number.isInteger) && month >= 1 && month <= 12 && weekday >= 1 && weekday <= 7;
