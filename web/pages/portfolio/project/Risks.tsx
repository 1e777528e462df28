import ShieldAlert from 'lucide-solid/icons/shield-alert'
import { Show } from 'solid-js'
import { Button } from '../../../components/Button.tsx'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { ExportButton } from '../../../components/ExportButton.tsx'
import { Section } from '../../../components/Section.tsx'
import { Segments } from '../../../components/Segments.tsx'
import { sortRows } from '../../../components/sort-rows.ts'
import { SkeletonRows } from '../../../components/table/SkeletonRows.tsx'
import { exportCsv } from '../../../export-csv.ts'
import { useProjectRisks } from '../../../queries/project.ts'
import { projectText } from '../../../text/portfolio.ts'
import { riskText } from '../../../text/project.ts'
import { words } from '../../../text/words.ts'
import { useUrlChoice, useUrlText } from '../../../url-state.ts'
import type { Desk } from './desk.ts'
import { RiskMatrix } from './RiskMatrix.tsx'
import { riskColumns, riskExport, RiskTable } from './RiskTable.tsx'
import { fitsCell, readCell } from './risk-cell.ts'

const shows = ['open', 'all'] as const

/** Where a project's risks lie between unlikely and certain, harmless and grave, and what is done about each. */
export function Risks(props: { desk: Desk }) {
  const query = useProjectRisks(() => props.desk.key())
  const [show, setShow] = useUrlChoice('show', shows, 'open')
  const [cellText, setCell] = useUrlText('cell')
  const [order, setOrder] = useUrlText('order', '-exposure')
  const cell = () => readCell(cellText())
  const all = () => (query.isPending ? [] : (query.data ?? []))
  const rows = () =>
    all().filter(
      (risk) => (show() === 'all' || risk.open) && (cell() === undefined || fitsCell(risk, cell())),
    )
  const isFiltered = () => cell() !== undefined || show() !== 'all'
  const save = async () =>
    exportCsv(riskText.exportName(props.desk.key()), sortRows(rows(), riskColumns, order()), riskExport)
  return (
    <div class="grid grid-cols-1 items-start gap-3 lg:grid-cols-[20rem_minmax(0,1fr)]">
      <Section
        title={riskText.matrix}
        query={query}
        empty={(risks) => risks.length === 0 && <NoRisks isOurs={props.desk.row().origin === 'app'} />}
      >
        {(risks) => (
          <RiskMatrix
            risks={risks()}
            cell={cell()}
            onChoose={(next) => setCell(next ? `${next.probability}x${next.impact}` : '')}
          />
        )}
      </Section>
      <Show when={query.isPending || all().length > 0}>
        <Section
          flush
          title={riskText.title}
          query={query}
          skeleton={<SkeletonRows columns={6} rows={6} />}
          empty={() =>
            rows().length === 0 && (
              <NoneHere onClear={isFiltered() ? () => void (setCell(''), setShow('all')) : undefined} />
            )
          }
          actions={
            <>
              <Segments
                label={riskText.show}
                options={shows.map((value) => ({ value, label: riskText.shows[value] }))}
                value={show()}
                onChange={(value) => setShow(value)}
              />
              <ExportButton run={save} failed={projectText.exportFailed} />
            </>
          }
        >
          {() => (
            <RiskTable risks={rows()} order={order()} onOrder={(next) => setOrder(next, { replace: true })} />
          )}
        </Section>
      </Show>
    </div>
  )
}

function NoRisks(props: { isOurs: boolean }) {
  return (
    <EmptyState dense icon={<ShieldAlert size={18} />} title={riskText.none}>
      {props.isOurs ? riskText.noneApp : riskText.noneNotion}
    </EmptyState>
  )
}

function NoneHere(props: { onClear: (() => void) | undefined }) {
  return (
    <EmptyState
      dense
      title={riskText.noneHere}
      action={
        <Show when={props.onClear}>
          {(clear) => <Button onClick={() => clear()()}>{words.clearFilters}</Button>}
        </Show>
      }
    >
      {riskText.noneHereHint}
    </EmptyState>
  )
}
