/** An input that lies over the cell it writes into. */
export const cellInputStyle =
  'size-full min-w-0 bg-raised px-2 text-data text-ink shadow-pop outline-2 outline-offset-[-2px] outline-accent-ink'
