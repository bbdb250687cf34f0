import { compare } from '../../../lib/compare.ts'
import { accountType } from '../../../model/resource.ts'
import { isUnknown } from '../../../model/unknown.ts'
import type { Estate } from '../graph/estate.ts'
import type { Identity } from '../graph/identity.ts'
import { parsePolicy } from '../policy/parse-policy.ts'
import type { Policy } from '../policy/policy.ts'
import { automaticKeys } from '../request/automatic-keys.ts'
import type { AccessRequest } from '../request/request.ts'
import { fillParameters, valuesOf } from './fill-parameters.ts'
import { type Guardrail, type GuardrailType, typeNames } from './guardrail.ts'
import { deniedByGuardrail, type GuardrailLevels, judgeByGuardrails } from './judge-request.ts'
import { loadGuardrails } from './library.ts'
import { testRequests } from './test-requests.ts'

/** Whether what a guardrail is for is denied in an account, by whatever policies the organization has attached. */
export interface GuardrailInForce {
  readonly guardrail: string
  readonly answer: 'yes' | 'partly' | 'no' | 'unknown'
  /** A sentence, ready to be shown. */
  readonly reason: string
  /** Requests of the guardrail's tests that are not denied, by the name of the test. */
  readonly open: readonly string[]
  /** Users and roles of the snapshot that conditions let past it, sorted. */
  readonly exempt: readonly string[]
}

export interface AccountGuardrailsInForce {
  readonly account: string
  readonly guardrails: readonly GuardrailInForce[]
}

/** Evaluations that looking for exempt identities may take for one account and guardrail. */
const mostAsked = 20_000

/**
 * "Can anybody do X in any account?", for each guardrail and account of a snapshot: the requests that the guardrail is to deny are
 * put to what the organization has attached, so another wording counts as much as the library's own. What the snapshot does not
 * tell is unknown, never in force.
 * @param guardrails the library's, unless told
 * @param exempt whether to look for identities that conditions let past, which takes most of the time
 */
export function guardrailsInForce(
  estate: Estate,
  guardrails: readonly Guardrail[] = loadGuardrails(),
  exempt = true,
): readonly AccountGuardrailsInForce[] {
  const questions = guardrails.map(prepare)
  return accountsOf(estate).map((account) => ({
    account,
    guardrails: questions.map((question) => ask(question, account, estate, exempt)),
  }))
}

function accountsOf({ resources, identities }: Estate): readonly string[] {
  const accounts = new Set(identities.map(({ account }) => account))
  for (const { type, id, account } of resources)
    if (type === 'AWS::Organizations::Account') accounts.add(id)
    else if (type === accountType && account !== undefined) accounts.add(account)
  return [...accounts].toSorted(compare)
}

interface Question {
  readonly guardrail: Guardrail
  /** Keys that the guardrail itself looks at: where a test does not mention them, the request has none. */
  readonly absent: readonly string[]
}

function prepare(guardrail: Guardrail): Question {
  const { document } = fillParameters(guardrail, valuesOf(guardrail, {}, true))
  const keys = new Set(
    parsePolicy(document).policy?.statements.flatMap(({ conditions }) =>
      conditions.map(({ key }) => key),
    ),
  )
  const absent = [...keys].filter(
    (key) => !automaticKeys.has(key) && !key.startsWith('aws:principal'),
  )
  return { guardrail, absent }
}

function ask(
  question: Question,
  account: string,
  estate: Estate,
  looksForExempt: boolean,
): GuardrailInForce {
  const { name, type } = question.guardrail
  const levels = levelsOf(type, account, estate)
  if ('answer' in levels) return { guardrail: name, open: [], exempt: [], ...levels }
  const asked = question.guardrail.tests
    .filter(({ expect }) => expect === 'denied')
    .map((test) => ({
      name: test.name,
      requests: testRequests(test, parametersOf(question.guardrail), {
        account,
        others: 'unknown',
        ...(levels.organization?.id !== undefined && { organization: levels.organization.id }),
        ...(levels.orgPaths !== undefined && { orgPaths: levels.orgPaths }),
      }).map((request) => without(request, question.absent)),
    }))
  const outcomes = asked.map(({ name: test, requests }) => ({
    test,
    ...outcomeOf(requests, levels),
  }))
  const exempt =
    looksForExempt && type === 'scp' && outcomes.some(({ denied }) => denied > 0)
      ? exemptIdentities(asked, levels, identitiesOf(estate, account))
      : { principals: [], complete: true }
  const found = summarise(outcomes, exempt.complete)
  const guess = found.answer === 'yes' ? undefined : guessedParameter(question.guardrail)
  return {
    guardrail: name,
    ...found,
    ...(guess !== undefined && {
      answer: 'unknown' as const,
      reason: `It depends on ${guess}, which only the organization knows. ${found.reason}`,
    }),
    exempt: exempt.principals,
  }
}

/** A parameter without default that the requests to deny are about: what is asked of is then an example. */
function guessedParameter({ parameters, tests }: Guardrail): string | undefined {
  const denied = JSON.stringify(tests.filter(({ expect }) => expect === 'denied'))
  return Object.entries(parameters).find(
    ([name, parameter]) => parameter.default === undefined && denied.includes(`{{${name}}}`),
  )?.[0]
}

/** Of the Regions, accounts and roles of an organization nobody knows more than that there are some. */
function parametersOf({ parameters }: Guardrail) {
  const values = Object.entries(parameters).map(
    ([name, { example }]) => [name, /regions$/i.test(name) ? [] : example] as const,
  )
  return Object.fromEntries(values)
}

type Levels = GuardrailLevels & { readonly orgPaths?: readonly string[] }
type Known = Pick<GuardrailInForce, 'answer' | 'reason'>

/** The policies of the guardrail's own type; or the answer, where none of them can count. */
function levelsOf(type: GuardrailType, account: string, estate: Estate): Levels | Known {
  const { serviceControl, resourceControl, organization, orgPaths } = estate.guardrails(account)
  const attached = type === 'scp' ? serviceControl : resourceControl
  if (attached === undefined)
    return { answer: 'unknown', reason: 'The snapshot shows no organization of the account.' }
  if (organization?.managementAccount === account)
    return {
      answer: 'no',
      reason: `No ${typeNames[type]} binds the management account.`,
    }
  if (attached.some((level) => level.some(isUnseen)))
    return { answer: 'unknown', reason: 'What is attached to the account could not be read.' }
  if (!isEnabled(type, estate))
    return {
      answer: 'no',
      reason: `The organization has not switched on policies of this type (${typeNames[type]}).`,
    }
  return {
    ...(type === 'scp' ? { serviceControl: attached } : { resourceControl: attached }),
    ...(organization !== undefined && { organization }),
    ...(orgPaths !== undefined && { orgPaths }),
  }
}

function isUnseen({ statements, unresolved }: Policy): boolean {
  return unresolved?.$unknown === 'not-collected' && statements.length === 0
}

function isEnabled(type: GuardrailType, { resources }: Estate): boolean {
  const organization = resources.find((one) => one.type === 'AWS::Organizations::Organization')
  const types = organization?.facts?.['EnabledPolicyTypes']
  if (types === undefined || isUnknown(types) || !Array.isArray(types)) return true
  return types.includes(type === 'scp' ? 'SERVICE_CONTROL_POLICY' : 'RESOURCE_CONTROL_POLICY')
}

function without(request: AccessRequest, keys: readonly string[]): AccessRequest {
  const values = new Map(request.context.values)
  for (const key of keys) if (!values.has(key)) values.set(key, [])
  return { ...request, context: { ...request.context, values } }
}

interface Outcome {
  readonly test: string
  readonly denied: number
  readonly unknown: number
  readonly requests: number
}

function outcomeOf(requests: readonly AccessRequest[], levels: Levels): Omit<Outcome, 'test'> {
  let [denied, unknown] = [0, 0]
  for (const request of requests) {
    const decision = judgeByGuardrails(levels, request)
    if (deniedByGuardrail(decision)) denied++
    else if (decision.verdict !== 'allow') unknown++
  }
  return { denied, unknown, requests: requests.length }
}

/** A test of several requests, one a Region, is met where at least one is denied: nobody knows which are meant to be. */
function summarise(outcomes: readonly Outcome[], complete: boolean) {
  const asked = outcomes.filter(({ requests }) => requests > 0)
  const met = asked.filter(({ denied }) => denied > 0)
  const unclear = asked.filter(({ denied, unknown }) => denied === 0 && unknown > 0)
  const open = asked.filter(({ denied, unknown }) => denied === 0 && unknown === 0)
  const of = `${met.length} of ${asked.length} kinds of request are denied`
  const rest = unclear.length === 0 ? '' : `, of ${unclear.length} nobody can tell`
  const some = asked.find(({ denied, requests }) => requests > 1 && denied > 0)
  const regions =
    some === undefined ? '' : ` It is denied in ${some.denied} of ${some.requests} Regions.`
  const limit = complete ? '' : ' Not every user and role was asked for exemptions.'
  return {
    answer: answerOf(met.length, open.length, unclear.length),
    reason: `${capital(of)}${rest}.${regions}${limit}`,
    open: open.map(({ test }) => test),
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function answerOf(met: number, open: number, unclear: number): GuardrailInForce['answer'] {
  if (met > 0 && open > 0) return 'partly'
  if (unclear > 0) return 'unknown'
  return met > 0 ? 'yes' : 'no'
}

function identitiesOf(estate: Estate, account: string): readonly Identity[] {
  return estate.identities.filter((one) => one.account === account && !one.serviceLinked)
}

interface Asked {
  readonly requests: readonly AccessRequest[]
}

/** Who of the account may do what a role that nobody names may not. */
function exemptIdentities(
  asked: readonly Asked[],
  levels: Levels,
  identities: readonly Identity[],
) {
  if (!dependsOnPrincipal(levels)) return { principals: [], complete: true }
  const requests = asked
    .flatMap(({ requests: all }) =>
      all.filter((one) => deniedByGuardrail(judgeByGuardrails(levels, one))).slice(0, 1),
    )
    .filter(({ principal }) => principal.kind === 'role' || principal.kind === 'user')
  const most = Math.floor(mostAsked / Math.max(1, requests.length))
  const principals = identities
    .slice(0, most)
    .filter(({ principal }) =>
      requests.some(
        (request) => !deniedByGuardrail(judgeByGuardrails(levels, { ...request, principal })),
      ),
    )
    .map(({ arn }) => arn)
  return { principals: principals.toSorted(compare), complete: identities.length <= most }
}

function dependsOnPrincipal({ serviceControl = [] }: Levels): boolean {
  return serviceControl.some((level) =>
    level.some(({ statements }) =>
      statements.some(({ conditions }) =>
        conditions.some(({ key }) => /^aws:(?:principal|user)/.test(key)),
      ),
    ),
  )
}
