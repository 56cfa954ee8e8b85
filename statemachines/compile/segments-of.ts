import type { Scenario } from '../language/scenario.ts';
import { stepsIn } from './steps-in.ts';

/** The segments that a scenario names, and whether it changes who is in them. */
export function segmentsOf({
  on,
  steps,
}: Scenario): readonly { readonly name: string; readonly changes: boolean }[] {
  const asked = (name: string) => ({ name, changes: false });
  const { segments: wanted } = on.facts;
  const said = 'where' in on && on.event.startsWith('segment.') ? on.where?.segment : undefined;
  const inFacts = [wanted, said].flatMap((condition) =>
    condition !== undefined && 'oneOf' in condition ? condition.oneOf : [],
  );
  return [
    ...inFacts.flatMap((name) => (typeof name === 'string' ? [asked(name)] : [])),
    ...stepsIn(steps).flatMap((step) => {
      if (step.step === 'condition' && step.ask.ask === 'segment') return [asked(step.ask.segment)];
      if (step.step !== 'action') return [];
      const { action } = step;
      return action.do === 'enter segment' || action.do === 'leave segment'
        ? [{ name: action.segment, changes: true }]
        : [];
    }),
  ];
}
