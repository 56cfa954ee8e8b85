import { element } from './element.js';
import { customerLink, heading, table } from './parts.js';

/** Everyone whom an event was about. */
export async function draw(page) {
  const { speech, look } = page;
  const count = (list, customer) => list.filter((one) => one.customer === customer).length;
  return [
    heading(speech.say('customers'), speech.say('customers.lead')),
    table(
      speech.say('customers'),
      ['name', 'id', 'language', 'zone', 'open', 'messages'].map((key) => speech.say(`customers.${key}`)),
      look.customers.map(({ customer, language, zone }) => [
        customerLink(page, customer),
        element('code', {}, customer),
        language === undefined ? '' : speech.say(`language.${language}`),
        zone ?? '',
        speech.number(
          count(
            look.runs.filter(({ status }) => status === 'running'),
            customer,
          ),
        ),
        speech.number(count(look.messages, customer)),
      ]),
      speech.say('customers.none'),
    ),
  ];
}
