import type { GoldModel } from '../contract.ts'
import { budgetVsActual } from './budget-vs-actual.ts'
import { controlRoomStatus } from './control-room-status.ts'
import { dataQualityIssues } from './data-quality-issues.ts'
import { projectHealth } from './project-health.ts'

/** No model reads another one's table, so that their order does not matter. */
export const goldModels: readonly GoldModel[] = [
  budgetVsActual,
  projectHealth,
  controlRoomStatus,
  dataQualityIssues,
]
