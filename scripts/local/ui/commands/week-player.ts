import type { WeekEvent } from './sample-week.ts';

/** How far the sample week has come. */
export interface WeekProgress {
  readonly done: number;
  readonly of: number;
  readonly playing: boolean;
}

export interface WeekPlayer {
  progress(): WeekProgress;
  /** Plays on from where it stopped; what is over is not played again. Returns at once. */
  play(): void;
  /** Stops after the event that is under way. */
  stop(): void;
}

/**
 * Plays events in virtual time, the first at its distance from the moment at which it began. `tell` waits for that
 * moment and puts the event on the bus; whatever else moves the clock may come between two events.
 */
export function makeWeekPlayer(
  events: readonly WeekEvent[],
  now: () => Date,
  tell: (event: WeekEvent, at: Date) => Promise<void>,
): WeekPlayer {
  let done = 0;
  let began = 0;
  let playing = false;
  const run = async (): Promise<void> => {
    for (let event = events[done]; playing && event !== undefined; event = events[done]) {
      await tell(event, new Date(began + event.after * 1000));
      done++;
    }
    playing = false;
  };
  return {
    progress: () => ({ done, of: events.length, playing }),
    play() {
      if (playing) return;
      if (done === 0) began = now().getTime();
      playing = true;
      void run().catch((fault: unknown) => {
        playing = false;
        console.error(fault);
      });
    },
    stop() {
      playing = false;
    },
  };
}
