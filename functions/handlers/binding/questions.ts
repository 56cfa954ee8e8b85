import { messages, policy } from '#map';
import { showQuestion as show } from '../../../statemachines/rendering/questions.ts';
import type { Questions } from '../../tasks/pages/answer-customer.ts';

/** Shows what the map's messages ask. All words are loaded with the first question. */
export const showQuestion: Questions = async (message, language) => {
  const { written } = await import('#map/written');
  return show({ messages, policy }, written, message, language);
};
