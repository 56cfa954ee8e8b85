/** A definition that was kept: the N-th of its scenario, from 1. */
export interface Release {
  readonly number: number;
  readonly text: string;
}

/** The number under which a definition is to be kept; none when the newest release of its scenario is the same. */
export function nextRelease(definition: string, kept: readonly Release[]): number | undefined {
  const newest = kept.reduce<Release | undefined>(
    (best, release) => (best === undefined || release.number > best.number ? release : best),
    undefined,
  );
  return newest?.text === definition ? undefined : (newest?.number ?? 0) + 1;
}
