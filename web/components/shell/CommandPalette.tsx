import { useNavigate } from '@solidjs/router'
import * as Kobalte from '@kobalte/core/dialog'
import Search from 'lucide-solid/icons/search'
import { createEffect, createMemo, createSignal, createUniqueId, For, on, Show } from 'solid-js'
import { shellText } from '../../text/shell.ts'
import { Keys } from '../Keys.tsx'
import { type Command, createCommands } from './commands.tsx'

/** Goes to any page or project and runs common actions. Typing filters, arrows choose, Enter runs. */
export function CommandPalette(props: { onClose: () => void; onHelp: () => void }) {
  const palette = createPalette(props)
  return (
    <Kobalte.Root open onOpenChange={(open) => !open && props.onClose()}>
      <Kobalte.Portal>
        <Kobalte.Overlay class="fixed inset-0 z-40 animate-appear bg-scrim" />
        <div class="fixed inset-x-0 top-0 z-50 flex justify-center px-3 pt-[max(0.75rem,12vh)]">
          <Kobalte.Content
            aria-label={shellText.palette}
            class="flex max-h-[70dvh] w-full max-w-xl animate-rise flex-col overflow-hidden rounded-dialog bg-raised shadow-pop outline-none"
          >
            <PaletteInput palette={palette} />
            <PaletteList palette={palette} />
            <Show when={palette.commands().length === 0}>
              <p class="px-4 pb-6 text-center text-ink-muted" role="status">
                {shellText.paletteEmpty}
              </p>
            </Show>
          </Kobalte.Content>
        </div>
      </Kobalte.Portal>
    </Kobalte.Root>
  )
}

type Palette = ReturnType<typeof createPalette>

function createPalette(props: { onClose: () => void; onHelp: () => void }) {
  const [text, setText] = createSignal('')
  const [chosen, setChosen] = createSignal(0)
  const groups = createCommands(text, { navigate: useNavigate(), showHelp: () => props.onHelp() })
  const commands = createMemo(() => groups().flatMap((group) => group.commands))
  createEffect(on(text, () => setChosen(0)))
  const run = (command: Command | undefined) => {
    if (!command) return
    props.onClose()
    command.run()
  }
  return { id: createUniqueId(), text, setText, chosen, setChosen, groups, commands, run }
}

function PaletteInput(props: { palette: Palette }) {
  const onKeyDown = (event: KeyboardEvent) => {
    const count = Math.max(props.palette.commands().length, 1)
    if (event.key === 'ArrowDown') props.palette.setChosen((at) => (at + 1) % count)
    else if (event.key === 'ArrowUp') props.palette.setChosen((at) => (at - 1 + count) % count)
    else if (event.key === 'Enter') props.palette.run(props.palette.commands()[props.palette.chosen()])
    else return
    event.preventDefault()
    document
      .getElementById(`${props.palette.id}-${props.palette.chosen()}`)
      ?.scrollIntoView({ block: 'nearest' })
  }
  return (
    <label class="flex items-center gap-3 border-b border-line px-4">
      <Search size={16} class="shrink-0 text-ink-faint" />
      <span class="sr-only">{shellText.search}</span>
      <input
        role="combobox"
        aria-expanded="true"
        aria-controls={`${props.palette.id}-list`}
        aria-activedescendant={
          props.palette.commands().length > 0 ? `${props.palette.id}-${props.palette.chosen()}` : undefined
        }
        autocomplete="off"
        class="h-12 w-full bg-transparent text-lead outline-none pointer-coarse:text-title"
        placeholder={shellText.search}
        value={props.palette.text()}
        onInput={(event) => props.palette.setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
    </label>
  )
}

function PaletteList(props: { palette: Palette }) {
  return (
    <div
      id={`${props.palette.id}-list`}
      role="listbox"
      aria-label={shellText.palette}
      class="min-h-0 overflow-y-auto p-1.5"
    >
      <For each={props.palette.groups()}>
        {(group) => (
          <div role="group" aria-label={group.title}>
            <p aria-hidden="true" class="px-2.5 pt-2 pb-1 text-micro font-medium text-ink-faint">
              {group.title}
            </p>
            <For each={group.commands}>
              {(command) => (
                <CommandItem
                  id={`${props.palette.id}-${props.palette.commands().indexOf(command)}`}
                  command={command}
                  chosen={props.palette.commands()[props.palette.chosen()] === command}
                  onPoint={() => props.palette.setChosen(props.palette.commands().indexOf(command))}
                  onRun={() => props.palette.run(command)}
                />
              )}
            </For>
          </div>
        )}
      </For>
    </div>
  )
}

interface CommandItemProps {
  id: string
  command: Command
  chosen: boolean
  onPoint: () => void
  onRun: () => void
}

function CommandItem(props: CommandItemProps) {
  return (
    <div
      id={props.id}
      role="option"
      aria-selected={props.chosen}
      class="flex min-h-9 cursor-default items-center gap-3 rounded-control px-2.5 pointer-coarse:min-h-11"
      classList={{ 'bg-hover': props.chosen }}
      onPointerMove={() => props.onPoint()}
      onClick={() => props.onRun()}
    >
      <span class="flex w-4 justify-center text-ink-faint">{props.command.icon()}</span>
      <span class="truncate">{props.command.label}</span>
      <Show when={props.command.hint}>
        <span class="ml-auto shrink-0 text-small text-ink-faint">{props.command.hint}</span>
      </Show>
      <Show when={props.command.keys}>
        {(keys) => (
          <span class="ml-auto">
            <Keys text={keys()} />
          </span>
        )}
      </Show>
    </div>
  )
}
