import type { Pauses } from '../../core/records/records.ts';
import type { Written } from '../written.ts';

/** What people have paused. */
export interface PauseControl {
  pauses(): Promise<Pauses | undefined>;
  /** Conditional on the version before, as a profile is. */
  savePauses(pauses: Pauses): Promise<Written>;
}
