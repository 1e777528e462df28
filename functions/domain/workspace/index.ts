export { editWorkspace, getWorkspace, listFlags, setFlag } from './service.ts'
export { deleteView, editView, getPreference, listViews, saveView, setPreference } from './views/service.ts'
