import { plural } from './words.ts'

/** Words of what is done to many orders at once. */
export const bulkText = {
  bar: 'Change the selected orders',
  some: (count: number) => `${plural(count, 'order')} selected`,
  all: (total: number | undefined) =>
    total === undefined ? 'All orders of this filter' : `All ${plural(total, 'order')} of this filter`,
  chooseAll: (total: number | undefined) =>
    total === undefined ? 'Select all of this filter' : `Select all ${total.toLocaleString('en-GB')}`,
  setStatus: 'Set status',
  assign: 'Assign',
  exportSelected: 'Export',
  leadOnly: 'Leads change many orders at once; ask one, or edit the cells.',
  statusTitle: (status: string) => `Set to ${status.toLowerCase()}`,
  assignTitle: (name: string) => `Assign to ${name}`,
  willChange: (count: number) => `${plural(count, 'order')} will change`,
  nothing: 'Nothing would change',
  unchanged: (count: number) => `${plural(count, 'order')} ${count === 1 ? 'has' : 'have'} that already`,
  refused: (count: number) => `${plural(count, 'order')} cannot be changed:`,
  reason: 'Reason',
  reasonHint: 'It is kept in the history of each order.',
  action: (count: number) => `Change ${plural(count, 'order')}`,
  progress: (done: number, total: number) =>
    `${done.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')} orders`,
  running: 'Changing orders…',
  background: 'Go on working',
  backgroundHint: 'It goes on by itself, also when you close this.',
  stop: 'Stop',
  stopped: (done: number, total: number) =>
    `Stopped with ${done.toLocaleString('en-GB')} of ${plural(total, 'order')} looked at`,
  stoppedHint: (changed: number) =>
    changed === 0
      ? 'Nothing was changed.'
      : `${plural(changed, 'order')} ${changed === 1 ? 'was' : 'were'} changed. This can be undone for 10 minutes.`,
  undoStopped: (undone: number) => `Stopped with ${plural(undone, 'order')} changed back`,
  done: (count: number) => `${plural(count, 'order')} changed`,
  undoHint: 'This can be undone for 10 minutes.',
  undone: (count: number) => `${plural(count, 'order')} got the old values back`,
  kept: (count: number) =>
    count > 0 ? `${plural(count, 'order')} that others changed since stayed as they are.` : undefined,
  failed: 'Nothing was changed',
  notStopped: 'The change was not stopped',
  notUndone: 'The change was not taken back',
} as const

export const exportText = {
  export: 'Export',
  csv: 'CSV of this filter',
  xlsx: 'Excel of this filter',
  hint: 'All rows, with the columns as they are now',
  name: 'orders',
} as const
