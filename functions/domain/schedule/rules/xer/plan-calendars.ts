import { mspdiDayTypes } from '../../contract/mspdi-codes.ts'
import type { MspdiCalendar } from '../../contract/mspdi.ts'
import type { Notes } from '../mspdi/notes.ts'
import { type CalendarData, readCalendarData } from './calendar-data.ts'
import type { XerRow } from './tables.ts'

/** What P6 takes for a calendar that says nothing. */
const usualWeek: CalendarData['weekDays'] = mspdiDayTypes
  .slice(1)
  .map((day) =>
    day === 'sunday' || day === 'saturday'
      ? { day, working: false }
      : { day, working: true, workingTimes: [{ from: '08:00:00', to: '16:00:00' }] },
  )

/** A calendar has a week of its own; of the one that it is based on it has the exceptions too. */
export function planCalendar(row: XerRow<'CALENDAR'>, notes: Notes): MspdiCalendar {
  const { clndr_id: uid, base_clndr_id: baseUid, clndr_data: text = '' } = row
  const data = readCalendarData(text)
  if (!data) notes.add('calendarWithoutData', uid)
  for (let i = data?.unreadable ?? 0; i > 0; i--) notes.add('unreadableValue', 'CALENDAR/clndr_data')
  return {
    uid,
    name: row.clndr_name,
    isBase: row.clndr_type !== 'CA_Rsrc',
    baseUid,
    weekDays: data?.weekDays ?? (baseUid === undefined ? usualWeek : undefined),
    exceptions: data?.exceptions,
  }
}
