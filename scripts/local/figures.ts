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
  readonly messages: Map<
    string,
    { readonly sent: Counts; readonly skipped: Counts; readonly waited: Counts }
  >;
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
