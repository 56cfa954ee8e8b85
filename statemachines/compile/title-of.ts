import type { Messages } from '../language/map.ts';
import type { TitleOf } from '../language/questions.ts';

/** What a marketer calls a message of these; nothing where there is no such message. */
export const titlesIn =
  (messages: Messages): TitleOf =>
  (id) =>
    Object.hasOwn(messages, id) ? messages[id]?.title : undefined;
