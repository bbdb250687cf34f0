import type { Lens } from '../../../model/lens.ts'
import { getTags } from '../../../store/tags.ts'
import { cutText } from '../answers/cut-text.ts'
import type { ToolContext } from '../context.ts'
import { notFound } from '../tool-error.ts'
import { lookUpLens } from './look-up.ts'
import { readVersion, usualVersion } from './read-version.ts'

/**
 * A lens in one version.
 * @param version the newest when not given; `DRAFT` is the unpublished draft of an own lens
 */
export async function getLens(context: ToolContext, reference: string, version?: string) {
  const found = await lookUpLens(context, reference)
  if (found.kind === 'official') {
    if (version !== undefined && version !== found.lens.version)
      throw notFound('LENS_VERSION', version)
    return { ...describe(found.lens), LensArn: found.arn, Owner: 'aws' }
  }
  const { row, access } = found
  const lens = await readVersion(context, row, access, version ?? usualVersion(row))
  return {
    ...describe(lens),
    LensArn: row.arn,
    Owner: row.account,
    ShareInvitationId: access.share?.invitation ?? undefined,
    Tags: access.owned ? { ...(await getTags(context.db, row.arn)) } : undefined,
  }
}

function describe({ name, version, description }: Lens) {
  return { LensVersion: version, Name: name, Description: cutText(description, 1024) }
}
