import fc from 'fast-check';
import {
  type About,
  aboutOf,
  type EventName,
  eventNames,
  goodsEvents,
  shopEvents,
} from '../../statemachines/language/events.ts';
import type { Question } from '../../statemachines/language/questions.ts';
import {
  type ConditionStep,
  type Entry,
  event,
  type MessageStep,
  type NonEmpty,
  type Repeat,
  type Scenario,
  type Step,
  stages,
  type WaitStep,
} from '../../statemachines/language/scenario.ts';
import { type MessageId, messageDefinition, messages } from '../../statemachines/messages/catalogue.ts';

const messageIds = Object.keys(messages) as readonly MessageId[]; // the catalogue's own keys
const hour = 3600;
const durations = fc.oneof(
  fc.integer({ min: 1, max: 90 }).map((minutes) => ({ seconds: minutes * 60 })),
  fc.constantFrom(hour, 3 * hour, 24 * hour, 48 * hour).map((seconds) => ({ seconds })),
);

/** Events that a scenario may name. */
const named = eventNames.filter((name) => !shopEvents.includes(name));

/** Present or not, never `undefined`. */
const maybe = <const K extends string, V>(key: K, arbitrary: fc.Arbitrary<V>) =>
  fc.record({ [key]: arbitrary } as Record<K, fc.Arbitrary<V>>, { requiredKeys: [] }); // a computed key is typed as string

const waits: fc.Arbitrary<WaitStep> = fc.record({
  step: fc.constant('wait'),
  time: durations,
  from: fc.constantFrom('before', 'trigger'),
  goodHour: fc.boolean(),
});

/** Messages that a trigger about this can fill. */
const messagesFor = (about: About): fc.Arbitrary<MessageStep> =>
  fc
    .constantFrom(...messageIds.filter((id) => ['customer', about].includes(messageDefinition(id).about)))
    .chain((message) => {
      const { channels: written, offer } = messageDefinition(message);
      const promo = fc.record({
        percent: fc.integer({ min: 1, max: 99 }),
        validFor: durations,
        notAgainFor: durations,
      });
      return fc
        .tuple(
          fc.shuffledSubarray([...written], { minLength: 1 }),
          offer === true ? fc.record({ offer: promo }) : fc.constant({}),
          maybe('postpone', durations),
          maybe('within', durations),
        )
        .map(
          ([[first = 'email', ...rest], ...options]): MessageStep =>
            Object.assign(
              { step: 'message' as const, message, channels: [first, ...rest] as const },
              ...options,
            ),
        );
    });

/** Text for an answer; not what every object has, which asl-validator takes for there. */
const plainText = fc.string().filter((text) => !(text in {}) && !text.endsWith('.$'));

const questions: fc.Arbitrary<Question> = fc.oneof(
  fc.record({
    ask: fc.constant('happened' as const),
    event: fc.constantFrom(...named),
    within: fc.oneof(fc.constant('this run' as const), durations),
  }),
  fc.record({ ask: fc.constant('orders' as const), atLeast: fc.integer({ min: 1, max: 9 }) }),
  fc.record({
    ask: fc.constant('sent' as const),
    message: fc.constantFrom(...messageIds),
    within: durations,
  }),
  fc.record({
    ask: fc.constant('field' as const),
    field: fc.constantFrom('language' as const, 'country' as const, 'traffic' as const),
  }),
  fc.record({
    ask: fc.constant('attribute' as const),
    name: fc.oneof(fc.constantFrom('size', 'Size', 'размер', 'цвет', 'x'.repeat(90)), fc.string()),
  }),
);

const answersTo = ({ ask }: Question): fc.Arbitrary<readonly string[]> =>
  ask === 'field' || ask === 'attribute'
    ? fc.uniqueArray(fc.oneof(fc.constantFrom('M', 'L', '10', '5 %'), plainText), {
        maxLength: 3,
      })
    : fc.subarray(['yes', 'no']);

const isEmpty = ({ answers, otherwise }: ConditionStep): boolean =>
  [...Object.values(answers), otherwise].every((way) => way.length === 0);

/** A list of steps: each message or condition with or without a wait before it. `depth` is how far conditions nest. */
function listsOf(about: About, depth: number, minLength: number): fc.Arbitrary<readonly Step[]> {
  const doing: fc.Arbitrary<Step> =
    depth === 0
      ? messagesFor(about)
      : fc.oneof(
          { weight: 3, arbitrary: messagesFor(about) },
          { weight: 2, arbitrary: conditions(about, depth - 1) },
        );
  return fc
    .array(fc.tuple(fc.option(waits, { nil: undefined }), doing), { minLength, maxLength: 3 })
    .map((all) => all.flatMap(([wait, step]) => (wait === undefined ? [step] : [wait, step])));
}

const conditions = (about: About, depth: number): fc.Arbitrary<Step> =>
  questions.chain((ask) =>
    answersTo(ask)
      .chain((answers) =>
        fc.tuple(
          fc.tuple(...answers.map((answer) => listsOf(about, depth, 0).map((way) => [answer, way] as const))),
          listsOf(about, depth, 0),
        ),
      )
      .map(
        ([ways, otherwise]): ConditionStep => ({
          step: 'condition',
          ask,
          answers: Object.fromEntries(ways),
          otherwise,
        }),
      )
      .filter((condition) => !isEmpty(condition)),
  );

const sends = (steps: readonly Step[]): boolean =>
  steps.some(
    (step) =>
      step.step === 'message' ||
      (step.step === 'condition' && [...Object.values(step.answers), step.otherwise].some(sends)),
  );

/** The times between which exactly one run may be live. */
const repeats: fc.Arbitrary<Repeat> = fc.oneof(
  fc.constantFrom('never again' as const, 'when finished' as const, 'latest wins' as const),
  durations.map((after) => ({ after })),
);

/** Scenarios as the language allows them: any trigger, conditions in conditions, any message that the trigger can fill. */
export const randomScenarios: fc.Arbitrary<Scenario> = fc.constantFrom(...named).chain((name) => {
  const about = aboutOf(name);
  const ends = fc.uniqueArray(fc.constantFrom(...named), { maxLength: 3 });
  return fc
    .record({
      stage: fc.constantFrom(...stages),
      repeated: repeats,
      per: fc.constantFrom<Entry<About>['per']>('customer', about),
      ends,
      hasGoal: fc.boolean(),
      // Without goods in its trigger a scenario can only speak to the customer.
      steps: listsOf(goodsEvents.includes(name) ? about : 'customer', 3, 1).filter(sends),
    })
    .map(({ stage, repeated, per, ends: [first, ...others], hasGoal, steps }): Scenario => {
      const goal: { goal?: EventName } = hasGoal && first !== undefined ? { goal: first } : {};
      return {
        id: 'random-scenario',
        stage,
        title: 'Random scenario',
        purpose: 'Shows what the language allows.',
        on: event(name),
        entry: { per, repeated },
        ...goal,
        exits: others,
        steps: atLeastOne(steps),
      };
    });
});

function atLeastOne(steps: readonly Step[]): NonEmpty<Step> {
  const [first, ...rest] = steps;
  if (first === undefined) throw new Error('the generator makes at least one step');
  return [first, ...rest];
}
