import { type EventName, eventNames } from '../../../../statemachines/language/events.ts';

/** What an event is about, as a person looks for it; in the order in which a list shows them. */
export const subjects = [
  'customer',
  'contact',
  'goods',
  'cart',
  'order',
  'afterwards',
  'booking',
  'loyalty',
  'lead',
  'message',
] as const;
export type Subject = (typeof subjects)[number];

type FirstWord<E> = E extends `${infer Word}.${string}` ? Word : never;

const subjectOf: Readonly<Record<FirstWord<EventName>, Subject>> = {
  customer: 'customer',
  segment: 'customer',
  app: 'customer',
  access: 'customer',
  consent: 'contact',
  address: 'contact',
  channel: 'contact',
  email: 'contact',
  code: 'contact',
  page: 'goods',
  product: 'goods',
  products: 'goods',
  news: 'goods',
  cart: 'cart',
  checkout: 'cart',
  order: 'order',
  return: 'afterwards',
  complaint: 'afterwards',
  review: 'afterwards',
  survey: 'afterwards',
  question: 'afterwards',
  ticket: 'afterwards',
  booking: 'booking',
  subscription: 'booking',
  loyalty: 'loyalty',
  points: 'loyalty',
  offer: 'loyalty',
  lead: 'lead',
  call: 'lead',
  message: 'message',
  sms: 'message',
  scenario: 'message',
};

export interface SubjectEvents {
  readonly subject: Subject;
  readonly events: readonly EventName[];
}

/** All events of the catalogue by what they are about. */
export const listSubjects = (): readonly SubjectEvents[] =>
  subjects.map((subject) => ({
    subject,
    events: eventNames.filter((name) => subjectOf[name.split('.')[0] as FirstWord<EventName>] === subject), // a name's first word
  }));
