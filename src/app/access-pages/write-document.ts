import type {
  PatternElement,
  Policy,
  PrincipalElement,
  Statement,
} from '../../evaluate/access/policy/policy.ts'

/** A policy as a JSON document again: one statement a member, in the order of the original. */
export interface PolicyDocument {
  readonly Version: string
  readonly Id?: string
  readonly Statement: readonly Readonly<Record<string, unknown>>[]
}

/** Writes the form that the engine reads as a document, with condition keys in lower case as it compares them. */
export function writeDocument({ version, id, statements }: Policy): PolicyDocument {
  return {
    Version: version,
    ...(id !== undefined && { Id: id }),
    Statement: statements.map(writeStatement),
  }
}

/** Where in the written document a statement stands; statements that could not be read have no place. */
export function placeOf({ statements }: Policy, index: number): number | undefined {
  const at = statements.findIndex((statement) => statement.index === index)
  return at === -1 ? undefined : at
}

function writeStatement(statement: Statement): Readonly<Record<string, unknown>> {
  const { sid, effect, principal, action, resource } = statement
  const conditions = writeConditions(statement)
  return {
    ...(sid !== undefined && { Sid: sid }),
    Effect: effect,
    ...(principal !== undefined && {
      [principal.negated ? 'NotPrincipal' : 'Principal']: writePrincipal(principal),
    }),
    [action.negated ? 'NotAction' : 'Action']: writePatterns(action),
    ...(resource !== undefined && {
      [resource.negated ? 'NotResource' : 'Resource']: writePatterns(resource),
    }),
    ...(Object.keys(conditions).length > 0 && { Condition: conditions }),
  }
}

function writePatterns({ patterns, unresolved }: PatternElement): unknown {
  return short([...patterns, ...(unresolved === undefined ? [] : [unresolved])])
}

function writePrincipal({ principals, unresolved }: PrincipalElement): unknown {
  if (principals.some(({ type }) => type === '*')) return '*'
  const byType = Map.groupBy(principals, ({ type }) => type)
  return {
    ...Object.fromEntries(
      [...byType].map(([type, list]) => [type, short(list.map(({ value }) => value))]),
    ),
    ...unresolved,
  }
}

function writeConditions({ conditions }: Statement): Readonly<Record<string, object>> {
  const written: Record<string, Record<string, unknown>> = {}
  for (const { operator, set, ifExists, key, values, unresolved } of conditions) {
    const name = `${set === undefined ? '' : `${set}:`}${operator}${ifExists ? 'IfExists' : ''}`
    written[name] ??= {}
    Object.defineProperty(written[name], key, {
      value: short([...values, ...(unresolved === undefined ? [] : [unresolved])]),
      enumerable: true,
      configurable: true,
    })
  }
  return written
}

function short(values: readonly unknown[]): unknown {
  return values.length === 1 ? values[0] : values
}
