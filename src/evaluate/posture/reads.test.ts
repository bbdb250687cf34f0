import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { checks } from './checks.generated.ts'

/**
 * Property names of the CloudFormation schema, by type, separated by blanks. Source: AWS CloudFormation resource
 * specification, read in 2026-11. A check on a new type needs a row here.
 */
const schema: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(new URL('schema-properties.json', import.meta.url), 'utf8'),
)
const model = readFileSync(
  new URL('../../../docs/reference/canonical-model.md', import.meta.url),
  'utf8',
)

/** Rows of the table below a heading of the canonical model, as cells. */
function rows(heading: string): readonly (readonly string[])[] {
  const section = model.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  return section
    .split('\n')
    .filter((line) => line.startsWith('| `AWS::'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
}

/** Names in code marks, by the types in the first cell. */
function names(heading: string, cell: number): ReadonlyMap<string, ReadonlySet<string>> {
  const result = new Map<string, Set<string>>()
  for (const row of rows(heading))
    for (const type of typesOf(row[1] ?? '')) {
      const known = result.get(type) ?? new Set()
      for (const [, name = ''] of (row[cell] ?? '').matchAll(/`([A-Za-z]+)`/g)) known.add(name)
      result.set(type, known)
    }
  return result
}

/** `AWS::IAM::User`, `Role` and `Group` are three types of one service. */
function typesOf(cell: string): readonly string[] {
  const found: string[] = []
  for (const [, name = ''] of cell.matchAll(/`([A-Za-z0-9:]+)`/g)) {
    const service = found[0]?.split('::').slice(0, 2).join('::') ?? ''
    found.push(name.includes('::') ? name : `${service}::${name}`)
  }
  return found
}

const pseudo = names('Pseudo-types', 3)
const pseudoFacts = names('Pseudo-types', 4)
const folded = names('Folded into their parent', 2)
const facts = names('Run-time facts', 2)

it('reads the tables of the canonical model', () => {
  expect(pseudo.get('AWS::::Region')).toContain('EbsEncryptionByDefault')
  expect(pseudoFacts.get('AWS::::Account')).toContain('Root')
  expect(folded.get('AWS::SQS::Queue')).toContain('ResourcePolicy')
  expect(folded.get('AWS::IAM::Group')).toContain('Policies')
  expect(facts.get('AWS::IAM::User')).toContain('MfaActive')
})

it.each(checks.map((check) => [check.id, check] as const))(
  '%s reads what its type has',
  (_, check) => {
    const properties = new Set([
      ...(schema[check.resource]?.split(' ') ?? []),
      ...(pseudo.get(check.resource) ?? []),
      ...(folded.get(check.resource) ?? []),
    ])
    const known = new Set([
      ...(facts.get(check.resource) ?? []),
      ...(pseudoFacts.get(check.resource) ?? []),
    ])
    const strange = check.reads.filter((name) =>
      name.startsWith('facts.') ? !known.has(name.slice(6)) : !properties.has(name),
    )
    expect(strange).toEqual([])
  },
)
