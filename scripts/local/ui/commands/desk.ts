import { randomUUID } from 'node:crypto';
import type { Envelope } from '../../emulators/sink/take-events.ts';
import { type NoticeKind, writeNotice } from '../../emulators/sink/write-notice.ts';
import type { Sink } from '../../emulators/sink.ts';
import type { VirtualTime } from '../../engine/virtual-time.ts';
import type { World } from '../../engine/world.ts';
import type { DoorAnswer, Trails } from '../queries/trails.ts';
import type { WeekEvent } from './sample-week.ts';
import { makeWeekPlayer, type WeekPlayer } from './week-player.ts';

/** How far the clock goes: `step` to the next thing that happens, `quiet` until no run is open. */
export const moves = ['step', 'hour', 'day', 'quiet'] as const;
export type Move = (typeof moves)[number];

/** What may become of an email. */
export const notices = [
  'Delivered',
  'Clicked',
  'Bounced',
  'Complaint Received',
] as const satisfies readonly NoticeKind[];

/** An event as a person sends it; what is missing is stamped as EventBridge does. */
export interface SentEvent {
  readonly name: string;
  readonly detail: object;
}

/** What a person at the laptop can do. */
export interface Desk {
  /** Puts an event on the bus and waits for what it causes at once. */
  send(event: SentEvent): Promise<DoorAnswer>;
  move(move: Move): Promise<void>;
  /** The provider, or the customer's mail program, tells what became of the email of that number. */
  notice(number: number, kind: NoticeKind): Promise<void>;
  readonly week: WeekPlayer;
  /** Takes an event that came to the bus over the wire. */
  receive(envelope: Envelope): Promise<void>;
}

export interface DeskParts {
  readonly time: VirtualTime;
  readonly world: World;
  readonly sink: Sink;
  readonly trails: Trails;
  readonly week: readonly WeekEvent[];
  /** Told of every customer whom an event is about. */
  meet(customer: string): Promise<void>;
}

const hour = 3600 * 1000;

/** Puts the parts of the twin at a person's hands. */
export function makeDesk({ time, world, sink, trails, week, meet }: DeskParts): Desk {
  // Events and moves of the clock take turns, so that each meets a clock that stands.
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.then(work);
    turn = done.catch(() => {});
    return done;
  };
  const advance = (milliseconds: number): Promise<void> =>
    time.advanceTo(new Date(time.now().getTime() + milliseconds));

  /** An event takes a second, so that of two the later is the newer although the clock stands between them. */
  const pass = (): Promise<void> => advance(1000);

  const receive = async (envelope: Envelope): Promise<void> => {
    await world.put(envelope);
    const { customer } = readDetail(envelope);
    if (customer !== undefined) await meet(customer);
  };
  const put = async (name: string, detail: object): Promise<DoorAnswer> => {
    const id = randomUUID();
    await receive({ id, source: 'app', 'detail-type': name, time: time.now().toISOString(), detail });
    await time.settle();
    await pass();
    const answer = trails.answers.find(({ envelope }) => envelope === id);
    if (answer === undefined) throw new Error(`the door gave no answer to ${name}`);
    return answer;
  };

  return {
    send: ({ name, detail }) => inTurn(() => put(name, detail)),

    move: (move) =>
      inTurn(async () => {
        await time.settle();
        switch (move) {
          case 'step':
            await time.advanceToNext();
            return;
          case 'hour':
            return advance(hour);
          case 'day':
            return advance(24 * hour);
          case 'quiet':
            while (world.openRuns() > 0 && (await time.advanceToNext()));
        }
      }),

    notice: (number, kind) =>
      inTurn(async () => {
        const mail = sink.messages[number - 1];
        if (mail?.channel !== 'email') return;
        await world.tell(writeNotice(mail, kind, time.now(), 'https://shop.example.com/'));
        await time.settle();
        await pass();
      }),

    week: makeWeekPlayer(week, time.now, ({ name, customer, properties }, at) =>
      inTurn(async () => {
        await time.settle();
        await time.advanceTo(at);
        await put(name, customer === undefined ? { properties } : { customer, properties });
      }),
    ),

    async receive(envelope) {
      await receive(envelope);
      void inTurn(pass);
    },
  };
}

function readDetail({ detail }: Envelope): { readonly customer?: string } {
  return 'customer' in detail && typeof detail.customer === 'string' ? { customer: detail.customer } : {};
}
