import { compileGlob } from '../../../lib/glob.ts'
import type { FindingHead } from '../../../store/findings.ts'
import type { SuppressionRow } from '../../../store/schema.ts'

/** Whether a suppression is about a failed finding: by its id, or by globs over resource, account and Region. */
export function matcherOf({
  check_id,
  data,
}: Pick<SuppressionRow, 'check_id' | 'data'>): (finding: FindingHead) => boolean {
  const ids = data.findings === undefined ? undefined : new Set(data.findings)
  if (ids !== undefined) return ({ id, check_id: check }) => check === check_id && ids.has(id)
  const fits = (glob: string | undefined) => (glob === undefined ? () => true : compileGlob(glob))
  const [isResource, inAccount, inRegion] = [data.resource, data.account, data.region].map(fits)
  return ({ check_id: check, resource, name, account, region }) =>
    check === check_id &&
    (isResource?.(resource) === true || isResource?.(name) === true) &&
    inAccount?.(account) === true &&
    inRegion?.(region) === true
}
