import type { Ctx } from '../../context.ts'
import { errorText, secretsOf } from '../rules.ts'
import { findDefinition } from './definitions.ts'

/** A cancelled run leaves nothing half open. The run has ended by now, so a failure here is only logged; cancelling again tries it again. */
export async function closeSubject(
  ctx: Ctx,
  { jobKey, subject }: { jobKey: string; subject: string | null },
): Promise<void> {
  const definition = findDefinition(ctx, jobKey)
  if (!definition?.cancelled || subject === null) return
  try {
    await definition.cancelled(ctx, subject)
  } catch (error) {
    ctx.log.error('job_subject_not_closed', {
      jobKey,
      subject,
      message: errorText(error, secretsOf(ctx.config)),
    })
  }
}
