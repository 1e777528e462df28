import { formatPercent } from '../../../format.ts'
import { productsText } from '../../../text/order-analytics.ts'

interface ShareCellProps {
  share: number
  /** The largest one of the list, whose bar is full. */
  most: number
  /** What it is a share of. */
  whole: string
}

/** How much of the whole, and as a bar how much beside the largest of the list. */
export function ShareCell(props: ShareCellProps) {
  const width = () => (props.most > 0 ? Math.max(0.02, props.share / props.most) : 0)
  const text = () => (props.share > 0 && props.share < 0.005 ? '<1%' : formatPercent(props.share))
  return (
    <span class="flex items-center gap-2" title={productsText.shareOf(text(), props.whole)}>
      <span class="h-1.5 w-24 overflow-hidden rounded-full bg-pressed @max-md:w-10" aria-hidden="true">
        <span class="block h-full rounded-full bg-accent" style={{ width: `${width() * 100}%` }} />
      </span>
      <span class="figures w-9 text-right text-ink-muted">{text()}</span>
    </span>
  )
}
