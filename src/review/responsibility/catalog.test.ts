import { describe, expect, it } from 'vitest'
import { checks } from '../../evaluate/posture/checks.generated.ts'
import { loadSecurityLens } from '../lens/load-catalog.ts'
import { loadResponsibilities } from './load-responsibilities.ts'

const catalog = loadResponsibilities()
const duties = catalog.flatMap((s) => s.customer.map((d) => ({ ...d, service: s.service })))

describe('the shared responsibility catalog', () => {
  it('covers every service model, each service once', () => {
    expect(new Set(catalog.map((s) => s.model)).size).toBe(7)
    expect(new Set(catalog.map((s) => s.service)).size).toBe(catalog.length)
    expect(catalog.map((s) => s.service)).toEqual(catalog.map((s) => s.service).toSorted())
  })

  it('gives each type to one service', () => {
    const types = catalog.flatMap((s) => s.types)
    const covered = types.filter((type) =>
      types.some((other) => other !== type && other.endsWith('::') && type.startsWith(other)),
    )
    expect(covered).toEqual([])
    expect(new Set(types).size).toBe(types.length)
  })

  it('has a service for every type that a check judges', () => {
    const patterns = catalog.flatMap((s) => s.types)
    const homeless = checks
      .map((c) => c.resource)
      .filter((type) => !type.startsWith('AWS::::'))
      .filter(
        (type) => !patterns.some((p) => p === type || (p.endsWith('::') && type.startsWith(p))),
      )
    expect([...new Set(homeless)]).toEqual([])
  })

  it('links every duty to practices of the lens', () => {
    const numbers = new Set(
      loadSecurityLens().questions.flatMap((q) => q.practices.map((p) => p.number)),
    )
    for (const { practices, duty } of duties)
      for (const number of practices) expect(numbers.has(number), `${duty}: ${number}`).toBe(true)
  })

  it('names only checks that exist', () => {
    const known = new Set(checks.map((c) => c.id))
    const named = new Set(duties.flatMap((d) => d.checks))
    expect([...named].filter((id) => !known.has(id)).toSorted()).toEqual([])
  })

  it('names a check once per duty, and each duty once per service', () => {
    for (const { duty, checks: ids } of duties) expect(new Set(ids).size, duty).toBe(ids.length)
    expect(new Set(duties.map((d) => `${d.service} ${d.duty}`)).size).toBe(duties.length)
  })
})
