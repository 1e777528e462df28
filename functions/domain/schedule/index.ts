export { analyse, checkQuality, level, limits, simulate } from './service.ts'
