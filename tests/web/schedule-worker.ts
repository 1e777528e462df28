import { planAndEdit, type Question } from './schedule-core.ts'

// What a page sends to the worker that this file becomes.
addEventListener('message', ({ data }: MessageEvent<Question>) => postMessage(planAndEdit(data)))
