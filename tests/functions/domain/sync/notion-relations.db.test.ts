import { expect, it } from 'vitest'
import { openOffice, small } from './office.ts'

it('reads a relation of more than 25 rows whole, and says that only one of them counts', async () => {
  const office = await openOffice({ size: { ...small, risks: 40 } })
  try {
    await office.run('full')
    const review = office.notion.control
      .rows({ source: 'actions' })
      .find(({ title }) => title.startsWith('Quarterly review'))
    const [kept] = await office.rows(`
      select json_array_length(raw->'properties'->'Risk'->'relation') as n, raw->'properties'->'Risk'->'has_more' as more
      from bronze.notion_raw_pages where source_id = '${review?.id}'`)
    expect(kept).toEqual({ n: 30, more: false })
    expect(
      await office.rows(
        `select message from data_quality_issues where row_id = '${review?.id}' and field = 'risk'`,
      ),
    ).toEqual([{ message: 'Refers to 30 rows; only the first counts.' }])
    expect((await office.run('full')).counts).toMatchObject({ updated: 0, inserted: 0 })
  } finally {
    await office.close()
  }
})
