import { invitePerson } from '#domain/identity'
import { scriptContext } from './script-context.ts'

const [email, name] = process.argv.slice(2)
if (!email || !name) {
  console.error('Say who: npm run admin -- you@example.com "Your Name"')
  process.exit(1)
}
try {
  const { invitationUrl } = await invitePerson(scriptContext(process.env, 'setup'), {
    email,
    name,
    role: 'admin',
  })
  console.log(`Open this within seven days and set a password:\n${invitationUrl}`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
