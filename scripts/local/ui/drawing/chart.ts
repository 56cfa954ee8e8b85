import type { Channel } from '../../../../statemachines/language/channels.ts';

/** What a drawing reads of a definition in Amazon States Language; releases of every age have these. */
export interface Definition {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, Body>>;
}

interface Body {
  readonly Type: string;
  readonly Comment?: string;
  readonly Next?: string;
  readonly Default?: string;
  readonly Choices?: readonly {
    readonly Variable?: string;
    readonly StringEquals?: string;
    readonly Next: string;
  }[];
  readonly Catch?: readonly { readonly Next: string }[];
  readonly Parameters?: unknown;
}

export type FigureKind = 'wait' | 'message' | 'question' | 'listen' | 'action' | 'choice' | 'end';

/** One box: a state, or a step with the states that belong to it. */
export interface Figure {
  /** The state that stands for it. */
  readonly id: string;
  readonly states: readonly string[];
  readonly kind: FigureKind;
  /** What a person reads: the step's name, or its question. */
  readonly title: string;
  readonly channels: readonly Channel[];
  readonly offer?: number;
}

export interface Arrow {
  readonly from: string;
  readonly to: string;
  /** The answer that leads along it. */
  readonly label?: string;
}

export interface Chart {
  readonly figures: readonly Figure[];
  readonly arrows: readonly Arrow[];
}

/** The state where every run that leaves ends. */
export const leftState = 'Left';

/**
 * A definition as boxes and arrows, in reading order. As a scenario, a Task is one box with the Choice behind it,
 * its wait for a good hour and the question asked when its time is up, and the ways to `Left`, which every message
 * has, are not drawn; with `every` each state is a box and each transition an arrow.
 */
export function chartMachine(definition: Definition, { every = false } = {}): Chart {
  const owners = every
    ? new Map(Object.keys(definition.States).map((state) => [state, state]))
    : ownStates(definition);
  const ownerOf = (state: string): string => owners.get(state) ?? state;
  const arrows = new Map<string, Arrow>();
  for (const [state, body] of Object.entries(definition.States))
    for (const { to, label, leaves } of listWays(body)) {
      const [from, target] = [ownerOf(state), ownerOf(to)];
      if (!every && (from === target || leaves)) continue;
      const key = `${from}\n${target}`;
      const known = arrows.get(key)?.label;
      const both = [known, label].filter((one) => one !== undefined);
      arrows.set(key, {
        from,
        to: target,
        ...(both.length === 0 ? {} : { label: [...new Set(both)].join(', ') }),
      });
    }
  const ids = [...new Set(Object.keys(definition.States).map(ownerOf))];
  return {
    figures: ids.map((id) => drawFigure(id, definition, owners, every)),
    arrows: [...arrows.values()],
  };
}

/** Which box holds each state, when steps are drawn. */
function ownStates({ States }: Definition): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  const own = (state: string | undefined, owner: string): void => {
    if (state !== undefined && !owners.has(state)) owners.set(state, owner);
  };
  for (const [state, body] of Object.entries(States)) {
    if (body.Type !== 'Task' || owners.has(state)) continue;
    own(state, state);
    for (const { Next } of body.Catch ?? []) if (States[Next]?.Next === body.Next) own(Next, state);
    const choice = States[body.Next ?? ''];
    if (choice?.Type !== 'Choice') continue;
    own(body.Next, state);
    for (const { Next } of choice.Choices ?? [])
      if (States[Next]?.Type === 'Wait' && States[Next].Next === state) own(Next, state);
  }
  for (const state of Object.keys(States)) own(state, state);
  return owners;
}

interface Way {
  readonly to: string;
  readonly label?: string;
  readonly leaves: boolean;
}

function listWays({ Next, Default, Choices = [], Catch = [] }: Body): readonly Way[] {
  const answers = Choices.some(({ Variable }) => Variable === '$.step.answer');
  return [
    ...Choices.map(({ Next: to, Variable, StringEquals: label }) => ({
      to,
      leaves: Variable === '$.step.go' && label === 'leave',
      ...(label === undefined ? {} : { label }),
    })),
    ...(Default === undefined
      ? []
      : [{ to: Default, leaves: false, ...(answers ? { label: 'otherwise' } : {}) }]),
    ...(Next === undefined ? [] : [{ to: Next, leaves: false }]),
    ...Catch.map(({ Next: to }) => ({ to, leaves: false, label: 'time is up' })),
  ];
}

function drawFigure(
  id: string,
  { States }: Definition,
  owners: ReadonlyMap<string, string>,
  every: boolean,
): Figure {
  const body = States[id];
  const order = readOrder(body);
  const kind = kindOf(body, order);
  const choice = body?.Next;
  const isQuestion = kind === 'question' && !every && choice !== undefined && owners.get(choice) === id;
  return {
    id,
    states: [...owners].flatMap(([state, owner]) => (owner === id ? [state] : [])),
    kind,
    title: isQuestion ? choice : id,
    channels: order.channels ?? [],
    ...(order.offer === undefined ? {} : { offer: order.offer.percent }),
  };
}

interface ReadOrder {
  readonly channels?: readonly Channel[];
  readonly offer?: { readonly percent: number };
  readonly message?: string;
  readonly ask?: unknown;
  readonly events?: unknown;
  readonly action?: unknown;
}

/** The order of a Task; with a token it lies in a payload. The compiler writes it from the contract of tasks. */
function readOrder(body: Body | undefined): ReadOrder {
  const parameters = body?.Parameters as
    | { readonly order?: ReadOrder; readonly Payload?: { readonly order?: ReadOrder } }
    | undefined;
  return parameters?.order ?? parameters?.Payload?.order ?? {};
}

function kindOf(body: Body | undefined, { ask, events, action }: ReadOrder): FigureKind {
  switch (body?.Type) {
    case 'Wait':
      return 'wait';
    case 'Choice':
      return 'choice';
    case 'Task':
      if (ask !== undefined) return 'question';
      if (events !== undefined) return 'listen';
      return action === undefined ? 'message' : 'action';
    default:
      return 'end';
  }
}
