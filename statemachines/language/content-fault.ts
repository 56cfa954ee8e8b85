import type { Channel, Language } from './channels.ts';

/** A message that cannot be written: a field is missing, or there are no such words. Names no customer. */
export class ContentFault extends Error {
  override readonly name = 'ContentFault';

  constructor(message: string, channel: Channel, language: Language, what: string) {
    super(`${message} by ${channel} in ${language}: ${what}`);
  }
}
