import { readEstate } from '../../evaluate/access/graph/estate.ts'
import type { Policy } from '../../evaluate/access/policy/policy.ts'
import { PlinthError } from '../../model/diagnostic.ts'
import { readDetailsFile } from './paths/read-details-file.ts'

/**
 * What each user and role is granted, from files of `aws iam get-account-authorization-details`.
 * @returns policies by ARN; `undefined` for whom no file holds
 * @throws PlinthError for a file that cannot be read
 */
export async function grantedByDetails(
  paths: readonly string[],
): Promise<(principal: string) => readonly Policy[] | undefined> {
  const read = await Promise.all(paths.map((path) => readDetailsFile(path)))
  const [problem, ...more] = read
    .flatMap(({ diagnostics }) => diagnostics)
    .filter(({ severity }) => severity === 'error')
  if (problem !== undefined) throw new PlinthError(problem, more)
  const estate = readEstate(read.flatMap(({ resources }) => resources))
  return (principal) => estate.identity(principal)?.policies
}
