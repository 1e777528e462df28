import ArrowDown from 'lucide-solid/icons/arrow-down'
import ArrowUp from 'lucide-solid/icons/arrow-up'
import Ellipsis from 'lucide-solid/icons/ellipsis'
import Trash from 'lucide-solid/icons/trash'
import { type Accessor, Show } from 'solid-js'
import type { Product } from '#domain/orders/products/contract.ts'
import { IconButton } from '../../../components/IconButton.tsx'
import { Lookup } from '../../../components/lookup/Lookup.tsx'
import { Menu } from '../../../components/Menu.tsx'
import { formatMoney, formatMoneyExactly } from '../../../format.ts'
import { useProductSearch } from '../../../queries/order.ts'
import { lineText } from '../../../text/order-form.ts'
import { lineKey } from './check.ts'
import type { FormDesk } from './form-desk.ts'
import type { Line } from './form.ts'
import { LineInput } from './LineInput.tsx'
import { lineGrid } from './line-style.ts'
import type { LineEdits } from './line-edits.ts'
import { lineAction, type LineField } from './lines.ts'

export interface LineRowProps {
  desk: FormDesk
  line: Line
  place: number
  edits: LineEdits
}

/** One line: what, how many, at which price. */
export function LineRow(props: LineRowProps) {
  return (
    <li class={`${lineGrid} border-t border-line px-4 py-2`}>
      <div class="col-span-full @lg:col-span-1">
        <ProductCell {...props} />
      </div>
      <FigureCell {...props} field="quantity" label={lineText.quantity} inputmode="numeric" />
      <FigureCell {...props} field="unitPrice" label={lineText.unitPrice} inputmode="decimal" />
      <Amount {...props} />
      <LineMenu {...props} />
    </li>
  )
}

function ProductCell(props: LineRowProps) {
  const choose = ({ product }: ProductItem) => {
    const { desk, line, edits } = props
    followCurrency(desk, line, product)
    const isSame = product.currency === desk.form().values.currency
    edits.change(line.id, {
      productId: product.id,
      sku: product.sku,
      productName: product.name,
      unitPrice: isSame ? product.unitPrice : line.unitPrice,
      listPrice: isSame ? undefined : formatMoney(product.unitPrice, product.currency),
    })
    edits.focus(line.id, 'quantity')
  }
  // Without a product Enter opens the list.
  const onKeyDown = (event: CellKey) =>
    event.key === 'Enter' && props.line.productId === '' ? undefined : press(props, event, 'productId')
  return (
    <Lookup<ProductItem>
      hideLabel
      label={lineText.of(lineText.product, props.place + 1)}
      name={`productId-${props.line.id}`}
      text={props.line.productName}
      unit={props.line.sku}
      hint={props.line.listPrice && lineText.otherCurrency(props.line.listPrice)}
      error={props.desk.error(lineKey(props.line.id, 'productId'))}
      placeholder={lineText.findProduct}
      find={useFoundProducts}
      onChoose={choose}
      onKeyDown={onKeyDown}
    />
  )
}

interface FigureCellProps extends LineRowProps {
  field: 'quantity' | 'unitPrice'
  label: string
  inputmode: 'numeric' | 'decimal'
}

function FigureCell(props: FigureCellProps) {
  const key = () => lineKey(props.line.id, props.field)
  return (
    <LineInput
      label={lineText.of(props.label, props.place + 1)}
      name={`${props.field}-${props.line.id}`}
      inputmode={props.inputmode}
      value={props.line[props.field]}
      error={props.desk.error(key())}
      onInput={(text) => props.edits.change(props.line.id, { [props.field]: text })}
      onKeyDown={(event) => press(props, event, props.field)}
      onLeave={() => props.desk.leave('items', key())}
    />
  )
}

type CellKey = KeyboardEvent & { currentTarget: HTMLInputElement }

/** Goes to another cell, adds or moves a line, where the key means that. */
function press({ desk, edits, line, place }: LineRowProps, event: CellKey, field: LineField): void {
  if (event.ctrlKey || event.metaKey || event.isComposing) return
  const { selectionStart, selectionEnd, value } = event.currentTarget
  const isAll = selectionStart === 0 && selectionEnd === value.length
  const pressed = {
    key: event.key,
    altKey: event.altKey,
    shiftKey: event.shiftKey,
    atStart: isAll || selectionEnd === 0,
    atEnd: isAll || selectionStart === value.length,
  }
  const action = lineAction(pressed, { place, field }, desk.form().lines.length)
  if (!action) return
  event.preventDefault()
  edits.act(action, line.id, field)
}

interface ProductItem {
  id: string
  label: string
  note: string
  figure: string
  product: Product
}

function useFoundProducts(text: Accessor<string>) {
  const found = useProductSearch(text)
  const items = (): ProductItem[] =>
    (found.isPending ? [] : (found.data?.items ?? [])).map((product) => ({
      id: product.id,
      label: product.name,
      note: `${product.sku} · ${product.category}`,
      figure: formatMoney(product.unitPrice, product.currency),
      product,
    }))
  return { items, text: () => (found.isPending ? undefined : found.data?.text), isError: () => found.isError }
}

/** A new order is in the currency of what is ordered first. */
function followCurrency(desk: FormDesk, line: Line, product: Product): void {
  const isFirst = desk.form().lines.every((other) => other.id === line.id || other.productId === '')
  if (desk.isNew && isFirst) desk.type('currency', product.currency)
}

function Amount(props: LineRowProps) {
  const amount = () => props.desk.totals().amounts.get(props.line.id)
  return (
    <div class="figures flex control-height items-center justify-end">
      <span class="sr-only">{lineText.of(lineText.amount, props.place + 1)}</span>
      <Show when={amount()} fallback={<span class="text-ink-faint">–</span>}>
        {(known) => (
          <span class="truncate">{formatMoneyExactly(known(), props.desk.form().values.currency)}</span>
        )}
      </Show>
    </div>
  )
}

function LineMenu(props: LineRowProps) {
  const move = (by: 1 | -1) => props.edits.act({ move: by }, props.line.id, 'productId')
  return (
    <Menu
      placement="bottom-end"
      entries={[
        { label: lineText.up, icon: <ArrowUp size={14} />, keys: 'Alt+↑', onSelect: () => move(-1) },
        { label: lineText.down, icon: <ArrowDown size={14} />, keys: 'Alt+↓', onSelect: () => move(1) },
        {
          label: lineText.removeShort,
          icon: <Trash size={14} />,
          danger: true,
          onSelect: () => props.edits.remove(props.line.id),
        },
      ]}
      trigger={(trigger) => (
        <IconButton {...trigger} label={lineText.menu(props.place + 1)} icon={<Ellipsis size={16} />} />
      )}
    />
  )
}
