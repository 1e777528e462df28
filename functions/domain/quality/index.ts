export { recordChecks, recordIssues, resolveIssuesOf } from './repository/record.ts'
export { getIssue, listIssues, summariseIssues } from './service.ts'
