import type { Diagnostic } from '../../../model/diagnostic.ts'
import {
  type Guardrail,
  type GuardrailParameter,
  type GuardrailTest,
  type GuardrailType,
  guardrailTypes,
} from './guardrail.ts'
import { isObject, readTexts, type Report } from './read-json.ts'
import { readTestRequest } from './read-test-request.ts'

export interface ReadGuardrail {
  /** Absent when something is wrong. */
  readonly guardrail?: Guardrail
  readonly diagnostics: readonly Diagnostic[]
}

const mostTests = 1_000
const mostParameters = 50
/** Ten times what AWS Organizations takes, so that a splitter has something to do. */
const longestFile = 1024 * 1024

/**
 * Reads the file of a guardrail. Never throws; every problem is located.
 * @param text JSON
 * @param file for messages
 */
export function readGuardrail(text: string, file: string): ReadGuardrail {
  const diagnostics: Diagnostic[] = []
  const report: Report = (pointer, message) => {
    if (diagnostics.length < 100)
      diagnostics.push({
        code: 'guardrail-invalid',
        severity: 'error',
        message,
        where: { file, pointer },
      })
  }
  const raw = parse(text, report)
  if (raw === undefined) return { diagnostics }
  for (const key of Object.keys(raw))
    if (!members.has(key)) report(`/${key}`, `A guardrail has no member ${key}.`)
  const guardrail: Guardrail = {
    name: readText(raw, 'name', report),
    title: readText(raw, 'title', report),
    type: readType(raw['type'], report),
    why: readText(raw, 'why', report),
    caution: readTexts(raw['caution'] ?? [], '/caution', report),
    parameters: readParameters(raw['parameters'] ?? {}, report),
    policy: raw['policy'],
    tests: readTests(raw['tests'], report),
  }
  if (!isObject(guardrail.policy)) report('/policy', 'A guardrail needs the policy to attach.')
  if (!/^[a-z][a-z0-9-]{0,63}$/.test(guardrail.name))
    report('/name', 'A name has lower-case letters, digits and hyphens, 64 at most.')
  return diagnostics.length > 0 ? { diagnostics } : { guardrail, diagnostics }
}

const members = new Set([
  'name',
  'title',
  'type',
  'why',
  'caution',
  'parameters',
  'policy',
  'tests',
])

function parse(text: string, report: Report): Record<string, unknown> | undefined {
  if (text.length > longestFile) {
    report('', 'The file is larger than 1 MB.')
    return undefined
  }
  try {
    const value: unknown = JSON.parse(text)
    if (isObject(value)) return value
    report('', 'A guardrail is a JSON object with name, type, policy and tests.')
  } catch (error) {
    report('', `The file is no JSON: ${error instanceof Error ? error.message : String(error)}.`)
  }
  return undefined
}

function readText(raw: Record<string, unknown>, key: string, report: Report): string {
  const value = raw[key]
  if (typeof value === 'string' && value !== '') return value
  report(`/${key}`, `A guardrail needs ${key}, as text.`)
  return ''
}

function readType(value: unknown, report: Report): GuardrailType {
  const type = guardrailTypes.find((one) => one === value)
  if (type === undefined) report('/type', 'The type of a guardrail is scp or rcp.')
  return type ?? 'scp'
}

function readParameters(value: unknown, report: Report): Record<string, GuardrailParameter> {
  const read: Record<string, GuardrailParameter> = {}
  if (!isObject(value) || Object.keys(value).length > mostParameters) {
    report('/parameters', `Parameters are an object with up to ${mostParameters} members.`)
    return read
  }
  for (const [name, given] of Object.entries(value)) {
    const at = `/parameters/${name}`
    if (!/^[a-zA-Z]\w{0,40}$/.test(name)) report(at, 'A parameter is named by letters and digits.')
    else if (!isObject(given) || typeof given['description'] !== 'string')
      report(at, 'A parameter is an object with a description.')
    else {
      const usual = given['default']
      const example = given['example'] ?? usual ?? []
      read[name] = {
        description: given['description'],
        ...(usual !== undefined && { default: readTexts(usual, `${at}/default`, report) }),
        example: readTexts(example, `${at}/example`, report),
      }
    }
  }
  return read
}

function readTests(value: unknown, report: Report): readonly GuardrailTest[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > mostTests) {
    report(
      '/tests',
      `A guardrail has from 1 to ${mostTests} tests: requests, and what is to come of them.`,
    )
    return []
  }
  return value.flatMap((given: unknown, index) => readTest(given, `/tests/${index}`, report))
}

function readTest(given: unknown, at: string, report: Report): readonly GuardrailTest[] {
  if (!isObject(given)) {
    report(at, 'A test is an object with name, request and expect.')
    return []
  }
  const { name, expect, request } = given
  if (typeof name !== 'string') report(`${at}/name`, 'A test needs a name.')
  if (expect !== 'denied' && expect !== 'allowed') {
    report(`${at}/expect`, 'What a test expects is denied or allowed.')
    return []
  }
  const read = readTestRequest(request, `${at}/request`, report)
  return read === undefined ? [] : [{ name: String(name), expect, request: read }]
}
