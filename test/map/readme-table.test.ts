import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readmeFile, writeScenarioTable } from '../../scripts/map/readme-table.ts';
import { scenarios } from '../../statemachines/scenarios/index.ts';

const readme = readFileSync(readmeFile, 'utf8');

describe('The table of scenarios in README', () => {
  it('is what the scenarios declare', () => {
    const isFresh = writeScenarioTable(readme, scenarios) === readme;
    expect(isFresh, 'README.md: run `npm run map` and read the difference').toBe(true);
  });

  it('has a line for each, with its number, what for, what it starts with and its channels', () => {
    const written = writeScenarioTable(readme, scenarios);
    for (const { title, purpose } of scenarios)
      expect(written.includes(`| ${title} | ${purpose} |`), title).toBe(true);
    expect(written.includes('| Cart updated | email, push, SMS |')).toBe(true);
  });

  it('needs its place', () => {
    expect(() => writeScenarioTable('# Nothing', scenarios)).toThrow('README.md lacks the lines');
  });
});
