import { useState } from 'react'

export const pageSizes = [
  { value: 25, label: '25 rows' },
  { value: 50, label: '50 rows' },
  { value: 100, label: '100 rows' },
]

/** Rows a page of one table, kept in this browser. */
export function usePageSize(table: string) {
  const [size, setSize] = useState(() => pageSizeOf(table))
  const set = (wanted = 25) => {
    setSize(wanted)
    try {
      localStorage.setItem(keyOf(table), String(wanted))
    } catch {
      // Without storage it lasts as long as the page.
    }
  }
  return [size, set] as const
}

/** The same outside of a component. */
export const pageSizeOf = (table: string): number => Number(kept(keyOf(table))) || 25

const keyOf = (table: string): string => `plinth.rows.${table}`

function kept(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}
