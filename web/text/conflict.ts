export const conflictText = {
  title: (name: string) => `Someone else changed ${name}`,
  description:
    'Nothing of yours was saved yet. Choose for each field which version to keep, then save again.',
  field: 'Field',
  /** A field that is empty in a version. */
  none: 'nothing',
  before: 'Before',
  theirs: 'Theirs',
  mine: 'Yours',
  onlyTheirs: 'changed only by them; stays',
  keepTheirs: 'Keep theirs',
  save: 'Save again',
  kept: 'Their version was kept',
  review: 'Review again',
} as const
