import { type EventArea, eventAreas } from '#map';
import type { EventName } from '../../../../statemachines/language/events.ts';

export interface SubjectEvents {
  readonly subject: EventArea;
  readonly events: readonly EventName[];
}

/** All events by area, as a person looks for them. */
export const listSubjects = (): readonly SubjectEvents[] =>
  Object.entries(eventAreas).map(([area, events]) => ({
    subject: area as EventArea, // its keys are the areas
    events: Object.keys(events) as EventName[], // and theirs the names
  }));
