import { A, useLocation } from '@solidjs/router'
import ChevronRight from 'lucide-solid/icons/chevron-right'
import MenuIcon from 'lucide-solid/icons/menu'
import Search from 'lucide-solid/icons/search'
import { Show } from 'solid-js'
import { pageAt } from '../../navigation.ts'
import { shellText } from '../../text/shell.ts'
import { IconButton } from '../IconButton.tsx'
import { pageTitle } from '../PageHeader.tsx'
import { NotificationBell } from './NotificationBell.tsx'
import { UserMenu } from './UserMenu.tsx'

interface TopBarProps {
  onMenu: () => void
  onSearch: () => void
  onHelp: () => void
}

export function TopBar(props: TopBarProps) {
  return (
    <header class="flex h-12 shrink-0 items-center gap-1 border-b border-line bg-canvas px-2 sm:px-4">
      <IconButton
        class="md:hidden"
        label={shellText.openNavigation}
        icon={<MenuIcon size={18} />}
        onClick={() => props.onMenu()}
      />
      <Breadcrumb />
      <div class="ml-auto flex items-center gap-1">
        <IconButton
          class="md:hidden"
          label={shellText.search}
          icon={<Search size={16} />}
          onClick={() => props.onSearch()}
        />
        <NotificationBell />
        <UserMenu onHelp={props.onHelp} />
      </div>
    </header>
  )
}

function Breadcrumb() {
  const location = useLocation()
  const page = () => pageAt(location.pathname)
  /** Left out where the page is called the same. */
  const area = () => {
    const { area: id, title } = page() ?? {}
    const name = id && shellText.areas[id]
    return name === title ? undefined : name
  }
  const isDetail = () => page() !== undefined && page()?.path !== location.pathname
  return (
    <nav aria-label={shellText.breadcrumb} class="min-w-0 px-2">
      <ol class="flex items-center gap-1 text-data">
        <Show when={area()}>
          {(name) => (
            <li class="flex items-center gap-1 text-ink-faint max-sm:hidden">
              {name()}
              <ChevronRight size={14} />
            </li>
          )}
        </Show>
        <Show when={isDetail() && page()}>
          {(list) => (
            <li class="flex items-center gap-1 text-ink-faint">
              <A href={list().path} class="rounded-small hover:text-ink">
                {list().title}
              </A>
              <ChevronRight size={14} />
            </li>
          )}
        </Show>
        <li aria-current="page" class="truncate font-medium">
          {pageTitle()}
        </li>
      </ol>
    </nav>
  )
}
