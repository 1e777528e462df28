import { authorise } from '#domain/identity'
import { editRows } from '../../../db/edit.ts'
import { write } from '../../../db/write.ts'
import type { Ctx } from '../../context.ts'
import { notFound } from '../../errors.ts'
import type { MappingEdit, PropertyMapping } from '../contract.ts'
import * as repository from '../repository/setup.ts'
import { acceptedTypes, ruleOf } from '../rules.ts'
import { mappings } from '../table.ts'

export async function listMappings(ctx: Ctx): Promise<PropertyMapping[]> {
  authorise(ctx, 'admin')
  return (await repository.listMappings(ctx.db)).map(describe)
}

/** Lets a field be fed by another property, found by its name. The next sync reads all rows of that role again. */
export async function editMapping(
  ctx: Ctx,
  { id, updatedAt, changes }: MappingEdit,
): Promise<PropertyMapping> {
  authorise(ctx, 'admin')
  // First the watermark: when the edit fails after it, one run reads more than it had to.
  await write(ctx, [repository.forgetWatermark(ctx.db, id)])
  const [row] = await editRows(ctx, {
    noun: 'mapping',
    table: mappings,
    edits: [{ id, updatedAt, changes: { ...changes, propertyId: null } }],
    read: (ids) => repository.readMappings(ctx.db, ids),
  })
  if (!row) throw notFound('mapping')
  await ctx.live.publish({ topic: 'notion' })
  return describe(row)
}

function describe(mapping: repository.StoredMapping): PropertyMapping {
  const rule = ruleOf(mapping.role, mapping.field)
  return {
    ...mapping,
    accepts: [...(rule ? acceptedTypes[rule.kind] : [])],
    required: rule?.required ?? false,
  }
}
