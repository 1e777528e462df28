import { onDemand } from '../on-demand.ts'

export { limits } from './limits.ts'

const engine = () => import('./service.ts')

export const analyse = onDemand(async () => (await engine()).analyse)
export const checkQuality = onDemand(async () => (await engine()).checkQuality)
export const exportPlan = onDemand(async () => (await engine()).exportPlan)
export const importPlan = onDemand(async () => (await engine()).importPlan)
export const level = onDemand(async () => (await engine()).level)
export const simulate = onDemand(async () => (await engine()).simulate)
