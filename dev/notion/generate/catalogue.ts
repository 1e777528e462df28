export interface ProjectIdea {
  name: string
  summary: string
  /** Typical budget in thousands. */
  thousands: number
}

export interface ProgramIdea {
  name: string
  objective: string
  projects: readonly [ProjectIdea, ...ProjectIdea[]]
}

/** What a finance and IT department of a mid-size European group has on its plate. */
export const programIdeas: readonly ProgramIdea[] = [
  {
    name: 'Finance Transformation',
    objective: 'One chart of accounts, one ledger and a five-day close in every legal entity.',
    projects: [
      {
        name: 'ERP consolidation',
        summary: 'Move four regional ledgers onto one instance.',
        thousands: 4200,
      },
      {
        name: 'Group close automation',
        summary: 'Cut the monthly close from nine days to five.',
        thousands: 780,
      },
      {
        name: 'Invoice capture',
        summary: 'Read and match supplier invoices without typing.',
        thousands: 420,
      },
      { name: 'Lease accounting', summary: 'Bring all leases under the current standard.', thousands: 310 },
      {
        name: 'Rolling forecast',
        summary: 'Replace the yearly budget round by a quarterly view.',
        thousands: 260,
      },
      {
        name: 'Travel and expense renewal',
        summary: 'One expense tool, card feed included.',
        thousands: 190,
      },
    ],
  },
  {
    name: 'Infrastructure & Cloud',
    objective: 'Leave the two leased data centres and halve the cost to run a workload.',
    projects: [
      { name: 'Data-centre exit', summary: 'Empty and hand back the Frankfurt halls.', thousands: 3600 },
      { name: 'Network refresh', summary: 'Replace end-of-life switching in 42 offices.', thousands: 1450 },
      {
        name: 'Cloud landing zone',
        summary: 'Accounts, guard rails and cost tags for every team.',
        thousands: 640,
      },
      { name: 'Backup modernisation', summary: 'Immutable copies and a tested restore.', thousands: 520 },
      {
        name: 'Workplace device renewal',
        summary: 'New laptops for 1,800 people over two years.',
        thousands: 2100,
      },
      { name: 'Container platform', summary: 'One supported way to run a service.', thousands: 880 },
    ],
  },
  {
    name: 'Payments & Treasury',
    objective: 'See all cash daily and pay every supplier through one controlled channel.',
    projects: [
      {
        name: 'Payment hub',
        summary: 'Route all outgoing payments through one approval chain.',
        thousands: 1350,
      },
      { name: 'Instant payments readiness', summary: 'Receive and send within ten seconds.', thousands: 690 },
      { name: 'Cash pooling', summary: 'Sweep 31 accounts into the group pool each night.', thousands: 240 },
      { name: 'Bank connectivity', summary: 'Replace file transfers with bank interfaces.', thousands: 380 },
      {
        name: 'Fraud screening',
        summary: 'Stop changed bank details before the payment run.',
        thousands: 450,
      },
      {
        name: 'E-invoicing mandate',
        summary: 'Send structured invoices where the law asks for it.',
        thousands: 560,
      },
    ],
  },
  {
    name: 'Data & Analytics',
    objective: 'Answer a management question from governed data within a day.',
    projects: [
      {
        name: 'Lakehouse foundation',
        summary: 'One governed place for finance and sales data.',
        thousands: 1200,
      },
      { name: 'Master data clean-up', summary: 'One customer and one supplier record each.', thousands: 470 },
      { name: 'Margin cockpit', summary: 'Daily margin by product, channel and country.', thousands: 330 },
      { name: 'Demand forecasting', summary: 'Weekly demand per article for the planners.', thousands: 590 },
      { name: 'Sustainability reporting', summary: 'Audited energy and travel figures.', thousands: 410 },
      { name: 'Report retirement', summary: 'Switch off the 600 reports nobody opens.', thousands: 120 },
    ],
  },
  {
    name: 'Cyber Resilience',
    objective: 'Contain an intrusion within an hour and restore core systems within a day.',
    projects: [
      {
        name: 'Identity governance',
        summary: 'Joiner, mover and leaver rights without tickets.',
        thousands: 940,
      },
      { name: 'Privileged access vault', summary: 'No standing administrator accounts.', thousands: 430 },
      {
        name: 'Security monitoring',
        summary: 'Round-the-clock watch over servers and sign-ins.',
        thousands: 1100,
      },
      { name: 'Network segmentation', summary: 'Keep plants and offices apart.', thousands: 760 },
      {
        name: 'Recovery drills',
        summary: 'Practise the loss of the core ledger twice a year.',
        thousands: 150,
      },
      { name: 'Supplier assurance', summary: 'Know which suppliers hold our data and how.', thousands: 180 },
    ],
  },
]

/** Told apart by place once every idea has been used. */
export const sites = [
  'Nordics',
  'Iberia',
  'DACH',
  'Benelux',
  'United Kingdom',
  'Italy',
  'North America',
  'Central Europe',
  'France',
  'Shared services',
] as const

export const riskIdeas = [
  'Key supplier cannot staff the cut-over weekend',
  'Test data is not ready for the second rehearsal',
  'Licence price rises at renewal',
  'Legacy interface is undocumented',
  'Business owner leaves before acceptance',
  'Regulator moves the deadline forward',
  'Currency swing eats the contingency',
  'Data migration loses history older than seven years',
  'Penetration test finds a blocking weakness',
  'Works council approval comes late',
  'Hardware delivery slips by a quarter',
  'Two projects need the same architect',
  'Training capacity is too small for the roll-out',
  'Cloud consumption exceeds the estimate',
  'Year-end freeze blocks the release',
  'Supplier is bought by a competitor',
] as const

export const actionIdeas = [
  'Confirm the cut-over plan with operations',
  'Agree the revised budget with controlling',
  'Order replacement hardware',
  'Close open audit finding',
  'Book the restore rehearsal',
  'Renegotiate the support contract',
  'Update the stakeholder map',
  'Sign off the data retention rules',
  'Nominate key users per country',
  'Review vendor invoices for the last quarter',
  'Prepare the steering committee paper',
  'Document the interface contract',
  'Decide on the fallback date',
  'Collect acceptance signatures',
] as const
