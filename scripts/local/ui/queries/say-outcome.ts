import type { RecordOutcome } from '../../../../functions/tasks/ingest/record-event.ts';

/** What the door made of an event. */
export function sayOutcome(recorded: RecordOutcome): string {
  switch (recorded.outcome) {
    case 'recorded':
      return 'recorded';
    case 'late':
      return `late: it happened at ${recorded.at}; recorded, and starts nothing`;
    case 'duplicate':
      return `duplicate: ${recorded.id} has come before; changes nothing`;
    case 'rejected':
      return `rejected: ${recorded.reason}`;
  }
}
