import type { Channel, Language } from '../../../statemachines/language/channels.ts';
import type { Rendered, View } from '../../../statemachines/language/view.ts';

/**
 * Words for a message in the customer's language, or in the default one where it is not written in that: the view is
 * asked for in the language in which it goes. Rejects with `ContentFault` when a field is missing or a template is broken.
 */
export type Content = (
  message: string,
  channel: Channel,
  wanted: Language,
  viewIn: (language: Language) => View,
) => Promise<Rendered>;
