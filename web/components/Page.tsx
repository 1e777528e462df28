import type { JSX } from 'solid-js'
import { PageHeader } from './PageHeader.tsx'

interface PageProps {
  title: string
  subtitle?: JSX.Element
  actions?: JSX.Element
  /** The page is as high as the window and its table scrolls; otherwise the page scrolls. */
  fill?: boolean
  children: JSX.Element
}

/** The frame of every page: the header, then its parts with even gaps. */
export function Page(props: PageProps) {
  return (
    <div
      class="mx-auto flex w-full flex-col gap-3 p-4 sm:px-6"
      classList={{ 'h-full min-h-96': props.fill, 'max-w-7xl': !props.fill }}
    >
      <PageHeader title={props.title} subtitle={props.subtitle} actions={props.actions} />
      {props.children}
    </div>
  )
}
