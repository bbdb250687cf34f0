import { t } from '../strings/en.ts'

/** Whole per cent as documents say it: only all is 100, and only nothing is 0. */
function percentOf(share: number): number {
  const rounded = Math.round(share * 100)
  if (share > 0 && rounded === 0) return 1
  return share < 1 && rounded === 100 ? 99 : rounded
}

/** Share from 0 to 1 as a bar and a number; what is not covered is hatched, never green. */
export function Coverage({ share, label }: { readonly share: number; readonly label?: string }) {
  const percent = percentOf(share)
  const text = `${percent}\u2009%`
  return (
    <span className="coverage" role="img" aria-label={`${label ?? t.coverage.label}: ${percent} %`}>
      <span className="coverage-bar" aria-hidden>
        <span className="coverage-seen" style={{ inlineSize: `${percent}%` }} />
      </span>
      <span aria-hidden>{text}</span>
    </span>
  )
}
