import type { PolicyCheck } from './check.ts'
import { action } from './checks/action.ts'
import { actionKey } from './checks/action-key.ts'
import { always } from './checks/always.ts'
import { arn } from './checks/arn.ts'
import { conditionKey } from './checks/condition-key.ts'
import { conditionTypes } from './checks/condition-types.ts'
import { conditionValues } from './checks/condition-values.ts'
import { empty } from './checks/empty.ts'
import { ip } from './checks/ip.ts'
import { oidc } from './checks/oidc.ts'
import { operator } from './checks/operator.ts'
import { passRole } from './checks/pass-role.ts'
import { principal } from './checks/principal.ts'
import { qualifier } from './checks/qualifier.ts'
import { rcp } from './checks/rcp.ts'
import { redundant } from './checks/redundant.ts'
import { relatedKeys } from './checks/related-keys.ts'
import { resourceType } from './checks/resource-type.ts'
import { scp } from './checks/scp.ts'
import { servicePrincipal } from './checks/service-principal.ts'
import { servicePrincipalFormat } from './checks/service-principal-format.ts'
import { sid } from './checks/sid.ts'
import { size } from './checks/size.ts'
import { structure } from './checks/structure.ts'
import { tagSupport } from './checks/tag-support.ts'
import { trust } from './checks/trust.ts'
import { variables } from './checks/variables.ts'
import { version } from './checks/version.ts'

/** Every check. JSON_SYNTAX_ERROR, DATA_TYPE_MISMATCH and INVALID_POLICY_ELEMENT are raised while the document is read. */
export const checks: readonly PolicyCheck[] = [
  structure,
  version,
  sid,
  empty,
  size,
  principal,
  trust,
  oidc,
  servicePrincipal,
  servicePrincipalFormat,
  action,
  arn,
  resourceType,
  scp,
  rcp,
  variables,
  operator,
  conditionKey,
  conditionTypes,
  conditionValues,
  ip,
  qualifier,
  always,
  relatedKeys,
  actionKey,
  tagSupport,
  passRole,
  redundant,
]
