import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { FigureKind } from '../../../scripts/local/ui/drawing/chart.ts';
import type { DayEntry } from '../../../scripts/local/ui/queries/calendar.ts';
import type { RunStatus } from '../../../scripts/local/ui/queries/run-lines.ts';
import type { DoorAnswer } from '../../../scripts/local/ui/queries/trails.ts';
import type { Finding } from '../../../scripts/local/ui/queries/why.ts';
import type { StepDecision } from '../../../statemachines/language/tasks.ts';

type Said =
  | StepDecision
  | RunStatus
  | DoorAnswer['outcome']
  | Finding['verdict']
  | FigureKind
  | DayEntry['what']
  | 'visited'
  | 'now';

/** What the page makes classes of because of what the twin says. */
const said: Readonly<Record<Said, true>> = {
  send: true,
  wait: true,
  skip: true,
  leave: true,
  check: true,
  act: true,
  running: true,
  finished: true,
  left: true,
  failed: true,
  recorded: true,
  late: true,
  duplicate: true,
  rejected: true,
  rule: true,
  never: true,
  skipped: true,
  due: true,
  broken: true,
  message: true,
  question: true,
  listen: true,
  action: true,
  choice: true,
  end: true,
  sent: true,
  visited: true,
  now: true,
  'held back': true,
  'put off': true,
  ended: true,
  'to come': true,
  'on its way': true,
  'other way': true,
};

const folder = new URL('../../../scripts/local/ui/page/', import.meta.url);

/** The selectors of a style sheet, each by itself. */
const selectorsIn = (css: string): readonly string[] =>
  [...css.replaceAll(/\/\*[\s\S]*?\*\//g, '').matchAll(/(?:^|[{}])\s*([^{}@;]+)\{/g)]
    .flatMap(([, list = '']) => list.split(','))
    .map((selector) => selector.trim());

it('gives no rule of its own to a class that says what became of something: it would move every such line', () => {
  const sheets = readdirSync(folder).filter((name) => name.endsWith('.css'));
  const selectors = sheets.flatMap((name) => selectorsIn(readFileSync(new URL(name, folder), 'utf8')));
  expect(selectors).toContain('.badge');
  const alone = Object.keys(said).map((word) => `.${word.replaceAll(' ', '-')}`);
  expect(selectors.filter((selector) => alone.includes(selector.replace(/:.*$/, '')))).toEqual([]);
});
