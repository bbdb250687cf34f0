import { describe, expect, it } from 'vitest'
import { loadToolCatalog, officialLensArn } from './catalog.ts'

const catalog = loadToolCatalog()

describe('the catalog of the Tool', () => {
  it('serves the framework under its alias and under each form of its ARN', () => {
    const [framework] = catalog.officialLenses()
    for (const reference of [
      'wellarchitected',
      officialLensArn('wellarchitected'),
      'arn:aws:wellarchitected:us-east-1::lens/wellarchitected',
      'arn:aws-us-gov:wellarchitected:us-gov-west-1::lens/wellarchitected',
    ])
      expect(catalog.findLens(reference)).toEqual({
        kind: 'official',
        lens: framework,
        arn: 'arn:aws:wellarchitected::aws:lens/wellarchitected',
      })
  })

  it.each([
    'serverless',
    'saas',
    'softwareasaservice',
    'container-build',
    'arn:aws:wellarchitected::aws:lens/genai',
    'arn:aws:wellarchitected:eu-west-1::lens/devops',
  ])('says that %s exists but is not part of the installation', (reference) => {
    const found = catalog.findLens(reference)
    expect(found.kind).toBe('unavailable')
    expect(found.kind === 'unavailable' && found.message).toMatch(
      /Import (a lens|the custom lens) of that subject/,
    )
  })

  it.each([
    '',
    'nowhere',
    '__proto__',
    'Wellarchitected',
    'arn:aws:wellarchitected:::lens/wellarchitected',
    'arn:aws:wellarchitected:us-east-1:111122223333:lens/wellarchitected',
    'arn:aws:wellarchitected:us-east-1:111122223333:lens/0123456789abcdef0123456789abcdef',
    `arn:aws:wellarchitected::aws:lens/${'a'.repeat(10_000)}`,
  ])('leaves %j to the store', (reference) => {
    expect(catalog.findLens(reference)).toEqual({ kind: 'other' })
  })

  it('knows the sixteen lenses of the AWS catalog, each alias once', () => {
    const names = catalog.knownLenses.flatMap((l) => [l.alias, ...l.also])
    expect(catalog.knownLenses).toHaveLength(16)
    expect(new Set(names).size).toBe(names.length)
    expect(catalog.knownLenses.filter((l) => l.served).map((l) => l.alias)).toEqual(
      catalog.officialLenses().map((l) => l.alias),
    )
  })

  it('names the pillars', () => {
    expect(catalog.pillarName('performance')).toBe('Performance Efficiency')
    expect(catalog.pillarName('__proto__')).toBeUndefined()
  })
})
