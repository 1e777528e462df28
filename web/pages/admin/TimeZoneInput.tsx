import { createMemo } from 'solid-js'
import { Combobox } from '../../components/Combobox.tsx'
import type { FieldProps } from '../../components/Field.tsx'

interface TimeZoneInputProps extends FieldProps {
  value: string
  onChange: (timeZone: string) => void
}

// Browsers understand these names, but list some of the places under their former ones.
const renamed = [
  'Africa/Asmara',
  'America/Nuuk',
  'Asia/Ho_Chi_Minh',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Yangon',
  'Atlantic/Faroe',
  'Europe/Kyiv',
  'Pacific/Chuuk',
  'Pacific/Pohnpei',
]

const names = [
  'UTC',
  ...new Set([...Intl.supportedValuesOf('timeZone'), ...renamed].filter((name) => name !== 'UTC').toSorted()),
]

/** One of the time zones of the IANA database, with how far its clocks are from UTC today. */
export function TimeZoneInput(props: TimeZoneInputProps) {
  const choices = createMemo(() => {
    const known = names.includes(props.value) || props.value === '' ? names : [props.value, ...names]
    return known.map(optionOf)
  })
  return (
    <Combobox {...props} options={choices()} onChange={(value) => value !== '' && props.onChange(value)} />
  )
}

const options = new Map<string, { value: string; label: string }>()

/** Made once: asking for the offsets of hundreds of zones takes a while. */
function optionOf(value: string): { value: string; label: string } {
  const known = options.get(value) ?? { value, label: `${value.replaceAll('_', ' ')} (${offsetOf(value)})` }
  options.set(value, known)
  return known
}

function offsetOf(timeZone: string): string {
  try {
    const parts = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'shortOffset' }).formatToParts()
    const offset = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
    return offset.replace('GMT', 'UTC')
  } catch {
    return '?'
  }
}
