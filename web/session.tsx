import { type Accessor, createContext, createMemo, type JSX, useContext } from 'solid-js'
import type { Me, Role } from '#domain/identity/contract.ts'
import { levels } from '#domain/identity/rules.ts'
import type { FlagKey } from '#domain/workspace/contract.ts'

const SessionContext = createContext<Accessor<Me>>()

export function SessionProvider(props: { me: Me; children: JSX.Element }) {
  const me = createMemo(() => props.me)
  return <SessionContext.Provider value={me}>{props.children}</SessionContext.Provider>
}

/** The person who is signed in; every page inside the shell has one. */
export function useSession(): Accessor<Me> {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession is for pages inside the shell')
  return session
}

/** Hides what the server would refuse anyway; the server decides. */
export const may = (me: Me, role: Role): boolean => me.level >= levels[role]

/** A flag that nobody has set is on. */
export const isOn = (me: Me, flag: FlagKey | undefined): boolean =>
  flag === undefined || me.flags[flag] !== false

export const useTimeZone = (): Accessor<string> => {
  const session = useContext(SessionContext)
  return () => session?.().workspace.timeZone ?? 'UTC'
}
