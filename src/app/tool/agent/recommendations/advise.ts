import { createHash } from 'node:crypto'
import { relative } from 'node:path'
import { printable } from '../../../../lib/printable.ts'
import type { Check, Severity } from '../../../../model/check.ts'
import type { Finding } from '../../../../model/finding.ts'
import type { Level } from '../../../../model/lens.ts'
import type { PlanItem } from '../../../../model/plan.ts'
import type { Resource } from '../../../../model/resource.ts'
import type { AgentAdvice, AgentLevel } from '../../../../store/schema.ts'
import { fitText } from './fit-text.ts'
import { remediationsOf } from './remediations.ts'

export interface AdviceInput {
  readonly item: PlanItem
  readonly check: Check
  /** What file names are shown relative to. */
  readonly root: string
  /** Titles of the goals that the generation serves. */
  readonly goals: readonly string[]
}

const priorities: Readonly<Record<Severity, AgentLevel>> = {
  critical: 'HIGH',
  high: 'HIGH',
  medium: 'MEDIUM',
  low: 'LOW',
}
const impacts: Readonly<Record<Level, AgentLevel>> = { high: 'HIGH', medium: 'MEDIUM', low: 'LOW' }
const efforts = { S: 'SMALL', M: 'MEDIUM', L: 'LARGE' } as const
const durations = { S: 'minutes', M: 'hours', L: 'days' } as const
const reach = {
  public: 'A failure lets anyone reach the resource.',
  'cross-account': 'A failure lets other accounts reach the resource.',
  internal: 'A failure helps those who are already inside.',
} as const

/**
 * An improvement of Plinth's plan as a recommendation. Priority is the severity of the check, impact the highest level
 * of risk among the best practices that it serves, effort that of the fix.
 */
export function advise({ item, check, root, goals }: AdviceInput): AgentAdvice {
  const { findings, effort, exposure } = item
  const seen = new Set(findings.map(({ message }) => message))
  const count = `${findings.length} ${findings.length === 1 ? 'resource does' : 'resources do'} not pass the check ${check.id}.`
  const served =
    item.practices.length === 0
      ? 'No best practice of the Security Pillar depends on it.'
      : `Best practices served: ${item.practices.join(', ')}.`
  const where = `Found in ${placesOf(findings, root)}.`
  const fix = `${check.fix.text} The effort is a matter of ${durations[effort]}.`
  return {
    title: fitText({ min: 3, max: 120 }, check.title),
    description: fitText({ min: 80, max: 500 }, check.why, count, reach[exposure], check.fix.text),
    priority: priorities[item.severity],
    impact: impacts[item.level],
    effort: efforts[effort],
    roi: fitText({ min: 30, max: 300 }, `Effort: ${durations[effort]}. ${count}`, served),
    awsServices: [serviceOf(check.resource)],
    impactDetails: [
      fitText({ min: 10, max: 100 }, `Severity of the check: ${item.severity}`),
      fitText({ min: 10, max: 100 }, `Highest level of risk of a best practice: ${item.level}`),
      fitText({ min: 10, max: 100 }, `Resources that do not pass: ${findings.length}`),
    ],
    insights: [
      {
        usagePattern: fitText(
          { min: 100, max: 2000 },
          count,
          where,
          check.why,
          reach[exposure],
          served,
        ),
        signalsDetected: fitText({ min: 30, max: 1500 }, [...seen].join(' '), count),
      },
    ],
    highlights: [count, reach[exposure], fix].map((text) => fitText({ min: 20, max: 250 }, text)),
    recommendation: fitText(
      { min: 80, max: 240 },
      check.fix.text,
      check.why,
      count,
      reach[exposure],
    ),
    steps: [
      fitText({ min: 20, max: 200 }, check.fix.text, fix),
      fitText({ min: 20, max: 200 }, `Run the generation again: the check ${check.id} must pass.`),
    ],
    remediations: remediationsOf(check),
    tradeOffs: tradeOffsOf(item),
    goals,
    items: findings.map((finding) => itemOf(finding, root)),
  }
}

/** Services are the second part of CloudFormation's type names. */
function serviceOf(type: string): string {
  return type.split('::')[1] || 'AWS'
}

function placesOf(findings: readonly Finding[], root: string): string {
  const places = new Set(findings.map(({ resource }) => placeOf(resource, root)))
  const shown = [...places].slice(0, 5).join(', ')
  if (places.size <= 5) return shown
  const live = findings.some(({ resource }) => resource.source.file === undefined)
  return `${shown} and ${places.size - 5} more ${live ? 'places' : 'files'}`
}

/** A file of a bundle, or the account and Region of what is live. */
function placeOf({ source, account, region }: Resource, root: string): string {
  if (source.file !== undefined) return printable(relative(root, source.file))
  if (account === undefined) return 'the bundle'
  return region === undefined ? account : `${account} (${region})`
}

function tradeOffsOf({ effort }: PlanItem): AgentAdvice['tradeOffs'] {
  if (effort === 'S') return []
  const large = effort === 'L'
  return [
    {
      pillar: 'OPERATIONAL_EXCELLENCE',
      title: large ? 'A migration binds people for days' : 'The change has to be rolled out',
      description: large
        ? 'The fix replaces or moves what is in use, so that it needs planning, a test and a way back.'
        : 'The fix changes how something in use behaves, so that clients may notice.',
      risk: large ? 'MEDIUM' : 'LOW',
      mitigation: 'Try it in an environment that nobody depends on, then roll it out step by step.',
    },
  ]
}

/** Stable: the same resource of the same file or account has the same id in every generation. */
export function itemId({ resource }: Pick<Finding, 'resource'>, root: string): string {
  const { type, arn, account, region, source } = resource
  const file = source.file === undefined ? '' : relative(root, source.file)
  const identity = [account ?? '', region ?? '', type, arn ?? resource.id, file]
  return createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 32)
}

function itemOf(finding: Finding, root: string): AgentAdvice['items'][number] {
  const { resource, message, pointers } = finding
  const { type, arn, account, region, name, source } = resource
  const file = source.file === undefined ? undefined : relative(root, source.file)
  const metadata = {
    resourceType: type,
    resourceId: resource.id,
    ...(arn !== undefined && { resourceArn: arn }),
    ...(account !== undefined && { accountId: account }),
    ...(region !== undefined && { region }),
    ...(name !== undefined && { name }),
    ...(file !== undefined && { file }),
    ...(source.line !== undefined && { line: source.line }),
    message,
    pointers: [...pointers],
  }
  return { id: itemId(finding, root), metadata }
}
