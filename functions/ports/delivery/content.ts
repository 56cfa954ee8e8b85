import type { Channel, Language } from '../../../statemachines/language/channels.ts';
import type { Rendered, View } from '../../../statemachines/language/view.ts';

/** Words for a message; throws `ContentFault` when a field is missing or a template is broken. */
export type Content = (
  message: string,
  channel: Channel,
  language: Language,
  view: View,
) => Promise<Rendered>;
