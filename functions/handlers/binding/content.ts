import type { Content } from '../../ports/delivery/content.ts';

/** Writes the map's messages. All words are loaded with the first one. */
export const renderMessage: Content = async (message, channel, wanted, viewIn) => {
  const { render } = await import('./renderer.ts');
  return render(message, channel, wanted, viewIn);
};
