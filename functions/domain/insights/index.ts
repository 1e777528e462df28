// Imported as #domain/insights/index.ts: without the file name the bundler takes the last letters of `insights` for an extension.
export {
  getKpis,
  getPortfolioSummary,
  getProjectBudget,
  getProjectHealth,
  listProjectActions,
  listProjectRisks,
} from './service.ts'
