/** After a form was refused: the focus goes to the first field with something wrong, where its message is read out. */
export const focusInvalid = (form: HTMLFormElement): void =>
  queueMicrotask(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
