export { editWorkspace, getWorkspace, listFlags, setFlag } from './service.ts'
