import type { JSX } from 'solid-js'
import { words } from '../text/words.ts'
import { CopyButton } from './CopyButton.tsx'
import { controlStyle, Field } from './Field.tsx'
import { Notice } from './Notice.tsx'

interface OneTimeSecretProps {
  /** What it is: "Invitation link". */
  label: string
  text: string
  /** What to do with it, and how long it works. */
  children: JSX.Element
}

/** A secret that no later page shows again. */
export function OneTimeSecret(props: OneTimeSecretProps) {
  return (
    <div class="flex flex-col gap-3">
      <Notice tone="warn" title={words.shownOnce}>
        {props.children}
      </Notice>
      <div class="flex items-end gap-2">
        <div class="min-w-0 flex-1">
          <Field label={props.label}>
            {(ids) => (
              <input
                {...ids}
                readonly
                value={props.text}
                class={`${controlStyle} font-mono`}
                onFocus={(event) => event.currentTarget.select()}
              />
            )}
          </Field>
        </div>
        <CopyButton text={props.text} />
      </div>
    </div>
  )
}
