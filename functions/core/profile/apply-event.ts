import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import type { Profile } from '../records/records.ts';
import type { EventContext } from './part.ts';
import { changeParts } from './profile.ts';

/** The profile after an event, as its next version. Events may come in any order: the newest moment wins. */
export const applyEvent = (profile: Profile, event: CustomerEvent, context: EventContext): Profile =>
  changeParts({ ...profile, version: profile.version + 1 }, (part, own, known) =>
    part.evolve(own, event, { ...context, profile: known }),
  );
