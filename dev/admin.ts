import { invitePerson } from '#domain/identity'
import { scriptContext } from './script-context.ts'

const [email, name] = process.argv.slice(2)
const { DATABASE_URL, APP_URL = 'http://localhost:8787' } = process.env
if (!email || !name || !DATABASE_URL) {
  console.error('Say where and who: DATABASE_URL=… APP_URL=… npm run admin -- you@example.com "Your Name"')
  process.exit(1)
}
const variables = {
  ...process.env,
  APP_URL,
  DATABASE_DRIVER: new URL(DATABASE_URL).hostname.endsWith('.neon.tech') ? 'neon' : 'tcp',
  // A link is not signed, so this script needs no secret of the Worker's.
  AUTH_SECRET: 'required by the configuration, unused here',
}
try {
  const { invitationUrl } = await invitePerson(scriptContext(variables, 'setup'), {
    email,
    name,
    role: 'admin',
  })
  console.log(`Open this within seven days and set a password:\n${invitationUrl}`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
