export { adoptSilverProjects } from './adopt.ts'
export {
  createProject,
  deleteProject,
  editProjects,
  getProject,
  listDeletedProjects,
  listProjects,
  restoreProject,
} from './service.ts'
