export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger'
export type ButtonSize = 'normal' | 'dense'

const base =
  'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-control border font-medium whitespace-nowrap select-none ' +
  'transition-colors disabled:opacity-50 aria-disabled:cursor-default'

const variants: Record<ButtonVariant, string> = {
  primary: 'border-transparent bg-accent text-white shadow-control not-aria-disabled:hover:bg-accent-hover',
  secondary: 'border-line-strong bg-raised text-ink shadow-control not-aria-disabled:hover:bg-hover',
  ghost:
    'border-transparent text-ink-muted hover:bg-hover hover:text-ink data-expanded:bg-hover data-expanded:text-ink',
  danger: 'border-transparent bg-bad-soft text-bad-ink not-aria-disabled:hover:border-bad',
}

const sizes: Record<ButtonSize, string> = {
  normal: 'control-height px-3 text-data',
  dense: 'control-height-dense px-2 text-small',
}

/** The look of a button; links that act like one use it too. */
export const buttonStyle = (variant: ButtonVariant = 'secondary', size: ButtonSize = 'normal'): string =>
  `${base} ${variants[variant]} ${sizes[size]}`
