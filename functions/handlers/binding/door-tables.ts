import door from '../../../statemachines/definitions/door.json' with { type: 'json' };
import type { DoorTables } from '../../../statemachines/language/door.ts';

/** What the door must know of the map, as it was reviewed. */
export const doorTables = door as unknown as DoorTables; // JSON has no literal types; a test compares the file with what the scenarios compile to
