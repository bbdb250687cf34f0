import type { ReactNode } from 'react'

/** Big numbers in a row that wraps. */
export function Figures({ children }: { readonly children: ReactNode }) {
  return <div className="figures">{children}</div>
}

interface FigureProps {
  readonly label: string
  readonly help?: string
  readonly tone?: 'error' | 'warning'
  readonly children: ReactNode
}

/** One number, what it is, and what it means. */
export function Figure({ label, help, tone, children }: FigureProps) {
  return (
    <div className={`figure ${tone === undefined ? '' : `figure-${tone}`}`}>
      <div className="figure-label">{label}</div>
      <div className="figure-value">{children}</div>
      {help === undefined ? null : <div className="quiet">{help}</div>}
    </div>
  )
}
