/** A conditional write either happened or met a newer version; then read and decide again. */
export type Written = 'written' | 'conflict';
