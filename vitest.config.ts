import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Tests of whole runs and embedded servers share two cores with each other.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
    // One process a core reads the map and the engine once, for all its files; `setup` sees that none leaves anything.
    isolate: false,
    maxWorkers: '100%',
    setupFiles: ['test/setup.ts'],
  },
});
