import { channels } from './channels.ts';
import {
  choice,
  country,
  email,
  exampled,
  group,
  list,
  type None,
  noted,
  pattern,
  personal,
  phone,
  record,
  text,
  type ValuesOf,
  zone,
} from './property.ts';
import { purposes } from './purposes.ts';

export const sampleProof = {
  text: 'Send me news and offers',
  version: '2026-09',
  form: 'account settings',
} as const;

/** What was shown and answered when consent was given: the burden of proof is on the sender. */
export const proof = exampled(
  sampleProof,
  personal(group({ text: text(2000), version: text(64), form: text(128) }, { address: text(256) })),
);

const device = group({ token: text(512, 1), platform: choice('ios', 'android') }, {});

/** What an event may say of a person: the profile takes it over. */
export const person = {
  email,
  phone,
  devices: noted(
    'All that the customer has now; they take the place of those known.',
    personal(list(device, 10)),
  ),
  name: personal(text(200)),
  language: noted(
    'Also one that the policy does not have yet: the default language stands in.',
    pattern('^[a-z]{2}(-[A-Z]{2})?$', 5, 'a code of two letters', 'en'),
  ),
  country,
  zone,
  consents: noted(
    'Boxes ticked in the same form.',
    personal(list(group({ channel: choice(...channels), proof }, { purpose: choice(...purposes) }), 20)),
  ),
  traffic: noted('Staff, tests and robots get no marketing.', choice('customer', 'staff', 'test', 'robot')),
  attributes: noted('Added to those known.', personal(record)),
};
export type Person = ValuesOf<None, typeof person>;
