import type { ChoiceState, State, StateMachine, TaskState } from '../../statemachines/compile/asl.ts';
import { orderOf } from '../../statemachines/compile/order-of.ts';
import type { PlanOrder, WaitOrder } from '../../statemachines/language/tasks.ts';

/** A state by its name; a name that leads nowhere is an error of the definition. */
export function stateOf({ States }: StateMachine, name: string): State {
  const state = States[name];
  if (state === undefined) throw new Error(`there is no state '${name}'`);
  return state;
}

/** Where a state can lead. */
export function nextOf(state: State): readonly string[] {
  switch (state.Type) {
    case 'Task':
      return [state.Next, ...timeIsOver(state)];
    case 'Wait':
      return [state.Next];
    case 'Choice':
      return [...state.Choices.map(({ Next }) => Next), state.Default];
    case 'Succeed':
      return [];
  }
}

/** Where a Task leads when nobody answers its token in time. */
export const timeIsOver = (state: TaskState): readonly string[] =>
  'Catch' in state ? state.Catch.map(({ Next }) => Next) : [];

/** Every state that a run can come to. */
export function reachableFrom(machine: StateMachine, start: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [start];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    open.push(...nextOf(stateOf(machine, name)));
  }
  return reached;
}

/** What a Task can answer, as its Choice reads it; an answer is a word or, where any can come, one not asked for. */
function outcomesOf(
  order: ReturnType<typeof orderOf>,
): readonly { readonly go: string; readonly answer?: string }[] {
  const leave = { go: 'leave' };
  const on = (answers: readonly string[]) => answers.map((answer) => ({ go: 'on', answer }));
  if ('message' in order) return [leave, { go: 'wait' }, { go: 'on' }];
  if ('action' in order) return [leave, { go: 'on' }];
  if (!('ask' in order)) return [leave, ...on(order.events.map(({ event }) => event))];
  const { ask, answers } = order;
  switch (ask.ask) {
    case 'quiet':
      return [leave, ...(ask.atMostSeconds > ask.seconds ? [{ go: 'wait' }] : []), ...on(['yes'])];
    case 'came':
      return [leave, ...on([...ask.events.map(({ event }) => event), 'none'])];
    case 'split':
      return [leave, ...on(Object.keys(ask.shares))];
    case 'field':
    case 'attribute':
    case 'said':
      return [leave, ...on([...Object.keys(answers), 'a word that nobody asked for'])];
    default:
      return [leave, ...on(['yes', 'no'])];
  }
}

/** Every state that some run enters, whatever its Tasks may answer; fewer than names lead to, where one never does. */
export function enteredIn(machine: StateMachine): ReadonlySet<string> {
  const entered = new Set<string>();
  const open = [machine.StartAt];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (entered.has(name)) continue;
    entered.add(name);
    const state = stateOf(machine, name);
    if (state.Type !== 'Task') {
      // A Choice is left by what the Task before it answers.
      if (state.Type !== 'Choice') open.push(...nextOf(state));
      continue;
    }
    open.push(state.Next, ...timeIsOver(state));
    const choice = stateOf(machine, state.Next);
    if (choice.Type !== 'Choice') throw new Error(`'${name}' leads to '${state.Next}', which is no Choice`);
    for (const { go, answer } of outcomesOf(orderOf(state))) {
      const rule = choice.Choices.find(
        ({ Variable, StringEquals }) => StringEquals === (Variable === '$.step.go' ? go : answer),
      );
      open.push(rule?.Next ?? choice.Default);
    }
  }
  return entered;
}

/** The way of a run on which every message is sent and every condition is answered otherwise. */
export function straightWay(machine: StateMachine): readonly string[] {
  const way: string[] = [];
  for (let name: string | undefined = machine.StartAt; name !== undefined; ) {
    way.push(name);
    const state = stateOf(machine, name);
    name = state.Type === 'Choice' ? state.Default : nextOf(state)[0];
  }
  return way;
}

/** One way out of a Task: where its Choice leads when the Task lets the run go on, and what its order says of it. */
export interface Way {
  readonly task: string;
  readonly choice: string;
  readonly to: string;
  readonly order: { readonly wait?: WaitOrder; readonly plan?: PlanOrder; readonly last: boolean };
}

/** Every way on out of every Task; holds and the way to `Left` are not among them. */
export const waysOn = (machine: StateMachine): readonly Way[] =>
  Object.entries(machine.States).flatMap(([task, state]) =>
    state.Type === 'Task' ? waysOfTask(machine, task, state) : [],
  );

function waysOfTask(machine: StateMachine, task: string, state: TaskState): readonly Way[] {
  const choice = stateOf(machine, state.Next);
  const from = { task, choice: state.Next };
  if (choice.Type !== 'Choice') throw new Error(`'${task}' leads to '${state.Next}', which is no Choice`);
  const order = orderOf(state);
  if (!('answers' in order)) return [{ ...from, to: choice.Default, order }];
  const { answers } = order;
  return [
    ...answersOf(choice).map(({ answer, to }) => {
      const way = answers[answer];
      if (way === undefined) throw new Error(`the order of '${task}' says nothing of '${answer}'`);
      return { ...from, to, order: way };
    }),
    // A wait for events ends with one of them, or with the check that follows it.
    ...('otherwise' in order ? [{ ...from, to: choice.Default, order: order.otherwise }] : []),
  ];
}

const answersOf = ({ Choices }: ChoiceState): readonly { answer: string; to: string }[] =>
  Choices.filter(({ Variable }) => Variable === '$.step.answer').map(({ StringEquals, Next }) => ({
    answer: StringEquals,
    to: Next,
  }));

/** A Wait that leads back to the message it was put off from. */
export function isHold(machine: StateMachine, name: string): boolean {
  const wait = stateOf(machine, name);
  if (wait.Type !== 'Wait') return false;
  const task = stateOf(machine, wait.Next);
  if (task.Type !== 'Task') return false;
  const choice = stateOf(machine, task.Next);
  return (
    choice.Type === 'Choice' &&
    choice.Choices.some(({ StringEquals, Next }) => StringEquals === 'wait' && Next === name)
  );
}
