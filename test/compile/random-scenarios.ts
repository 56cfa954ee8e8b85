import fc from 'fast-check';
import { events } from '#map';
import { nameStep } from '../../statemachines/compile/name-step.ts';
import { stepsIn } from '../../statemachines/compile/steps-in.ts';
import { titlesIn } from '../../statemachines/compile/title-of.ts';
import { triggerAbout } from '../../statemachines/compile/trigger-about.ts';
import { type About, listNames } from '../../statemachines/language/events.ts';
import { atMost, oneOf } from '../../statemachines/language/facts.ts';
import { definitionOf } from '../../statemachines/language/map.ts';
import { another, happened, type Question, said, split } from '../../statemachines/language/questions.ts';
import type { MessageId } from '../../statemachines/language/register.ts';
import {
  type ActionStep,
  type ConditionStep,
  date,
  daysAfter,
  type Entry,
  event,
  inactivity,
  type ListenStep,
  type MessageStep,
  type NonEmpty,
  type OrderStatus,
  pick,
  type Repeat,
  type RunEvent,
  type Scenario,
  type Step,
  stages,
  type Trigger,
  type WaitStep,
  waitForQuiet,
  yieldTo,
} from '../../statemachines/language/scenario.ts';
import { messages } from '../../statemachines/messages/index.ts';

const messageIds = Object.keys(messages) as readonly MessageId[]; // the catalogue's own keys
const hour = 3600;
const durations = fc.oneof(
  fc.integer({ min: 1, max: 90 }).map((minutes) => ({ seconds: minutes * 60 })),
  fc.constantFrom(hour, 3 * hour, 24 * hour, 48 * hour).map((seconds) => ({ seconds })),
);

/** Events that a scenario may name. */
const named = listNames(events).filter(
  (name): name is RunEvent => !('shopWide' in events[name]) && name !== 'scenario.due',
);
const statuses = named.filter((name): name is OrderStatus => name.startsWith('order.'));
const attributes = fc.constantFrom('birthday', 'renewsOn', 'next_charge', 'годовщина');
const segments = fc.constantFrom('lost', 'big-spender');

/** Present or not, never `undefined`. */
const maybe = <const K extends string, V>(key: K, arbitrary: fc.Arbitrary<V>) =>
  fc.record({ [key]: arbitrary } as Record<K, fc.Arbitrary<V>>, { requiredKeys: [] }); // a computed key is typed as string

const plainWaits: fc.Arbitrary<WaitStep> = fc.record({
  step: fc.constant('wait'),
  time: durations,
  from: fc.constantFrom('before', 'trigger'),
  goodHour: fc.boolean(),
});

const waits: fc.Arbitrary<WaitStep> = fc.oneof(
  { weight: 3, arbitrary: plainWaits },
  fc.record({ step: fc.constant('wait' as const), workingTime: durations }),
  fc.constant<WaitStep>({ step: 'wait', until: 'working morning' }).map((wait) => ({ ...wait })),
  fc.record({
    step: fc.constant('wait' as const),
    until: fc.record({
      of: fc.constant('profile' as const),
      field: attributes,
      yearly: fc.boolean(),
      shiftSeconds: fc.constantFrom(0, -24 * hour, 2 * hour),
      at: fc.constantFrom('10:00' as const, '23:59' as const),
    }),
    otherwise: durations,
  }),
);

const actionsFor = (about: About): fc.Arbitrary<ActionStep> => {
  const reason = fc.constantFrom('welcome', 'a review', 'заказ', 'x'.repeat(128));
  const emitted = named.filter((name) => ['lead.closed', 'order.paid', 'cart.emptied'].includes(name));
  return fc
    .oneof(
      fc
        .tuple(
          fc.record({ points: fc.integer({ min: 1, max: 1e6 }), validFor: durations, for: reason }),
          maybe('once', fc.constant(true as const)),
        )
        .map(([earned, once]) => ({ do: 'earn points' as const, ...earned, ...once })),
      reason.map((given) => ({ do: 'expire points' as const, for: given })),
      fc.record({
        do: fc.constantFrom('enter segment' as const, 'leave segment' as const),
        segment: segments,
      }),
      fc.record({
        do: fc.constant('emit' as const),
        event: fc.constantFrom(
          'customer.updated' as const,
          ...emitted.filter((name) => events[name].about === about),
        ),
        properties: fc.constant({}),
      }),
      fc.string({ minLength: 1 }).map((text) => ({ do: 'alert' as const, text: `${text}!` })),
      fc
        .tuple(fc.constantFrom('course', 'club-2'), maybe('validFor', durations))
        .map(([service, time]) => ({ do: 'grant access' as const, service, ...time })),
      fc.constant({ do: 'webhook' as const, hook: 'booking-system', tell: [] }),
    )
    .map((action) => ({ step: 'action', action }));
};

/** Messages that this trigger can fill. */
const messagesFor = (on: Trigger): fc.Arbitrary<MessageStep> =>
  fc
    .constantFrom(
      ...messageIds.filter((id) => {
        const { about, tells = on.event, greets } = definitionOf(messages, id);
        return (
          ['customer', triggerAbout(on, events)].includes(about) && tells === on.event && greets === undefined
        );
      }),
    )
    .chain((message) => {
      const { channels: written, offer, kind, shows } = definitionOf(messages, message);
      const promo = fc.record({
        percent: fc.integer({ min: 1, max: 99 }),
        validFor: durations,
        notAgainFor: durations,
        comesFirst: fc.constant(true as const),
      });
      return fc
        .tuple(
          fc.shuffledSubarray([...written], { minLength: 1 }),
          offer === true ? fc.record({ offer: promo }) : fc.constant({}),
          maybe('postpone', durations),
          maybe('within', durations),
          kind === 'marketing' ? fc.record({ rank: fc.integer({ min: 1, max: 24 }) }) : fc.constant({}),
          kind === 'transactional' ? maybe('notAtNight', fc.constant(true as const)) : fc.constant({}),
          fc.option(
            fc.record({ within: durations, by: fc.constantFrom('delivered' as const, 'clicked' as const) }),
            { nil: undefined },
          ),
        )
        .map(([[first = 'email', ...rest], promised, postpone, within, rank, night, reach]): MessageStep => {
          const channels = [first, ...rest] as const;
          const canTell = reach?.by === 'clicked' || (first === 'email' && rest.length === 1);
          return {
            step: 'message',
            message,
            channels,
            ...promised,
            ...(shows === undefined ? {} : { show: pick(['best-selling', 'new'], 2, 4) }),
            ...postpone,
            ...within,
            ...rank,
            ...night,
            ...(reach !== undefined && rest.length > 0 && canTell ? { reach } : {}),
          };
        });
    });

/** Text for an answer; not what every object has, which asl-validator takes for there. */
const plainText = fc.string().filter((text) => !(text in {}) && !text.endsWith('.$'));

const questions: fc.Arbitrary<Question> = fc.oneof(
  fc.record({
    ask: fc.constant('happened' as const),
    event: fc.constantFrom(...named),
    within: fc.oneof(fc.constant('this run' as const), durations),
  }),
  fc.constantFrom(
    happened('question.answered', 'this run', { question: oneOf('upgrade-offer', 'x', 'y', 'z') }),
    happened('survey.answered', { seconds: hour }, { score: atMost(6) }),
    another('order.placed', { seconds: 24 * hour }),
    said('question.answered', 'answer', { question: oneOf('upgrade-offer') }),
    said('order.cancelled', 'by'),
    split('subject', { M: 50, L: 50, '10': 1, '5 %': 1 }),
  ),
  fc.record({ ask: fc.constant('orders' as const), atLeast: fc.integer({ min: 1, max: 9 }) }),
  fc.record({
    ask: fc.constant('sent' as const),
    message: fc.constantFrom(...messageIds),
    within: durations,
  }),
  fc.record({
    ask: fc.constant('clicked' as const),
    message: fc.constantFrom(...messageIds),
    within: durations,
  }),
  fc.record({ ask: fc.constant('segment' as const), segment: segments }),
  fc.record({ ask: fc.constant('points' as const), atLeast: fc.integer({ min: 1, max: 900 }) }),
  fc.record({ ask: fc.constant('spent' as const), atLeast: fc.integer({ min: 1, max: 900 }) }),
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
  ask === 'split'
    ? fc.subarray(['M', 'L', '10', '5 %'])
    : ask === 'field' || ask === 'attribute' || ask === 'said'
      ? fc.uniqueArray(fc.oneof(fc.constantFrom('M', 'L', '10', '5 %'), plainText), {
          maxLength: 3,
        })
      : fc.subarray(['yes', 'no']);

/** Whether every answer that there can be has its way. */
const areAll = ({ ask }: Question, answers: readonly string[]): boolean =>
  answers.length === (ask === 'split' ? 4 : 2) && !['field', 'attribute', 'said'].includes(ask);

const isEmpty = ({ answers, otherwise }: ConditionStep): boolean =>
  [...Object.values(answers), otherwise].every((way) => way.length === 0);

/**
 * A list of steps: each message, action, condition or wait for events with or without a wait before it. `depth` is
 * how far ways nest.
 */
function listsOf(on: Trigger, depth: number, minLength: number): fc.Arbitrary<readonly Step[]> {
  const doing: readonly fc.WeightedArbitrary<Step>[] = [
    { weight: 3, arbitrary: messagesFor(on) },
    { weight: 1, arbitrary: actionsFor(triggerAbout(on, events)) },
    ...(depth === 0
      ? []
      : [
          { weight: 2, arbitrary: conditions(on, depth - 1) },
          { weight: 1, arbitrary: listens(on, depth - 1) },
        ]),
  ];
  return fc
    .array(
      fc.tuple(
        fc.option(fc.oneof({ weight: 5, arbitrary: waits }, { weight: 1, arbitrary: quiets }), {
          nil: undefined,
        }),
        fc.oneof(...doing),
      ),
      { minLength, maxLength: 3 },
    )
    .map((all) => all.flatMap(([wait, step]) => (wait === undefined ? [step] : [wait, step])));
}

const quiets: fc.Arbitrary<Step> = fc
  .tuple(
    durations,
    fc.nat(9),
    fc.constantFrom('leave' as const, 'go on' as const),
    fc.option(fc.constantFrom(...named)),
  )
  .map(([time, times, otherwise, without]) =>
    waitForQuiet(time, {
      atMost: { seconds: time.seconds * (1 + times) },
      otherwise,
      ...(without === null ? {} : { without }),
    }),
  );

const listens = (on: Trigger, depth: number): fc.Arbitrary<Step> =>
  fc.uniqueArray(fc.constantFrom(...named), { minLength: 1, maxLength: 4 }).chain((events) =>
    fc.record({
      step: fc.constant('wait for event' as const),
      atMost: durations,
      since: fc.constantFrom('before' as const, 'trigger' as const),
      came: fc
        .tuple(...events.map((name) => listsOf(on, depth, 0).map((way) => [name, way] as const)))
        .map((ways): ListenStep['came'] => Object.fromEntries(ways)),
      // A way that is never empty, so that it may stand at the end.
      otherwise: listsOf(on, depth, 1),
    }),
  );

const conditions = (on: Trigger, depth: number): fc.Arbitrary<Step> =>
  questions.chain((ask) =>
    answersTo(ask)
      .chain((answers) =>
        fc.tuple(
          fc.tuple(...answers.map((answer) => listsOf(on, depth, 0).map((way) => [answer, way] as const))),
          areAll(ask, answers) ? fc.constant([]) : listsOf(on, depth, 0),
          // Two ways are often the same.
          fc.boolean(),
        ),
      )
      .map(([ways, otherwise, isSame]): ConditionStep => {
        const [[, way] = ['', []]] = ways;
        return {
          step: 'condition',
          ask,
          answers: Object.fromEntries(ways),
          otherwise: isSame && !areAll(ask, Object.keys(Object.fromEntries(ways))) ? way : otherwise,
        };
      })
      .filter((condition) => !isEmpty(condition)),
  );

const does = (steps: readonly Step[]): boolean =>
  stepsIn(steps).some(({ step }) => step === 'message' || step === 'action');

/** The times between which exactly one run may be live. */
const repeats: fc.Arbitrary<Repeat> = fc.oneof(
  fc.constantFrom('never again' as const, 'when finished' as const, 'latest wins' as const),
  fc
    .tuple(durations, maybe('times', fc.integer({ min: 1, max: 9 })))
    .map(([after, times]) => ({ after, ...times })),
);

const triggers: fc.Arbitrary<Trigger> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...named).map((name) => event(name)) },
  {
    weight: 1,
    arbitrary: attributes.map((name) => date(name, { days: -7, yearly: true, knownForDays: 14 })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<RunEvent | 'any'>('any', 'order.placed').map((name) => inactivity(name, 60)),
  },
  { weight: 1, arbitrary: fc.constantFrom(...statuses).map((name) => daysAfter(name, 7)) },
);

const days = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const validities = fc
  .tuple(days, days, fc.constantFrom('from', 'until', 'both'))
  .map(([one, other, which]) => {
    const [from = one, until = other] = [one, other].sort();
    return which === 'from' ? { from } : which === 'until' ? { until } : { from, until };
  });

/** A first wait can only be plain time, and none stands behind the wait for the day. */
const canBegin = (on: Trigger, [first]: readonly Step[]): boolean =>
  first?.step !== 'wait' || (!('timer' in on) && 'time' in first);

/** Scenarios as the language allows them: any trigger, ways in ways, any message that the trigger can fill. */
export const randomScenarios: fc.Arbitrary<Scenario> = triggers.chain((on) => {
  const ends = fc.uniqueArray(fc.constantFrom(...named), { maxLength: 3 });
  return fc
    .record({
      stage: fc.constantFrom(...stages),
      repeated: repeats,
      per: fc.constantFrom<Entry<About>['per']>('customer', triggerAbout(on, events)),
      ends,
      hasGoal: fc.boolean(),
      validity: maybe('validity', validities),
      yields: maybe(
        'yields',
        fc.array(
          fc
            .tuple(
              fc.constantFrom('welcome', 'abandoned-cart'),
              durations,
              fc.constantFrom('skip' as const, 'leave' as const),
            )
            .map((parts) => yieldTo(...parts)),
          { maxLength: 2 },
        ),
      ),
      steps: listsOf(on, 3, 1).filter((steps) => does(steps) && canBegin(on, steps)),
    })
    .map(({ stage, repeated, per, ends: [first, ...others], hasGoal, validity, yields, steps }): Scenario => {
      const goal: { goal?: RunEvent } = hasGoal && first !== undefined ? { goal: first } : {};
      return {
        id: 'random-scenario',
        stage,
        title: 'Random scenario',
        purpose: 'Shows what the language allows.',
        on,
        entry: { per, repeated },
        ...goal,
        exits: others,
        ...validity,
        ...yields,
        steps: atLeastOne(tellApart(steps, [...(hasGoal && first !== undefined ? [first] : []), ...others])),
      };
    });
});

/**
 * What an author does whom the compiler tells of two steps of one name: says the occasion of one. Steps are the same
 * when they say the same, go on to the same and can end the run with the same events. All objects are made anew.
 */
function tellApart(all: readonly Step[], allEnds: readonly string[]): readonly Step[] {
  const known = new Map<string, string | undefined>();
  const taken = new Map<string, string>();
  const numbers = new Map<string, number>();
  /** One short word for each text. */
  const abbreviate = (text: string): string => {
    if (!numbers.has(text)) numbers.set(text, numbers.size);
    return String(numbers.get(text));
  };
  const occasionOf = (step: Step, text: string): string | undefined => {
    if (known.has(text)) return known.get(text);
    const names = Object.values(nameStep(step, titlesIn(messages))).filter((name) => name !== '');
    const isTaken = names.some((name) => taken.has(name));
    for (const name of names) taken.set(name, text);
    const occasion = isTaken
      ? `at ${[...String(known.size)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`
      : undefined;
    known.set(text, occasion);
    return occasion;
  };
  type Told = readonly [steps: readonly Step[], text: string];
  const tell = (steps: readonly Step[], after: string, ends: readonly string[]): Told =>
    steps.reduceRight(
      ([told, next], step): Told => {
        const [copy, text] = tellStep(step, next, ends);
        const occasion = occasionOf(step, text);
        return [[occasion === undefined ? copy : { ...copy, occasion }, ...told], text];
      },
      [[], after] as Told,
    );
  const tellStep = (step: Step, next: string, ends: readonly string[]): readonly [Step, string] => {
    const sign = (own: object, ...ways: readonly string[]): string =>
      abbreviate(JSON.stringify([own, ways, next, ends]));
    if (step.step === 'condition') {
      const answers = Object.entries(step.answers).map(
        ([answer, way]) => [answer, tell(way, next, ends)] as const,
      );
      const [otherwise, text] = tell(step.otherwise, next, ends);
      return [
        { ...step, answers: Object.fromEntries(answers.map(([answer, [way]]) => [answer, way])), otherwise },
        sign(
          { ...step, answers: Object.keys(step.answers), otherwise: '' },
          ...answers.map(([, [, way]]) => way),
          text,
        ),
      ];
    }
    if (step.step === 'wait for event') {
      const came = Object.entries(step.came).map(
        ([name, way]) =>
          [
            name,
            tell(
              way,
              next,
              ends.filter((end) => end !== name),
            ),
          ] as const,
      );
      const [otherwise, text] = tell(step.otherwise, next, ends);
      return [
        { ...step, came: Object.fromEntries(came.map(([name, [way]]) => [name, way])), otherwise },
        sign(
          { ...step, came: Object.keys(step.came), otherwise: '' },
          ...came.map(([, [, way]]) => way),
          text,
        ),
      ];
    }
    return [{ ...step }, sign(step)];
  };
  const [steps] = tell(all, 'the end', allEnds);
  return steps;
}

function atLeastOne(steps: readonly Step[]): NonEmpty<Step> {
  const [first, ...rest] = steps;
  if (first === undefined) throw new Error('the generator makes at least one step');
  return [first, ...rest];
}
