import { usePageTitle } from '../../../components/PageHeader.tsx'
import type { Desk } from './desk.ts'
import { Facts } from './Facts.tsx'
import { HeaderActions } from './HeaderActions.tsx'
import { NameHeading } from './NameHeading.tsx'
import { Origin } from './Origin.tsx'

/** What a project is, at a glance. */
export function Header(props: { desk: Desk }) {
  usePageTitle(() => `${props.desk.row().key} ${props.desk.row().name}`)
  return (
    <header class="flex flex-col gap-2">
      <div class="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span class="figures text-ink-muted">{props.desk.row().key}</span>
        <Origin project={props.desk.row()} />
        <HeaderActions desk={props.desk} />
      </div>
      <NameHeading desk={props.desk} />
      <Facts project={props.desk.row()} />
    </header>
  )
}
