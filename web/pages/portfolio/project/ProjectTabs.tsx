import { Match, Switch } from 'solid-js'
import { Tabs } from '../../../components/Tabs.tsx'
import { useShortcut } from '../../../shortcuts.ts'
import { projectPageText } from '../../../text/project.ts'
import { useUrlChoice } from '../../../url-state.ts'
import { Actions } from './Actions.tsx'
import { Budget } from './Budget.tsx'
import type { Desk } from './desk.ts'
import { History } from './History.tsx'
import { Risks } from './Risks.tsx'
import { Summary } from './Summary.tsx'

const names = ['summary', 'budget', 'risks', 'actions', 'history'] as const
type Name = (typeof names)[number]

/** The parts of the page, one at a time; the figures 1 to 5 choose. */
export function ProjectTabs(props: { desk: Desk }) {
  const [, choose] = useUrlChoice('tab', names, 'summary')
  names.forEach((name, index) =>
    useShortcut({
      keys: String(index + 1),
      label: projectPageText.showTab(projectPageText.tabs[name]),
      run: () => choose(name),
    }),
  )
  const counts: Partial<Record<Name, () => number>> = {
    risks: () => props.desk.row().openRisks,
    actions: () => props.desk.row().openActions,
  }
  const tabs = names.map((value) => ({
    value,
    label: projectPageText.tabs[value],
    get count() {
      return counts[value]?.() || undefined
    },
  }))
  return (
    <Tabs label={projectPageText.tabsLabel} tabs={tabs}>
      {(tab) => (
        <div class="pt-3">
          <Switch>
            <Match when={tab === 'summary'}>
              <Summary desk={props.desk} />
            </Match>
            <Match when={tab === 'budget'}>
              <Budget desk={props.desk} />
            </Match>
            <Match when={tab === 'risks'}>
              <Risks desk={props.desk} />
            </Match>
            <Match when={tab === 'actions'}>
              <Actions desk={props.desk} />
            </Match>
            <Match when={tab === 'history'}>
              <History desk={props.desk} />
            </Match>
          </Switch>
        </div>
      )}
    </Tabs>
  )
}
