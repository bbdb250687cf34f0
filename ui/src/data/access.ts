import { queryOptions } from '@tanstack/react-query'
import type {
  AccessExposure,
  AccessMatrix,
  AccessPaths,
  AccessPolicies,
  AccessSubjects,
  AccessWhoCan,
} from '../../../src/server/api/schemas-access.ts'
import { apiQuery } from './workload.ts'

export type {
  AccessExposure,
  AccessMatrix,
  AccessPath,
  AccessPaths,
  AccessPolicies,
  AccessSubjects,
  AccessWhoCan,
} from '../../../src/server/api/schemas-access.ts'

/** Milliseconds for which an answer is not asked for again: it changes with a run, which announces itself. */
const staleTime = 60_000

const accessQuery = <Reply>(path: string, query: Parameters<typeof apiQuery>[1] = {}) =>
  queryOptions({ ...apiQuery<Reply>(path, query), staleTime })

export const subjectsQuery = accessQuery<AccessSubjects>('access')

/** @param context what is known of the request, `key=value` each */
export const whoCanQuery = (action: string, resource: string, context: readonly string[]) =>
  accessQuery<AccessWhoCan>('access/who-can', { action, resource, context })

export const matrixQuery = (resource: string, context: readonly string[]) =>
  accessQuery<AccessMatrix>('access/matrix', { resource, context })

export const exposureQuery = accessQuery<AccessExposure>('access/exposure')

export const pathsQuery = (to: string, from?: string) =>
  accessQuery<AccessPaths>('access/paths', { to, from })

/** @param action without it only the policies */
export const policiesQuery = (
  principal: string,
  action: string | undefined,
  resource: string | undefined,
  context: readonly string[],
) => accessQuery<AccessPolicies>('access/policies', { principal, action, resource, context })
