import type { TitleOf } from '../language/questions.ts';
import { type MessageId, messageDefinition, messages } from '../messages/catalogue.ts';

/** What a marketer calls a message of the map. */
export const titleOf: TitleOf = (id) => (isMessage(id) ? messageDefinition(id).title : undefined);

const isMessage = (id: string): id is MessageId => Object.hasOwn(messages, id);
