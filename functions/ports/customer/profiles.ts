import type { Profile } from '../../core/records/records.ts';
import type { Written } from '../written.ts';

/** Customers' profiles. */
export interface Profiles {
  /** Writes the profile as version `profile.version`, if the stored one is the version before (none for 1). */
  saveProfile(profile: Profile): Promise<Written>;
}
