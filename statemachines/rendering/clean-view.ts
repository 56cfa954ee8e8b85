import type { View } from '../language/view.ts';

const lineBreaksAndControls = /[\p{Cc}\u2028\u2029]+/gu;
// They turn the reading direction of all that follows, which a name must not do to a letter.
const directionMarks = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

const cleanText = (text: string): string =>
  text.toWellFormed().replace(lineBreaksAndControls, ' ').replace(directionMarks, '').trim();

/** The view without anything in its texts that could break a header line or turn a sentence around. */
export const cleanView = (view: View): object =>
  JSON.parse(JSON.stringify(view), (_, value: unknown) =>
    typeof value === 'string' ? cleanText(value) : value,
  );
