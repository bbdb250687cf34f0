import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { accountBaseline } from '../../../test/estates/terraform/account-baseline.ts'
import { buildPlan } from '../../../test/estates/terraform/build-plan.ts'
import { webApplication } from '../../../test/estates/terraform/web-application.ts'
import { canonicalise } from '../canonical/canonicalise.ts'
import { steps } from './address.ts'
import { isJson } from './json.ts'
import { mapInstances } from './map-instances.ts'
import { placesOf } from './place.ts'
import { isTerraform } from './recognise.ts'
import { mappings } from './registry.ts'
import { World } from './world.ts'

function readAll(document: unknown): void {
  if (!isJson(document)) return
  const world = new World(document)
  const { resources } = mapInstances(world, placesOf(world, {}), 'p.json', new Map())
  canonicalise(resources, { stack: 'p.json', source: { kind: 'terraform' } })
}

/** Replaces what lies at one place of a document, found by walking with a list of numbers. */
function damaged(document: unknown, path: readonly number[], by: unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined || typeof document !== 'object' || document === null) return by
  const keys = Object.keys(document)
  const key = keys[step % Math.max(1, keys.length)]
  if (key === undefined) return by
  if (Array.isArray(document))
    return document.map((v, i) => (String(i) === key ? damaged(v, rest, by) : v))
  return Object.fromEntries(
    Object.entries(document).map(([k, v]) => [k, k === key ? damaged(v, rest, by) : v]),
  )
}

test('a plan damaged anywhere is read without throwing', () => {
  const plans = [buildPlan(webApplication), buildPlan(accountBaseline)]
  fc.assert(
    fc.property(
      fc.constantFrom(...plans),
      fc.array(fc.nat(50), { minLength: 1, maxLength: 9 }),
      fc.oneof(
        fc.jsonValue({ maxDepth: 3 }),
        fc.constantFrom(true, null, '', [], {}, { references: ['var.x', 7, ''] }),
      ),
      (plan, path, by) => readAll(damaged(plan, path, by)),
    ),
    { numRuns: 400 },
  )
})

test('every type with wrong values is read without throwing', () => {
  const odd = fc.jsonValue({ maxDepth: 3 })
  fc.assert(
    fc.property(fc.constantFrom(...mappings.keys()), odd, odd, (type, values, unknown) => {
      readAll({
        format_version: '1.2',
        resource_changes: [
          {
            address: `${type}.x`,
            mode: 'managed',
            type,
            name: 'x',
            change: {
              actions: ['create'],
              after: isJson(values) ? values : {},
              after_unknown: unknown,
            },
          },
        ],
      })
    }),
    { numRuns: 300 },
  )
})

test('brackets and quotes inside a key belong to the key', () => {
  expect(steps('_["]["].a[""]')).toEqual([
    { name: '_', key: '"]["' },
    { name: 'a', key: '""' },
  ])
  expect(steps('list[0][1].id')).toEqual([{ name: 'list' }, { name: 'id' }])
})

test('steps of an address join to the address', () => {
  const name = fc.stringMatching(/^[a-z_][a-z0-9_]{0,8}$/)
  const key = fc.oneof(
    fc.constant(''),
    fc.nat(99).map((n) => `[${n}]`),
    fc.string({ maxLength: 6 }).map((s) => `[${JSON.stringify(s)}]`),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(name, key), { minLength: 1, maxLength: 6 }), (parts) => {
      const address = parts.map(([n, k]) => n + k).join('.')
      const again = steps(address).map((s) =>
        s.key === undefined ? s.name : `${s.name}[${s.key}]`,
      )
      expect(again.join('.')).toBe(address)
      expect(again).toHaveLength(parts.length)
    }),
  )
})

test('only plans and states are recognised', () => {
  expect(isTerraform({ format_version: '1.0' })).toBe('state')
  expect(isTerraform({ format_version: '1.2', planned_values: {} })).toBe('plan')
  expect(isTerraform('{"format_version":"1.0","terraform_version":"1.9.8","values":{')).toBe(
    'state',
  )
  expect(isTerraform('{"format_version":"1.2","variables":{')).toBe('plan')
  for (const other of [{}, [], null, 'Resources:', '{"Resources":{}}', { values: {} }])
    expect(isTerraform(other)).toBe(false)
})
