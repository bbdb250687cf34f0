import { expect, it } from 'vitest'
import type { Resource } from '../../../model/resource.ts'
import {
  clusterDecides,
  hasManagedPassword,
  parameterOf,
  requiresTlsByDefault,
  sourceDecides,
} from './database.ts'

const database = (properties: Resource['properties']): Resource => ({
  type: 'AWS::RDS::DBInstance',
  id: 'db',
  properties,
  tags: {},
  source: { kind: 'aws' },
})
const unresolved = { $unknown: 'unresolved' } as const

it('leaves members and replicas to their cluster and source', () => {
  expect(clusterDecides(database({ DBClusterIdentifier: 'c' }))?.outcome).toBe('not-applicable')
  expect(clusterDecides(database({ DBClusterIdentifier: unresolved }))?.outcome).toBe('unknown')
  expect(clusterDecides(database({}))).toBeUndefined()
  expect(sourceDecides(database({ SourceDBInstanceIdentifier: 's' }))?.outcome).toBe(
    'not-applicable',
  )
})

it('recognises managed passwords', () => {
  expect(hasManagedPassword(database({ ManageMasterUserPassword: true }))).toBe(true)
  expect(hasManagedPassword(database({ MasterUserSecret: { SecretArn: 'arn' } }))).toBe(true)
  expect(
    hasManagedPassword(database({ MasterUserPassword: '{{resolve:secretsmanager:db}}' })),
  ).toBe(true)
  expect(hasManagedPassword(database({ MasterUserPassword: 'literal' }))).toBe(false)
  expect(hasManagedPassword(database({ MasterUserPassword: unresolved }))).toBe(unresolved)
  expect(hasManagedPassword(database({}))).toBe(false)
})

it('knows the engines that require TLS', () => {
  expect(requiresTlsByDefault('postgres', '15.4')).toBe(true)
  expect(requiresTlsByDefault('aurora-postgresql', '14.9')).toBe(false)
  expect(requiresTlsByDefault('mysql', '8.0.36')).toBe(false)
  expect(requiresTlsByDefault('mysql', '8.4.1')).toMatchObject({ $unknown: 'not-collected' })
  expect(requiresTlsByDefault('mariadb', '10.11.6')).toBe(false)
  expect(requiresTlsByDefault('postgres', undefined)).toMatchObject({ $unknown: 'not-collected' })
})

it('reads parameters whose names contain dots', () => {
  expect(parameterOf(database({ Parameters: { 'rds.force_ssl': '1' } }), 'rds.force_ssl')).toBe('1')
  expect(parameterOf(database({}), 'rds.force_ssl')).toBeUndefined()
  expect(parameterOf(database({ Parameters: unresolved }), 'rds.force_ssl')).toBe(unresolved)
})
