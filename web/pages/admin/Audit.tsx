import FileDown from 'lucide-solid/icons/file-down'
import { Button } from '../../components/Button.tsx'
import { Page } from '../../components/Page.tsx'
import { useAudit } from '../../queries/audit.ts'
import { auditText } from '../../text/audit.ts'
import { words } from '../../text/words.ts'
import { useAuditExport } from './audit-export.ts'
import { useAuditView } from './audit-view.ts'
import { AuditFilterBar } from './AuditFilterBar.tsx'
import { AuditTable } from './AuditTable.tsx'

export function Audit() {
  const view = useAuditView()
  const audit = useAudit(view.filters)
  const exporting = useAuditExport(view.filters)
  const exportText = () => {
    const count = exporting.count()
    return count === undefined ? words.exportCsv : auditText.exported(count)
  }
  return (
    <Page
      fill
      title={auditText.title}
      subtitle={auditText.subtitle}
      actions={
        <Button icon={<FileDown size={14} />} busy={exporting.count() !== undefined} onClick={exporting.run}>
          {exportText()}
        </Button>
      }
    >
      <AuditFilterBar view={view} />
      <AuditTable audit={audit} view={view} />
    </Page>
  )
}
