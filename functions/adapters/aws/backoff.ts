import { setTimeout as sleep } from 'node:timers/promises';
import type { Backoff } from '../../ports/world/clock.ts';

/** Waits in real time; a random part, so that writers who met do not meet again. */
export const backOff: Backoff = (longest) => sleep(Math.random() * longest);
