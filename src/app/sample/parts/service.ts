import type { Resource } from '../../../model/resource.ts'
import { daysAgo, type Place } from '../place.ts'
import { lambda, repository } from './compute.ts'
import { role } from './identity.ts'
import { allow } from './policies.ts'
import { secret, table } from './storage.ts'
import { alarm, logGroup, queue, topic } from './watch.ts'

/** How far a team follows the platform's template. The sample's weaknesses come from here, team by team. */
export interface Habits {
  /** Grants `dynamodb:*` on everything instead of its table. */
  readonly wideRole?: boolean
  /** Runs on a runtime that is out of support. */
  readonly oldRuntime?: boolean
  /** Keeps a password in an environment variable. */
  readonly plainSecret?: boolean
  /** Secret without rotation. */
  readonly staleSecret?: boolean
  /** No retention on its logs. */
  readonly endlessLogs?: boolean
  /** Alarm that tells nobody. */
  readonly silentAlarm?: boolean
  /** Table without point-in-time recovery or deletion protection. */
  readonly fragileTable?: boolean
  /** Mutable image tags, no scan. */
  readonly looseImages?: boolean
  /** Unencrypted topic. */
  readonly plainTopic?: boolean
}

/**
 * One microservice in one Region: an API and a worker function with a role each, logs, table, queue with dead letters,
 * topic, secret, image repository and alarms.
 */
export function service(place: Place, name: string, habits: Habits = {}): readonly Resource[] {
  const { account, region = '' } = place
  const arn = (kind: string, id: string) => `arn:aws:${kind}:${region}:${account}:${id}`
  const [api, worker] = [`${name}-api`, `${name}-worker`]
  const roles = [api, worker].map((f) => `${f}-${region}`)
  const [apiRole = '', workerRole = ''] = roles
  const alerts = arn('sns', 'service-alerts')
  const variables = {
    TABLE: name,
    SECRET_ARN: arn('secretsmanager', `secret:${name}/credentials`),
    ...(habits.plainSecret === true && { DB_PASSWORD: 'correct-horse-7-battery-Staple' }),
  }
  const runtime = habits.oldRuntime === true ? { Runtime: 'nodejs16.x' } : {}
  const logs = habits.endlessLogs === true ? { RetentionInDays: undefined } : {}
  return [
    ...roles.map((r) =>
      role(place, r, {
        statements: [
          habits.wideRole === true
            ? allow('dynamodb:*', '*')
            : allow(
                ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'],
                arn('dynamodb', `table/${name}`),
              ),
          allow(
            ['logs:CreateLogStream', 'logs:PutLogEvents'],
            arn('logs', `log-group:/aws/lambda/${name}*`),
          ),
        ],
      }),
    ),
    lambda(place, api, apiRole, {
      properties: { ...runtime, Environment: { Variables: variables } },
    }),
    lambda(place, worker, workerRole, {
      properties: { ...runtime, Environment: { Variables: { TABLE: name } } },
    }),
    ...[api, worker].map((f) => logGroup(place, `/aws/lambda/${f}`, { properties: logs })),
    table(
      place,
      name,
      habits.fragileTable === true
        ? {
            properties: {
              PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false },
              DeletionProtectionEnabled: false,
            },
          }
        : {},
    ),
    queue(place, `${name}-jobs`, {
      properties: {
        RedrivePolicy: { deadLetterTargetArn: arn('sqs', `${name}-dead`), maxReceiveCount: 5 },
      },
    }),
    queue(place, `${name}-dead`),
    topic(
      place,
      `${name}-events`,
      habits.plainTopic === true ? { properties: { KmsMasterKeyId: undefined } } : {},
    ),
    secret(
      place,
      `${name}/credentials`,
      habits.staleSecret === true
        ? {
            properties: { RotationEnabled: false, RotationRules: undefined },
            facts: { LastRotatedAt: null, LastChangedAt: daysAgo(410) },
          }
        : {},
    ),
    repository(
      place,
      name,
      habits.looseImages === true
        ? {
            properties: {
              ImageTagMutability: 'MUTABLE',
              ImageScanningConfiguration: { ScanOnPush: false },
            },
          }
        : {},
    ),
    ...['errors', 'latency'].map((m) =>
      alarm(place, `${name}-${m}`, habits.silentAlarm === true ? [] : [alerts]),
    ),
  ].map(withoutUndefined)
}

/** An override of `undefined` takes a property away: the snapshot then has no such key. */
function withoutUndefined(resource: Resource): Resource {
  const properties = Object.fromEntries(
    Object.entries(resource.properties).filter(([, v]) => v !== undefined),
  )
  return { ...resource, properties }
}
