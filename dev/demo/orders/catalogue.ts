/** What the shop sells: a category's short name in SKUs, how much it sells in each month from January on, and its products, best seller first. */
export interface Category {
  name: string
  code: string
  season: readonly number[]
  /** Names and list prices in EUR. */
  products: readonly (readonly [name: string, price: number])[]
}

const steady = [0.9, 0.9, 0.95, 1, 1, 1, 0.95, 0.95, 1, 1.05, 1.15, 1.2]
const summer = [0.4, 0.5, 0.9, 1.4, 1.8, 1.8, 1.6, 1.3, 0.9, 0.6, 0.4, 0.4]
const winter = [1, 0.8, 0.7, 0.6, 0.6, 0.6, 0.6, 0.7, 0.9, 1.2, 1.7, 1.9]
const gifts = [0.6, 0.7, 0.8, 0.9, 0.9, 0.9, 0.8, 0.8, 0.9, 1.1, 2, 2.2]
const school = [1.3, 1.1, 0.9, 0.9, 0.9, 0.8, 0.9, 1.4, 1.5, 1, 0.9, 0.8]

export const catalogue: readonly Category[] = [
  {
    name: 'Kitchen',
    code: 'KIT',
    season: steady,
    products: [
      ['Pour-over coffee maker, glass', 34.9],
      ['Cast iron frying pan, 26 cm', 49.9],
      ['Chef’s knife, 20 cm', 79],
      ['Stoneware mug, set of 4', 29.95],
      ['Salad bowl, olive wood', 44.5],
      ['Hand coffee grinder', 64],
      ['Enamel baking tin', 24.9],
      ['Digital kitchen scale', 27.5],
      ['Linen tea towel, set of 3', 21.9],
      ['Storage jar with bamboo lid, 1 l', 12.95],
      ['Stainless steel kettle, 1.7 l', 59.9],
      ['Pepper mill, beech', 32],
    ],
  },
  {
    name: 'Home textiles',
    code: 'TEX',
    season: winter,
    products: [
      ['Wool throw, 130 × 180 cm', 89],
      ['Cotton bath towel, 70 × 140 cm', 24.95],
      ['Linen cushion cover, 50 × 50 cm', 29.9],
      ['Percale duvet cover set', 99],
      ['Jersey fitted sheet, 90 × 200 cm', 27.9],
      ['Jute rug, 120 × 180 cm', 129],
      ['Curtain, pair, natural', 69.9],
      ['Merino blanket for children', 54.5],
      ['Bath mat, organic cotton', 22.5],
      ['Down pillow, 80 × 80 cm', 74.9],
      ['Table runner, washed linen', 26.5],
    ],
  },
  {
    name: 'Lighting',
    code: 'LIT',
    season: winter,
    products: [
      ['Desk lamp with clamp', 69.9],
      ['LED bulb E27, dimmable', 9.95],
      ['Pendant lamp, opal glass', 139],
      ['Floor lamp, oak tripod', 219],
      ['Fairy lights, 10 m, warm white', 19.9],
      ['Bedside lamp, ceramic', 54.9],
      ['Table lamp, rechargeable', 89.5],
      ['Wall light, brass', 99],
      ['Outdoor lantern, steel', 45],
      ['Motion sensor night light', 17.5],
      ['Lampshade, linen, 35 cm', 39.9],
    ],
  },
  {
    name: 'Garden',
    code: 'GAR',
    season: summer,
    products: [
      ['Watering can, zinc, 9 l', 39.9],
      ['Secateurs, forged', 34.5],
      ['Terracotta pot, 24 cm', 18.9],
      ['Raised bed, larch', 149],
      ['Bird feeder with roof', 27.9],
      ['Garden hose, 20 m', 46.5],
      ['Folding chair, acacia', 64.9],
      ['Fire bowl, 60 cm', 119],
      ['Seed mix, wild flowers, 100 g', 8.95],
      ['Gardening gloves, pair', 12.5],
      ['Parasol, 2.7 m', 99.9],
    ],
  },
  {
    name: 'Office',
    code: 'OFF',
    season: school,
    products: [
      ['Notebook A5, dotted', 14.9],
      ['Fountain pen, fine nib', 42],
      ['Monitor stand, walnut', 79.9],
      ['Desk organiser, felt', 29.5],
      ['Laptop sleeve, 14 inch', 36.9],
      ['Wireless keyboard, compact', 84.9],
      ['Weekly planner, undated', 17.9],
      ['Document tray, set of 2', 25.5],
      ['Height-adjustable desk, 140 cm', 489],
      ['Office chair with lumbar support', 329],
      ['Whiteboard, 90 × 60 cm', 59],
    ],
  },
  {
    name: 'Outdoor and sports',
    code: 'OUT',
    season: summer,
    products: [
      ['Insulated bottle, 0.75 l', 29.9],
      ['Yoga mat, natural rubber', 69],
      ['Head torch, rechargeable', 44.9],
      ['Trekking poles, pair', 79.5],
      ['Camping stove, foldable', 54.9],
      ['Two-person tent', 249],
      ['Sleeping bag, −2 °C', 139],
      ['Picnic blanket, waterproof', 39.9],
      ['Resistance bands, set of 5', 24.5],
      ['Bicycle bell, brass', 16.9],
      ['Cool bag, 24 l', 49.9],
    ],
  },
  {
    name: 'Bags and travel',
    code: 'BAG',
    season: summer,
    products: [
      ['Backpack, roll top, 22 l', 89.9],
      ['Canvas tote bag', 19.9],
      ['Cabin suitcase, 38 l', 159],
      ['Toilet bag, waxed cotton', 34.9],
      ['Packing cubes, set of 4', 32.5],
      ['Leather card holder', 39],
      ['Umbrella, windproof', 29.9],
      ['Weekender, canvas and leather', 129],
      ['Bicycle pannier, 20 l', 74.9],
      ['Passport cover, vegetable-tanned', 27.9],
      ['Travel pillow, memory foam', 31.5],
    ],
  },
  {
    name: 'Toys and games',
    code: 'TOY',
    season: gifts,
    products: [
      ['Wooden building blocks, 100 pieces', 49.9],
      ['Jigsaw puzzle, 1,000 pieces', 19.95],
      ['Strategy board game for 2 to 4', 38.9],
      ['Plush fox, 30 cm', 24.9],
      ['Card game for families', 12.9],
      ['Balance bike', 99],
      ['Watercolour set, 24 colours', 22.5],
      ['Marble run, starter set', 59.9],
      ['Magnetic drawing board', 27.9],
      ['Wooden train set', 69.5],
      ['Kite, 1.4 m', 29.5],
      ['Chess set, beech and walnut', 84],
    ],
  },
]
