/** Tells a person of the company. No personal data: the run's link leads to the customer. Not all is about a run. */
export type Alerts = (alert: {
  readonly scenario?: string;
  readonly run?: string;
  readonly execution?: string;
  readonly text: string;
}) => Promise<void>;
