import { cloudflareTest } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'

const slow = { testTimeout: 60_000, hookTimeout: 120_000, env: { TZ: 'UTC' } }
const pure = { include: ['tests/*/**/*.test.ts'], exclude: ['tests/**/*.{db,worker}.test.ts'] }

/** The Worker with the bindings of wrangler.toml, and the database that the global setup has started. */
const worker = (inject: (key: 'databaseUrl' | 'fetchEndpoint') => string) => ({
  wrangler: { configPath: './wrangler.toml' },
  miniflare: {
    bindings: {
      DATABASE_URL: inject('databaseUrl'),
      NEON_FETCH_ENDPOINT: inject('fetchEndpoint'),
      AUTH_SECRET: 'a secret for tests, long enough to be one',
      APP_URL: 'http://localhost:8787',
    },
  },
})

export default defineConfig({
  test: {
    projects: [
      { test: { ...slow, name: 'law', include: ['tests/*.test.ts'] } },
      { test: { ...pure, name: 'unit' } },
      { test: { ...slow, name: 'database', include: ['tests/**/*.db.test.ts'] } },
      {
        plugins: [cloudflareTest(({ inject }) => worker(inject))],
        test: {
          ...slow,
          name: 'workerd',
          include: ['tests/**/*.worker.test.ts'],
          globalSetup: ['tests/workers/database.ts'],
        },
      },
      {
        test: {
          ...slow,
          name: 'browser',
          include: ['tests/**/*.spec.ts'],
          globalSetup: ['tests/web/product.ts'],
          fileParallelism: false,
          // A busy machine can make a person's patience run out; a fault of the product fails every time.
          retry: process.env['CI'] ? 2 : 0,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
