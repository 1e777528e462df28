/** Everything that floats above the page looks the same. */
export const popStyle =
  'z-50 max-w-[calc(100vw-1rem)] animate-appear rounded-card bg-raised p-1 text-data text-ink shadow-pop outline-none'

export const listItemStyle =
  'flex min-h-7 cursor-default items-center gap-2 rounded-control px-2 py-1 outline-none select-none ' +
  'data-highlighted:bg-hover data-disabled:opacity-50 pointer-coarse:min-h-10 ' +
  'focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent-ink'

/** For lists that open out of a dialog: without it the dialog hides them from screen readers, like everything else around it. */
export const aboveDialogs = { 'data-kb-top-layer': '' }
