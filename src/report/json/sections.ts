import { findingId } from '../../model/finding-id.ts'
import type { Review } from '../../model/review.ts'
import { tallyFindings } from '../view/tally.ts'
import { present, rounded } from './present.ts'
import type { ReviewDocument } from './schema.ts'

type Head = Pick<
  ReviewDocument,
  'plinth' | 'version' | 'at' | 'workload' | 'lens' | 'sources' | 'summary' | 'domains'
>

/** What the review is about and how it came out, at a glance. */
export function headOf(review: Review): Head {
  const { workload, lens } = review
  return {
    plinth: 'review',
    version: 1,
    at: review.at,
    workload: present({
      name: workload.name,
      description: workload.description,
      environment: workload.environment,
      owner: workload.owner,
      accounts: [...workload.accounts],
      regions: [...workload.regions],
    }),
    lens: { alias: lens.alias, name: lens.name, version: lens.version },
    sources: review.sources.map((s) =>
      present({
        kind: s.kind,
        name: s.name,
        account: s.account,
        regions: s.regions === undefined ? undefined : [...s.regions],
      }),
    ),
    summary: summaryOf(review),
    domains: review.domains.map((d) => ({
      id: d.domain.id,
      title: d.domain.title,
      risks: { ...d.risks },
      coverage: rounded(d.coverage),
      strong: [...d.strong],
      weak: [...d.weak],
      contradicting: [...d.contradicting],
    })),
  }
}

function summaryOf(review: Review): ReviewDocument['summary'] {
  const { outcomes, suppressed, failures, reasons } = tallyFindings(review.findings)
  return {
    resources: review.resourceCount,
    findings: { ...outcomes, suppressed },
    failures: { ...failures },
    unknown: { ...reasons },
    risks: { ...review.risks },
    coverage: rounded(review.coverage),
    contradictions: review.contradictions.length,
  }
}

export function contradictionsOf(review: Review): ReviewDocument['contradictions'] {
  return review.contradictions.map((c) =>
    present({
      question: c.question.id,
      practice: c.practice.id,
      number: c.practice.number,
      said: c.said,
      verdict: c.verdict,
      summary: c.summary,
    }),
  )
}

/** Plan items name their findings by id. */
export function planOf(review: Review): ReviewDocument['plan'] {
  return review.plan.map((item) =>
    present({
      rank: item.rank,
      id: item.id,
      title: item.title,
      check: item.check?.id,
      fix: item.fix,
      effort: item.effort,
      severity: item.severity,
      level: item.level,
      exposure: item.exposure,
      score: item.score,
      owner: item.owner,
      due: item.due,
      practices: [...item.practices],
      questions: [...item.questions],
      findings: item.findings.map(findingId),
    }),
  )
}

export function responsibilitiesOf(review: Review): ReviewDocument['responsibilities'] {
  return review.responsibilities.map((r) => ({
    service: r.service,
    model: r.model,
    resources: { ...r.resources },
    aws: [...r.aws],
    customer: r.customer.map((d) => ({
      duty: d.duty,
      status: d.status,
      practices: [...d.practices],
      checks: [...d.checks],
      counts: { ...d.counts },
    })),
  }))
}
