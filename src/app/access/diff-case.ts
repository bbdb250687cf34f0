import type { Access } from '../../evaluate/access/include/grants-access.ts'
import { isIncluded } from '../../evaluate/access/include/is-included.ts'
import { type Policy, type PolicyType, policyTypes } from '../../evaluate/access/policy/policy.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { Fields, isObject, Problems } from './can/fields.ts'
import { PolicyMemory, PolicyReader } from './can/read-policies.ts'
import { answerCases, type Case, type CaseAnswer } from './cases/answer-cases.ts'
import {
  type CheckAnswer,
  type PolicyCheck,
  checkAccessNotGranted,
  checkNoNewAccess,
  checkNoPublicAccess,
  guessType,
} from './diff.ts'
import { tellWitness } from './diff-sentence.ts'
import { asCase } from './diff-request.ts'

/** The answer to a case of `plinth access diff --cases`. */
export interface DiffAnswer extends CaseAnswer {
  readonly result: 'pass' | 'fail' | 'included' | 'not-included' | 'unknown'
  readonly witness?: Readonly<Record<string, unknown>>
  readonly explanation?: string
  readonly reasons?: CheckAnswer['reasons']
  /** Why it is unknown. */
  readonly reason?: string
  readonly diagnostics?: readonly Diagnostic[]
}

/** Answers a file of cases, one a line, in bounded memory. @param source a path, or chunks of UTF-8 */
export function answerDiffCases(
  source: string | AsyncIterable<string | Uint8Array>,
): AsyncGenerator<DiffAnswer> {
  const memory = new PolicyMemory()
  return answerCases(
    source,
    (given) => answerDiff(given, memory),
    (problem) => refuse([problem]),
  )
}

/** Answers one case: a check of Access Analyzer, or whether `a` is within `b`. */
export function answerDiff(
  { fields: given, line }: Pick<Case, 'fields'> & { line?: number },
  memory: PolicyMemory = new PolicyMemory(),
): DiffAnswer {
  const problems = new Problems(line)
  const fields = new Fields(given, '', problems)
  fields.ignore('id', 'expected', 'expect', 'note', 'comment', 'description', 'tags')
  const reader = new PolicyReader(problems, memory)
  const one = (...names: readonly string[]) => reader.one(fields, ...names)
  const before = one('existing', 'existingPolicy', 'existingPolicyDocument', 'old', 'b')
  const after = one('new', 'newPolicy', 'newPolicyDocument', 'policy', 'policyDocument', 'a')
  const check = readCheck(fields, before !== undefined)
  const resourceType = fields.text('resourceType')
  const type = readType(fields.text('type', 'policyType'), resourceType, after, before)
  const access = readAccess(fields, problems)
  const milliseconds = Number(fields.text('budgetMs', 'budget') ?? 250)
  fields.close()
  const needs = check === 'inclusion' || check === 'no-new-access'
  if (after === undefined) problems.report('', 'A case needs a policy: `new`, or `a`.')
  if (needs && before === undefined)
    problems.report('', 'The check needs a second policy: `existing`, or `b`.')
  if (type === undefined) problems.report('', 'The type of policy is not known.')
  if (problems.broken || after === undefined || type === undefined) return refuse(problems.list)
  const options = { type, milliseconds: Number.isFinite(milliseconds) ? milliseconds : 250 }
  const answer =
    check === 'inclusion'
      ? inclusion(after, before ?? after, options)
      : fromCheck(runCheck(check, before, after, access, options))
  return problems.list.length > 0 ? { ...answer, diagnostics: problems.list } : answer
}

type Options = { readonly type: PolicyType; readonly milliseconds: number }

function inclusion(a: Policy, b: Policy, options: Options): DiffAnswer {
  const found = isIncluded(a, b, options)
  if (found.answer === 'unknown') return { result: 'unknown', reason: found.reason }
  if (found.answer === 'included') return { result: 'included' }
  return {
    result: 'not-included',
    witness: asCase(found.witness.request),
    explanation: tellWitness(found.witness, b, a),
  }
}

function runCheck(
  check: PolicyCheck,
  before: Policy | undefined,
  after: Policy,
  access: readonly Access[],
  options: Options,
): CheckAnswer {
  switch (check) {
    case 'no-new-access':
      return checkNoNewAccess(before ?? after, after, options)
    case 'access-not-granted':
      return checkAccessNotGranted(after, access, options)
    case 'no-public-access':
      return checkNoPublicAccess(after, {
        ...options,
        type: options.type === 'identity' ? 'resource' : options.type,
      })
  }
}

function fromCheck({ result, reasons, reason }: CheckAnswer): DiffAnswer {
  const [first] = reasons ?? []
  return {
    result,
    ...(first && { witness: first.witness, explanation: first.description }),
    ...(reasons && { reasons }),
    ...(reason !== undefined && { reason }),
  }
}

function refuse(diagnostics: readonly Diagnostic[]): DiffAnswer {
  const first = diagnostics.find(({ severity }) => severity === 'error')
  const reason = `The case cannot be read. ${first?.message ?? ''}`.trim()
  return { result: 'unknown', reason, diagnostics }
}

const checks: Readonly<Record<string, PolicyCheck | 'inclusion'>> = {
  nonewaccess: 'no-new-access',
  checknonewaccess: 'no-new-access',
  accessnotgranted: 'access-not-granted',
  checkaccessnotgranted: 'access-not-granted',
  nopublicaccess: 'no-public-access',
  checknopublicaccess: 'no-public-access',
  public: 'no-public-access',
  inclusion: 'inclusion',
  included: 'inclusion',
  isincluded: 'inclusion',
}

function readCheck(fields: Fields, two: boolean): PolicyCheck | 'inclusion' {
  const written = fields.text('check', 'operation', 'kind')
  const known = checks[(written ?? '').toLowerCase().replaceAll(/[^a-z]/g, '')]
  return known ?? (two ? 'inclusion' : 'access-not-granted')
}

const types: Readonly<Record<string, PolicyType>> = {
  identitypolicy: 'identity',
  resourcepolicy: 'resource',
  trustpolicy: 'trust',
  assumerolepolicydocument: 'trust',
  permissionsboundary: 'boundary',
  sessionpolicy: 'session',
  scp: 'service-control',
  servicecontrolpolicy: 'service-control',
  rcp: 'resource-control',
  resourcecontrolpolicy: 'resource-control',
}

function readType(
  written: string | undefined,
  resourceType: string | undefined,
  after: Policy | undefined,
  before: Policy | undefined,
): PolicyType | undefined {
  if (resourceType?.endsWith('AssumeRolePolicyDocument') === true) return 'trust'
  if (written === undefined) {
    if (resourceType !== undefined) return 'resource'
    const [one, other] = [after, before].map((each) => each && guessType(each))
    return one === 'identity' ? (other ?? one) : (one ?? other)
  }
  const folded = written.toLowerCase().replaceAll(/[^a-z]/g, '')
  return types[folded] ?? policyTypes.find((type) => type.replaceAll('-', '') === folded)
}

function readAccess(fields: Fields, problems: Problems): readonly Access[] {
  const value = fields.get('access', 'accesses')
  const [pointer, own] = [fields.at('access'), readOne(fields)]
  const list: readonly unknown[] = value === undefined ? [] : Array.isArray(value) ? value : [value]
  const read = list.flatMap((each) => {
    if (isObject(each)) return [readOne(new Fields(each, pointer, problems)) ?? {}]
    problems.report(pointer, 'Access is an object with actions and resources.')
    return []
  })
  return own === undefined ? read : [...read, own]
}

function readOne(fields: Fields): Access | undefined {
  const actions = fields.texts('actions', 'action')
  const resources = fields.texts('resources', 'resource')
  if (actions === undefined && resources === undefined) return undefined
  return { ...(actions && { actions }), ...(resources && { resources }) }
}
