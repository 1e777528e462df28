export { goldModels } from './models/all.ts'
export { refreshGold } from './service.ts'
