export {
  checkHealth,
  getKpis,
  getPortfolioSummary,
  getProjectBudget,
  getProjectHealth,
  listProjectActions,
  listProjectRisks,
} from './service.ts'
