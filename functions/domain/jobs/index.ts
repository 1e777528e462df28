export {
  createSchedule,
  deleteSchedule,
  editSchedule,
  ensureSchedules,
  listDeletedSchedules,
  listSchedules,
  previewSchedule,
  restoreSchedule,
} from './schedules/service.ts'
export { buryMessage } from './service/bury-message.ts'
export { cancelRun } from './service/cancel-run.ts'
export { enqueueDueRuns } from './service/enqueue-due-runs.ts'
export { listJobs } from './service/list-jobs.ts'
export { getRun, listAllRuns, listDeadLetters, listRuns } from './service/read-runs.ts'
export { replayRun } from './service/replay-run.ts'
export { runStep } from './service/run-step.ts'
export { startRun } from './service/start-run.ts'
