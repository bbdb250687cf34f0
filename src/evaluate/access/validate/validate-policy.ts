import { parseJsonTree } from '../../../lib/json-tree.ts'
import { nearestName } from '../../../lib/nearest-name.ts'
import { type Catalogue, loadCatalogue } from '../catalogue/catalogue.ts'
import type { CheckContext, Report } from './check.ts'
import { checks } from './checks.ts'
import {
  findingTypes,
  learnMoreLink,
  type ReportedCode,
  stoppedEarly,
  typeOfCode,
} from './codes.ts'
import type { Grammar, Place, ValidatedType } from './document.ts'
import type { PolicyFinding } from './finding.ts'
import { Lines } from './places.ts'
import { readDocument } from './read-document.ts'

export interface ValidateOptions {
  readonly type: ValidatedType
  /** CloudFormation's name of the resource type: `AWS::S3::Bucket`. Given, its own rules apply. */
  readonly resourceType?: string | undefined
  /** The grammar of service control policies; `full` unless told. */
  readonly grammar?: Grammar
  readonly catalogue?: Catalogue
}

/** Twice what Access Analyzer takes in one request. */
export const maxPolicyLength = 8 * 1024 * 1024
const maxDepth = 64
/** What nobody reads any more; also bounds the answer to hostile input. */
const maxFindings = 5_000

/**
 * Validates a policy as IAM Access Analyzer's ValidatePolicy does.
 * @param policy JSON text; or a parsed document, which is written with two spaces of indent to have places
 * @returns findings from the gravest type on, then in the order of the document; at most 5,000. What takes too long or finds more is
 *   left out, which an error `VALIDATION_STOPPED_EARLY` tells
 */
export function validatePolicy(
  policy: unknown,
  options: ValidateOptions,
): readonly PolicyFinding[] {
  const text = policyText(policy)
  const findings: PolicyFinding[] = []
  const lines = new Lines(text)
  const add = (code: ReportedCode, places: readonly Place[], details: string) =>
    findings.push({
      findingType: typeOfCode(code),
      issueCode: code,
      findingDetails: details,
      learnMoreLink: learnMoreLink(code),
      locations: places.slice(0, 100).map((place) => lines.locate(place)),
    })
  const stops = new Map<string, Place>()
  const report: Report = (code, places, details) => {
    const list = isPlace(places) ? [places] : places
    if (code === stoppedEarly) stops.set(details, list[0] ?? { path: [], start: 0, end: 0 })
    else if (findings.length < maxFindings - 1) add(code, list, details)
    else stops.set('findings after the first 4,999', { path: [], start: 0, end: text.length })
  }
  const tree =
    text.length > maxPolicyLength
      ? { problem: 'The policy is larger than 8 MB', offset: 0 }
      : parseJsonTree(text, maxDepth)
  if ('problem' in tree) {
    const end = Math.min(text.length, tree.offset + 1)
    report('JSON_SYNTAX_ERROR', { path: [], start: tree.offset, end }, `${tree.problem}.`)
    return findings
  }
  const { type, resourceType, grammar = 'full' } = options
  const trust = type === 'resource' && resourceType === 'AWS::IAM::AssumeRolePolicyDocument'
  const reading = { text, type: trust ? ('trust' as const) : type, resourceType, grammar }
  const document = readDocument(tree.root, reading, report)
  if (document !== undefined)
    runChecks({
      document,
      report,
      ...createBounds(options.catalogue ?? loadCatalogue(), () =>
        report(stoppedEarly, document.root, 'what takes more work than a policy may cost'),
      ),
    })
  if (stops.size > 0) {
    const what = [...stops.keys()].join('; ')
    add(stoppedEarly, [...stops.values()], `Validation stopped early. Left out: ${what}.`)
  }
  return findings.toSorted(
    (a, b) =>
      findingTypes.indexOf(a.findingType) - findingTypes.indexOf(b.findingType) ||
      offset(a) - offset(b),
  )
}

/** The text whose places findings name. */
export function policyText(policy: unknown): string {
  if (typeof policy === 'string') return policy
  return JSON.stringify(policy, null, 2) ?? ''
}

/** Steps of work beyond linear that a policy may cost: some 200 ms. */
const maxSteps = 20_000_000
const maxSuggestions = 100

/** @param stop told when something is left out */
function createBounds(
  catalogue: Catalogue,
  stop: () => void,
): Omit<CheckContext, 'document' | 'report'> {
  let [steps, suggestions] = [maxSteps, maxSuggestions]
  const spend = (wanted: number) => {
    if (wanted > steps) {
      stop()
      return false
    }
    steps -= wanted
    return true
  }
  return {
    catalogue,
    spend,
    expand(pattern) {
      const actions = catalogue.service(
        pattern.slice(0, Math.max(0, pattern.indexOf(':'))),
      )?.actions
      const wild = actions !== undefined && /[*?]/.test(pattern)
      if (wild && !spend(4 * pattern.length * actions.size)) return undefined
      return catalogue.expand(pattern)
    },
    nearest: (name, known) => (suggestions-- > 0 ? nearestName(name, known()) : undefined),
  }
}

function runChecks(context: CheckContext): void {
  const { document } = context
  for (const check of checks) {
    check.document?.(context)
    for (const statement of document.statements) {
      check.statement?.(statement, context)
      if (check.action !== undefined)
        for (const action of statement.action?.values ?? [])
          check.action(action, statement, context)
      if (check.resource !== undefined)
        for (const resource of statement.resource?.values ?? [])
          check.resource(resource, statement, context)
      if (check.condition !== undefined)
        for (const condition of statement.conditions) check.condition(condition, statement, context)
    }
  }
}

function isPlace(places: Place | readonly Place[]): places is Place {
  return !Array.isArray(places)
}

function offset(finding: PolicyFinding): number {
  return finding.locations[0]?.span.start.offset ?? 0
}
