import type { LensVersionHead } from '../../../store/lens-version-heads.ts'

/**
 * The version that a review of a lens really uses: minor versions come by themselves, so it is the last one before
 * the next major version.
 * @param heads all published versions, oldest first
 * @param version the version that the review was started with or upgraded to
 */
export function versionInUse(
  heads: readonly Pick<LensVersionHead, 'lens_version' | 'major'>[],
  version: string,
): string {
  const start = heads.findIndex((head) => head.lens_version === version)
  if (start === -1) return version
  const next = heads.findIndex((head, at) => at > start && head.major)
  return heads.slice(0, next === -1 ? undefined : next).at(-1)?.lens_version ?? version
}
