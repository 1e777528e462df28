import { Suspense } from 'solid-js'
import { Portal } from 'solid-js/web'
import { followAnchor } from '../place-beside.ts'
import { aboveDialogs, popStyle } from '../pop-style.ts'
import type { LookupItem, LookupProps, LookupState } from './lookup-state.ts'
import { LookupList } from './LookupList.tsx'

interface LookupPopupProps<Item extends LookupItem> extends LookupProps<Item> {
  lookup: LookupState
  anchor: HTMLElement
}

/** The list, floating below its field. */
export function LookupPopup<Item extends LookupItem>(props: LookupPopupProps<Item>) {
  return (
    <Portal>
      <div
        {...aboveDialogs}
        ref={(element) => followAnchor(element, props.anchor)}
        class={`${popStyle} fixed w-80 min-w-0`}
        // Pressing in the list must not take the focus out of the field.
        onPointerDown={(event) => event.preventDefault()}
        onMouseDown={(event) => event.preventDefault()}
      >
        {/* What is in the cache already arrives a moment later; without this the page around would give way, and the focus with it. */}
        <Suspense>
          <LookupList {...props} />
        </Suspense>
      </div>
    </Portal>
  )
}
