/** A header that was asked for its menu, and where it is. */
export interface ColumnAsked {
  id: string
  anchor: DOMRect
}
