import { SkeletonRows } from '../table/SkeletonRows.tsx'
import { Page } from '../Page.tsx'
import { Skeleton } from '../Skeleton.tsx'

/** While a page's part of the program is on its way. */
export function PageSkeleton(props: { title: string }) {
  return (
    <Page title={props.title} fill>
      <Skeleton class="h-8 w-64" />
      <div class="min-h-0 flex-1 overflow-hidden rounded-card border border-line bg-surface">
        <SkeletonRows columns={7} rows={16} />
      </div>
    </Page>
  )
}
