import type { ChoiceState, State, StateMachine, TaskState } from '../../statemachines/compile/asl.ts';
import type { WaitOrder } from '../../statemachines/language/tasks.ts';

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
    case 'Wait':
      return [state.Next];
    case 'Choice':
      return [...state.Choices.map(({ Next }) => Next), state.Default];
    case 'Succeed':
      return [];
  }
}

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
  readonly to: string;
  readonly order: { readonly wait?: WaitOrder; readonly last: boolean };
}

/** Every way on out of every Task; holds and the way to `Left` are not among them. */
export const waysOn = (machine: StateMachine): readonly Way[] =>
  Object.entries(machine.States).flatMap(([task, state]) =>
    state.Type === 'Task' ? waysOfTask(machine, task, state) : [],
  );

function waysOfTask(machine: StateMachine, task: string, { Parameters, Next }: TaskState): readonly Way[] {
  const choice = stateOf(machine, Next);
  if (choice.Type !== 'Choice') throw new Error(`'${task}' leads to '${Next}', which is no Choice`);
  const { order } = Parameters;
  if ('ask' in order)
    return [
      ...answersOf(choice).map(({ answer, to }) => {
        const way = order.answers[answer];
        if (way === undefined) throw new Error(`the order of '${task}' says nothing of '${answer}'`);
        return { task, to, order: way };
      }),
      { task, to: choice.Default, order: order.otherwise },
    ];
  return [{ task, to: choice.Default, order }];
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
