export { listAudit, listAuditFilters, listOrderHistory, listProjectHistory } from './service.ts'
