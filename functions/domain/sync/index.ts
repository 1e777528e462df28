import { onDemand } from '../on-demand.ts'

export { listActions } from './service/actions.ts'
export { notionEventsJob, notionJob } from './service/jobs.ts'
export { editMapping, listMappings } from './service/mappings.ts'
export { getSources } from './service/sources.ts'
export { confirmDeletion, listWithheldDeletions } from './service/withheld.ts'

const webhook = () => import('./service/webhook.ts')

export const forgetWebhook = onDemand(async () => (await webhook()).forgetWebhook)
export const getWebhook = onDemand(async () => (await webhook()).getWebhook)
export const receiveWebhook = onDemand(async () => (await webhook()).receiveWebhook)
