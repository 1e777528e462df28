import { Index } from 'solid-js'
import { Section } from '../../components/Section.tsx'
import { SkeletonRows } from '../../components/table/SkeletonRows.tsx'
import { useJobs } from '../../queries/jobs.ts'
import { may, useSession } from '../../session.tsx'
import { jobText } from '../../text/jobs.ts'
import { JobRow, jobGrid } from './JobRow.tsx'

/** Every job there is: how it stands, how its latest runs went, and what can be done. */
export function JobList() {
  const me = useSession()
  const jobs = useJobs()
  return (
    <Section
      flush
      class="shrink-0"
      title={jobText.jobs}
      hint={may(me(), 'lead') ? undefined : jobText.viewOnly(me().role)}
      query={jobs}
      skeleton={<SkeletonRows columns={5} rows={3} />}
    >
      {(data) => (
        <div class="pt-1">
          <div
            aria-hidden="true"
            class={`${jobGrid} hidden border-b border-line pb-1 text-small text-ink-muted lg:grid`}
          >
            <span />
            <span>{jobText.columns.recent}</span>
            <span>{jobText.columns.last}</span>
            <span>{jobText.columns.freshness}</span>
            <span>{jobText.columns.next}</span>
            <span />
          </div>
          <ul class="divide-y divide-line">
            <Index each={data().items}>
              {(job) => (
                <li>
                  <JobRow job={job()} loadedAt={jobs.dataUpdatedAt} />
                </li>
              )}
            </Index>
          </ul>
        </div>
      )}
    </Section>
  )
}
