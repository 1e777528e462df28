import { useNavigate } from '@solidjs/router'
import Bookmark from 'lucide-solid/icons/bookmark'
import { createSignal, lazy, Show, Suspense } from 'solid-js'
import type { SavedView } from '#domain/workspace/views/contract.ts'
import { Button } from '../../../components/Button.tsx'
import { Menu, type MenuEntry } from '../../../components/Menu.tsx'
import { toast } from '../../../components/toasts.ts'
import { useDeleteView, useSavedViews, useUpdateView } from '../../../queries/arrangements.ts'
import { viewText } from '../../../text/orders.ts'
import type { Sheet } from './sheet.ts'
import { defaultLayout } from './sheet-columns.ts'
import { readLayout } from './sheet-layout.ts'

const SaveView = lazy(() => import('./SaveView.tsx').then((part) => ({ default: part.SaveView })))

const failed = (error: Error) => toast('bad', viewText.failed, { detail: error.message })

/** The person's own views: filters, sorting and columns under a name. */
export function ViewsMenu(props: { sheet: Sheet }) {
  const navigate = useNavigate()
  const views = useSavedViews('orders')
  const update = useUpdateView()
  const remove = useDeleteView()
  const [saving, setSaving] = createSignal(false)
  const items = () => (views.isPending ? [] : (views.data?.items ?? []))
  const search = () => props.sheet.query.search()
  const current = () => items().find((view) => view.search === search())

  const open = (view: SavedView) => {
    navigate(`/orders${view.search ? `?${view.search}` : ''}`)
    props.sheet.view.set(readLayout(view.layout, defaultLayout))
  }
  const change = (view: SavedView) =>
    update.mutate(
      { ...view, search: search(), layout: { ...props.sheet.view.layout() } },
      { onSuccess: () => toast('good', viewText.saved(view.name)), onError: failed },
    )
  const drop = (view: SavedView) =>
    remove.mutate(view, {
      onSuccess: () => toast('good', viewText.removed(view.name)),
      onError: failed,
    })
  const ofCurrent = (view: SavedView): MenuEntry[] => [
    { label: viewText.update(view.name), onSelect: () => change(view) },
    { label: viewText.remove(view.name), danger: true, onSelect: () => drop(view) },
  ]
  const entries = (): MenuEntry[] => [
    { label: viewText.standard, onSelect: () => navigate('/orders') },
    ...items().map((view) => ({ label: view.name, onSelect: () => open(view) })),
    'separator',
    { label: viewText.save, onSelect: () => setSaving(true) },
    ...[current()].flatMap((view) => (view ? ofCurrent(view) : [])),
  ]
  return (
    <>
      <Menu
        placement="bottom-end"
        entries={entries()}
        trigger={(trigger) => (
          <Button compact icon={<Bookmark size={14} />} {...trigger}>
            <span class="max-w-32 truncate">{current()?.name ?? viewText.views}</span>
          </Button>
        )}
      />
      <Suspense>
        <Show when={saving()}>
          <SaveView
            search={search()}
            layout={{ ...props.sheet.view.layout() }}
            onClose={() => setSaving(false)}
          />
        </Show>
      </Suspense>
    </>
  )
}
