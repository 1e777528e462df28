import { type JSX, mergeProps, splitProps } from 'solid-js'
import { Tooltip } from './Tooltip.tsx'

export interface IconButtonProps extends JSX.ButtonHTMLAttributes<HTMLButtonElement> {
  /** What it does: its name for screen readers and its tooltip. */
  label: string
  icon: JSX.Element
  keys?: string
  placement?: 'top' | 'bottom' | 'left' | 'right'
}

export const iconButtonStyle =
  'relative inline-flex size-8 shrink-0 items-center justify-center rounded-control text-ink-muted transition-colors ' +
  'hover:bg-hover hover:text-ink data-expanded:bg-hover data-expanded:text-ink disabled:opacity-50 pointer-coarse:size-10'

export function IconButton(props: IconButtonProps) {
  const [own, rest] = splitProps(props, ['label', 'icon', 'keys', 'placement', 'class'])
  const trigger = mergeProps({ type: 'button' as const }, rest, {
    get class() {
      return `${iconButtonStyle} ${own.class ?? ''}`
    },
    get 'aria-label'() {
      return own.label
    },
  })
  return (
    <Tooltip text={own.label} keys={own.keys} placement={own.placement} trigger={trigger}>
      {own.icon}
    </Tooltip>
  )
}
