import type { FunctionName } from '../language/settings.ts';

/** `${send}`: where a function's ARN is put in at deploy time. */
export const functionPlace = (name: FunctionName): string => `\${${name}}`;
