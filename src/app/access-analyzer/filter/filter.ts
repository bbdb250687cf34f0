import type { FilterCriterion } from '../../../store/schema.ts'
import { invalid } from '../../tool/tool-error.ts'
import { type Filtered, isFilterKey, valuesOf } from './fields.ts'

/** Key → what must hold of it, as it came. */
export type GivenFilter = Readonly<
  Record<string, { readonly [Name in keyof FilterCriterion]?: FilterCriterion[Name] | undefined }>
>
export type Filter = Readonly<Record<string, FilterCriterion>>

const mostKeys = 20

/**
 * Reads a filter. @param member the input member that holds it
 * @throws ToolError validation for keys that findings do not have, and for criteria that ask for nothing
 */
export function readFilter(given: GivenFilter | undefined, member = 'filter'): Filter {
  const entries = Object.entries(given ?? {})
  if (entries.length > mostKeys) throw refuse(member, `A filter has at most ${mostKeys} keys.`)
  return Object.fromEntries(
    entries.map(([key, criterion]) => {
      if (!isFilterKey(key))
        throw refuse(`${member}.${key.slice(0, 100)}`, 'Findings have no such property.')
      const { eq, neq, contains, exists } = criterion
      const read = {
        ...(eq !== undefined && { eq }),
        ...(neq !== undefined && { neq }),
        ...(contains !== undefined && { contains }),
        ...(exists !== undefined && { exists }),
      }
      if (Object.keys(read).length === 0)
        throw refuse(`${member}.${key}`, 'A criterion needs eq, neq, contains or exists.')
      return [key, read]
    }),
  )
}

/** Reads the filter of an archive rule, which must ask for something. @throws ToolError */
export function readRuleFilter(given: GivenFilter, member = 'filter'): Filter {
  const filter = readFilter(given, member)
  if (Object.keys(filter).length === 0)
    throw refuse(member, 'An archive rule needs a criterion: it would archive everything.')
  return filter
}

/** Whether a finding fulfils every criterion of a filter. */
export function matchesFilter(finding: Filtered, filter: Filter): boolean {
  return Object.entries(filter).every(([key, criterion]) =>
    fulfils(valuesOf(finding, key), criterion),
  )
}

function fulfils(values: readonly string[], criterion: FilterCriterion): boolean {
  const { eq, neq, contains, exists } = criterion
  return (
    (eq === undefined || values.some((value) => eq.includes(value))) &&
    (neq === undefined || !values.some((value) => neq.includes(value))) &&
    (contains === undefined ||
      values.some((value) => contains.some((part) => value.includes(part)))) &&
    (exists === undefined || values.length > 0 === exists)
  )
}

function refuse(name: string, message: string): Error {
  return invalid(message, { name, message })
}
