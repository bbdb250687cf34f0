import { isUnlistedAction, isUnlistedService } from '../../catalogue/unlisted.ts'
import type { PolicyCheck } from '../check.ts'
import { show } from './structure.ts'

/** Calls that are authorised by an action of another name, where people write the call. */
const authorisedBy: Readonly<Record<string, string>> = {
  's3:listbuckets': 's3:ListAllMyBuckets',
  's3:listobjects': 's3:ListBucket',
  's3:listobjectsv2': 's3:ListBucket',
  's3:headobject': 's3:GetObject',
  's3:headbucket': 's3:ListBucket',
  's3:copyobject': 's3:GetObject and s3:PutObject',
  's3:deleteobjects': 's3:DeleteObject',
  's3:uploadpart': 's3:PutObject',
  's3:createmultipartupload': 's3:PutObject',
  's3:completemultipartupload': 's3:PutObject',
  's3:listmultipartuploads': 's3:ListBucketMultipartUploads',
  's3:listparts': 's3:ListMultipartUploadParts',
  's3:putpublicaccessblock': 's3:PutBucketPublicAccessBlock',
  's3:getpublicaccessblock': 's3:GetBucketPublicAccessBlock',
  'lambda:invoke': 'lambda:InvokeFunction',
  'sqs:sendmessagebatch': 'sqs:SendMessage',
  'sqs:deletemessagebatch': 'sqs:DeleteMessage',
  'dynamodb:transactgetitems': 'dynamodb:GetItem',
  'dynamodb:transactwriteitems':
    'dynamodb:PutItem, dynamodb:UpdateItem, dynamodb:DeleteItem and dynamodb:ConditionCheckItem',
}

/** Actions and their service prefix exist. Names have no case; a pattern must match something. */
export const action: PolicyCheck = {
  codes: ['INVALID_ACTION', 'INVALID_SERVICE_IN_ACTION'],
  action(value, _, { catalogue, report, nearest, expand }) {
    const { text } = value
    if (/^\*+(?::\*+)?$/.test(text) || /\$\{/.test(text)) return
    const colon = text.indexOf(':')
    if (colon < 0) {
      report('INVALID_ACTION', value, `${show(text)} is no action: write service:Action.`)
      return
    }
    const prefix = text.slice(0, colon)
    const service = catalogue.service(prefix)
    if (service === undefined) {
      if (isUnlistedService(prefix)) return
      const near = nearest(prefix, () => catalogue.prefixes)
      report(
        'INVALID_SERVICE_IN_ACTION',
        value,
        `There is no service ${show(prefix)}${near === undefined ? '.' : `. Did you mean ${near}?`}`,
      )
      return
    }
    if (expand(text)?.length !== 0 || isUnlistedAction(text)) return
    const meant = authorisedBy[text.toLowerCase()]
    const near = nearest(text.slice(colon + 1), () =>
      [...service.actions.values()].map(({ name }) => name),
    )
    const hint =
      meant !== undefined
        ? `. The call is authorised by ${meant}.`
        : near === undefined
          ? '.'
          : `. Did you mean ${prefix}:${near}?`
    report('INVALID_ACTION', value, `There is no action ${show(text)}${hint}`)
  },
}
