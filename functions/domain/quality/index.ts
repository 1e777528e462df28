export { recordChecks, recordIssues, resolveIssuesOf } from './repository/record.ts'
export { listIssues, summariseIssues } from './service.ts'
