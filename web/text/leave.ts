/** Words of the question before something unsaved is left. */
export const leaveText = {
  title: 'Leave without saving?',
  text: (labels: readonly string[]) => `What you typed in ${labels.join(' and ')} is not saved yet.`,
  stay: 'Stay',
  leave: 'Discard and leave',
  saveAndLeave: 'Save and leave',
} as const
