/** Keeps an export where only its reader finds it; answers where. */
export type Exports = (customer: string, text: string) => Promise<string>;
