export { authorise } from './rules.ts'
