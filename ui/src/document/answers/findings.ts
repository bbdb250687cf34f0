import type { Finding, FindingCounts, FindingDetails } from '../../data/findings.ts'
import { type EmbeddedFinding, type EmbeddedReview, only } from '../review.ts'
import { documentOf } from './resource-document.ts'

/** Severities and outcomes, in the order of lists. */
const ranks: Readonly<Record<string, number>> = {
  critical: 0,
  high: 1,
  medium: 2,
  low: 3,
  fail: 0,
  unknown: 1,
  pass: 2,
  'not-applicable': 3,
}

/** The findings that a document holds, as the server would list, count and show them. */
export function findingsOf(review: EmbeddedReview) {
  const numbers = new Map(
    review.questions.flatMap(({ practices }) =>
      practices.map((practice) => [practice.id, practice] as const),
    ),
  )
  const questions = new Map(review.questions.map((question) => [question.id, question]))
  const all = review.findings.map((finding) => shown(finding))
  const byId = new Map(review.findings.map((finding) => [finding.id, finding]))

  function shown(finding: EmbeddedFinding): Finding {
    const check = review.checks[finding.check]
    const resource = review.resources[finding.resource]
    const practices = check?.practices ?? []
    return {
      id: finding.id,
      check: finding.check,
      title: check?.title ?? finding.check,
      severity: check?.severity ?? 'low',
      outcome: finding.outcome,
      suppressed: finding.suppressed !== undefined,
      reason: finding.reason,
      message: finding.message,
      resource: {
        type: resource?.type ?? '',
        service: resource?.type.split('::')[1] ?? '',
        id: resource?.arn ?? resource?.id ?? '',
        name: resource?.name ?? resource?.id,
        account: resource?.account,
        region: resource?.region,
        file: resource?.source.file,
      },
      practices: practices.map(({ practice }) => numbers.get(practice)?.number ?? practice),
      questions: [...new Set(practices.map(({ question }) => question))],
      since: review.at,
      first: review.at,
      ...(finding.suppressed === undefined
        ? {}
        : { suppression: { expires: instantOf(finding.suppressed.expires) } }),
    }
  }

  function fits(finding: Finding, query: URLSearchParams): boolean {
    const check = review.checks[finding.check]
    const values: Readonly<Record<string, readonly string[]>> = {
      outcome: [finding.suppressed ? 'suppressed' : finding.outcome],
      severity: [finding.severity],
      check: [finding.check],
      question: finding.questions.flatMap((id) => [id, questions.get(id)?.number ?? id]),
      practice: [...finding.practices, ...(check?.practices.map(({ practice }) => practice) ?? [])],
      service: [finding.resource.service],
      type: [finding.resource.type],
      resource: [finding.resource.id, finding.resource.name ?? ''],
      ofAccount: [finding.resource.account ?? ''],
      ofRegion: [finding.resource.region ?? ''],
      file: [finding.resource.file ?? ''],
    }
    for (const [name, held] of Object.entries(values)) {
      const asked = query.getAll(name)
      if (asked.length > 0 && !asked.some((value) => held.includes(value))) return false
    }
    const text = query.get('text')?.toLowerCase() ?? ''
    return (
      text === '' ||
      [finding.title, finding.resource.id, finding.resource.name ?? '', finding.message].some(
        (part) => part.toLowerCase().includes(text),
      )
    )
  }

  const narrowed = (query: URLSearchParams) => all.filter((finding) => fits(finding, query))

  return {
    list: (query: URLSearchParams) => {
      const limit = Number(query.get('limit') ?? 50)
      const from = Number(query.get('skip') ?? query.get('after') ?? 0)
      const found = sorted(narrowed(query), query.get('sort'))
      const next = from + limit
      return {
        run: only,
        total: found.length,
        items: found.slice(from, next),
        ...(next < found.length ? { next: String(next) } : {}),
      }
    },
    count: (query: URLSearchParams) => countsOf(narrowed(query)),
    show: (id: string): FindingDetails | undefined => {
      const finding = byId.get(id)
      return finding === undefined ? undefined : detailsOf(review, finding, shown(finding))
    },
  }
}

function detailsOf(
  review: EmbeddedReview,
  finding: EmbeddedFinding,
  base: Finding,
): FindingDetails {
  const check = review.checks[finding.check]
  const resource = review.resources[finding.resource]
  const { suppressed, evidence } = finding
  return {
    ...base,
    run: only,
    why: check?.why,
    fix: check?.fix,
    evidence,
    collected: resource?.at,
    source: resource?.source ?? { kind: '' },
    document: documentOf(evidence),
    cut: true,
    practicesOf: (check?.practices ?? []).map(({ question, practice }) => {
      const found = review.questions
        .find(({ id }) => id === question)
        ?.practices.find(({ id }) => id === practice)
      return { question, id: practice, number: found?.number, title: found?.title ?? practice }
    }),
    history: [{ since: review.at, outcome: finding.outcome }],
    ...(suppressed === undefined
      ? {}
      : {
          suppressionOf: {
            reason: suppressed.reason,
            owner: suppressed.owner,
            expires: instantOf(suppressed.expires),
          },
        }),
  }
}

function countsOf(findings: readonly Finding[]): FindingCounts {
  const outcomes = { fail: 0, unknown: 0, pass: 0, 'not-applicable': 0, suppressed: 0 }
  const severities = { critical: 0, high: 0, medium: 0, low: 0 }
  for (const { outcome, suppressed, severity } of findings) {
    outcomes[suppressed ? 'suppressed' : outcome]++
    if (outcome === 'fail' && !suppressed) severities[severity]++
  }
  const tally = (pick: (finding: Finding) => string) =>
    [...Map.groupBy(findings, pick)]
      .map(([value, group]) => ({ value, count: group.length }))
      .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .slice(0, 50)
  const titles = new Map(findings.map(({ check, title }) => [check, title]))
  return {
    run: only,
    total: findings.length,
    outcomes,
    severities,
    checks: tally(({ check }) => check).map(({ value, count }) => ({
      value,
      title: titles.get(value) ?? value,
      count,
    })),
    services: tally(({ resource }) => resource.service),
    types: tally(({ resource }) => resource.type),
    accounts: tally(({ resource }) => resource.account ?? ''),
    regions: tally(({ resource }) => resource.region ?? ''),
    files: tally(({ resource }) => resource.file ?? ''),
  }
}

/** As the writer ordered them, unless a column says otherwise. */
function sorted(findings: readonly Finding[], sort: string | null): readonly Finding[] {
  if (sort === null || sort === '') return findings
  const columns = sort
    .split(',')
    .map((name) => [name.replace(/^-/, ''), name.startsWith('-')] as const)
  return findings.toSorted((a, b) => {
    for (const [column, descending] of columns) {
      const by = compare(valueOf(a, column), valueOf(b, column))
      if (by !== 0) return descending ? -by : by
    }
    return 0
  })
}

function valueOf(finding: Finding, column: string): string | number {
  if (column === 'severity') return ranks[finding.severity] ?? 9
  if (column === 'outcome') return finding.suppressed ? 1.5 : (ranks[finding.outcome] ?? 9)
  if (column === 'check') return finding.title
  if (column === 'account')
    return `${finding.resource.account ?? ''} ${finding.resource.region ?? ''}`
  return column === 'resource' ? (finding.resource.name ?? finding.resource.id) : finding.since
}

function compare(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** A date as an instant: its end is not known any better. */
function instantOf(date: string): string {
  return date.length === 10 ? `${date}T00:00:00.000Z` : date
}
