export { adoptSilverProjects } from './adopt.ts'
export {
  createProject,
  deleteProject,
  editProjects,
  getProject,
  listDeletedProjects,
  listPrograms,
  listProjects,
  restoreProject,
} from './service.ts'
