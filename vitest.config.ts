import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Tests of whole runs and embedded servers share two cores with each other.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
