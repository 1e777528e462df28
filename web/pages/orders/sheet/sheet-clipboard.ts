import { onCleanup } from 'solid-js'
import { toast } from '../../../components/toasts.ts'
import { clipText } from '../../../text/orders.ts'
import type { GridView } from './grid-view.ts'
import type { Sheet } from './sheet.ts'
import type { ClipText } from './sheet-actions.ts'

/**
 * Copy, cut and paste of ranges. A browser tells of these at the body when nothing is selected as text, so the document is listened to and
 * the sheet answers while the focus is on it.
 */
export function listenToClipboard(sheet: Sheet, { element }: GridView): void {
  const isOurs = (event: ClipboardEvent) =>
    document.activeElement === element &&
    !sheet.editing() &&
    !event.defaultPrevented &&
    sheet.box() !== undefined

  const copy = (event: ClipboardEvent) => {
    const box = sheet.box()
    if (!isOurs(event) || !box) return false
    event.preventDefault()
    const known = sheet.actions.copied(box)
    sheet.setCopied(box)
    if (known && event.clipboardData) {
      event.clipboardData.setData('text/plain', known.text)
      event.clipboardData.setData('text/html', known.html)
    } else void sheet.actions.copyLater(box, (text) => void writeLater(text))
    return true
  }
  const onCopy = (event: ClipboardEvent) => void copy(event)
  const onCut = (event: ClipboardEvent) => {
    const box = sheet.box()
    if (copy(event) && box && sheet.mayEdit()) void sheet.actions.clear(box)
  }
  const onPaste = (event: ClipboardEvent) => {
    const box = sheet.box()
    const text = event.clipboardData?.getData('text/plain')
    if (!isOurs(event) || !box || text === undefined || text === '') return
    event.preventDefault()
    if (!sheet.mayEdit()) return sheet.tellLocked()
    sheet.setCopied(undefined)
    const size = { rows: sheet.count(), columns: sheet.columns().length }
    sheet.selectBox(sheet.actions.paste(text, box, size))
  }
  document.addEventListener('copy', onCopy)
  document.addEventListener('cut', onCut)
  document.addEventListener('paste', onPaste)
  onCleanup(() => {
    document.removeEventListener('copy', onCopy)
    document.removeEventListener('cut', onCut)
    document.removeEventListener('paste', onPaste)
  })
}

/** Rows that had to be loaded first: the browser may ask the person, or refuse. */
async function writeLater({ text, html }: ClipText): Promise<void> {
  try {
    const parts = { 'text/plain': text, 'text/html': html }
    const blobs = Object.entries(parts).map(([type, content]) => [type, new Blob([content], { type })])
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))])
  } catch {
    toast('bad', clipText.copyFailed)
  }
}
