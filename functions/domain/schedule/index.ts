export { analyse, checkQuality, exportPlan, importPlan, level, limits, simulate } from './service.ts'
