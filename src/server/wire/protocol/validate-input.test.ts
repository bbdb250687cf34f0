import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { printable } from '../../../lib/printable.ts'
import { sampleOf, stringOf } from '../../../../test/wire/sample-shape.ts'
import { loadAccessAnalyzerModel } from '../accessanalyzer/load-model.ts'
import { loadWellArchitectedModel } from '../wellarchitected/load-model.ts'
import { type OperationModel, type ServiceModel, type Shape, membersOf } from './model.ts'
import type { Input } from './read-input.ts'
import { validateInput } from './validate-input.ts'

const model = loadWellArchitectedModel()
const models = [model, loadAccessAnalyzerModel()]

interface Case {
  readonly model: ServiceModel
  readonly operation: OperationModel
  readonly path: readonly string[]
  /** What the constraint is of. */
  readonly shape: Shape
  readonly constraint: string
  readonly input: Input
  /** Values that must pass there; one that must not, `undefined` for leaving the member out. */
  readonly inside: readonly unknown[]
  readonly outside: unknown
  /** The field at fault, when it is below `path`: the key of a map. */
  readonly field?: readonly string[]
}

const cases = models.flatMap((each) =>
  [...each.operations.values()].flatMap((operation) => casesOf(operation, each)),
)

test('There is a case for every kind of constraint.', () => {
  const kinds = Map.groupBy(cases, ({ constraint }) => constraint)
  expect([...kinds.keys()].toSorted()).toEqual(['enum', 'max', 'min', 'pattern', 'required'])
  expect(cases.length).toBeGreaterThan(1000)
})

test('No constraint of any input is without a case.', () => {
  expect(models.map(untried)).toEqual(models.map(() => []))
})

/** Service → constraints that its inputs have at least, so that none is overlooked. */
const fewest: Readonly<Record<string, number>> = { WellArchitected: 300, AccessAnalyzer: 60 }

function untried(model: ServiceModel): string[] {
  const own = cases.filter((each) => each.model === model)
  const tried = new Set(own.map(({ shape, constraint }) => `${shape.name} ${constraint}`))
  const wanted = new Set<string>()
  const seen = new Set<string>()
  const visit = (shape: Shape): void => {
    if (seen.has(shape.name)) return
    seen.add(shape.name)
    for (const constraint of constraintsOf(shape)) wanted.add(`${shape.name} ${constraint}`)
    for (const member of membersOf(model, shape)) visit(member.shape)
    for (const name of [shape.member, shape.key, shape.value])
      if (name !== undefined) visit(model.shape(name))
  }
  for (const { input } of model.operations.values())
    if (input !== undefined) visit(model.shape(input))
  expect(wanted.size).toBeGreaterThan(fewest[model.service.id] ?? 0)
  return [...wanted].filter((each) => !tried.has(each))
}

/** Nothing is shorter than a minimum of 0. */
function constraintsOf({ type, min, max, pattern, enum: values, required }: Shape): string[] {
  const some = {
    min: min !== undefined && (min > 0 || type === 'integer'),
    max: max !== undefined,
    pattern: pattern !== undefined,
    enum: values !== undefined,
    required: (required ?? []).length > 0,
  }
  return Object.entries(some).flatMap(([name, has]) => (has ? [name] : []))
}

test('The sample input of every operation is valid.', () => {
  for (const each of models)
    for (const operation of each.operations.values())
      expect(validateInput(each, operation, inputOf(operation, each))?.message).toBeUndefined()
})

test('A value inside passes, one step outside fails and names the field.', () => {
  fc.assert(
    fc.property(fc.constantFrom(...cases), fc.nat(), ({ ...each }, pick) => judge(each, pick)),
    { numRuns: 3000 },
  )
})

test('Every single constraint, at its edge.', () => {
  for (const each of cases) judge(each, 0)
})

function judge(
  { model, operation, path, constraint, input, inside, outside, field = path }: Case,
  pick: number,
): void {
  const where = `${operation.name} ${path.join('.')} ${constraint}`
  if (inside.length > 0) {
    const good = setAt(input, path, inside[pick % inside.length])
    expect(validateInput(model, operation, good)?.message, where).toBeUndefined()
  }
  const error = validateInput(model, operation, setAt(input, path, outside))
  expect(error?.status, where).toBe(400)
  expect(error?.body['Reason'], where).toBe('FIELD_VALIDATION_FAILED')
  const fields = error?.body['Fields']
  expect(Array.isArray(fields) && fields.map(({ Name }) => Name), where).toContain(fieldOf(field))
}

describe('What AWS says', () => {
  const operation = (name: string): OperationModel => {
    const found = model.operations.get(name)
    if (found === undefined) throw new Error(name)
    return found
  }

  test('Page limits have their own words.', () => {
    const error = validateInput(model, operation('ListLenses'), { MaxResults: 51 })
    expect(error?.message).toBe('[Validation] MaxResults must be between 1 and 50.')
  })

  test('Other problems are counted and listed.', () => {
    const error = validateInput(model, operation('CreateWorkload'), {
      ...inputOf(operation('CreateWorkload')),
      WorkloadName: 'ab',
      Environment: 'TEST',
    })
    expect(error?.message).toBe(
      "2 validation errors detected: Value 'ab' at 'workloadName' failed to satisfy constraint: " +
        "Member must have length greater than or equal to 3; Value 'TEST' at 'environment' failed to " +
        'satisfy constraint: Member must satisfy enum value set: [PRODUCTION, PREPRODUCTION]',
    )
  })

  test('A missing member is null.', () => {
    const error = validateInput(model, operation('GetWorkload'), {})
    expect(error?.message).toBe(
      "1 validation error detected: Value null at 'workloadId' failed to satisfy constraint: Member must not be null",
    )
  })

  test('Long, hostile and sensitive values are not repeated as they are.', () => {
    const error = validateInput(model, operation('GetWorkload'), {
      WorkloadId: `\u001B[2J${'x'.repeat(10_000)}`,
    })
    expect(error?.message).not.toContain('\u001B')
    expect(error?.message.length).toBeLessThan(300)
  })

  test('Strings are measured in characters, not in UTF-16 units.', () => {
    const input = { ...inputOf(operation('CreateWorkload')), WorkloadName: '😀😀' }
    expect(validateInput(model, operation('CreateWorkload'), input)?.body['Fields']).toEqual([
      { Name: 'WorkloadName', Message: 'Member must have length greater than or equal to 3' },
    ])
  })
})

function inputOf(operation: OperationModel, of = model): Input {
  if (operation.input === undefined) return {}
  const sample = sampleOf(of, of.shape(operation.input))
  return Object.fromEntries(Object.entries(sample ?? {}))
}

function casesOf(operation: OperationModel, model: ServiceModel): Case[] {
  if (operation.input === undefined) return []
  const input = inputOf(operation, model)
  const found: Case[] = []
  const add = (
    shape: Shape,
    path: readonly string[],
    constraint: string,
    inside: readonly unknown[],
    outside: unknown,
  ) =>
    found.push({
      model,
      operation,
      path,
      shape,
      constraint,
      input,
      inside: inside.filter((value) => value !== undefined),
      outside,
    })
  walk(model.shape(operation.input), [], 0)
  return found

  function walk(shape: Shape, path: readonly string[], depth: number): void {
    if (depth > 8) return
    if (shape.type === 'structure')
      for (const member of membersOf(model, shape)) {
        const inner = [...path, member.name]
        if (shape.required?.includes(member.name) === true)
          add(shape, inner, 'required', [], undefined)
        walk(member.shape, inner, depth + 1)
      }
    else if (shape.type === 'list') {
      lengths(shape, path, (length) =>
        Array.from({ length }, () => sampleOf(model, model.shape(shape.member ?? ''))),
      )
      walk(model.shape(shape.member ?? ''), [...path, '0'], depth + 1)
    } else if (shape.type === 'map') {
      const [keys, values] = [model.shape(shape.key ?? ''), model.shape(shape.value ?? '')]
      const key = String(sampleOf(model, keys))
      const value = sampleOf(model, values)
      lengths(shape, path, (length) =>
        Object.fromEntries(Array.from({ length }, (_, at) => [`${key}${at}`, value])),
      )
      keysOf(keys, path, value)
      walk(values, [...path, key], depth + 1)
    } else if (shape.type === 'string') strings(shape, path)
    else if (shape.type === 'integer') lengths(shape, path, (value) => value)
  }

  /** The cases of a string as the one key of a map. */
  function keysOf(shape: Shape, path: readonly string[], value: unknown): void {
    const from = found.length
    strings(shape, path)
    for (const each of found.splice(from)) {
      const asMap = (key: unknown) => ({ [String(key)]: value })
      const field = [...path, String(each.outside)]
      found.push({ ...each, inside: each.inside.map(asMap), outside: asMap(each.outside), field })
    }
  }

  function strings(shape: Shape, path: readonly string[]): void {
    if (shape.enum !== undefined)
      return void add(shape, path, 'enum', [...shape.enum], 'NO_SUCH_VALUE')
    lengths(shape, path, (length) => stringOf(shape, length), 'x')
    const wrong = [...'\u0000 é😀'].map((char) => char.repeat(Math.max(shape.min ?? 1, 1)))
    const bad = wrong.find((text) => shape.regex?.test(text) === false)
    if (bad !== undefined) add(shape, path, 'pattern', fitting(shape), bad)
  }

  /** Strings of several lengths that the pattern of a shape knows. */
  function fitting(shape: Shape): readonly unknown[] {
    const { min = 1, max = 100 } = shape
    const sizes = [min, min + 1, 12, 20, 32, 36, 60, 100].filter((n) => n >= min && n <= max)
    return sizes.map((size) => stringOf(shape, size))
  }

  function lengths(
    shape: Shape,
    path: readonly string[],
    make: (size: number) => unknown,
    filler?: string,
  ): void {
    const { min, max } = shape
    const outside = (size: number) => (filler === undefined ? make(size) : filler.repeat(size))
    const inside = [min, max, min !== undefined && max !== undefined ? (min + max) >> 1 : undefined]
      .filter((size) => size !== undefined)
      .map(make)
    if (min !== undefined && (min > 0 || shape.type === 'integer'))
      add(shape, path, 'min', inside, outside(min - 1))
    if (max !== undefined) add(shape, path, 'max', inside.toReversed(), outside(max + 1))
  }
}

function setAt(target: unknown, path: readonly string[], value: unknown): Input {
  const [head, ...rest] = path
  if (head === undefined || typeof target !== 'object' || target === null)
    throw new Error('There is no such place.')
  const inner: unknown = rest.length === 0 ? value : setAt(Reflect.get(target, head), rest, value)
  const changed = Array.isArray(target)
    ? Object.assign([...target], { [head]: inner })
    : { ...target, [head]: inner }
  if (inner === undefined) Reflect.deleteProperty(changed, head)
  return changed as Input
}

function fieldOf(path: readonly string[]): string {
  const clip = (part: string) => (part.length > 100 ? `${part.slice(0, 100)}…` : part)
  return path.map((part) => clip(printable(part))).join('.')
}
