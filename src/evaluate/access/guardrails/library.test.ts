import { describe, expect, test } from 'vitest'
import { validatePolicy } from '../validate/validate-policy.ts'
import { fillParameters, valuesOf } from './fill-parameters.ts'
import { loadGuardrails } from './library.ts'
import { minifyPolicy } from './minify.ts'
import { guardrailLimits, sizeOf } from './policy-size.ts'
import { testGuardrail } from './run-tests.ts'

const examples = loadGuardrails()

test('the library has what a landing zone needs', () => {
  expect(examples.length).toBeGreaterThanOrEqual(27)
  expect(examples.map(({ name }) => `${name}.json`)).toEqual(
    examples.map(({ name }) => `${name}.json`).toSorted(),
  )
})

describe.each(examples.map((guardrail) => [guardrail.name, guardrail] as const))(
  '%s',
  (_, guardrail) => {
    const example = valuesOf(guardrail, {}, true)
    const { document, diagnostics } = fillParameters(guardrail, example)

    test('does with every request what it says', () => {
      const { results, diagnostics: problems } = testGuardrail(guardrail)
      expect(problems).toEqual([])
      expect(results.filter(({ outcome }) => outcome !== 'passed')).toEqual([])
    })

    test('has requests that it denies and requests that it leaves alone', () => {
      const expected = new Set(guardrail.tests.map(({ expect: wanted }) => wanted))
      expect(expected).toEqual(new Set(['denied', 'allowed']))
      expect(new Set(guardrail.tests.map(({ name }) => name)).size).toBe(guardrail.tests.length)
    })

    test('is a policy without findings, with and without exemptions', () => {
      expect(diagnostics).toEqual([])
      const type = guardrail.type === 'scp' ? 'service-control' : 'resource-control'
      const needed = Object.fromEntries(
        Object.entries(guardrail.parameters)
          .filter(([, parameter]) => parameter.default === undefined)
          .map(([name, parameter]) => [name, parameter.example]),
      )
      const bare = fillParameters(guardrail, valuesOf(guardrail, needed, false))
      expect(bare.diagnostics).toEqual([])
      for (const each of [document, bare.document, minifyPolicy(document)])
        expect(
          validatePolicy(each, { type })
            .filter(({ findingType }) => findingType === 'ERROR')
            .map(({ issueCode, findingDetails }) => `${issueCode}: ${findingDetails}`),
        ).toEqual([])
    })

    test('fits', () => {
      expect(sizeOf(minifyPolicy(document))).toBeLessThan(
        guardrailLimits[guardrail.type].characters,
      )
    })
  },
)
