import type { Stage } from '../../statemachines/language/scenario.ts';

/** A file to write: its path in the repository, and its text. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** "photo-request" is "Photo request". */
export const titleOf = (id: string): string => {
  const words = id.replaceAll(/[-.]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};
const constantOf = (id: string): string =>
  id.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());

/** What the new files find from where they lie. */
const language = '../../language';
const tests = '../..';
const stories = '..';
const statemachines = '../../../statemachines';

/** A scenario of one message, the message of the same id, and a story that shows it. */
export const writeScenario = (id: string, stage: Stage, languages: readonly string[]): readonly NewFile[] => [
  {
    path: `statemachines/scenarios/${stage}/${id}.ts`,
    text: `import { days } from '${language}/durations.ts';
import { cascade, event, message, scenario, wait } from '${language}/scenario.ts';

export default scenario({
  id: '${id}',
  stage: '${stage}',
  title: '${titleOf(id)}',
  purpose: 'Says in one sentence what it is for.',
  on: event('customer.registered'),
  entry: { per: 'customer', repeated: 'never again' },
  goal: 'order.placed',
  steps: [
    wait(days(2)),
    message('${id}', { by: cascade('email', 'push'), rank: 17, postpone: days(1) }),
  ],
});
`,
  },
  ...writeMessage(id, languages),
  {
    path: `test/scenarios/${id}/${id}.test.ts`,
    text: `import { describe, expect, it } from 'vitest';
import ${constantOf(id)} from '${statemachines}/scenarios/${stage}/${id}.ts';
import { story } from '${tests}/story.ts';
import { expectStoryboard } from '${stories}/storyboard.ts';

describe('${titleOf(id)}', () => {
  it('writes to who has registered, two days later', async () => {
    const ann = await story({ at: '2026-03-02T10:00', scenarios: [${constantOf(id)}] });
    await ann.registers();
    await ann.untilQuiet();
    expect(ann.outbox.map(([channel, message]) => [channel, message])).toEqual([['email', '${id}']]);
    expectStoryboard(ann);
  });
});
`,
  },
];

/** What a message is, and its words in each of the languages for which there are words to begin with. */
export const writeMessage = (id: string, languages: readonly string[]): readonly NewFile[] => [
  {
    path: `statemachines/messages/${id}/message.ts`,
    text: `import type { MessageDefinition } from '${language}/message-definition.ts';

export default {
  title: '${titleOf(id)}',
  kind: 'marketing',
  purpose: 'offers',
  about: 'customer',
  channels: ['email', 'push'],
} as const satisfies MessageDefinition;
`,
  },
  ...languages.flatMap((language) => {
    const words = firstWords[language];
    return words === undefined
      ? []
      : [{ path: `statemachines/messages/${id}/${language}.ts`, text: printWords(id, words) }];
  }),
];

interface FirstWords {
  readonly subject: string;
  readonly preheader: string;
  readonly paragraph: string;
  readonly button: string;
  readonly after: string;
  readonly push: string;
}

/** Words to be replaced; whoever gets them by mistake reads nothing that is untrue. */
const firstWords: Readonly<Record<string, FirstWords>> = {
  en: {
    subject: 'News from {{ brand.name }}',
    preheader: 'Have a look at what is new.',
    paragraph: 'There is something new in our shop. Have a look when you have a minute.',
    button: 'To the shop',
    after: 'A question? Reply to this email or call {{ brand.phone }}.',
    push: 'There is something new in our shop.',
  },
  ru: {
    subject: 'Новости {{ brand.name }}',
    preheader: 'Посмотрите, что нового.',
    paragraph: 'В магазине появилось кое-что новое. Загляните, когда будет минутка.',
    button: 'В магазин',
    after: 'Есть вопрос? Ответьте на это письмо или позвоните {{ brand.phone }}.',
    push: 'В магазине появилось кое-что новое.',
  },
};

const printWords = (
  id: string,
  { subject, preheader, paragraph, button, after, push }: FirstWords,
): string => `import type { Words } from '${language}/words.ts';

export default {
  email: {
    subject: '${subject}',
    preheader: '${preheader}',
    title: '${subject}',
    body: [{ paragraph: '${paragraph}' }],
    button: '${button}',
    after: '${after}',
  },
  push: { title: '${subject}', text: '${push}' },
} satisfies Words<'${id}'>;
`;

/** The declaration of an event, as it stands among a company's own. */
const printEvent = (name: string): string => `  '${name}': declareEvent({
    about: 'customer',
    actor: 'customer',
    from: ['back end'],
    note: 'Says in one sentence what the customer has done.',
    title: { en: '${titleOf(name)}' },
  }),
`;

/** `events/own.ts` with one more event at its end; throws where it is not written as it should be. */
export function addEvent(own: string, name: string): string {
  const end = own.lastIndexOf('} as const;');
  if (end === -1) throw new Error("statemachines/events/own.ts: ends with no '} as const;'");
  if (own.includes(`'${name}'`)) throw new Error(`statemachines/events/own.ts declares '${name}' already`);
  return own.slice(0, end) + printEvent(name) + own.slice(end);
}
