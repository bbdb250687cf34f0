import type { ServiceModel, Shape } from '../../src/server/wire/protocol/model.ts'
import { membersOf } from '../../src/server/wire/protocol/model.ts'

const arn = 'arn:aws:wellarchitected:eu-west-1:111122223333:'
const hex = '0123456789abcdef0123456789abcdef'
const uuid = '01234567-89ab-cdef-0123-456789abcdef'

/** Beginnings that, continued or not, fit the patterns of the model. */
const exemplars = [
  'a',
  'A',
  '1',
  hex,
  uuid,
  '111122223333',
  'eu-west-1',
  'https://example.com/',
  `${arn}profile/a`,
  `${arn}review-template/${hex}`,
  `${arn}agent-profile/a`,
  `${arn}agent-recommendation/${uuid}`,
  'arn:aws:iam::111122223333:role/a',
  'arn:aws:servicecatalog:eu-west-1:111122223333:/applications/a',
  'arn:aws:access-analyzer:eu-west-1:111122223333:analyzer/a',
  'arn:aws:cloudtrail:eu-west-1:111122223333:trail/a',
  'arn:aws:s3:eu-west-1:111122223333:accesspoint/a',
  'arn:aws:s3express:eu-west-1:111122223333:accesspoint/a',
  'vpc-01234567',
]

/** A string of a length that satisfies a shape; undefined when the exemplars reach none. */
export function stringOf(shape: Shape, length: number): string | undefined {
  const candidates = exemplars.flatMap((start) => [
    start.length > length ? start.slice(0, length) : start + 'a'.repeat(length - start.length),
    start.length > length ? start.slice(0, length) : start + '1'.repeat(length - start.length),
    start.repeat(Math.ceil(length / start.length)).slice(0, length),
  ])
  return candidates.find((text) => shape.regex?.test(text) ?? true)
}

/** A valid value of a shape: the shortest, with every member. `depth` stops recursion: optional members end there. */
export function sampleOf(model: ServiceModel, shape: Shape, depth = 0): unknown {
  switch (shape.type) {
    case 'structure':
      return Object.fromEntries(
        membersOf(model, shape)
          .filter(({ name }) => depth < 8 || shape.required?.includes(name) === true)
          .map((member) => [member.name, sampleOf(model, member.shape, depth + 1)]),
      )
    case 'list':
      return Array.from({ length: Math.max(shape.min ?? 0, 1) }, () =>
        sampleOf(model, model.shape(shape.member ?? ''), depth + 1),
      )
    case 'map': {
      const value = sampleOf(model, model.shape(shape.value ?? ''), depth + 1)
      return { [String(sampleOf(model, model.shape(shape.key ?? '')))]: value }
    }
    case 'string':
      return shape.enum?.[0] ?? shortest(shape)
    case 'integer':
    case 'double':
      return shape.min ?? 1
    case 'boolean':
      return true
    case 'timestamp':
      return new Date(1_700_000_000_123)
    case 'document':
      return { any: ['thing', 1, null] }
  }
}

function shortest(shape: Shape): string {
  const start = Math.max(shape.min ?? 0, 1)
  for (let length = start; length <= Math.min(shape.max ?? 300, 300); length++) {
    const text = stringOf(shape, length)
    if (text !== undefined) return text
  }
  throw new Error(`No exemplar fits ${shape.name}: ${shape.pattern}`)
}
