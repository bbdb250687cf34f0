import type { Judgement } from '../../../model/check.ts'
import type { Resource } from '../../../model/resource.ts'
import { decide } from './judgement.ts'
import { holds } from './truth.ts'
import { fact, factPointer, pointer, read } from './value.ts'

interface Messages {
  readonly pass: string
  readonly fail: string
}

/** Passes when the property is `true`. */
export function isTrue(resource: Resource, path: string, messages: Messages): Judgement {
  return satisfies(resource, path, (v) => v === true, messages)
}

/** Passes when the property is present and not empty. */
export function isSet(resource: Resource, path: string, messages: Messages): Judgement {
  return satisfies(resource, path, isPresent, messages)
}

/** Passes when the known property satisfies the predicate. */
export function satisfies(
  resource: Resource,
  path: string,
  predicate: (known: unknown) => boolean,
  messages: Messages,
): Judgement {
  return decide(holds(read(resource, path), predicate), messages, pointer(path))
}

/** Passes when the known fact satisfies the predicate. */
export function factSatisfies(
  resource: Resource,
  path: string,
  predicate: (known: unknown) => boolean,
  messages: Messages,
): Judgement {
  return decide(holds(fact(resource, path), predicate), messages, factPointer(path))
}

/** Present and neither an empty string, list nor object. */
export function isPresent(value: unknown): boolean {
  if (value === undefined || value === null || value === '' || value === false) return false
  return typeof value !== 'object' || Object.keys(value).length > 0
}
