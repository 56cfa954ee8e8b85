import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chartMachine, type Definition } from '../../../scripts/local/ui/drawing/chart.ts';
import { drawMachine, placeMachine, type Visit } from '../../../scripts/local/ui/drawing/draw-machine.ts';
import { layOut, type Placed } from '../../../scripts/local/ui/drawing/lay-out.ts';
import { escapeXml, wrapText } from '../../../scripts/local/ui/drawing/svg.ts';
import { mapFile, writeMap } from '../../../scripts/local/ui/map-drawing.ts';
import { scenarios } from '../../../statemachines/scenarios/index.ts';

const folder = new URL('../../../statemachines/definitions/', import.meta.url);
const readDefinition = (name: string): Definition =>
  JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Definition; // golden files are validated elsewhere
const golden = readdirSync(folder).filter((name) => name.endsWith('.asl.json'));
const words = {
  name: (text: string) => text,
  channels: (all: readonly string[]) => all.join(),
  offer: String,
};
const plain = { title: 'A machine', words };

const overlap = (a: Placed, b: Placed): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const overlaps = (boxes: readonly Placed[]): readonly string[] =>
  boxes.flatMap((a, n) =>
    boxes.slice(n + 1).flatMap((b) => (overlap(a, b) ? [`${a.id} lies on ${b.id}`] : [])),
  );

/** Opening and closing tags match, and every attribute is quoted. */
function isWellFormed(markup: string): boolean {
  const open: string[] = [];
  for (const [tag, close, name, attributes, alone] of markup.matchAll(
    /<(\/?)([a-z]+)((?:\s[\w:-]+="[^"<]*")*)\s*(\/?)>|<|&(?!#\d+;)/g,
  )) {
    if (tag === '<' || tag === '&' || attributes === undefined) return false;
    if (close === '/') {
      if (open.pop() !== name) return false;
    } else if (alone === '' && name !== undefined) open.push(name);
  }
  return open.length === 0;
}

describe.each(golden)('The drawing of %s', (name) => {
  const definition = readDefinition(name);

  test('holds every state exactly once, as a scenario and state by state', () => {
    const states = Object.keys(definition.States).sort();
    for (const every of [false, true]) {
      const { figures } = chartMachine(definition, { every });
      expect(figures.flatMap((figure) => figure.states).sort()).toEqual(states);
    }
  });

  test('has no box on another, and all of them inside', () => {
    for (const every of [false, true]) {
      const { layout } = placeMachine(definition, { ...plain, every });
      expect(overlaps(layout.boxes)).toEqual([]);
      for (const { x, y, width, height } of layout.boxes) {
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
        expect(x + width).toBeLessThanOrEqual(layout.width);
        expect(y + height).toBeLessThanOrEqual(layout.height);
      }
    }
  });

  test('leads down unless a message is asked again, or a wave is followed by the next', () => {
    const { layout } = placeMachine(definition, plain);
    const waves = name === 'announce.asl.json' ? ['Tell those who asked first'] : [];
    expect(layout.lines.flatMap(({ back, to }) => (back ? [to] : []))).toEqual(waves);
  });

  test('is well-formed', () => {
    expect(isWellFormed(drawMachine(definition, plain))).toBe(true);
    expect(isWellFormed(drawMachine(definition, { ...plain, every: true }))).toBe(true);
  });
});

describe('A run’s drawing', () => {
  const definition = readDefinition('abandoned-cart.asl.json');
  const walked = ['Wait 3 hours', 'Cart reminder', 'Cart reminder: go on?', 'Left'];
  const visits = walked.map((state): Visit => ({ state, lines: [`in ${state}`] }));

  test('marks the path taken, and the way out that a scenario does not show', () => {
    const { taken } = placeMachine(definition, { ...plain, visits });
    expect(taken).toContain('Wait 3 hours\nCart reminder');
    expect(taken).toContain('Cart reminder\nLeft');
    expect(taken).not.toContain('Wait 1 day\nCart offer');
    expect(placeMachine(definition, plain).layout.lines.some(({ to }) => to === 'Left')).toBe(false);
  });

  test('says in the step’s box what was said in each of its states', () => {
    const drawn = drawMachine(definition, { ...plain, visits });
    for (const state of walked) expect(drawn).toContain(`in ${escapeXml(state)}`);
  });

  test('keeps what others wrote a text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const hostile: Visit = { state: 'Cart reminder', lines: [`<script>&"${text}`] };
        const drawn = drawMachine(definition, { ...plain, title: text, visits: [hostile] });
        expect(isWellFormed(drawn)).toBe(true);
        expect(drawn).not.toContain('<script');
      }),
    );
  });
});

describe('Any layout', () => {
  const graph = fc.integer({ min: 1, max: 12 }).chain((count) =>
    fc.record({
      boxes: fc.array(
        fc.record({ width: fc.integer({ min: 1, max: 300 }), height: fc.integer({ min: 1, max: 200 }) }),
        {
          minLength: count,
          maxLength: count,
        },
      ),
      links: fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 3 * count }),
    }),
  );

  test('puts no box on another, whatever leads where', () => {
    fc.assert(
      fc.property(graph, ({ boxes, links }) => {
        const sized = boxes.map((box, n) => ({ id: String(n), ...box }));
        const named = links.map(([from, to]) => ({ from: String(from), to: String(to) }));
        const layout = layOut(sized, named, '0');
        expect(overlaps(layout.boxes)).toEqual([]);
        expect(layout.lines).toHaveLength(named.length);
      }),
    );
  });
});

describe('A wrapped text', () => {
  test('loses no letter and keeps to its width', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 30 }), (text, letters) => {
        const lines = wrapText(text, letters);
        expect(lines.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(letters);
      }),
    );
  });

  test('that is too long says so', () => {
    expect(wrapText('one two three four', 5, 2)).toEqual(['one', 'two…']);
  });
});

describe('The map', () => {
  const map = writeMap();

  test('is what `npm run map` has written', () => {
    expect(readFileSync(mapFile, 'utf8')).toBe(map);
  });

  test('has every scenario, stands alone and asks for nothing', () => {
    for (const { id, title } of scenarios) expect(map, id).toContain(title.slice(0, 12));
    expect(map).not.toMatch(/href|url\(|@import|<script/);
    expect(isWellFormed(map.replace(/<style>[\s\S]*<\/style>/, ''))).toBe(true);
  });
});
