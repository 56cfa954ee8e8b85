import type { Channels, Delivery, Handover } from '../../functions/ports/delivery/channels.ts';
import type { Store } from '../../functions/ports/store.ts';
import type { LambdaFaultName } from '../../statemachines/language/faults.ts';

/** A die that always falls the same way for the same seed. */
export type Die = (chance: number) => boolean;

/** Mulberry32: one line of arithmetic, spread evenly enough to choose faults. */
export function makeDie(seed: number): { readonly falls: Die; readonly next: () => number } {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { next, falls: (chance) => next() < chance };
}

/** The function died: Step Functions and the bus call it again. */
export class Death extends Error {
  override readonly name: LambdaFaultName = 'Lambda.Unknown';
}

/**
 * A store whose caller dies before or after any write with some chance. What was written stays written.
 */
export function makeDeadlyStore(store: Store, falls: Die, chance: number): Store {
  const deadly =
    <A extends readonly unknown[], R>(write: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      if (falls(chance / 2)) throw new Death('died before a write');
      const written = await write(...args);
      if (falls(chance / 2)) throw new Death('died after a write');
      return written;
    };
  return {
    ...store,
    saveProfile: deadly(store.saveProfile),
    saveBook: deadly(store.saveBook),
    saveEntry: deadly(store.saveEntry),
    saveEvent: deadly(store.saveEvent),
    saveProduct: deadly(store.saveProduct),
    saveCode: deadly(store.saveCode),
    saveStep: deadly(store.saveStep),
    saveConsent: deadly(store.saveConsent),
    saveWaiting: deadly(store.saveWaiting),
    removeWaiting: deadly(store.removeWaiting),
    saveDue: deadly(store.saveDue),
    removeDue: deadly(store.removeDue),
    saveSweptDay: deadly(store.saveSweptDay),
    saveContact: deadly(store.saveContact),
    saveWatched: deadly(store.saveWatched),
    saveWatchers: deadly(store.saveWatchers),
    removeWatchers: deadly(store.removeWatchers),
  };
}

/** How often a provider throttles, is down, refuses an address, or takes a message and loses the answer. */
export interface ProviderMoods {
  readonly throttled: number;
  readonly down: number;
  readonly refused: number;
  readonly lost: number;
}

/** Channels in changing moods. A lost answer is a coin: the customer got the message, or did not. */
export function makeMoodyChannels(
  falls: Die,
  moods: ProviderMoods,
  reached: (delivery: Delivery, answer: 'accepted' | 'lost') => void,
): Channels {
  let taken = 0;
  const answer = async (delivery: Delivery): Promise<Handover> => {
    if (falls(moods.throttled)) return { result: 'throttled', because: 'too many' };
    if (falls(moods.down)) return { result: 'down', because: 'not there' };
    if (falls(moods.refused)) return { result: 'refused', because: 'not this address' };
    if (falls(moods.lost)) {
      if (falls(0.5)) reached(delivery, 'lost');
      return { result: 'unknown', because: 'no answer' };
    }
    reached(delivery, 'accepted');
    return { result: 'accepted', reference: `chaos-${++taken}` };
  };
  return { email: answer, push: answer, sms: answer };
}
