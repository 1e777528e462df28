/** What keys do in every table. */
export const gridKeyText = [
  { keys: 'Down', label: 'Next row (also j)' },
  { keys: 'Up', label: 'Row before (also k)' },
  { keys: 'Enter', label: 'Edit or open the cell' },
  { keys: 'Esc', label: 'Take back, or select nothing' },
  { keys: 'Space', label: 'Select the row (also x)' },
  { keys: 'Shift+Down', label: 'Select several rows' },
  { keys: 'Mod+A', label: 'Select all loaded rows' },
] as const
