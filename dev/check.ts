import { runSteps } from './steps.ts'
import { staticChecks } from './checks.ts'

const { failed } = await runSteps([
  ...staticChecks,
  ['architecture and documents', 'vitest', 'run', '--project', 'law'],
])
process.exit(failed === 0 ? 0 : 1)
