export {
  createProject,
  deleteProject,
  editProjects,
  getProject,
  listDeletedProjects,
  listProjects,
  restoreProject,
} from './service.ts'
