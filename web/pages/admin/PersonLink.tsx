import type { Invitation } from '#domain/identity/contract.ts'
import { OneTimeSecret } from '../../components/OneTimeSecret.tsx'
import { Timestamp } from '../../components/Timestamp.tsx'
import { peopleText } from '../../text/admin.ts'

/** The one-time link with which somebody chooses a password. */
export function PersonLink(props: { invitation: Invitation }) {
  return (
    <OneTimeSecret label={peopleText.invitationLink} text={props.invitation.invitationUrl}>
      {peopleText.linkHint(props.invitation.person.name)}{' '}
      <Timestamp absolute at={props.invitation.expiresAt} />.
    </OneTimeSecret>
  )
}
