import { A } from '@solidjs/router'
import PanelLeftClose from 'lucide-solid/icons/panel-left-close'
import PanelLeftOpen from 'lucide-solid/icons/panel-left-open'
import Search from 'lucide-solid/icons/search'
import { For, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { connected } from '../../live.ts'
import { navigationOf } from '../../navigation.ts'
import { setSidebar, sidebar } from '../../preferences.ts'
import type { PageEntry } from '../../routes.tsx'
import { useSession } from '../../session.tsx'
import { shellText } from '../../text/shell.ts'
import { IconButton } from '../IconButton.tsx'
import { Keys } from '../Keys.tsx'
import { StatusDot } from '../StatusDot.tsx'
import { Tooltip } from '../Tooltip.tsx'
import { Logo } from './Logo.tsx'

interface SidebarProps {
  class?: string
  onSearch: () => void
  /** Never collapsed: in the drawer of narrow screens. */
  full?: boolean
}

export function Sidebar(props: SidebarProps) {
  const me = useSession()
  const small = () => !props.full && sidebar() === 'collapsed'
  return (
    <nav
      aria-label={shellText.navigation}
      class={`h-full shrink-0 flex-col border-r border-line bg-rail ${props.class ?? 'flex'}`}
      classList={{ 'w-13': small(), 'w-56': !small() }}
    >
      <div class="flex h-12 shrink-0 items-center gap-2.5 px-3.5">
        <Logo />
        <Show when={!small()}>
          <span class="min-w-0 flex-1 truncate font-semibold">{me().workspace.name}</span>
        </Show>
      </div>
      <div class="px-2 pb-2">
        <SearchButton small={small()} onSearch={props.onSearch} />
      </div>
      <div class="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto px-2 py-1">
        <For each={navigationOf(me())}>
          {(group) => (
            <div>
              <Show when={!small()} fallback={<div class="mx-2 mb-2 h-px bg-line first:hidden" />}>
                <p class="px-2 pb-1 text-micro font-medium text-ink-faint">{shellText.areas[group.area]}</p>
              </Show>
              <ul class="flex flex-col gap-px">
                <For each={group.pages}>
                  {(page) => (
                    <li>
                      <PageLink page={page} small={small()} />
                    </li>
                  )}
                </For>
              </ul>
            </div>
          )}
        </For>
      </div>
      <Show when={!props.full}>
        <SidebarFoot small={small()} />
      </Show>
    </nav>
  )
}

function SearchButton(props: { small: boolean; onSearch: () => void }) {
  return (
    <Show
      when={!props.small}
      fallback={
        <IconButton
          label={shellText.search}
          keys="Mod+K"
          placement="right"
          icon={<Search size={16} />}
          onClick={() => props.onSearch()}
        />
      }
    >
      <button
        type="button"
        class="flex control-height w-full items-center gap-2 rounded-control border border-line-strong bg-surface px-2 text-ink-faint shadow-control hover:border-control hover:text-ink-muted"
        onClick={() => props.onSearch()}
      >
        <Search size={14} />
        <span class="min-w-0 flex-1 truncate text-left">{shellText.searchShort}</span>
        <Keys text="Mod+K" />
      </button>
    </Show>
  )
}

const linkStyle =
  'flex h-8 w-full items-center gap-2.5 rounded-control px-2 text-ink-muted transition-colors hover:bg-pressed hover:text-ink ' +
  'pointer-coarse:h-10 aria-[current=page]:bg-pressed aria-[current=page]:font-medium aria-[current=page]:text-ink'

function PageLink(props: { page: PageEntry; small: boolean }) {
  const keys = () => (props.page.letter ? `g ${props.page.letter}` : undefined)
  return (
    <Tooltip
      text={props.page.title}
      keys={keys()}
      placement="right"
      disabled={!props.small}
      as={A}
      trigger={{
        href: props.page.path,
        end: props.page.path === '/',
        class: linkStyle,
        'aria-label': props.page.title,
      }}
    >
      <Dynamic component={props.page.icon} size={16} class="shrink-0" />
      <Show when={!props.small}>
        <span class="truncate">{props.page.title}</span>
      </Show>
    </Tooltip>
  )
}

function SidebarFoot(props: { small: boolean }) {
  return (
    <div
      class="flex shrink-0 items-center border-t border-line p-2"
      classList={{ 'flex-col gap-2': props.small, 'justify-between': !props.small }}
    >
      <span
        class="flex items-center gap-2 px-2 text-small text-ink-faint"
        title={connected() ? shellText.liveHint : shellText.notLiveHint}
      >
        <StatusDot tone={connected() ? 'good' : 'warn'} pulse={!connected()} />
        <span classList={{ 'sr-only': props.small }}>{connected() ? shellText.live : shellText.notLive}</span>
      </span>
      <IconButton
        label={props.small ? shellText.expand : shellText.collapse}
        placement="right"
        icon={props.small ? <PanelLeftOpen size={16} /> : <PanelLeftClose size={16} />}
        onClick={() => setSidebar(props.small ? 'open' : 'collapsed')}
      />
    </div>
  )
}
