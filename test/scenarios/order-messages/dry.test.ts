import { describe, expect, it } from 'vitest';
import { policy } from '#map';
import { stepsIn } from '../../../statemachines/compile/steps-in.ts';
import { definitionOf } from '../../../statemachines/language/map.ts';
import { listLanguages } from '../../../statemachines/language/phrases.ts';
import type { MessageId } from '../../../statemachines/language/register.ts';
import { messages } from '../../../statemachines/messages/index.ts';
import { written } from '../../../statemachines/messages/written.ts';
import { scenarios } from '../../../statemachines/scenarios/index.ts';

/** What an order's messages never say: the customer reads them for the order alone. */
const promotion = [
  // English
  /\bsales?\b/i,
  /\bdiscounts?\b/i,
  /%\s*off\b/i,
  /\bcoupons?\b/i,
  /\bpromo/i,
  /\bspecial offers?\b/i,
  /\brecommend/i,
  /\byou (may|might) (also )?like\b/i,
  /\bbest[- ]sell/i,
  /\bbargain/i,
  /\bdeals?\b/i,
  /\bnew arrivals?\b/i,
  // Russian
  /скидк/i,
  /распродаж/i,
  /\bакци/i,
  /промокод/i,
  /купон/i,
  /рекомендуем/i,
  /вам (также )?понрав/i,
  /хит(ы|ов)? продаж/i,
  /новинк/i,
  /выгодн/i,
];
const orderSteps = scenarios
  .filter(({ stage }) => stage === 'post-purchase')
  .flatMap(({ id, steps }) => stepsIn(steps).map((step) => ({ scenario: id, step })))
  .flatMap(({ scenario, step }) =>
    step.step === 'message' && definitionOf(messages, step.message).kind === 'transactional'
      ? [{ scenario, step }]
      : [],
  );
const ids = [...new Set(orderSteps.map(({ step }) => step.message))];
const listTexts = (words: unknown): readonly string[] =>
  typeof words === 'string'
    ? [words]
    : typeof words === 'object' && words !== null
      ? Object.values(words).flatMap(listTexts)
      : [];

describe('The transactional messages of an order', () => {
  it('are those of every status', () => {
    expect(ids).toEqual(
      expect.arrayContaining<MessageId>([
        'order-confirmed',
        'order-shipped',
        'pickup-reminder',
        'delivery-late',
      ]),
    );
  });

  it.each(orderSteps.map(({ scenario, step }) => [scenario, step.message, step] as const))(
    'of %s carry no offer and no picks (%s)',
    (_, message, step) => {
      const definition = definitionOf(messages, message);
      expect(step.offer).toBeUndefined();
      expect(step.liveOffer).toBeUndefined();
      expect(step.show).toBeUndefined();
      expect(definition.offer).toBeUndefined();
      expect(definition.shows).toBeUndefined();
      expect(definition.review).toBeUndefined();
    },
  );

  it.each(ids.flatMap((id) => listLanguages(policy).map((language) => [id, language] as const)))(
    'promote nothing: %s in %s',
    (id, language) => {
      const texts = listTexts(written[id][language]);
      expect(texts.filter((text) => promotion.some((word) => word.test(text)))).toEqual([]);
    },
  );
});
