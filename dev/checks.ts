import type { Step } from './steps.ts'

/** What can be known without running the product: a title, a command and its arguments. */
export const staticChecks: Step[] = [
  ['format', 'oxfmt', '--check', '.'],
  ['lint', 'oxlint', '--deny-warnings', '.'],
  ['types of the server', 'tsc', '-p', 'functions'],
  ['types of the web app', 'tsc', '-p', 'web'],
  ['types of tools and tests', 'tsc', '-p', 'dev'],
  ['types of the tests in workerd', 'tsc', '-p', 'tests/tsconfig.worker.json'],
]
