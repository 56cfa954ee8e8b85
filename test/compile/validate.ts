import asl from 'asl-validator';
import type { ChoiceState, State, StateMachine } from '../../statemachines/compile/asl.ts';
import { functionNames } from '../../statemachines/language/settings.ts';

/** What is wrong with a definition in the eyes of asl-validator, with ARNs where the deployment puts them; '' if nothing. */
export function validateDefinition(definition: object): string {
  const deployed = functionNames.reduce(
    (text, name) => text.replaceAll(`\${${name}}`, `arn:aws:lambda:eu-west-1:123456789012:function:${name}`),
    JSON.stringify(definition),
  );
  const { isValid, errorsText } = asl(JSON.parse(deployed));
  return isValid ? '' : errorsText();
}

/** The same of many definitions at once, as the branches of one: the validator takes its time for every call. */
export const validateTogether = (machines: readonly StateMachine[]): string =>
  validateDefinition({
    StartAt: 'All',
    States: {
      All: { Type: 'Parallel', Branches: machines.map(numberStates), End: true },
    },
  });

/** State names must be unique among all branches, and no longer than they are: places take their stead. */
function numberStates({ StartAt, States }: StateMachine, index: number): StateMachine {
  const places = new Map(Object.keys(States).map((name, place) => [name, `${index}.${place}`]));
  const number = (name: string): string => places.get(name) ?? name;
  const renumber = (state: State): State => {
    switch (state.Type) {
      case 'Task': {
        if (!('Catch' in state)) return { ...state, Next: number(state.Next) };
        const [caught] = state.Catch;
        return { ...state, Catch: [{ ...caught, Next: number(caught.Next) }], Next: number(state.Next) };
      }
      case 'Wait':
        return { ...state, Next: number(state.Next) };
      case 'Choice':
        return {
          ...state,
          Choices: state.Choices.map((way): ChoiceState['Choices'][number] => ({
            ...way,
            Next: number(way.Next),
          })),
          Default: number(state.Default),
        };
      case 'Succeed':
        return state;
    }
  };
  return {
    Comment: `scenario #${index}`,
    StartAt: number(StartAt),
    States: Object.fromEntries(
      Object.entries(States).map(([name, state]) => [number(name), renumber(state)]),
    ),
  };
}
