import type { JSX } from 'solid-js'
import type { TableState } from './table-state.ts'

interface CellNoteProps {
  tone: 'bad' | 'neutral'
  /** Near the end of the list there is no room below. */
  above: boolean
  children: JSX.Element
}

/** Says something about one cell, right at it. */
export function CellNote(props: CellNoteProps) {
  return (
    <span
      role="alert"
      ref={(element) =>
        requestAnimationFrame(() => element.scrollIntoView({ block: 'nearest', inline: 'nearest' }))
      }
      class="absolute left-0 z-30 w-max max-w-72 animate-appear rounded-control bg-raised px-2.5 py-1.5 text-left text-small whitespace-normal shadow-pop"
      classList={{
        'top-full mt-1': !props.above,
        'bottom-full mb-1': props.above,
        'text-bad-ink': props.tone === 'bad',
        'text-ink-muted': props.tone === 'neutral',
      }}
    >
      {props.children}
    </span>
  )
}

export const isNearEnd = <Row, Changes>(table: TableState<Row, Changes>, index: number): boolean =>
  index > 2 && index >= table.props.rows.length - 2
