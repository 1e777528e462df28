export { authorise, ownerId } from './rules.ts'
export { demoAccounts, listDemoAccounts } from './demo.ts'
export { cookieNames, readSession } from './sessions/cookie.ts'
export { acceptInvitation, invitePerson, resetPassword } from './service/invitations.ts'
export { getMe } from './service/me.ts'
export { changePassword } from './service/passwords.ts'
export {
  createPerson,
  deactivatePerson,
  editPerson,
  listColleagues,
  listPeople,
  reactivatePerson,
} from './service/people.ts'
export { renewSession, signIn, signOut } from './service/sign-in.ts'
export { createToken, findTokenActor, listTokens, revokeToken } from './service/tokens.ts'
