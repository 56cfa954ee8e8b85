import type { Channel } from '../language/channels.ts';
import type { RenderedFor } from '../language/view.ts';

/** What one channel needs to render a message: the same parts as the result, still with Liquid in them. */
export type Templates<C extends Channel> = Omit<RenderedFor<C>, 'channel'>;

/** One message in one language, laid out: absent channels are not written. */
export type MessageTemplates = { readonly [C in Channel]?: Templates<C> };
