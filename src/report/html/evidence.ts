import { markup, webLink, type Html } from '../../lib/markup.ts'
import type { Strength } from '../../model/lens.ts'
import type { ItemEvidence } from '../../model/review.ts'
import { withoutStop } from '../view/plan-words.ts'
import { count, reasonWords } from '../words.ts'
import { findingLine, findingsAnchor, unknownAnchor } from './findings.ts'
import { stanceMark } from './marks.ts'

const mostFindings = 3

const strengthWords: Readonly<Record<Strength, string>> = {
  A: 'direct',
  B: 'direct, but partial',
  C: 'indirect',
  D: 'a statement',
}

const stances = ['contradicts', 'weakens', 'supports', 'unknown', 'not-applicable'] as const

/** The evidence of a practice, what contradicts first. */
export function evidenceList(evidence: readonly ItemEvidence[], cwd: string): Html {
  if (evidence.length === 0)
    return markup`<p class="quiet">The lens names no evidence for this practice.</p>`
  return markup`${stances.map((stance) => {
    const items = evidence.filter((e) => e.stance === stance)
    return (
      items.length > 0 &&
      markup`<div class="stance">
        <h4>${stanceMark(stance)}</h4>
        <ul class="evidence">
          ${items.map((e) => evidenceItem(e, cwd))}
        </ul>
      </div>`
    )
  })}`
}

function evidenceItem(evidence: ItemEvidence, cwd: string): Html {
  const { item, summary, strength, attestation } = evidence
  const need = item.required ? 'required' : 'optional'
  return markup`<li>
    ${withoutStop(summary)}
    <span class="quiet small">· ${strengthWords[strength]}, ${need}</span>
    ${attestation !== undefined && markup`<blockquote>${attestation.statement}<br /><span class="quiet small">${attestation.by}, ${attestation.at}, valid until ${attestation.expires}${attestation.link !== undefined && markup` · ${webLink(attestation.link, attestation.link)}`}</span></blockquote>`}
    ${telling(evidence, cwd)}
  </li>`
}

/** The findings that matter for a stance: failures, else unknowns; a few, with the way to the rest. */
function telling({ findings, blind }: ItemEvidence, cwd: string): Html | false {
  const failed = findings.filter((f) => f.outcome === 'fail' && f.suppressed === undefined)
  const shown = failed.length > 0 ? failed : findings.filter((f) => f.outcome === 'unknown')
  const unseen = [
    ...new Set(
      blind.map((b) => `Could not look: ${b.unknown.detail ?? reasonWords[b.unknown.$unknown]}.`),
    ),
  ]
  const [first] = shown
  if (first === undefined && unseen.length === 0) return false
  const more = shown.length - mostFindings
  const anchorOf = failed.length > 0 ? findingsAnchor : unknownAnchor
  return markup`<ul class="found">
    ${shown.slice(0, mostFindings).map((f) => markup`<li>${findingLine(f, cwd)}</li>`)}
    ${unseen.slice(0, mostFindings).map((text) => markup`<li>${text}</li>`)}
    ${more > 0 && markup`<li><a href="#${anchorOf(first?.check.id ?? '')}">and ${count(more, 'more finding')}</a></li>`}
  </ul>`
}
