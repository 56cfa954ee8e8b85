/** A message as its provider took it: what the customer would see; or a call, as another system would get it. */
export type Taken = {
  /** 1 for the first. */
  readonly number: number;
  readonly at: string;
} & (TakenEmail | TakenPush | TakenSms | TakenCall);

export interface TakenEmail {
  readonly channel: 'email';
  readonly from: string;
  readonly replyTo: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Where the mail program's own unsubscribe button posts to. */
  readonly oneClick?: string;
  /** SES's message tags: they come back with whatever becomes of the message. */
  readonly tags: Readonly<Record<string, string>>;
}

export interface TakenPush {
  readonly channel: 'push';
  readonly devices: readonly TakenDevice[];
}

/** A push as one device shows it. */
export interface TakenDevice {
  readonly token: string;
  readonly platform: 'ios' | 'android';
  readonly title: string;
  readonly text: string;
  /** Where a tap leads. */
  readonly open: string;
}

export interface TakenSms {
  readonly channel: 'sms';
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

/** A call of a webhook. */
export interface TakenCall {
  readonly channel: 'webhook';
  /** Its name in the policy. */
  readonly hook: string;
  /** Of whom it speaks. */
  readonly customer: string;
  /** JSON. */
  readonly body: string;
}
