import type { Language } from '../language/channels.ts';
import type { Messages } from '../language/map.ts';
import type { MessageDefinition } from '../language/message-definition.ts';
import type { Policy } from '../language/policy.ts';
import type { AnyWords } from '../language/words.ts';
import { type AllWords, chooseWords } from './choose-words.ts';

/** What a message asks, in one language. */
export interface QuestionShown {
  readonly title: string;
  readonly answers: AnswerLabels;
}

/** The answers to a question, in the order of the definition, and what the buttons for them say. */
export type AnswerLabels = readonly (readonly [answer: string, label: string])[];

/** What a message asks; nothing when it asks nothing (any more). */
export function showQuestion(
  { policy, messages }: { readonly policy: Policy; readonly messages: Messages },
  written: AllWords,
  message: string,
  wanted: Language,
): QuestionShown | undefined {
  const definition = Object.hasOwn(messages, message) ? messages[message] : undefined;
  const chosen = chooseWords(written, message, wanted, policy);
  return definition === undefined || chosen === undefined ? undefined : questionOf(definition, chosen.words);
}

/** What these words ask. */
export function questionOf({ asks }: MessageDefinition, { question }: AnyWords): QuestionShown | undefined {
  if (question === undefined) return undefined;
  const { title, answers } = question;
  const label = (answer: string): string =>
    answers === 'as they are' ? answer : (answers[answer] ?? answer);
  const known: readonly string[] = asks ?? [];
  return { title, answers: known.map((answer) => [answer, label(answer)]) };
}
