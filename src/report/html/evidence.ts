import { markup, webLink, type Html } from '../../lib/markup.ts'
import type { Finding } from '../../model/finding.ts'
import type { Strength } from '../../model/lens.ts'
import type { ItemEvidence } from '../../model/review.ts'
import { callIt, placeOf, whereIs } from '../view/locate.ts'
import { count, digits, reasonWords } from '../words.ts'
import { stanceMark } from './marks.ts'

const mostFindings = 5

const strengthWords: Readonly<Record<Strength, string>> = {
  A: 'direct evidence',
  B: 'direct but partial evidence',
  C: 'indirect evidence',
  D: 'a statement',
}

const headings = [
  ['What contradicts', ['contradicts', 'weakens']],
  ['What supports', ['supports']],
  ['Unknown', ['unknown']],
  ['Does not apply', ['not-applicable']],
] as const

/** The evidence of a practice, what contradicts first. */
export function evidenceList(evidence: readonly ItemEvidence[], cwd: string): Html {
  if (evidence.length === 0)
    return markup`<p class="quiet">No evidence is defined for this practice.</p>`
  return markup`${headings.map(([title, stances]) => {
    const items = evidence.filter((e) => stances.some((stance) => stance === e.stance))
    return (
      items.length > 0 &&
      markup`<h4>${title}</h4>
        <ul class="evidence">
          ${items.map((e) => evidenceItem(e, cwd))}
        </ul>`
    )
  })}`
}

function evidenceItem(evidence: ItemEvidence, cwd: string): Html {
  const { item, stance, summary, strength, attestation } = evidence
  const check = evidence.findings[0]?.check ?? evidence.blind[0]?.check
  const name = 'check' in item ? (check?.title ?? item.check) : item.title
  const need = item.required ? 'required' : 'optional'
  return markup`<li>
    ${stanceMark(stance)} <strong>${name}</strong>
    <p>
      ${summary}
      <span class="quiet small"
        >${strengthWords[strength]},
        ${need}${'check' in item && markup`, <code>${item.check}</code>`}</span
      >
    </p>
    ${attestation !== undefined && markup`<blockquote>${attestation.statement}<br /><span class="quiet small">${attestation.by}, ${attestation.at}, valid until ${attestation.expires}${attestation.link !== undefined && markup` · ${webLink(attestation.link, attestation.link)}`}</span></blockquote>`}
    ${telling(evidence, cwd)}
  </li>`
}

/** The findings that matter for a stance: failures, else unknowns; a few, with the number of the rest. */
function telling({ findings, blind }: ItemEvidence, cwd: string): Html | false {
  const failed = findings.filter((f) => f.outcome === 'fail' && f.suppressed === undefined)
  const shown = failed.length > 0 ? failed : findings.filter((f) => f.outcome === 'unknown')
  const unseen = [
    ...new Set(
      blind.map(
        (b) => `Nobody could look: ${b.unknown.detail ?? reasonWords[b.unknown.$unknown]}.`,
      ),
    ),
  ]
  if (shown.length + unseen.length === 0) return false
  const more = shown.length - mostFindings
  return markup`<ul class="found">
    ${shown.slice(0, mostFindings).map((f) => markup`<li>${findingLine(f, cwd)}</li>`)}
    ${unseen.slice(0, mostFindings).map((text) => markup`<li>${text}</li>`)}
    ${more > 0 && markup`<li class="quiet">and ${count(more, 'more finding')} of ${digits(shown.length)}</li>`}
  </ul>`
}

/** A finding in one line: resource, place, what was seen. */
export function findingLine({ resource, pointers, message }: Finding, cwd: string): Html {
  const place = placeOf(resource, pointers, cwd)
  const where = place === undefined ? whereIs(resource).join(' · ') : place
  return markup`<code>${callIt(resource)}</code>
    ${where !== '' && markup`<span class="quiet">${where}</span> `}– ${message}`
}
