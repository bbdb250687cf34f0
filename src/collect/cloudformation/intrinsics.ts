import { base64 } from './intrinsics/base64.ts'
import { cidr } from './intrinsics/cidr.ts'
import { conditionValue } from './intrinsics/condition-value.ts'
import { findInMap } from './intrinsics/find-in-map.ts'
import { getAtt } from './intrinsics/get-att.ts'
import { getAzs } from './intrinsics/get-azs.ts'
import { choose } from './intrinsics/if.ts'
import { importValue } from './intrinsics/import-value.ts'
import { join } from './intrinsics/join.ts'
import { length } from './intrinsics/length.ts'
import { ref } from './intrinsics/ref.ts'
import { select } from './intrinsics/select.ts'
import { split } from './intrinsics/split.ts'
import { sub } from './intrinsics/sub.ts'
import { toJsonString } from './intrinsics/to-json-string.ts'
import type { Intrinsic } from './resolver.ts'

/** Every intrinsic that gives a value, by its key in the long form. */
export const intrinsics: ReadonlyMap<string, Intrinsic> = new Map<string, Intrinsic>([
  ['Ref', ref],
  ['Fn::And', conditionValue('Fn::And')],
  ['Fn::Base64', base64],
  ['Fn::Cidr', cidr],
  ['Fn::Equals', conditionValue('Fn::Equals')],
  ['Fn::FindInMap', findInMap],
  ['Fn::GetAZs', getAzs],
  ['Fn::GetAtt', getAtt],
  ['Fn::If', choose],
  ['Fn::ImportValue', importValue],
  ['Fn::Join', join],
  ['Fn::Length', length],
  ['Fn::Not', conditionValue('Fn::Not')],
  ['Fn::Or', conditionValue('Fn::Or')],
  ['Fn::Select', select],
  ['Fn::Split', split],
  ['Fn::Sub', sub],
  ['Fn::ToJsonString', toJsonString],
])
