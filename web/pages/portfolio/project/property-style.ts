/** A value that can be pressed to edit it looks like plain text until it is pointed at or focused. */
export const valueStyle =
  'flex min-h-7 w-full min-w-0 items-center gap-2 rounded-control px-2 py-1 text-left pointer-coarse:min-h-10'

export const pressableStyle = `${valueStyle} transition-colors hover:bg-hover data-expanded:bg-hover`
