import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** Tests that open a store of their own; some seconds each. */
const storeBacked = [
  'src/app/keys/**/*.test.ts',
  'src/app/tool/**/*.test.ts',
  'src/app/users/**/*.test.ts',
  'src/app/events/**/*.test.ts',
  'src/server/api/**/*.test.ts',
  'src/server/sign-in/**/*.test.ts',
  'src/server/events/**/*.test.ts',
]

export default defineConfig({
  test: {
    // As in the program.
    setupFiles: ['./src/lib/mend-json-parse.ts'],
    // One more than there are cores: a quarter of their time tests wait, for disks and for the processes that they start.
    maxWorkers: availableParallelism() + 1,
    reporters: ['default', './scripts/summary-reporter.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: storeBacked,
          isolate: false,
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'tool',
          include: storeBacked,
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'live',
          include: ['test/live/**/*.test.ts', 'test/parity/**/*.test.ts'],
          globalSetup: ['test/live/global-setup.ts'],
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/**/*.test.ts'],
          exclude: ['test/live/**', 'test/parity/**', 'test/console/**'],
          globalSetup: ['test/conformance/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'console',
          include: ['test/console/**/*.test.ts'],
          globalSetup: ['test/console/global-setup.ts'],
          setupFiles: ['./test/console/after-file.ts'],
          fileParallelism: false,
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
