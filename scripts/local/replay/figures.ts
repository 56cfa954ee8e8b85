/** Counts under a name, in the order in which the names first came. */
export type Counts = Map<string, number>;

export interface ScenarioFigures {
  entered: number;
  running: number;
  finished: number;
  failed: number;
  executions: number;
  states: number;
  readonly notEntered: Counts;
  readonly left: Counts;
  /** By the scenario that went first, and what became of the message. */
  readonly gaveWay: Counts;
  /** By message: sent by channel, and skipped by reason. */
  readonly messages: Map<string, MessageFigures>;
}

export interface MessageFigures {
  readonly sent: Counts;
  readonly skipped: Counts;
  readonly waited: Counts;
}

export const emptyFigures = (): ScenarioFigures => ({
  entered: 0,
  running: 0,
  finished: 0,
  failed: 0,
  executions: 0,
  states: 0,
  notEntered: new Map(),
  left: new Map(),
  gaveWay: new Map(),
  messages: new Map(),
});

export const count = (counts: Counts, name: string): void =>
  void counts.set(name, (counts.get(name) ?? 0) + 1);

export const total = (counts: Counts): number => [...counts.values()].reduce((sum, n) => sum + n, 0);

export function addCounts(sum: Counts, more: Counts): void {
  for (const [name, n] of more) sum.set(name, (sum.get(name) ?? 0) + n);
}

export function addScenarioFigures(sum: ScenarioFigures, more: ScenarioFigures): void {
  for (const name of ['entered', 'running', 'finished', 'failed', 'executions', 'states'] as const)
    sum[name] += more[name];
  for (const name of ['notEntered', 'left', 'gaveWay'] as const) addCounts(sum[name], more[name]);
  for (const [message, { sent, skipped, waited }] of more.messages) {
    const known = messageFigures(sum, message);
    addCounts(known.sent, sent);
    addCounts(known.skipped, skipped);
    addCounts(known.waited, waited);
  }
}

/** The figures of one message, from nought when it has none yet. */
export function messageFigures({ messages }: ScenarioFigures, message: string): MessageFigures {
  const known = messages.get(message) ?? { sent: new Map(), skipped: new Map(), waited: new Map() };
  messages.set(message, known);
  return known;
}
