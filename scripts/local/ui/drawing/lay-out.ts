/** A box to be placed; sizes in pixels. */
export interface Sized {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

export interface Placed extends Sized {
  readonly x: number;
  readonly y: number;
}

/** Leads from a box to another; whatever else it says is kept. */
export interface Link {
  readonly from: string;
  readonly to: string;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export type Line<L extends Link> = L & {
  /** From the lower edge of a box to the upper edge of another, around all boxes between. */
  readonly points: readonly Point[];
  /** It leads back up, beside the boxes. */
  readonly back: boolean;
};

export interface Layout<L extends Link> {
  readonly boxes: readonly Placed[];
  readonly lines: readonly Line<L>[];
  readonly width: number;
  readonly height: number;
}

const gapBeside = 28;
const gapBelow = 46;
/** A line that passes a layer takes this much room there. */
const laneWidth = 14;
const orderRounds = 12; // the order is calm after a handful
const placeRounds = 80; // a long chain straightens by a little each round
const backLane = 16;

interface Node extends Sized {
  readonly layer: number;
  readonly isLane: boolean;
}

/**
 * Places boxes in layers from the top down, each below all that lead to it, branches side by side. Links that lead
 * back up run beside the boxes. The order of the boxes decides between equals.
 */
export function layOut<L extends Link>(
  boxes: readonly Sized[],
  links: readonly L[],
  start: string,
): Layout<L> {
  const back = findBackLinks(boxes, links, start);
  const down = links.filter((link) => !back.has(link));
  const layers = findLayers(boxes, down);
  const nodes = new Map<string, Node>();
  for (const box of boxes) nodes.set(box.id, { ...box, layer: layers.get(box.id) ?? 0, isLane: false });
  const chains = down.map((link) => ({ link, chain: addLanes(link, nodes) }));
  const pairs = chains.flatMap(({ chain }) => chain.slice(1).map((to, n) => [chain[n] ?? to, to] as const));
  const rows = orderRows([...nodes.values()], pairs);
  const centres = placeCentres(rows, pairs);

  const left = Math.min(...[...nodes.values()].map(({ id, width }) => (centres.get(id) ?? 0) - width / 2));
  const tops: number[] = [];
  let bottom = 0;
  for (const row of rows) {
    tops.push(bottom);
    bottom += Math.max(0, ...row.map(({ height }) => height)) + gapBelow;
  }
  const placed = new Map<string, Placed>();
  for (const { id, width, height, layer } of nodes.values())
    placed.set(id, {
      id,
      width,
      height,
      x: Math.round((centres.get(id) ?? 0) - width / 2 - left),
      y: tops[layer] ?? 0,
    });

  const at = (id: string): Placed => placed.get(id) ?? { id, width: 0, height: 0, x: 0, y: 0 };
  const lines: Line<L>[] = chains.map(({ link, chain }) => ({
    ...link,
    back: false,
    points: chain.flatMap((id, n) => {
      const { x, y, width, height } = at(id);
      const centre = x + width / 2;
      const row = rows[nodes.get(id)?.layer ?? 0] ?? [];
      const deepest = y + Math.max(0, ...row.map((one) => one.height));
      if (n === 0)
        return [{ x: centre, y: y + height }, ...(deepest > y + height ? [{ x: centre, y: deepest }] : [])];
      if (n === chain.length - 1) return [{ x: centre, y }];
      return [
        { x: centre, y },
        { x: centre, y: deepest },
      ];
    }),
  }));
  const edgeOf = (side: 'left' | 'right', first: number, last: number): number => {
    const passed = rows.slice(first, last + 1).flatMap((row) => row.map(({ id }) => at(id)));
    return side === 'left'
      ? Math.min(...passed.map(({ x }) => x)) - backLane
      : Math.max(...passed.map(({ x, width }) => x + width)) + backLane;
  };
  const backLines: Line<L>[] = [...back].map((link) => {
    const [from, to] = [at(link.from), at(link.to)];
    const [first, last] = [nodes.get(link.to)?.layer ?? 0, nodes.get(link.from)?.layer ?? 0];
    const side = rows[last]?.[0]?.id === link.from ? 'left' : 'right';
    const lane = edgeOf(side, first, last);
    const out = ({ x, width }: Placed): number => (side === 'left' ? x : x + width);
    const [fromY, toY] = [from.y + from.height / 2, to.y + to.height / 2];
    return {
      ...link,
      back: true,
      points: [
        { x: out(from), y: fromY },
        { x: lane, y: fromY },
        { x: lane, y: toY },
        { x: out(to), y: toY },
      ],
    };
  });
  const all = [...lines, ...backLines];
  const shift = -Math.min(0, ...all.flatMap(({ points }) => points.map(({ x }) => x)));
  const right = Math.max(
    ...[...placed.values()].map(({ x, width }) => x + width),
    ...all.flatMap(({ points }) => points.map(({ x }) => x)),
  );
  return {
    boxes: boxes.map(({ id }) => ({ ...at(id), x: at(id).x + shift })),
    lines: all.map((line) => ({ ...line, points: line.points.map(({ x, y }) => ({ x: x + shift, y })) })),
    width: right + shift,
    height: bottom - gapBelow,
  };
}

/** Links to a box that one is already below, walking from the start. */
function findBackLinks<L extends Link>(
  boxes: readonly Sized[],
  links: readonly L[],
  start: string,
): ReadonlySet<L> {
  const back = new Set<L>();
  const seen = new Set<string>();
  const above = new Set<string>();
  const walk = (id: string): void => {
    seen.add(id);
    above.add(id);
    for (const link of links) {
      if (link.from !== id) continue;
      if (above.has(link.to)) back.add(link);
      else if (!seen.has(link.to)) walk(link.to);
    }
    above.delete(id);
  };
  for (const id of [start, ...boxes.map((box) => box.id)]) if (!seen.has(id)) walk(id);
  return back;
}

/** A box that nothing leads to and that leads nowhere stands with the last ones. */
function findLayers(boxes: readonly Sized[], links: readonly Link[]): ReadonlyMap<string, number> {
  const layers = new Map<string, number>();
  const layerOf = (id: string): number => {
    const known = layers.get(id);
    if (known !== undefined) return known;
    const above = links.filter(({ to }) => to === id).map(({ from }) => layerOf(from) + 1);
    const layer = Math.max(0, ...above);
    layers.set(id, layer);
    return layer;
  };
  const lone = boxes.filter(({ id }) => !links.some(({ from, to }) => from === id || to === id));
  const linked = boxes.filter((box) => !lone.includes(box));
  const last = Math.max(0, ...linked.map(({ id }) => layerOf(id)));
  for (const { id } of lone) layers.set(id, linked.length === 0 ? 0 : last);
  return layers;
}

/** The ids along a link, with a new lane in each layer that it passes. */
function addLanes({ from, to }: Link, nodes: Map<string, Node>): readonly string[] {
  const [first, last] = [nodes.get(from)?.layer ?? 0, nodes.get(to)?.layer ?? 0];
  const lanes = Array.from({ length: Math.max(0, last - first - 1) }, (_, n): Node => {
    const layer = first + 1 + n;
    return { id: `${from}\n${to}\n${layer}`, width: laneWidth, height: 0, layer, isLane: true };
  });
  for (const lane of lanes) nodes.set(lane.id, lane);
  return [from, ...lanes.map(({ id }) => id), to];
}

type Pair = readonly [from: string, to: string];

/** The rows in an order in which few lines cross: each node near the middle of those it is linked to. */
function orderRows(nodes: readonly Node[], pairs: readonly Pair[]): readonly (readonly Node[])[] {
  const deepest = Math.max(0, ...nodes.map(({ layer }) => layer));
  const rows = Array.from({ length: deepest + 1 }, (_, layer) =>
    nodes.filter((node) => node.layer === layer),
  );
  const place = (): ReadonlyMap<string, number> =>
    new Map(rows.flatMap((row) => row.map(({ id }, n) => [id, (n + 0.5) / row.length] as const)));
  for (let round = 0; round < orderRounds; round++) {
    const isDown = round % 2 === 0;
    for (const row of isDown ? rows : rows.toReversed()) {
      const places = place();
      const wanted = new Map(
        row.map(({ id }) => {
          const beside = pairs.flatMap(([from, to]) =>
            isDown ? (to === id ? [from] : []) : from === id ? [to] : [],
          );
          return [id, average(beside.map((one) => places.get(one) ?? 0)) ?? places.get(id) ?? 0];
        }),
      );
      row.sort((a, b) => (wanted.get(a.id) ?? 0) - (wanted.get(b.id) ?? 0));
    }
  }
  return rows;
}

/** The middles of all nodes: as near as may be to those they are linked to, never overlapping. */
function placeCentres(
  rows: readonly (readonly Node[])[],
  pairs: readonly Pair[],
): ReadonlyMap<string, number> {
  const centres = new Map<string, number>();
  for (const row of rows)
    spread(
      row,
      row.map((_, n) => n),
    ).forEach((x, n) => void centres.set(row[n]?.id ?? '', x));
  for (let round = 0; round < placeRounds; round++)
    for (const row of round % 2 === 0 ? rows : rows.toReversed()) {
      const wanted = row.map(({ id }) => {
        const beside = pairs.flatMap(([from, to]) => (to === id ? [from] : from === id ? [to] : []));
        return average(beside.map((one) => centres.get(one) ?? 0)) ?? centres.get(id) ?? 0;
      });
      spread(row, wanted).forEach((x, n) => void centres.set(row[n]?.id ?? '', x));
    }
  return centres;
}

/** The places nearest to those wanted that keep the order and the gaps: neighbours in each other's way share. */
function spread(row: readonly Node[], wanted: readonly number[]): readonly number[] {
  const offsets: number[] = [];
  let offset = 0;
  row.forEach((node, n) => {
    const before = row[n - 1];
    if (before !== undefined) offset += (before.width + node.width) / 2 + gapBeside;
    offsets.push(offset);
  });
  const groups: { sum: number; count: number }[] = [];
  wanted.forEach((x, n) => {
    let group = { sum: x - (offsets[n] ?? 0), count: 1 };
    for (let before = groups.at(-1); before !== undefined; before = groups.at(-1)) {
      if (before.sum / before.count <= group.sum / group.count) break;
      groups.pop();
      group = { sum: before.sum + group.sum, count: before.count + group.count };
    }
    groups.push(group);
  });
  return groups
    .flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count))
    .map((x, n) => x + (offsets[n] ?? 0));
}

const average = (numbers: readonly number[]): number | undefined =>
  numbers.length === 0 ? undefined : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
