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
  exportCsv: 'Export CSV',
  actions: 'Actions',
  messages: 'Messages',
  requestId: 'Request id',
  couldNotLoad: 'This could not be loaded',
  unexpected: 'Something went wrong in the app. Reload the page; if it happens again, tell an admin.',
  reload: 'Reload the page',
  notSaved: 'Not saved',
  loading: 'Loading…',
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'The browser did not allow copying. Select the text and copy it by hand.',
  shownOnce: 'Shown only this once',
  done: 'Done',
  nothingFits: 'Nothing fits',
  undo: 'Undo',
} as const

export const healthText = { green: 'On track', amber: 'At risk', red: 'Off track' } as const
/** A project whose health has not been worked out. */
export const unratedText = 'Not rated'

export const plural = (count: number, one: string, many: string = `${one}s`): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`
