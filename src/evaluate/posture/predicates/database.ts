import type { Judgement } from '../../../model/check.ts'
import type { Resource } from '../../../model/resource.ts'
import { isUnknown, unknown } from '../../../model/unknown.ts'
import { notApplicable, undecided } from './judgement.ts'
import { isPresent } from './property.ts'
import { holds, or, type Truth } from './truth.ts'
import { pointer, read } from './value.ts'

/** The judgement for an instance of an Aurora or Multi-AZ cluster, whose settings are those of the cluster. */
export function clusterDecides(instance: Resource): Judgement | undefined {
  return notApplicableWith(instance, 'DBClusterIdentifier', 'The cluster of the instance decides.')
}

/** The judgement for a read replica, which takes the setting from its source. */
export function sourceDecides(instance: Resource): Judgement | undefined {
  return notApplicableWith(
    instance,
    'SourceDBInstanceIdentifier',
    'The source of the replica decides.',
  )
}

function notApplicableWith(
  instance: Resource,
  property: string,
  message: string,
): Judgement | undefined {
  const value = read(instance, property)
  if (isUnknown(value)) return undecided(value, pointer(property))
  return isPresent(value) ? notApplicable(message, pointer(property)) : undefined
}

/** Whether Secrets Manager keeps the master password: managed by RDS, or a dynamic reference to a secret. */
export function hasManagedPassword(database: Resource): Truth {
  return or(
    holds(read(database, 'ManageMasterUserPassword'), (v) => v === true),
    holds(read(database, 'MasterUserSecret'), isPresent),
    holds(read(database, 'MasterUserPassword'), isSecretReference),
  )
}

function isSecretReference(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith('{{resolve:secretsmanager:')
}

const versioned = unknown('not-collected', 'the default of this engine version')

/**
 * Whether an engine refuses connections without TLS when its parameter group does not say. Source: RDS user guide,
 * `rds.force_ssl` is 1 from PostgreSQL 15; MySQL up to 8.0 and MariaDB up to 11.4 accept both.
 */
export function requiresTlsByDefault(engine: unknown, version: unknown): Truth {
  if (isUnknown(engine)) return engine
  if (isUnknown(version)) return version
  const name = String(engine)
  const release = Number.parseFloat(String(version))
  if (Number.isNaN(release)) return versioned
  if (name.includes('postgres')) return release >= 15
  if (name.startsWith('sqlserver')) return false
  if (name === 'mysql') return release < 8.1 ? false : versioned
  if (name === 'mariadb') return release < 11.5 ? false : versioned
  return versioned
}

/** A parameter of a parameter group; names contain dots. */
export function parameterOf(group: Resource, name: string): unknown {
  const all = read(group, 'Parameters')
  if (isUnknown(all) || typeof all !== 'object' || all === null) return all ?? undefined
  return Object.entries(all).find(([key]) => key === name)?.[1]
}
