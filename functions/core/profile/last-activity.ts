import type { EventName } from '../../../statemachines/language/events.ts';
import type { Moment, Profile } from '../records/records.ts';

/** The newest moment of an event, or of anything that the customer has done. */
export const lastActivity = (
  without: EventName | 'any',
  { active, counters }: Pick<Profile, 'active' | 'counters'>,
): Moment | undefined => (without === 'any' ? active : counters[without]?.last);
