/** A part of the catalogue that is here: the file that does it, and the test that shows it. */
export interface Place {
  readonly file: string;
  readonly test: string;
}

/** One thing that the map can do; what is still to come has no place. */
export interface CatalogueLine {
  readonly code: string;
  readonly what: string;
  readonly place?: Place;
}

const line = (code: string, what: string, file: string, test: string): CatalogueLine => ({
  code,
  what,
  place: { file, test },
});
const notYet = (code: string, what: string): CatalogueLine => ({ code, what });

export const triggers: readonly CatalogueLine[] = [
  line(
    'T1',
    'an event, filtered by its properties',
    'statemachines/language/triggers.ts',
    'test/compile/patterns.test.ts',
  ),
  line('T2', "an event's N-th time", 'functions/core/ingest/facts.ts', 'test/core/ingest/facts.test.ts'),
  notYet('T3', 'time on site'),
  line(
    'T4',
    'inactivity: of a visit, since an event, for twice the usual gap',
    'functions/core/schedule/due.ts',
    'test/core/schedule/due.test.ts',
  ),
  line(
    'T5',
    'days before or after a date',
    'functions/core/schedule/due.ts',
    'test/core/schedule/due.test.ts',
  ),
  line('T6', 'the calendar, by country', 'functions/core/time/feasts.ts', 'test/core/schedule/due.test.ts'),
  line(
    'T7',
    'a price drop, or stock again',
    'functions/tasks/watchlist/announce.ts',
    'test/scenarios/price-drop/price-drop.test.ts',
  ),
  line(
    'T8',
    'entering a segment',
    'statemachines/language/triggers.ts',
    'test/scenarios/personal-offer/personal-offer.test.ts',
  ),
  notYet('T9', "the site's own events"),
  line(
    'T10',
    'days after an event and a status',
    'functions/core/schedule/due.ts',
    'test/scenarios/review-request/review-request.test.ts',
  ),
];

export const steps: readonly CatalogueLine[] = [
  line(
    'B1',
    'message by email, push, SMS',
    'functions/tasks/delivery/send-message.ts',
    'test/tasks/delivery/send-message.test.ts',
  ),
  notYet('B1', 'message by messenger, chat, web push'),
  line(
    'B2',
    'cascade, with and without deadlines',
    'functions/core/decision/cascade.ts',
    'test/scenarios/waiting/to-be-reached.test.ts',
  ),
  line(
    'B3',
    'wait a time, until a date, a good hour',
    'functions/core/runs/timing.ts',
    'test/core/runs/timing.test.ts',
  ),
  line(
    'B4',
    'wait for an event, at most a time',
    'functions/tasks/steps/listen-for-event.ts',
    'test/scenarios/waiting/for-events.test.ts',
  ),
  line(
    'B5',
    'condition, two-way and many-way',
    'functions/tasks/steps/check-condition.ts',
    'test/scenarios/conditions/conditions.test.ts',
  ),
  line(
    'B6',
    'actions: codes, points, segments, events, alerts',
    'functions/tasks/steps/perform-action.ts',
    'test/core/steps/action.test.ts',
  ),
  line(
    'B7',
    'split between alternatives',
    'functions/core/steps/answer.ts',
    'test/core/decision/asking.test.ts',
  ),
  line(
    'B7',
    'holdout, of a scenario and of all',
    'functions/core/decision/holdout.ts',
    'test/core/decision/holdout.test.ts',
  ),
];

/** Every scenario that the map is to have; its files follow from its declaration. */
export const scenarioCodes: readonly string[] = [
  ...Array.from({ length: 30 }, (_, index) => `S${index + 1}`),
  ...Array.from({ length: 8 }, (_, index) => `E${index + 1}`),
];
export const scenariosNotYet: Readonly<Record<string, string>> = {
  S3: 'form on a page, after seven views',
  S4: 'callback form',
};

/** The story of a scenario, where it is told together with others. */
export const stories: Readonly<Record<string, string>> = {
  'order-confirmed': 'test/scenarios/order-messages/confirmed.test.ts',
  'order-paid': 'test/scenarios/order-messages/course.test.ts',
  'payment-failed': 'test/scenarios/order-messages/unpaid.test.ts',
  'order-shipped': 'test/scenarios/order-messages/course.test.ts',
  'delivery-changed': 'test/scenarios/order-messages/course.test.ts',
  'ready-for-pickup': 'test/scenarios/order-messages/pickup.test.ts',
  'order-delivered': 'test/scenarios/order-messages/course.test.ts',
  'order-refunded': 'test/scenarios/order-messages/course.test.ts',
  'order-cancelled': 'test/scenarios/order-messages/course.test.ts',
  'back-again': 'test/scenarios/lapsed-buyer/lapsed-buyer.test.ts',
  'loyalty-joined': 'test/scenarios/loyalty/loyalty.test.ts',
  'loyalty-invitation': 'test/scenarios/loyalty/loyalty.test.ts',
  'renewal-soon': 'test/scenarios/renewal/renewal.test.ts',
  'checkout-left': 'test/scenarios/order-unpaid/course.test.ts',
  'order-unpaid': 'test/scenarios/order-unpaid/course.test.ts',
  'support-survey': 'test/scenarios/service-survey/service-survey.test.ts',
  'request-taken': 'test/scenarios/back-in-stock/back-in-stock.test.ts',
  'back-in-stock-seen': 'test/scenarios/back-in-stock/back-in-stock.test.ts',
  'price-drop-viewed': 'test/scenarios/price-drop/price-drop.test.ts',
  'app-installed': 'test/scenarios/app-installed/course.test.ts',
  'saved-not-bought': 'test/scenarios/not-bought/course.test.ts',
  'viewed-not-bought': 'test/scenarios/not-bought/course.test.ts',
  'browse-abandonment': 'test/scenarios/browse-abandonment/course.test.ts',
  'abandoned-cart': 'test/scenarios/abandoned-cart/course.test.ts',
};

export const customerParts: readonly CatalogueLine[] = [
  line(
    'C1',
    'identity: contacts, devices, a visitor who joins',
    'functions/core/profile/identity.ts',
    'test/core/profile/identity.test.ts',
  ),
  line(
    'C2',
    'timeline of events and sends',
    'functions/core/records/records.ts',
    'test/core/profile/profile.test.ts',
  ),
  line(
    'C3',
    'interest: products ranked by looks and saves',
    'functions/core/interest/interest.ts',
    'test/core/interest/interest.test.ts',
  ),
  line(
    'C4',
    'segments, by rule and by hand',
    'functions/core/segments/segments.ts',
    'test/core/segments/segments.test.ts',
  ),
  line(
    'C5',
    'ledger of points with their ends',
    'functions/core/points/points.ts',
    'test/core/points/points.test.ts',
  ),
  line(
    'C6',
    'recommendations: bought together, best-selling, new',
    'functions/core/watchlist/recommendations.ts',
    'test/core/watchlist/recommendations.test.ts',
  ),
  notYet('C7', 'site tracker and on-site forms'),
  notYet('C8', 'audiences for advertising systems'),
  notYet('C9', 'connectors to shop systems'),
];

export const care: readonly CatalogueLine[] = [
  line(
    'G1',
    'consent with proof, double opt-in',
    'functions/core/consents/consents.ts',
    'test/core/profile/profile.test.ts',
  ),
  line(
    'G2',
    'unsubscribe in one click, preference centre',
    'functions/tasks/pages/answer-customer.ts',
    'test/tasks/pages/answer-customer.test.ts',
  ),
  line(
    'G3',
    "quiet hours in the customer's zone",
    'functions/core/decision/send-hours.ts',
    'test/core/decision/send-hours.test.ts',
  ),
  line(
    'G4',
    'caps and priorities',
    'functions/core/decision/priority.ts',
    'test/scenarios/priorities/priorities.test.ts',
  ),
  line('G5', 'never twice', 'functions/core/sendlog/send-book.ts', 'test/races/killed-sends.test.ts'),
  line('G6', 'suppression', 'functions/core/feedback/feedback.ts', 'test/core/feedback/feedback.test.ts'),
  line(
    'G7',
    'transactional without marketing',
    'functions/core/decision/decision.ts',
    'test/core/decision/decision.test.ts',
  ),
  line(
    'G8',
    'names, phones, English and Russian',
    'functions/core/content/view.ts',
    'test/core/content/view.test.ts',
  ),
  line(
    'G9',
    'pause and correct at any time',
    'functions/core/decision/pauses.ts',
    'test/core/decision/pause.test.ts',
  ),
  line(
    'G10',
    'erase and export a customer',
    'functions/tasks/privacy/care-for-customer.ts',
    'test/customer-privacy.test.ts',
  ),
];

export const seeing: readonly CatalogueLine[] = [
  line(
    'R1',
    'who entered, left, and why',
    'scripts/local/replay/report.ts',
    'test/local/replay/replay.test.ts',
  ),
  notYet('R2', 'what became of each message, deployed'),
  notYet('R3', 'revenue, its cost, and lift'),
  notYet('R4', 'lifetime value, retention, by source'),
  line('R5', 'the map, drawn', 'scripts/local/ui/drawing/draw-map.ts', 'test/local/ui/drawing.test.ts'),
  line(
    'R6',
    'why a customer did or did not get it',
    'scripts/local/ui/queries/why.ts',
    'test/local/ui/twin.test.ts',
  ),
  line(
    'R7',
    'what the map would have done, and its cost',
    'scripts/local/replay/replay.ts',
    'test/local/replay/replay.test.ts',
  ),
];
