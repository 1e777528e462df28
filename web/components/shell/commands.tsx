import type { Navigator } from '@solidjs/router'
import FolderKanban from 'lucide-solid/icons/folder-kanban'
import Keyboard from 'lucide-solid/icons/keyboard'
import LogOut from 'lucide-solid/icons/log-out'
import Moon from 'lucide-solid/icons/moon'
import ReceiptText from 'lucide-solid/icons/receipt-text'
import RefreshCw from 'lucide-solid/icons/refresh-cw'
import { type Accessor, createMemo, type JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { isOpen, orderPath, projectPath } from '../../navigation.ts'
import { isDark, setTheme } from '../../preferences.ts'
import { useSignOut } from '../../queries/identity.ts'
import { useJobs, useStartRun } from '../../queries/jobs.ts'
import { useOrderSearch } from '../../queries/order-search.ts'
import { useProjectSearch } from '../../queries/portfolio.ts'
import { pages } from '../../routes.tsx'
import { isOn, may, useSession } from '../../session.tsx'
import { orderStatusText } from '../../text/orders.ts'
import { shellText } from '../../text/shell.ts'
import { toast } from '../toasts.ts'

export interface Command {
  label: string
  hint?: string
  keys?: string
  icon: () => JSX.Element
  run: () => void
}

interface Doors {
  navigate: Navigator
  showHelp: () => void
}

/** What the palette offers for a text, in groups. */
export function createCommands(text: Accessor<string>, { navigate, showHelp }: Doors) {
  const me = useSession()
  const toPages = createMemo((): Command[] =>
    pages
      .filter((page) => isOpen(me(), page) && !page.path.includes(':'))
      .map((page) => ({
        label: page.title,
        hint: page.area && shellText.areas[page.area],
        icon: () => <Dynamic component={page.icon} size={16} />,
        run: () => navigate(page.path),
      })),
  )
  const toProjects = createProjectCommands(text, navigate)
  const toOrders = createOrderCommands(text, navigate)
  const actions = createActions(showHelp)
  return createMemo(() =>
    [
      { title: shellText.pages, commands: toPages().filter((command) => fits(command.label, text())) },
      { title: shellText.projects, commands: text() === '' ? [] : toProjects() },
      { title: shellText.orders, commands: text() === '' ? [] : toOrders() },
      { title: shellText.actions, commands: actions().filter((command) => fits(command.label, text())) },
    ].filter((group) => group.commands.length > 0),
  )
}

function createProjectCommands(text: Accessor<string>, navigate: Navigator) {
  const found = useProjectSearch(text)
  return createMemo((): Command[] =>
    (found.isPending ? [] : (found.data?.items ?? [])).map((project) => ({
      label: project.name,
      hint: project.key,
      icon: () => <FolderKanban size={16} />,
      run: () => navigate(projectPath(project.key)),
    })),
  )
}

function createOrderCommands(text: Accessor<string>, navigate: Navigator) {
  const me = useSession()
  const found = useOrderSearch(() => (isOn(me(), 'orders') ? text() : ''))
  return createMemo((): Command[] =>
    (found.isPending ? [] : (found.data?.items ?? [])).map((order) => ({
      label: `${order.number} ${order.customerName}`,
      hint: orderStatusText[order.status],
      icon: () => <ReceiptText size={16} />,
      run: () => navigate(orderPath(order.id)),
    })),
  )
}

function createActions(showHelp: () => void) {
  const me = useSession()
  const jobs = useJobs()
  const start = useStartRun()
  const signOut = useSignOut()
  const runJob = (key: string, title: string) =>
    start.mutate(
      { key, mode: 'incremental' },
      {
        onSuccess: ({ coalesced }) =>
          toast('info', coalesced ? shellText.jobRunning(title) : shellText.jobStarted(title)),
        onError: (error) => toast('bad', shellText.jobNotStarted(title), { detail: error.message }),
      },
    )
  const starts = (): Command[] =>
    (jobs.isPending || !may(me(), 'lead') ? [] : (jobs.data?.items ?? []))
      .filter((job) => job.blockedReason === null)
      .map((job) => ({
        label: shellText.startJob(job.title),
        icon: () => <RefreshCw size={16} />,
        run: () => runJob(job.key, job.title),
      }))
  return createMemo((): Command[] => [
    ...starts(),
    {
      label: isDark() ? shellText.useLight : shellText.useDark,
      icon: () => <Moon size={16} />,
      run: () => setTheme(isDark() ? 'light' : 'dark'),
    },
    { label: shellText.shortcuts, keys: '?', icon: () => <Keyboard size={16} />, run: showHelp },
    { label: shellText.signOut, icon: () => <LogOut size={16} />, run: () => signOut.mutate() },
  ])
}

/** Every word of the text begins a word of the label. */
function fits(label: string, text: string): boolean {
  const parts = label.toLowerCase().split(/\s+/)
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean)
  return wanted.every((word) => parts.some((part) => part.startsWith(word)))
}
