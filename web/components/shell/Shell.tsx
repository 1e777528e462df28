import { useIsRouting, useLocation, useNavigate } from '@solidjs/router'
import { createEffect, createSignal, type JSX, lazy, on, onCleanup, onMount, Show, Suspense } from 'solid-js'
import { isOpen } from '../../navigation.ts'
import { pages } from '../../routes.tsx'
import { useSession } from '../../session.tsx'
import { onShortcutKey, useShortcut } from '../../shortcuts.ts'
import { shellText } from '../../text/shell.ts'
import { expectHeading } from '../page-focus.ts'
import { StaleBanner } from '../StaleBanner.tsx'
import { StandInBanner } from '../StandInBanner.tsx'
import { Sidebar } from './Sidebar.tsx'
import { TopBar } from './TopBar.tsx'

const CommandPalette = lazy(() =>
  import('./CommandPalette.tsx').then((part) => ({ default: part.CommandPalette })),
)
const Drawer = lazy(() => import('./Drawer.tsx').then((part) => ({ default: part.Drawer })))
const ShortcutHelp = lazy(() => import('./ShortcutHelp.tsx').then((part) => ({ default: part.ShortcutHelp })))

type Overlay = 'palette' | 'help' | 'drawer'

/** The frame around every page. */
export function Shell(props: { children: JSX.Element }) {
  const [overlay, setOverlay] = createSignal<Overlay>()
  const close = () => setOverlay(undefined)
  const [main, setMain] = createSignal<HTMLElement>()
  useFocusOnNavigation(main, close)
  useShellKeys(setOverlay)
  return (
    <div class="flex h-full">
      <a
        href="#content"
        class="fixed top-2 left-2 z-60 -translate-y-16 rounded-control bg-accent px-3 py-2 font-medium text-white focus:translate-y-0"
        onClick={(event) => {
          event.preventDefault()
          main()?.focus()
        }}
      >
        {shellText.skip}
      </a>
      <Sidebar class="hidden md:flex" onSearch={() => setOverlay('palette')} />
      <div class="flex min-w-0 flex-1 flex-col">
        <TopBar
          onMenu={() => setOverlay('drawer')}
          onSearch={() => setOverlay('palette')}
          onHelp={() => setOverlay('help')}
        />
        <RoutingBar />
        <section aria-label={shellText.notices}>
          <StaleBanner />
          <StandInBanner />
        </section>
        <main ref={setMain} id="content" tabindex="-1" class="relative min-h-0 flex-1 overflow-auto">
          {props.children}
        </main>
      </div>
      <Suspense>
        <Show when={overlay() === 'palette'}>
          <CommandPalette onClose={close} onHelp={() => setOverlay('help')} />
        </Show>
        <Show when={overlay() === 'help'}>
          <ShortcutHelp onClose={close} />
        </Show>
        <Show when={overlay() === 'drawer'}>
          <Drawer onClose={close} onSearch={() => setOverlay('palette')} />
        </Show>
      </Suspense>
    </div>
  )
}

/** After going to another page the focus is on its heading, so that screen readers read it and Tab goes on from there. */
function useFocusOnNavigation(main: () => HTMLElement | undefined, onNavigate: () => void): void {
  const location = useLocation()
  const arrive = () => {
    onNavigate()
    expectHeading()
    main()?.scrollTo(0, 0)
    queueMicrotask(() => (main()?.querySelector('h1') ?? main())?.focus({ preventScroll: true }))
  }
  createEffect(on(() => location.pathname, arrive, { defer: true }))
}

function useShellKeys(open: (overlay: Overlay) => void): void {
  const me = useSession()
  const navigate = useNavigate()
  onMount(() => document.addEventListener('keydown', onShortcutKey))
  onCleanup(() => document.removeEventListener('keydown', onShortcutKey))
  useShortcut({ keys: 'Mod+K', label: shellText.palette, run: () => open('palette') })
  useShortcut({ keys: '?', label: shellText.shortcuts, run: () => open('help') })
  for (const page of pages) {
    if (page.letter && isOpen(me(), page)) {
      useShortcut({ keys: `g ${page.letter}`, label: page.title, run: () => navigate(page.path) })
    }
  }
}

/** A thin line while the next page is on its way. */
function RoutingBar() {
  const isRouting = useIsRouting()
  return (
    <div class="relative h-0" aria-hidden="true">
      <Show when={isRouting()}>
        <div class="absolute inset-x-0 top-0 z-30 h-0.5 overflow-hidden">
          <div class="h-full w-1/4 animate-travel bg-accent" />
        </div>
      </Show>
    </div>
  )
}
