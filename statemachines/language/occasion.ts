/**
 * What tells a step from others of its name in a scenario: "after a reply", "once more in the morning". It is part of
 * the names of its states and of its id, so that no change elsewhere ever renames it.
 */
export interface Occasional {
  readonly occasion?: string;
}

/** `occasion('after a reply', message('upgrade-confirmed', { by }))`. */
export const occasion = <S extends Occasional & { readonly step: string }>(words: string, step: S): S => ({
  ...step,
  occasion: words,
});
