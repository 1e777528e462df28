export { listAudit, listProjectHistory } from './service.ts'
