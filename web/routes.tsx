import Users from 'lucide-solid/icons/users'
import CalendarClock from 'lucide-solid/icons/calendar-clock'
import ChartColumn from 'lucide-solid/icons/chart-column'
import FilePlus from 'lucide-solid/icons/file-plus'
import Flag from 'lucide-solid/icons/flag'
import ScrollText from 'lucide-solid/icons/scroll-text'
import ArchiveRestore from 'lucide-solid/icons/archive-restore'
import Settings from 'lucide-solid/icons/settings'
import Bell from 'lucide-solid/icons/bell'
import FolderKanban from 'lucide-solid/icons/folder-kanban'
import KeyRound from 'lucide-solid/icons/key-round'
import LayoutDashboard from 'lucide-solid/icons/layout-dashboard'
import RadioTower from 'lucide-solid/icons/radio-tower'
import ReceiptText from 'lucide-solid/icons/receipt-text'
import ShieldCheck from 'lucide-solid/icons/shield-check'
import Workflow from 'lucide-solid/icons/workflow'
import { type Component, lazy } from 'solid-js'
import type { Role } from '#domain/identity/contract.ts'
import type { FlagKey } from '#domain/workspace/contract.ts'
import type { shellText } from './text/shell.ts'

export type Area = keyof typeof shellText.areas

/** One page. From this entry follow its route, its place in the navigation and the command palette, its guard and its title. */
export interface PageEntry {
  path: string
  title: string
  /** The group of the navigation; pages without one are reached by links. */
  area?: Area
  icon: Component<{ size?: number; class?: string }>
  /** The role that may open it; everyone who is signed in by default. */
  role?: Role
  /** The feature flag that can hide it. */
  flag?: FlagKey
  /** `g` and then this letter go there. */
  letter?: string
  component: Component
}

/** In the order of the navigation. The first one is where `/` leads as long as no page stands there. */
export const pages: readonly PageEntry[] = [
  {
    path: '/overview',
    title: 'Overview',
    area: 'control',
    icon: RadioTower,
    flag: 'overview',
    letter: 'o',
    component: lazy(() =>
      import('./pages/insights/Overview.tsx').then((page) => ({ default: page.Overview })),
    ),
  },
  {
    path: '/pipelines',
    title: 'Pipelines',
    area: 'control',
    icon: Workflow,
    flag: 'pipelines',
    letter: 'l',
    component: lazy(() => import('./pages/jobs/Pipelines.tsx').then((page) => ({ default: page.Pipelines }))),
  },
  {
    path: '/pipelines/:job',
    title: 'Pipeline',
    icon: Workflow,
    flag: 'pipelines',
    component: lazy(() => import('./pages/jobs/JobPage.tsx').then((page) => ({ default: page.JobPage }))),
  },
  {
    path: '/pipelines/:job/runs/:id',
    title: 'Run',
    icon: Workflow,
    flag: 'pipelines',
    component: lazy(() => import('./pages/jobs/RunPage.tsx').then((page) => ({ default: page.RunPage }))),
  },
  {
    path: '/data-quality',
    title: 'Data quality',
    area: 'control',
    icon: ShieldCheck,
    flag: 'data-quality',
    letter: 'q',
    component: lazy(() =>
      import('./pages/quality/DataQuality.tsx').then((page) => ({ default: page.DataQuality })),
    ),
  },
  {
    path: '/',
    title: 'Dashboard',
    area: 'portfolio',
    icon: LayoutDashboard,
    letter: 'd',
    component: lazy(() =>
      import('./pages/portfolio/Dashboard.tsx').then((page) => ({ default: page.Dashboard })),
    ),
  },
  {
    path: '/projects',
    title: 'Projects',
    area: 'portfolio',
    icon: FolderKanban,
    flag: 'projects',
    letter: 'p',
    component: lazy(() =>
      import('./pages/portfolio/Projects.tsx').then((page) => ({ default: page.Projects })),
    ),
  },
  {
    path: '/projects/:key',
    title: 'Project',
    icon: FolderKanban,
    flag: 'projects',
    component: lazy(() =>
      import('./pages/portfolio/Project.tsx').then((page) => ({ default: page.Project })),
    ),
  },
  {
    path: '/orders',
    title: 'Orders',
    area: 'orders',
    icon: ReceiptText,
    flag: 'orders',
    letter: 's',
    component: lazy(() => import('./pages/orders/Orders.tsx').then((page) => ({ default: page.Orders }))),
  },
  {
    path: '/orders/analytics',
    title: 'Order analytics',
    area: 'orders',
    icon: ChartColumn,
    flag: 'orders',
    letter: 'a',
    component: lazy(() =>
      import('./pages/orders/analytics/OrderAnalytics.tsx').then((page) => ({
        default: page.OrderAnalytics,
      })),
    ),
  },
  {
    path: '/orders/new',
    title: 'New order',
    icon: FilePlus,
    role: 'member',
    flag: 'orders',
    component: lazy(() =>
      import('./pages/orders/order/NewOrderPage.tsx').then((page) => ({ default: page.NewOrderPage })),
    ),
  },
  {
    path: '/orders/:id',
    title: 'Order',
    icon: ReceiptText,
    flag: 'orders',
    component: lazy(() =>
      import('./pages/orders/order/OrderPage.tsx').then((page) => ({ default: page.OrderPage })),
    ),
  },
  {
    path: '/admin/people',
    title: 'People',
    area: 'admin',
    icon: Users,
    role: 'admin',
    component: lazy(() => import('./pages/admin/People.tsx').then((page) => ({ default: page.People }))),
  },
  {
    path: '/admin/schedules',
    title: 'Schedules',
    area: 'admin',
    icon: CalendarClock,
    role: 'admin',
    component: lazy(() =>
      import('./pages/admin/Schedules.tsx').then((page) => ({ default: page.Schedules })),
    ),
  },
  {
    path: '/admin/flags',
    title: 'Feature flags',
    area: 'admin',
    icon: Flag,
    role: 'admin',
    component: lazy(() => import('./pages/admin/Flags.tsx').then((page) => ({ default: page.Flags }))),
  },
  {
    path: '/admin/audit',
    title: 'Audit trail',
    area: 'admin',
    icon: ScrollText,
    role: 'admin',
    component: lazy(() => import('./pages/admin/Audit.tsx').then((page) => ({ default: page.Audit }))),
  },
  {
    path: '/admin/deleted',
    title: 'Deleted items',
    area: 'admin',
    icon: ArchiveRestore,
    role: 'admin',
    component: lazy(() => import('./pages/admin/Deleted.tsx').then((page) => ({ default: page.Deleted }))),
  },
  {
    path: '/admin/workspace',
    title: 'Workspace',
    area: 'admin',
    icon: Settings,
    role: 'admin',
    component: lazy(() =>
      import('./pages/admin/Workspace.tsx').then((page) => ({ default: page.Workspace })),
    ),
  },
  {
    path: '/notifications',
    title: 'Notifications',
    icon: Bell,
    component: lazy(() =>
      import('./pages/notifications/Notifications.tsx').then((page) => ({ default: page.Notifications })),
    ),
  },
  {
    path: '/settings/tokens',
    title: 'API tokens',
    icon: KeyRound,
    component: lazy(() => import('./pages/settings/Tokens.tsx').then((page) => ({ default: page.Tokens }))),
  },
]

export const Login = lazy(() =>
  import('./pages/identity/Login.tsx').then((page) => ({ default: page.Login })),
)
