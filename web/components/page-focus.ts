let hasNavigated = false

/** Another page was gone to: from now on its heading may take the focus when it appears. */
export const expectHeading = (): void => {
  hasNavigated = true
}

/** The heading that came with a page takes the focus, unless a person has put it elsewhere meanwhile. */
export const focusHeading = (heading: HTMLElement): void =>
  queueMicrotask(() => {
    const isFree = document.activeElement === null || document.activeElement === document.body
    if (hasNavigated && isFree) heading.focus({ preventScroll: true })
  })
