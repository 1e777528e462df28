export const jobPath = (key: string): string => `/pipelines/${encodeURIComponent(key)}`

export const runPath = (key: string, id: string): string => `${jobPath(key)}/runs/${id}`
