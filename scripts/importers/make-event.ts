import type { AppEvent } from '../../functions/ports/world/bus.ts';
import type { EventName, Properties } from '../../statemachines/language/events.ts';

/** An event of the catalogue as an app would emit it; the compiler checks its properties against its name. */
export const makeEvent = <E extends EventName>(
  name: E,
  given: Omit<AppEvent, 'name' | 'properties'> & { readonly properties: Properties<E> },
): AppEvent => ({ name, ...given });
