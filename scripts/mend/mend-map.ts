import { events } from '#map';
import { type Mending, readDeadLetter } from '../../functions/adapters/aws/dead-letter.ts';
import { hiddenSeconds, type Operations } from '../../functions/adapters/aws/operations.ts';
import { consoleUrl } from '../../functions/core/runs/console-link.ts';

/**
 * Redrives the failed runs of the map, then brings home what lies in the dead-letter queue; says each thing it did,
 * or with `dryRun` would do, in a line. A letter is removed only when it was brought home, so that whatever stops
 * this half-way can be repeated. One that cannot be mended does not stop the others.
 */
export async function* mendMap({
  operations,
  now,
  dryRun,
}: {
  operations: Operations;
  now: Date;
  dryRun: boolean;
}): AsyncGenerator<string> {
  const counts = { mended: 0, left: 0 };
  const tell = (mended: boolean, line: string): string => {
    counts[mended ? 'mended' : 'left']++;
    return line;
  };

  for (const run of await operations.failedRuns(now)) {
    const what = `${run.machine}: ${consoleUrl(run.execution) ?? run.execution}`;
    if (dryRun) yield tell(true, `would redrive ${what}`);
    else
      try {
        const answer = await operations.redrive(run);
        yield tell(answer === 'redriven', answer === 'redriven' ? `redrove ${what}` : `too late for ${what}`);
      } catch (fault) {
        yield tell(false, `could not redrive ${what}: ${say(fault)}`);
      }
  }

  for await (const letter of operations.deadLetters()) {
    const mending = readDeadLetter(letter, now, events);
    if (mending.mend === 'nothing') yield tell(false, `left ${mending.what}: ${mending.because}`);
    else if (dryRun) yield tell(true, `would ${sayDoing(mending)}`);
    else
      try {
        const line = await mend(mending, operations);
        await letter.remove();
        yield tell(true, line);
      } catch (fault) {
        yield tell(false, `could not ${sayDoing(mending)}: ${say(fault)}`);
      }
  }

  yield `${dryRun ? 'would mend' : 'mended'} ${counts.mended}, left ${counts.left}; letters left are back in the queue in ${hiddenSeconds / 60} minutes`;
}

type Doable = Exclude<Mending, { mend: 'nothing' }>;

async function mend(mending: Doable, operations: Operations): Promise<string> {
  const { what } = mending;
  switch (mending.mend) {
    case 'put events':
      await operations.putEvents(mending.events);
      return `put ${what} on the bus again`;
    case 'start run':
      return `${await operations.startRun(mending)} ${nameOf(mending.machine)} for ${what}`;
    case 'tell again':
      await operations.publish(mending.topic, mending.message);
      return `told ${nameOf(mending.topic)} ${what} again`;
  }
}

function sayDoing(mending: Doable): string {
  const { what } = mending;
  switch (mending.mend) {
    case 'put events':
      return `put ${what} on the bus again`;
    case 'start run':
      return `start ${nameOf(mending.machine)} for ${what}`;
    case 'tell again':
      return `tell ${nameOf(mending.topic)} ${what} again`;
  }
}

const nameOf = (arn: string): string => arn.split(':').at(-1) ?? arn;
const say = (fault: unknown): string =>
  fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault);
