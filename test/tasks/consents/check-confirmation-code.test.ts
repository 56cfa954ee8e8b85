import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeStore } from '../../../functions/adapters/aws/table/store.ts';
import { atOnce } from '../../../functions/adapters/memory/backoff.ts';
import { checkConfirmationCode } from '../../../functions/tasks/consents/check-confirmation-code.ts';
import type { TriggerInput } from '../../../statemachines/language/tasks.ts';
import { policy } from '../../../statemachines/policy.ts';
import confirmationCode from '../../../statemachines/scenarios/lead/confirmation-code.ts';
import { type EmbeddedTable, startEmbeddedTable } from '../../adapters/embedded-table.ts';
import { type Death, everyDeath, mayDie, startProcess } from '../../races/mortal.ts';
import { callTask, setStage, signingKey } from '../../races/stage.ts';

const address = '+447700900555';

describe('A confirmation code, in DynamoDB', () => {
  let embedded: EmbeddedTable | undefined;
  const table = (): EmbeddedTable => {
    if (embedded === undefined) throw new Error('the table is not there yet');
    return embedded;
  };
  beforeAll(async () => {
    embedded = await startEmbeddedTable();
  });
  afterAll(() => embedded?.stop());

  /** A customer who has asked for a code and got it. */
  async function ask() {
    const store = makeStore({ ...table(), clock: { now: () => new Date('2026-03-02T13:00:00.000Z') } });
    const stage = await setStage(store);
    const request = stage.envelope('code.requested', {
      reference: 'sign-in-1',
      channel: 'sms',
      // A contact of each: how many go to one is limited.
      address: address.slice(0, -3) + stage.customer.slice(-3).replaceAll(/\D/g, '7').padStart(3, '5'),
    });
    const recorded = await stage.record(request, { triggers: ['code.requested'] });
    if (recorded.outcome !== 'recorded' || recorded.trigger === undefined) throw new Error('no trigger');
    const trigger: TriggerInput = recorded.trigger;
    const outcome = await stage.send(callTask(confirmationCode, 'confirmation-code', trigger));
    const [delivery] = stage.deliveries;
    if (delivery?.channel !== 'sms') throw new Error('no SMS');
    const ports = {
      store,
      bus: stage.bus,
      clock: stage.clock,
      backoff: atOnce,
      policy,
      signingKey: async () => signingKey,
    };
    const check = (code: string, other: Partial<typeof ports> = {}) =>
      checkConfirmationCode(JSON.stringify({ customer: stage.customer, reference: 'sign-in-1', code }), {
        ...ports,
        ...other,
      });
    return { store, stage, trigger, outcome, delivery, digits: delivery.content.text.slice(0, 6), check };
  }

  it('stands in the message alone: in no row, no trigger, no answer, no event', async () => {
    const { stage, trigger, outcome, digits, delivery, check } = await ask();
    expect(digits).toMatch(/^\d{6}$/);
    const wrong = digits === '000000' ? '111111' : '000000';
    const answers = [await check(wrong), await check(digits)];
    expect(answers.map(({ status }) => status)).toEqual([422, 200]);
    const { Items = [] } = await table().client.send(
      new ScanCommand({ TableName: table().table, ConsistentRead: true }),
    );
    const rows = JSON.stringify(Items);
    const outside = JSON.stringify([trigger, outcome, stage.triggers, stage.told, answers]);
    expect(rows).not.toContain(digits);
    expect(outside).not.toContain(digits);
    // The contact is in the timeline, as contacts are, and nowhere else.
    expect(outside).not.toContain(delivery.address);
    const places = Items.filter((item) => JSON.stringify(item).includes(delivery.address));
    expect(places.map(({ sk }) => String(sk).split('#')[0])).toEqual(['event']);

    await stage.store.erase(stage.customer);
    const left = await table().client.send(
      new ScanCommand({ TableName: table().table, ConsistentRead: true }),
    );
    expect(JSON.stringify(left.Items)).not.toContain(delivery.address);
  });

  it('is answered right by one of many who are right at the same moment', async () => {
    const { digits, check, stage } = await ask();
    const answers = await Promise.all([check(digits), check(digits), check(digits)]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 410)).toHaveLength(2);
    expect(new Set(stage.told.map(({ id }) => id)).size).toBe(1);
  });

  it('hears five of many guesses at the same moment', async () => {
    const { digits, check } = await ask();
    const guesses = Array.from({ length: 7 }, (_, n) =>
      String((Number(digits) + n + 1) % 1e6).padStart(6, '0'),
    );
    const answers = await Promise.allSettled(guesses.map((guess) => check(guess)));
    const heard = answers.filter(
      ({ status, ...one }) => status === 'fulfilled' && 'value' in one && one.value.status === 422,
    );
    expect(heard.length).toBeLessThanOrEqual(5);
    for (let more = heard.length; more < 5; more++) await check(guesses[0] ?? '');
    expect(await check(digits)).toMatchObject({ status: 410, says: { outcome: 'used up' } });
  });

  it('is told to the door however often the check dies on the way, and used once', async () => {
    const perform = async (death?: Death) => {
      const asked = await ask();
      const process = startProcess(death);
      const other = { store: process.wrap(asked.store), bus: process.wrap(asked.stage.bus) };
      return { ...asked, process, first: await mayDie(() => asked.check(asked.digits, other)) };
    };
    const { process } = await perform();
    expect(process.calls).toEqual(['confirmation', 'saveConfirmation', 'putEvents', 'saveConfirmation']);
    for (const death of everyDeath(process.calls.length)) {
      const { check, digits, stage } = await perform(death);
      const again = await check(digits);
      const usedUp = death.at === 4 && death.carriedOut;
      expect(again).toMatchObject(
        usedUp ? { says: { outcome: 'used' } } : { says: { outcome: 'confirmed' } },
      );
      expect(new Set(stage.told.map(({ id }) => id)).size).toBe(1);
      expect((await check(digits)).status).toBe(410);
    }
  });

  it('is not sent twice when its Task is tried again, and is the same then', async () => {
    const { stage, trigger, digits, store } = await ask();
    await stage.send(callTask(confirmationCode, 'confirmation-code', trigger));
    expect(stage.deliveries).toHaveLength(1);
    const code = await store.confirmation(stage.customer, 'sign-in-1');
    expect(code).toMatchObject({ version: 1, tries: 0, state: 'live' });
    expect(digits).toMatch(/^\d{6}$/);
  });
});
