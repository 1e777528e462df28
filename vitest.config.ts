import { defineConfig } from 'vitest/config'

const slow = { testTimeout: 30_000, hookTimeout: 60_000, env: { TZ: 'UTC' } }
const pure = { include: ['tests/*/**/*.test.ts'], exclude: ['tests/**/*.{db,worker}.test.ts'] }

export default defineConfig({
  test: {
    projects: [
      { test: { ...slow, name: 'law', include: ['tests/*.test.ts'] } },
      { test: { ...pure, name: 'unit' } },
      { test: { ...slow, name: 'database', include: ['tests/**/*.db.test.ts'] } },
      {
        test: {
          ...slow,
          name: 'browser',
          include: ['tests/**/*.spec.ts'],
          globalSetup: ['tests/web/product.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
