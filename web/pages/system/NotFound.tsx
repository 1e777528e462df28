import { A } from '@solidjs/router'
import Compass from 'lucide-solid/icons/compass'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Page } from '../../components/Page.tsx'
import { buttonStyle } from '../../components/button-style.ts'
import { shellText } from '../../text/shell.ts'

export function NotFound() {
  return (
    <Page title={shellText.notFound}>
      <EmptyState
        icon={<Compass size={18} />}
        title={shellText.notFound}
        action={
          <A href="/" class={buttonStyle('primary')}>
            {shellText.home}
          </A>
        }
      >
        {shellText.notFoundHint}
      </EmptyState>
    </Page>
  )
}
