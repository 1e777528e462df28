import { describe, expect, it } from 'vitest'
import type { Actor, Role } from '#domain/identity/contract.ts'
import { authorise, levels, ownAccountErrors, roles } from '#domain/identity/rules.ts'

const nobody: Actor = { kind: 'nobody', id: 'nobody', name: 'nobody', role: null }
const somebody = (role: Role): Actor => ({
  kind: 'user',
  id: 'me',
  name: 'Me',
  email: 'me@example.com',
  role,
})

describe('authorising', () => {
  it.each(roles)('lets a %s do what needs this role or less, and nothing else', (role) => {
    for (const needed of roles) {
      const attempt = () => authorise({ actor: somebody(role) }, needed)
      if (levels[role] >= levels[needed]) expect(attempt).not.toThrow()
      else expect(attempt).toThrow(`This needs the role ${needed}; yours is ${role}`)
    }
  })

  it('asks people who are signed out to sign in', () => {
    expect(() => authorise({ actor: nobody }, 'viewer')).toThrow('Sign in and try again')
  })
})

describe('editing an account', () => {
  const updatedAt = '2026-01-31T12:00:00.000Z'

  it('refuses a change of one’s own role, at the field', () => {
    const errors = ownAccountErrors(somebody('admin'), { id: 'me', updatedAt, changes: { role: 'member' } })
    expect(errors.map((error) => error.path)).toEqual(['changes.role'])
  })

  it('allows one’s own name and other people’s roles', () => {
    const me = somebody('admin')
    expect(ownAccountErrors(me, { id: 'me', updatedAt, changes: { name: 'New' } })).toEqual([])
    expect(ownAccountErrors(me, { id: 'me', updatedAt, changes: { role: 'admin' } })).toEqual([])
    expect(ownAccountErrors(me, { id: 'other', updatedAt, changes: { role: 'viewer' } })).toEqual([])
  })
})
