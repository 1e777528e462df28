import { onDemand } from '../on-demand.ts'

// Genie is asked by few; its client and the shapes of its answers come with the first question.
const questions = () => import('./service.ts')

export const askQuestion = onDemand(async () => (await questions()).askQuestion)
export const getGenieStatus = onDemand(async () => (await questions()).getGenieStatus)
export const getQuestion = onDemand(async () => (await questions()).getQuestion)
export const getQuestionResult = onDemand(async () => (await import('./result.ts')).getQuestionResult)
export const listQuestions = onDemand(async () => (await questions()).listQuestions)
