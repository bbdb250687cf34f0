export const table = {
  of: (shown: string, total: string) => `${shown} of ${total}`,
  filter: 'Filter',
  matches: (count: number) => (count === 1 ? '1 match' : `${count} matches`),
  shown: (first: number, last: number, total: number) => `Rows ${first} to ${last} of ${total}`,
  values: 'Values',
  preferences: 'Preferences',
  pageSize: 'Rows a page',
  select: 'Select',
  selectAll: 'Select all',
} as const

export const coverage = {
  label: 'Coverage',
  unseen: 'not seen',
} as const
