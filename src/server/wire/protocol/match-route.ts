import type { OperationModel, ServiceModel } from './model.ts'
import { cannotParse } from './wire-error.ts'

interface Route {
  readonly operation: OperationModel
  readonly segments: readonly Segment[]
}

type Segment = { readonly literal: string } | { readonly label: string }

export interface Match {
  readonly operation: OperationModel
  /** Label → decoded value. */
  readonly labels: ReadonlyMap<string, string>
}

/** Finds the operation of a method and a raw request-target; undefined when there is none. */
export type Router = (method: string, target: string) => Match | undefined

/**
 * Routes on the raw target: segments end at a literal `/` only, so that an ARN in a label may hold `%2F`.
 * One trailing slash is ignored. Literal segments win over labels. Labels are percent-decoded once;
 * a label that is no percent-encoded UTF-8 is a `CANNOT_PARSE` error.
 */
export function createRouter(model: ServiceModel): Router {
  const routes = Map.groupBy(
    [...model.operations.values()].map(routeOf),
    ({ operation, segments }) => `${operation.method} ${segments.length}`,
  )
  for (const group of routes.values()) group.sort((a, b) => literals(b) - literals(a))
  return (method, target) => {
    const parts = splitPath(target)
    const found = routes
      .get(`${method} ${parts.length}`)
      ?.find((route) => route.segments.every((segment, at) => fits(segment, parts[at] ?? '')))
    return found && { operation: found.operation, labels: readLabels(found, parts) }
  }
}

function routeOf(operation: OperationModel): Route {
  if (/[?+]/.test(operation.uri))
    throw new Error(`${operation.name}: greedy labels and query literals are not supported.`)
  const segments = splitPath(operation.uri).map((part): Segment =>
    part.startsWith('{') ? { label: part.slice(1, -1) } : { literal: part },
  )
  return { operation, segments }
}

function literals(route: Route): number {
  return route.segments.filter((segment) => 'literal' in segment).length
}

function splitPath(target: string): string[] {
  const path = target.split(/[?#]/, 1)[0] ?? ''
  const parts = path.split('/')
  if (parts.length > 2 && parts.at(-1) === '') parts.pop()
  return parts.slice(1)
}

/** A label is never empty, `.` or `..`: a signature does not tell such paths from their normal form. */
function fits(segment: Segment, part: string): boolean {
  if ('literal' in segment) return segment.literal === part
  return part !== '' && part !== '.' && part !== '..'
}

function readLabels(route: Route, parts: readonly string[]): Map<string, string> {
  const labels = new Map<string, string>()
  for (const [at, segment] of route.segments.entries())
    if ('label' in segment) labels.set(segment.label, decode(parts[at] ?? '', segment.label))
  return labels
}

function decode(part: string, label: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw cannotParse(`The path is not percent-encoded UTF-8.`, {
      name: label,
      message: 'Not percent-encoded UTF-8.',
    })
  }
}
