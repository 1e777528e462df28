/** Product, quantity, price, amount and menu: side by side where there is room, on two rows where there is not. */
export const lineGrid =
  'grid items-start gap-x-2 gap-y-1 grid-cols-[4.5rem_7rem_minmax(0,1fr)_2rem] ' +
  '@lg:grid-cols-[minmax(0,1fr)_5rem_7.5rem_7.5rem_2rem]'
