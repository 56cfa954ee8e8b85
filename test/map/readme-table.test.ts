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

  it('stands beside how many there are, wherever README says so', () => {
    const [first] = scenarios;
    const place = readme.slice(readme.indexOf('<!-- scenarios'));
    const counts = '<!-- count:scenarios -->?<!-- /count --> send <!-- count:messages -->?<!-- /count -->';
    const written = writeScenarioTable(`${counts} ${place}`, first === undefined ? [] : [first, first]);
    expect(written.startsWith('<!-- count:scenarios -->2<!-- /count --> send <!-- count:messages -->2')).toBe(
      true,
    );
  });

  it('types no number of scenarios by hand', () => {
    expect(readme.match(/[0-9]+ (scenarios|messages that)/)).toBe(null);
  });

  it('refuses to count what it does not know', () => {
    const asking = `${readme}<!-- count:wishes -->1<!-- /count -->`;
    expect(() => writeScenarioTable(asking, scenarios)).toThrow(
      "'count:wishes'; counted are scenarios, messages",
    );
  });

  it('needs its place', () => {
    expect(() => writeScenarioTable('# Nothing', scenarios)).toThrow('README.md lacks the lines');
  });
});
