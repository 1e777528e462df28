import { measureEngine } from './engines.ts'
import type { Figure } from './figures.ts'
import { planFileWork } from './mspdi-work.ts'

/** Plan files in Node and in workerd. */
export const measurePlanFiles = (): Promise<Figure[]> => measureEngine('plan files', planFileWork())
