import { showTime } from '../scripts/local/engine/virtual-time.ts';

/**
 * TEST_DATE=2028-02-29T23:30:00Z makes it that moment in this process when it begins: what depends on the date is
 * tested on bad ones. Time goes on from there.
 */
const { TEST_DATE } = process.env;

// A process is shifted once, however many files of tests it runs.
if (TEST_DATE !== undefined && Date.name === 'Date') {
  const { now } = Date;
  const shift = Date.parse(TEST_DATE) - now();
  if (Number.isNaN(shift)) throw new RangeError(`TEST_DATE is no date: ${TEST_DATE}`);
  globalThis.Date = showTime({
    get now() {
      return now() + shift;
    },
  });
}
