import { usePageTitle } from './PageHeader.tsx'
import { Skeleton, SkeletonLines } from './Skeleton.tsx'

/** In the shape of a page about one thing, with its properties at the side. */
export function DetailSkeleton(props: { title: string }) {
  usePageTitle(() => props.title)
  return (
    <div class="mx-auto flex w-full max-w-7xl flex-col gap-4 p-4 sm:px-6" aria-busy="true">
      <h1 tabindex="-1" class="sr-only">
        {props.title}
      </h1>
      <Skeleton class="h-4 w-40" />
      <Skeleton class="h-7 w-96 max-w-full" />
      <div class="grid grid-cols-1 gap-3 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div class="rounded-card border border-line bg-surface p-4">
          <SkeletonLines lines={8} />
        </div>
        <div class="rounded-card border border-line bg-surface p-4">
          <SkeletonLines lines={10} />
        </div>
      </div>
    </div>
  )
}
