import { roles } from '../../functions/domain/identity/contract.ts'

export const demoPassword = 'quarterdeck'

const names = { admin: 'Ada Okafor', lead: 'Leo Brandt', member: 'Mina Sato', viewer: 'Vera Novak' }

/** They exist only on the embedded database. */
export const demoAccounts = [...roles]
  .reverse()
  .map((role) => ({ role, name: names[role], email: `${role}@quarterdeck.example` }))
