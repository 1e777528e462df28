export { getQuestionResult } from './result.ts'
export { askQuestion, getGenieStatus, getQuestion, listQuestions } from './service.ts'
