import { now } from '../clock.ts'
import { formatInstant, formatRelative } from '../format.ts'
import { useTimeZone } from '../session.tsx'

/** How long ago, in full when pointed at, in the workspace's time zone; `absolute` shows the full form at once. */
export function Timestamp(props: { at: string; absolute?: boolean }) {
  const timeZone = useTimeZone()
  const full = () => formatInstant(props.at, timeZone())
  return (
    <time dateTime={props.at} title={full()} class="figures whitespace-nowrap">
      {props.absolute ? full() : formatRelative(props.at, now(), timeZone())}
    </time>
  )
}
