import { sampleQuestions } from '#domain/ask/rules.ts'

export interface KnownQuestion {
  question: string
  title: string
  description: string
  sql: string
}

const earning = `o.deleted_at is null and o.status not in ('returned', 'cancelled')`
const local = 'now() at time zone w.time_zone'

const answers: Record<(typeof sampleQuestions)[number], Omit<KnownQuestion, 'question'>> = {
  'Revenue by day this week': {
    title: 'Revenue by day',
    description: 'Revenue of each day since Monday, by currency. Returned and cancelled orders are left out.',
    sql: `SELECT (o.ordered_at at time zone w.time_zone)::date AS day, o.currency, count(*)::int AS orders, sum(o.total) AS revenue
FROM orders o CROSS JOIN workspace w
WHERE ${earning}
  AND o.ordered_at >= date_trunc('week', ${local}) at time zone w.time_zone
GROUP BY 1, 2
ORDER BY 1, 2`,
  },
  'Top products by revenue this month': {
    title: 'Top products by revenue',
    description: 'The ten products with the highest revenue since the first of the month, by currency.',
    sql: `SELECT p.name AS product, o.currency, sum(i.quantity) AS quantity, sum(i.amount) AS revenue
FROM orders o
JOIN order_items i ON i.order_id = o.id
JOIN products p ON p.id = i.product_id
CROSS JOIN workspace w
WHERE ${earning}
  AND o.ordered_at >= date_trunc('month', ${local}) at time zone w.time_zone
GROUP BY 1, 2
ORDER BY revenue DESC, product
LIMIT 10`,
  },
  'How many orders are overdue?': {
    title: 'Overdue orders',
    description: 'Orders whose promised day has passed and that are not delivered, by status.',
    sql: `SELECT o.status, count(*)::int AS orders, min(o.required_on) AS oldest_promise
FROM orders o CROSS JOIN workspace w
WHERE o.deleted_at is null
  AND o.status in ('pending', 'confirmed', 'packed', 'shipped')
  AND o.required_on < (${local})::date
GROUP BY 1
ORDER BY 1`,
  },
  'Which channel grows fastest?': {
    title: 'Growth by channel',
    description: 'Orders of the last 28 days against the 28 days before, by channel.',
    sql: `SELECT channel, orders, orders_before, round(100.0 * (orders - orders_before) / nullif(orders_before, 0), 1) AS growth_percent
FROM (
  SELECT o.channel,
    (count(*) FILTER (WHERE o.ordered_at >= now() - interval '28 days'))::int AS orders,
    (count(*) FILTER (WHERE o.ordered_at < now() - interval '28 days'))::int AS orders_before
  FROM orders o
  WHERE o.deleted_at is null AND o.ordered_at >= now() - interval '56 days' AND o.ordered_at < now()
  GROUP BY 1
) c
ORDER BY growth_percent DESC NULLS LAST`,
  },
  'Average basket by country': {
    title: 'Average basket by country',
    description: 'Revenue per order of the last 90 days, by country and currency.',
    sql: `SELECT o.ship_to_country AS country, o.currency, count(*)::int AS orders, round(avg(o.total), 2) AS average_basket
FROM orders o
WHERE ${earning}
  AND o.ordered_at >= now() - interval '90 days'
GROUP BY 1, 2
ORDER BY orders DESC, country`,
  },
}

export const knownQuestions: KnownQuestion[] = sampleQuestions.map((question) => ({
  question,
  ...answers[question],
}))

/** The words that tell a question from the others. */
const marks: [RegExp, (typeof sampleQuestions)[number]][] = [
  [/revenue.*\bday/, 'Revenue by day this week'],
  [/product/, 'Top products by revenue this month'],
  [/overdue|\blate\b/, 'How many orders are overdue?'],
  [/channel/, 'Which channel grows fastest?'],
  [/basket|\bcountr/, 'Average basket by country'],
]

export function findKnown(content: string): KnownQuestion | undefined {
  const asked = content.toLowerCase()
  const question = marks.find(([words]) => words.test(asked))?.[1]
  return knownQuestions.find((known) => known.question === question)
}

export const onlyThese = `I am a stand-in for Databricks Genie and only know these questions: ${sampleQuestions.join(' · ')}`

/** The others, to go on with. */
export const suggestionsAfter = (known: KnownQuestion | undefined): string[] =>
  sampleQuestions.filter((question) => question !== known?.question).slice(0, 3)
