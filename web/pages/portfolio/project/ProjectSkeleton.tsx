import { usePageTitle } from '../../../components/PageHeader.tsx'
import { Skeleton, SkeletonLines } from '../../../components/Skeleton.tsx'

/** In the shape of the page to come. */
export function ProjectSkeleton(props: { projectKey: string }) {
  usePageTitle(() => props.projectKey)
  return (
    <div class="mx-auto flex w-full max-w-7xl flex-col gap-4 p-4 sm:px-6" aria-busy="true">
      <h1 tabindex="-1" class="sr-only">
        {props.projectKey}
      </h1>
      <Skeleton class="h-4 w-40" />
      <Skeleton class="h-7 w-96 max-w-full" />
      <Skeleton class="h-4 w-2/3" />
      <Skeleton class="h-8 w-80 max-w-full" />
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
