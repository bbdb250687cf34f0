import { unknown } from '../../../model/unknown.ts'
import type { Intrinsic } from '../resolver.ts'

export const getAzs: Intrinsic = () =>
  unknown('unresolved', 'Fn::GetAZs is known only after deployment')
