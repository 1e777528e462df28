import { useNavigate } from '@solidjs/router'
import Keyboard from 'lucide-solid/icons/keyboard'
import KeyRound from 'lucide-solid/icons/key-round'
import LogOut from 'lucide-solid/icons/log-out'
import { setTheme, theme, themes } from '../../preferences.ts'
import { useSignOut } from '../../queries/identity.ts'
import { useSession } from '../../session.tsx'
import { shellText } from '../../text/shell.ts'
import { Menu, type MenuEntry } from '../Menu.tsx'
import { toast } from '../toasts.ts'
import { Avatar } from './Avatar.tsx'

export function UserMenu(props: { onHelp: () => void }) {
  const me = useSession()
  const navigate = useNavigate()
  const signOut = useSignOut()
  const leave = () =>
    signOut.mutate(undefined, {
      onError: (error) => toast('bad', shellText.signOutFailed, { detail: error.message }),
    })
  const entries = (): MenuEntry[] => [
    { group: `${me().email} · ${me().role}` },
    'separator',
    { group: shellText.theme },
    {
      choices: themes.map((choice) => ({ value: choice, label: shellText.themes[choice] })),
      chosen: theme(),
      onChoose: (value) => setTheme(themes.find((choice) => choice === value) ?? 'system'),
    },
    'separator',
    { label: shellText.tokens, icon: <KeyRound size={14} />, onSelect: () => navigate('/settings/tokens') },
    { label: shellText.shortcuts, icon: <Keyboard size={14} />, keys: '?', onSelect: props.onHelp },
    'separator',
    { label: shellText.signOut, icon: <LogOut size={14} />, onSelect: leave },
  ]
  return (
    <Menu
      placement="bottom-end"
      entries={entries()}
      trigger={(trigger) => (
        <button
          type="button"
          {...trigger}
          class="ml-1 flex size-8 items-center justify-center rounded-full pointer-coarse:size-10"
        >
          <Avatar name={me().name} />
          <span class="sr-only">
            {shellText.account}: {me().name}
          </span>
        </button>
      )}
    />
  )
}
