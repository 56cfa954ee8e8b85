import {
  type CustomerEvent,
  type EventDeclarations,
  isOfPerson,
} from '../../../statemachines/language/events.ts';
import type { Person as ToldPerson } from '../../../statemachines/language/person.ts';
import type { Person, PersonField } from '../records/records.ts';
import { listNewer, pick, setAt } from './newest-fields.ts';
import type { ProfilePart } from './part.ts';

const personFields: readonly PersonField[] = ['name', 'language', 'country', 'zone', 'traffic'];

/** Who the customer is: of each field what was told last. */
export const personPart: ProfilePart<Person> = {
  fields: [...personFields, 'personAt'],
  initial: { traffic: 'customer', personAt: {} },
  evolve(own, event, { events }) {
    const told = toldOfPerson(event, events);
    return told === undefined
      ? own
      : takeNewer(own, pick(told, personFields), setAt(personFields, told, event));
  },
  merge: (own, anonymous) => takeNewer(own, anonymous, anonymous.personAt),
  // Each is told once, and the door bounds them.
  limit: (own) => own,
  bytes: 6_000,
};

function takeNewer(own: Person, told: Partial<Person>, at: Person['personAt']): Person {
  const newer = listNewer(personFields, at, own.personAt);
  return newer.length === 0
    ? own
    : { ...own, ...pick(told, newer), personAt: { ...own.personAt, ...pick(at, newer) } };
}

/** What an event tells of who the customer is and how to reach them; nothing when it tells nothing of it. */
export const toldOfPerson = (event: CustomerEvent, events: EventDeclarations): ToldPerson | undefined =>
  isOfPerson(event, events) ? event.properties : undefined;
