import { t } from '../strings/en.ts'

/** Share from 0 to 1 as a bar and a number; what is not covered is hatched, never green. */
export function Coverage({ share, label }: { readonly share: number; readonly label?: string }) {
  const percent = Math.floor(share * 100)
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
