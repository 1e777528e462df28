export { listAudit, listAuditFilters, listProjectHistory } from './service.ts'
