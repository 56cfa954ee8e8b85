/**
 * What the map names: it adds its own names to these by declaration merging, so that the language refuses a misspelt
 * one. At run time the language and the engine are given the map.
 */

/** The declarations of the events, by their names. */
// biome-ignore lint/suspicious/noEmptyInterface: the map fills it.
export interface MapEvents {}

/** The languages, by their codes. */
// biome-ignore lint/suspicious/noEmptyInterface: the map fills it.
export interface MapLanguages {}

/** The messages, by their ids. */
// biome-ignore lint/suspicious/noEmptyInterface: the map fills it.
export interface MapMessages {}

export type MessageId = keyof MapMessages & string;
export type MessageOf<M extends MessageId> = MapMessages[M];
