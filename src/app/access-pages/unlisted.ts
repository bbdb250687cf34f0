import { type Unlisted, unlistedOf } from '../access/unlisted.ts'
import type { Seen } from './seen.ts'

/** Entries of an answer. */
const most = 100

/** What every answer says of how much is missing from it. */
export interface Missing {
  /** Whether a run has kept what it saw of access. */
  readonly seen: boolean
  /** Resources that were seen and are not kept. */
  readonly leftOut: number
  readonly unlistedTotal: number
  /** The first of what could not be listed. */
  readonly unlisted: readonly Unlisted[]
}

/** @param types of CloudFormation that the answer rests on */
export function missingFrom(
  { estate, leftOut, gaps }: Pick<Seen, 'estate' | 'leftOut' | 'gaps'>,
  types: readonly string[],
): Missing {
  const unlisted = unlistedOf(gaps, types)
  return {
    seen: estate.resources.length > 0,
    leftOut,
    unlistedTotal: unlisted.length,
    unlisted: unlisted.slice(0, most),
  }
}
