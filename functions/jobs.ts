import type { JobDefinition } from '#domain/jobs/contract.ts'

/** Every job that can be scheduled or started. */
export const jobs: readonly JobDefinition[] = []
