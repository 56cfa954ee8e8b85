import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scenarioCodes } from '../../scripts/map/catalogue.ts';
import { type Exists, listCatalogue } from '../../scripts/map/list-catalogue.ts';
import { printCatalogue } from '../../scripts/map/print-catalogue.ts';
import type { Scenario } from '../../statemachines/language/scenario.ts';
import abandonedCart from '../../statemachines/scenarios/conversion/abandoned-cart.ts';
import { scenarios } from '../../statemachines/scenarios/index.ts';

const isThere: Exists = (path) => existsSync(new URL(`../../${path}`, import.meta.url));
const anything: Exists = () => true;
const faultsOf = (map: readonly Scenario[], exists: Exists): readonly string[] =>
  listCatalogue(map, exists).flatMap(({ faults }) => faults);

describe('The catalogue', () => {
  it('names for everything that is here a file that does it and a test that shows it', () => {
    expect(faultsOf(scenarios, isThere)).toEqual([]);
  });

  it('lists every scenario once, and every number that the map is to have', () => {
    const lines = listCatalogue(scenarios, anything);
    for (const { title } of scenarios) expect(lines.filter(({ what }) => what === title)).toHaveLength(1);
    for (const code of scenarioCodes) expect(lines.some((line) => line.code === code)).toBe(true);
  });

  it('finds fault with a file or a test that does not exist', () => {
    const missing = ['functions/core/schedule/due.ts', 'test/scenarios/abandoned-cart/course.test.ts'];
    const faults = faultsOf([abandonedCart], (path) => !missing.includes(path));
    for (const path of missing) expect(faults).toContain(`${path} is not there`);
  });

  it('finds fault with a number that no scenario has, and with a scenario whose number it does not know', () => {
    const faults = faultsOf([{ ...abandonedCart, code: 'S99' }], anything);
    expect(faults).toContain('no scenario has the code S8');
    expect(faults).toContain("the code S99 of 'abandoned-cart' has no line");
    expect(faults).not.toContain('no scenario has the code S3');
  });

  it('is printed as a table that says what is not there yet', () => {
    const text = printCatalogue(listCatalogue(scenarios, anything)).join('\n');
    expect(text).toMatch(
      /^S8 {3}Abandoned cart +statemachines\/scenarios\/conversion\/abandoned-cart\.ts +\S+$/m,
    );
    expect(text).toMatch(/^S3 .*not yet$/m);
  });
});
