import type { CloudTrailEvent } from '../../../model/cloudtrail-event.ts'

/** Actions that depend on what was asked, not only on the name of the event; `undefined`: the name is enough. */
export function specialActions(event: CloudTrailEvent): readonly string[] | undefined {
  if (event.eventSource === 'dynamodb.amazonaws.com') return tableActions(event)
  if (event.eventSource === 'apigateway.amazonaws.com') return gatewayActions(event.eventName)
  return undefined
}

const partiql: Readonly<Record<string, string>> = {
  SELECT: 'dynamodb:PartiQLSelect',
  INSERT: 'dynamodb:PartiQLInsert',
  UPDATE: 'dynamodb:PartiQLUpdate',
  DELETE: 'dynamodb:PartiQLDelete',
}
const transaction: Readonly<Record<string, string>> = {
  get: 'dynamodb:GetItem',
  put: 'dynamodb:PutItem',
  update: 'dynamodb:UpdateItem',
  delete: 'dynamodb:DeleteItem',
  conditionCheck: 'dynamodb:ConditionCheckItem',
}
const listsOf: Readonly<Record<string, string>> = {
  BatchExecuteStatement: 'statements',
  ExecuteTransaction: 'transactStatements',
  TransactWriteItems: 'transactItems',
}

/** Source: DynamoDB developer guide, IAM policies for PartiQL and for transactions. */
function tableActions({
  eventName,
  requestParameters,
}: CloudTrailEvent): readonly string[] | undefined {
  if (eventName === 'TransactGetItems') return ['dynamodb:GetItem']
  if (eventName === 'ExecuteStatement') return known([partiqlAction(requestParameters)], partiql)
  const list = Object.hasOwn(listsOf, eventName) ? listsOf[eventName] : undefined
  if (list === undefined) return undefined
  const items = requestParameters?.[list]
  const parts = Array.isArray(items) ? (items as readonly unknown[]) : []
  return eventName === 'TransactWriteItems'
    ? known(
        parts.flatMap((part) => Object.keys((part ?? {}) as object)).map((key) => transaction[key]),
        transaction,
      )
    : known(parts.map(partiqlAction), partiql)
}

function partiqlAction(holder: unknown): string | undefined {
  const { statement } = (holder ?? {}) as { statement?: unknown }
  const verb = typeof statement === 'string' ? /^\s*([a-z]+)/i.exec(statement)?.[1] : undefined
  const name = verb?.toUpperCase() ?? ''
  return Object.hasOwn(partiql, name) ? partiql[name] : undefined
}

/** Where the log hides what was asked, any of them may have been needed. */
function known(
  found: readonly (string | undefined)[],
  all: Readonly<Record<string, string>>,
): readonly string[] {
  const actions = new Set(found.filter((action) => action !== undefined))
  return actions.size > 0 ? [...actions] : Object.values(all)
}

const verbs: readonly (readonly [RegExp, string])[] = [
  [/^(Get|List|Export|Test)/, 'apigateway:GET'],
  [/^(Create|Import|Generate)/, 'apigateway:POST'],
  [/^Update/, 'apigateway:PATCH'],
  [/^(Delete|Flush|Reset)/, 'apigateway:DELETE'],
  [/^(Put|Reimport)/, 'apigateway:PUT'],
  [/^TagResource/, 'apigateway:PUT'],
  [/^UntagResource/, 'apigateway:DELETE'],
]

/** Actions of API Gateway are methods of HTTP. Source: API Gateway developer guide, control access to APIs. */
function gatewayActions(name: string): readonly string[] | undefined {
  if (/^(SetWebACL|AddCertificate|RemoveCertificate)/.test(name)) return undefined
  const verb = verbs.find(([pattern]) => pattern.test(name))
  return verb === undefined ? undefined : [verb[1]]
}
