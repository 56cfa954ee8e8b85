/** `npm run mutate -- PATH`: what may be changed there without any test that notices. PATH may name lines, `:22-30`. */
export default {
  testRunner: 'vitest',
  // Tests that look at the sources themselves, or run them in another process, where nothing is mutated.
  ignorePatterns: [
    'cdk.out',
    'test/local/ui/page.test.ts',
    'test/infra',
    'test/generate',
    'test/chaos',
    'test/layout.test.ts',
  ],
  // It would be rewritten with TypeScript's JavaScript API, which TypeScript 7 has not.
  tsconfigFile: 'none',
  // Nearly every story runs through the middle of the engine: the first run alone takes minutes.
  dryRunTimeoutMinutes: 60,
  timeoutMS: 60_000,
  reporters: ['clear-text', 'progress-append-only'],
  clearTextReporter: { reportTests: false },
};
