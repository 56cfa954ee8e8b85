import { events } from './events/index.ts';
import type { TriggerMap } from './language/map.ts';
import { messages } from './messages/index.ts';
import { policy } from './policy.ts';
import { scenarios } from './scenarios/index.ts';
import { segments } from './segments.ts';

export { type EventArea, eventAreas, events } from './events/index.ts';
export { messages } from './messages/index.ts';
export { markets, policy } from './policy.ts';
export { scenarios } from './scenarios/index.ts';
export { segments } from './segments.ts';

/** The map's one face: whatever the engine knows of it, it reaches as `#map`. */
export const map: TriggerMap = { policy, segments, events, messages, scenarios };
