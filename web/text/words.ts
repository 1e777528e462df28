/** Words that every area uses. */
export const words = {
  tryAgain: 'Try again',
  retry: 'Retry',
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  saving: 'Saving…',
  clear: 'Clear',
  clearFilters: 'Clear filters',
  search: 'Search',
  none: 'None',
  export: 'Export',
  exportCsv: 'Export CSV',
  exporting: 'Exporting…',
  actions: 'Actions',
  messages: 'Messages',
  requestId: 'Request id',
  couldNotLoad: 'This could not be loaded',
  unexpected: 'Something went wrong in the app. Reload the page; if it happens again, tell an admin.',
  reload: 'Reload the page',
  notSaved: 'Not saved',
  loading: 'Loading…',
} as const

export const healthText = { green: 'On track', amber: 'At risk', red: 'Off track' } as const

export const plural = (count: number, one: string, many: string = `${one}s`): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`
