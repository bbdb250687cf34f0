import { isUnknown } from '../../../model/unknown.ts'
import { splitArn } from '../match/arn.ts'
import type { AccessRequest } from '../request/request.ts'
import { RequestScope } from '../request/request-scope.ts'
import type { Authorization } from './authorization.ts'
import { combineDecisions } from './combine-decisions.ts'
import type { AccessDecision } from './decision.ts'
import { decide } from './decide.ts'
import type { AccessPoint } from './layers/s3-settings.ts'

/**
 * A call through an access point needs the consent of both: of the access point on its own ARN, and of the bucket.
 * Source: Amazon S3 user guide, "Configuring IAM policies for using access points".
 */
export function decideThroughAccessPoint(
  authorization: Authorization,
  request: AccessRequest,
  point: AccessPoint,
): AccessDecision {
  const named = withPointKeys(request, point)
  const outside = refusedByNetwork(named, point)
  if (outside !== undefined) return outside
  const atPoint = decideAtPoint(authorization, named, point)
  const bucket = bucketResource(request.resource, point)
  const { accessPoint: _, ...s3 } = authorization.s3 ?? {}
  if (bucket === undefined) return combineDecisions([atPoint, { ...unknownBucket }])
  const atBucket = decide(
    { ...authorization, s3 },
    new RequestScope({ ...named, resource: bucket }),
  )
  return combineDecisions([atPoint, atBucket])
}

const unknownBucket: AccessDecision = {
  verdict: 'unknown',
  layer: 'resource',
  missingContext: [],
  because: 'nobody told the bucket behind the access point',
}

function decideAtPoint(
  authorization: Authorization,
  request: AccessRequest,
  point: AccessPoint,
): AccessDecision {
  const { policy, publicAccessBlock } = point
  const { s3, resourcePolicy: _, ...others } = authorization
  const settings = {
    ...(s3?.accountPublicAccessBlock && { accountPublicAccessBlock: s3.accountPublicAccessBlock }),
    ...(publicAccessBlock && { bucketPublicAccessBlock: publicAccessBlock }),
  }
  const owner = point.arn === undefined ? undefined : splitArn(point.arn)?.[4]
  const decision = decide(
    { ...others, s3: settings, ...(policy && { resourcePolicy: policy }) },
    new RequestScope({
      ...request,
      resource: pointResource(request.resource, point),
      ...(owner !== undefined && { resourceAccount: owner }),
    }),
  )
  return decision.layer === 'resource' ? { ...decision, layer: 'access-point' } : decision
}

/** `arn:aws:s3:::bucket/key` becomes `POINT/object/key`. */
function pointResource(resource: string, { arn }: AccessPoint): string {
  if (arn === undefined || resource.startsWith(arn)) return resource
  const rest = splitArn(resource)?.[5] ?? ''
  const slash = rest.indexOf('/')
  return slash < 0 ? arn : `${arn}/object/${rest.slice(slash + 1)}`
}

function bucketResource(resource: string, { arn, bucketArn }: AccessPoint): string | undefined {
  const parts = splitArn(resource)
  const isPoint =
    parts?.[5].startsWith('accesspoint/') === true ||
    (arn !== undefined && resource.startsWith(arn))
  if (!isPoint) return resource
  if (bucketArn === undefined) return undefined
  const object = /\/object\/([\s\S]*)$/.exec(resource)?.[1]
  return object === undefined ? bucketArn : `${bucketArn}/${object}`
}

function withPointKeys(request: AccessRequest, { arn, vpc }: AccessPoint): AccessRequest {
  const values = new Map(request.context.values)
  const set = (key: string, value: string) => {
    if (!values.has(key)) values.set(key, [value])
  }
  if (arn !== undefined) {
    set('s3:dataaccesspointarn', arn)
    set('s3:dataaccesspointaccount', splitArn(arn)?.[4] ?? '')
    set('s3:accesspointnetworkorigin', vpc === undefined ? 'Internet' : 'VPC')
  }
  return { ...request, context: { ...request.context, values } }
}

function refusedByNetwork(
  request: AccessRequest,
  { vpc }: AccessPoint,
): AccessDecision | undefined {
  if (vpc === undefined) return undefined
  const given = new RequestScope(request).lookup('aws:sourcevpc')
  if (given !== undefined && (isUnknown(given) || given.includes(vpc))) {
    if (!isUnknown(given)) return undefined
    return {
      verdict: 'unknown',
      layer: 'access-point',
      missingContext: ['aws:SourceVpc'],
      because: 'the access point answers only inside its VPC',
    }
  }
  return {
    verdict: 'implicit-deny',
    layer: 'access-point',
    missingContext: [],
    because: 'the access point answers only inside its VPC',
  }
}
