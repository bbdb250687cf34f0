import { readFile } from 'node:fs/promises'
import { fillParameters, valuesOf } from '../../evaluate/access/guardrails/fill-parameters.ts'
import type { Guardrail, ParameterValues } from '../../evaluate/access/guardrails/guardrail.ts'
import { loadGuardrails } from '../../evaluate/access/guardrails/library.ts'
import { minifyPolicy } from '../../evaluate/access/guardrails/minify.ts'
import { guardrailLimits, sizeOf } from '../../evaluate/access/guardrails/policy-size.ts'
import { readGuardrail } from '../../evaluate/access/guardrails/read-guardrail.ts'
import { testGuardrail, type TestResult } from '../../evaluate/access/guardrails/run-tests.ts'
import { type SplitPolicy, splitPolicy } from '../../evaluate/access/guardrails/split.ts'
import type { PolicyFinding } from '../../evaluate/access/validate/finding.ts'
import { validatePolicy } from '../../evaluate/access/validate/validate-policy.ts'
import { describeFileError } from '../../lib/describe-file-error.ts'
import { nearestName } from '../../lib/nearest-name.ts'
import { type Diagnostic, PlinthError } from '../../model/diagnostic.ts'

export { loadGuardrails } from '../../evaluate/access/guardrails/library.ts'
export type { Guardrail, ParameterValues } from '../../evaluate/access/guardrails/guardrail.ts'

/** A guardrail ready to be attached, with what there is to know of its document. */
export interface ShownGuardrail {
  readonly guardrail: Guardrail
  /** With values in the place of parameters; minified. */
  readonly policy: unknown
  /** Characters without white space, and how many there may be. */
  readonly size: number
  readonly limit: number
  /** The same in documents that fit, where one does not. */
  readonly split?: SplitPolicy
  readonly findings: readonly PolicyFinding[]
  /** Parameters that have an example in the place of a value. */
  readonly examples: readonly string[]
}

export interface TestedGuardrail extends ShownGuardrail {
  readonly results: readonly TestResult[]
  readonly passed: boolean
}

/**
 * A guardrail of the library by its name, or one in a file.
 * @throws PlinthError where there is none, or the file is wrong
 */
export async function findGuardrail(nameOrFile: string): Promise<Guardrail> {
  const library = loadGuardrails()
  const known = library.find(({ name }) => name === nameOrFile)
  if (known !== undefined) return known
  if (!/[./\\]/.test(nameOrFile)) {
    const near = nearestName(
      nameOrFile,
      library.map(({ name }) => name),
    )
    throw new PlinthError({
      code: 'guardrail-unknown',
      severity: 'error',
      message: `The library has no guardrail ${JSON.stringify(nameOrFile)}.`,
      help:
        near === undefined
          ? 'plinth access guardrail list names them; a file is named with its extension.'
          : `Did you mean ${near}?`,
    })
  }
  return readFileOf(nameOrFile)
}

async function readFileOf(file: string): Promise<Guardrail> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    throw new PlinthError({
      code: 'guardrail-unreadable',
      severity: 'error',
      message: `The guardrail cannot be read: ${describeFileError(error)}.`,
      where: { file },
    })
  }
  const { guardrail, diagnostics } = readGuardrail(text, file)
  const [first, ...more] = diagnostics
  if (guardrail === undefined) throw new PlinthError(first ?? unexplained(file), more)
  return guardrail
}

function unexplained(file: string): Diagnostic {
  return {
    code: 'guardrail-invalid',
    severity: 'error',
    message: 'The guardrail cannot be read.',
    where: { file },
  }
}

/**
 * Fills in parameters, minifies, measures and validates.
 * @throws PlinthError where a value is wrong or missing
 */
export function showGuardrail(guardrail: Guardrail, given: ParameterValues): ShownGuardrail {
  const values = valuesOf(guardrail, given, false)
  const examples = Object.keys(guardrail.parameters).filter((name) => values[name] === undefined)
  const all = {
    ...given,
    ...valuesOf(guardrail, { ...pick(guardrail, examples), ...given }, false),
  }
  const { document, diagnostics } = fillParameters(guardrail, all)
  const [first, ...more] = diagnostics
  if (first !== undefined) throw new PlinthError(first, more)
  const policy = minifyPolicy(document)
  const limit = guardrailLimits[guardrail.type].characters
  const size = sizeOf(policy)
  const type = guardrail.type === 'scp' ? 'service-control' : 'resource-control'
  return {
    guardrail,
    policy,
    size,
    limit,
    ...(size > limit && { split: splitPolicy(policy, limit) }),
    findings: validatePolicy(policy, { type }),
    examples,
  }
}

function pick({ parameters }: Guardrail, names: readonly string[]): ParameterValues {
  return Object.fromEntries(names.map((name) => [name, parameters[name]?.example ?? []]))
}

/** Runs the tests of a guardrail: with the values given, and examples for the rest. @throws PlinthError like `showGuardrail` */
export function runGuardrailTests(guardrail: Guardrail, given: ParameterValues): TestedGuardrail {
  const shown = showGuardrail(guardrail, given)
  const { results, diagnostics } = testGuardrail(guardrail, given)
  const [first, ...more] = diagnostics
  if (first !== undefined) throw new PlinthError(first, more)
  const valid = shown.findings.every(({ findingType }) => findingType !== 'ERROR')
  const passed = valid && results.every(({ outcome }) => outcome !== 'failed')
  return { ...shown, results, passed }
}
