import { isUnknown, unknown } from '../../../model/unknown.ts'
import type { Truth } from './truth.ts'

/** The names of ELB policies say the lowest version: `ELBSecurityPolicy-TLS13-1-2-Res-2021-06` starts at TLS 1.2. */
const minimum = /^ELBSecurityPolicy-(?:TLS13|TLS|FS)-1-([0-3])-/

/** Policies without a version in their name; all accept TLS 1.0. Source: ELB security policies, user guide. */
const old = new Set([
  'ELBSecurityPolicy-2016-08',
  'ELBSecurityPolicy-2015-05',
  'ELBSecurityPolicy-2015-03',
  'ELBSecurityPolicy-2015-02',
  'ELBSecurityPolicy-FS-2018-06',
])

const unlisted = unknown('not-collected', 'the TLS versions of this policy')

/**
 * Whether an ELB security policy accepts TLS 1.2 and newer only. Without one, a listener made through the API gets
 * `ELBSecurityPolicy-2016-08`.
 */
export function isModernListenerPolicy(policy: unknown): Truth {
  if (isUnknown(policy)) return policy
  if (policy === undefined || policy === null) return false
  if (typeof policy !== 'string') return unlisted
  const version = minimum.exec(policy)?.[1]
  if (version !== undefined) return Number(version) >= 2
  return old.has(policy) ? false : unlisted
}

/** Whether a CloudFront minimum protocol version (`TLSv1.2_2021`) is TLS 1.2 or newer. */
export function isModernViewerProtocol(version: unknown): Truth {
  if (isUnknown(version)) return version
  return (
    typeof version === 'string' && (version.startsWith('TLSv1.2') || version.startsWith('TLSv1.3'))
  )
}
