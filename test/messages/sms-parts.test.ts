import { describe, expect, it } from 'vitest';
import { countSmsParts } from '../../statemachines/rendering/sms-parts.ts';

describe('the parts of an SMS', () => {
  it.each([
    ['160 Latin letters', 'a'.repeat(160), 1],
    ['161 Latin letters', 'a'.repeat(161), 2],
    ['306 Latin letters', 'a'.repeat(306), 2],
    ['307 Latin letters', 'a'.repeat(307), 3],
    ['70 Cyrillic letters', 'я'.repeat(70), 1],
    ['71 Cyrillic letters', 'я'.repeat(71), 2],
    ['134 Cyrillic letters', 'я'.repeat(134), 2],
    ['135 Cyrillic letters', 'я'.repeat(135), 3],
    ['a euro sign, which counts twice', `${'a'.repeat(159)}€`, 2],
    ['one curly quote, which makes all of it wide', `${'a'.repeat(70)}’`, 2],
    ['an emoji, which is two units', `${'я'.repeat(69)}🌿`, 2],
  ])('%s', (_, text, parts) => expect(countSmsParts(text)).toBe(parts));
});
