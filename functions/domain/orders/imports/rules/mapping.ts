import type { FieldError } from '../../../errors.ts'
import { type ImportField, importFields, type Mapping } from './fields.ts'

/** What forbids a mapping; empty when nothing does. */
export function mappingErrors(mapping: Mapping, columns: number): FieldError[] {
  const has = (field: ImportField) => mapping.includes(field)
  const errors: FieldError[] = []
  if (mapping.length !== columns)
    errors.push({
      path: 'mapping',
      message: `The file has ${columns} columns; give each of them a field or null.`,
    })
  for (const field of importFields)
    if (mapping.indexOf(field) !== mapping.lastIndexOf(field))
      errors.push({
        path: `mapping.${mapping.lastIndexOf(field)}`,
        message: 'Another column is this field already.',
      })
  if (!has('number')) errors.push({ path: 'mapping', message: 'Choose the column with the order number.' })
  if (has('statusReason') && !has('status'))
    errors.push({
      path: 'mapping',
      message: 'A reason belongs to a status: choose its column, or leave the reason out.',
    })
  if (has('sku') !== has('quantity'))
    errors.push({ path: 'mapping', message: 'Lines need both the product and the quantity.' })
  if (has('unitPrice') && !has('sku'))
    errors.push({
      path: 'mapping',
      message: 'A price belongs to a line: choose the columns of product and quantity too.',
    })
  return errors
}
