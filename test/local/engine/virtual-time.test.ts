import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { backOff } from '../../../functions/adapters/aws/backoff.ts';
import { installVirtualTime, type VirtualTime } from '../../../scripts/local/engine/virtual-time.ts';

const start = new Date('2026-03-02T10:00:00Z');
const day = 24 * 3600 * 1000;
const daysOn = (days: number): Date => new Date(start.getTime() + days * day);

describe('Virtual time', () => {
  let time: VirtualTime;
  const fired: string[] = [];
  const note = (what: string) => (): void => {
    fired.push(`${what} on ${new Date().toISOString().slice(0, 10)}`);
  };
  const waitInside = (what: string, days: number) => time.inside(() => setTimeout(note(what), days * day));

  beforeEach(() => {
    fired.length = 0;
    time = installVirtualTime(start);
  });
  afterEach(() => time.uninstall());

  test('stands until it is moved', () => {
    expect([time.now(), new Date()]).toEqual([start, start]);
  });

  test('ends waits in their order, each at its moment', async () => {
    waitInside('later', 3);
    waitInside('sooner', 1);
    await time.advanceTo(daysOn(2));
    expect(fired).toEqual(['sooner on 2026-03-03']);
    await time.advanceTo(daysOn(4));
    expect(fired).toEqual(['sooner on 2026-03-03', 'later on 2026-03-05']);
  });

  test('holds a wait of a year, which a timer of Node cannot', async () => {
    waitInside('a year', 365);
    await time.advanceTo(daysOn(364));
    expect(fired).toEqual([]);
    await time.advanceTo(daysOn(366));
    expect(fired).toEqual(['a year on 2027-03-02']);
  });

  test('forgets a wait that was cleared, however long it has run', async () => {
    const handle = waitInside('a year', 365);
    await time.advanceTo(daysOn(100));
    clearTimeout(handle);
    await time.advanceTo(daysOn(400));
    expect(fired).toEqual([]);
  });

  test('goes from wait to wait, and says when there is none', async () => {
    waitInside('only', 5);
    expect(await time.advanceToNext()).toBe(true);
    expect(time.now()).toEqual(daysOn(5));
    expect(await time.advanceToNext()).toBe(false);
  });

  test('does not go on while a Task is at work', async () => {
    time.inside(() =>
      setTimeout(() => {
        void time.busy(async () => {
          await new Promise((resolve) => setTimeout(resolve, 30));
          note('the Task ended')();
        });
      }, day),
    );
    waitInside('the next wait', 2);
    await time.advanceTo(daysOn(3));
    expect(fired).toEqual(['the Task ended on 2026-03-03', 'the next wait on 2026-03-04']);
  });

  test('leaves the patience of a Task’s network requests real', async () => {
    await time.inside(() => time.busy(() => new Promise((resolve) => setTimeout(resolve, 10))));
    expect(time.now()).toEqual(start);
  });

  test('stands still while a Task backs off before it writes once more', async () => {
    time.inside(() => setTimeout(() => void time.busy(() => backOff(30).then(note('written'))), day));
    waitInside('the next wait', 2);
    await time.advanceTo(daysOn(3));
    expect(fired).toEqual(['written on 2026-03-03', 'the next wait on 2026-03-04']);
  });

  test('leaves the timers of everything else real, and real ones can be cleared', async () => {
    const cleared = setTimeout(note('cleared'), 1);
    clearTimeout(cleared);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(fired).toEqual([]);
    expect(time.now()).toEqual(start);
  });

  test('gives the process its own time back', async () => {
    time.uninstall();
    expect(Date.now()).toBeGreaterThan(start.getTime());
    await new Promise((resolve) => setTimeout(resolve, 1));
  });
});
