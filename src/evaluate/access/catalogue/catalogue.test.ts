import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadCatalogue } from './catalogue.ts'
import { partitionOf, partitions, regionsIn } from './regions.ts'

const catalogue = loadCatalogue()

describe('actions', () => {
  test('are found without regard to case, with what they apply to', () => {
    const action = catalogue.action('S3:getobject')
    expect(action).toMatchObject({ id: 's3:GetObject', level: 'Read' })
    expect(action?.resources.map(({ type }) => type.name)).toContain('object')
    expect(catalogue.action('s3:GetObjects')).toBeUndefined()
    expect(catalogue.action('nosuch:Get')).toBeUndefined()
    expect(catalogue.action('constructor:Get')).toBeUndefined()
  })

  test('expand from a pattern, and not from a wildcard in the prefix', () => {
    const ids = (pattern: string) => catalogue.expand(pattern).map((action) => action.id)
    expect(ids('s3:Get*Acl')).toEqual([
      's3:GetBucketAcl',
      's3:GetObjectAcl',
      's3:GetObjectVersionAcl',
    ])
    expect(ids('IAM:passrole')).toEqual(['iam:PassRole'])
    expect(ids('sts:GetCallerIdentit?')).toEqual(['sts:GetCallerIdentity'])
    expect(ids('s*:GetObject')).toEqual([])
    expect(ids('s3')).toEqual([])
    expect(ids('*').length).toBeGreaterThan(20_000)
  })

  test('without resource types are matched by "*" only', () => {
    const wildcardOnly = (id: string) => {
      const action = catalogue.action(id)
      return action && catalogue.isWildcardOnly(action)
    }
    expect(wildcardOnly('s3:ListAllMyBuckets')).toBe(true)
    expect(wildcardOnly('s3:ListBucket')).toBe(false)
  })

  test('name the types that every call needs, with the keys of each', () => {
    const image = catalogue
      .action('ec2:RunInstances')
      ?.resources.find(({ type }) => type.name === 'image')
    expect(image).toMatchObject({ required: true, type: { service: 'ec2' } })
    expect(image?.type.arn).toBe('arn:${Partition}:ec2:${Region}::image/${ImageId}')
    expect(image?.keys).toContain('ec2:RootDeviceType')
  })
})

describe('condition keys', () => {
  test.each([
    ['aws:SourceIp', 'IPAddress', false, true],
    ['AWS:sourceip', 'IPAddress', false, true],
    ['aws:PrincipalTag/Team', 'String', false, true],
    ['aws:TagKeys', 'String', true, true],
    ['aws:CalledVia', 'String', true, true],
    ['kms:EncryptionContext:App', 'String', false, false],
    ['s3:ExistingObjectTag/class', 'String', false, false],
    ['s3:prefix', 'String', false, false],
    ['token.actions.githubusercontent.com:sub', 'String', false, false],
    ['dynamodb:LeadingKeys', 'String', true, false],
  ])('%s', (name, type, multivalued, global) => {
    expect(catalogue.key(name)).toMatchObject({ type, multivalued, global })
  })

  test.each(['aws:NoSuchKey', 's3:NoSuchKey', 'nosuch:Key', 'prefix', 'aws:PrincipalTag/', ''])(
    '%s is not documented',
    (name) => {
      expect(catalogue.key(name)).toBeUndefined()
    },
  )

  test('belong to actions: their own, those of their resource types, and the global ones', () => {
    const has = (id: string, key: string) => {
      const action = catalogue.action(id)
      return action && catalogue.actionHasKey(action, key)
    }
    expect(has('s3:ListBucket', 's3:prefix')).toBe(true)
    expect(has('s3:PutObject', 's3:prefix')).toBe(false)
    expect(has('s3:PutObject', 'aws:SourceIp')).toBe(true)
    expect(has('ec2:StartInstances', 'aws:ResourceTag/team')).toBe(true)
    expect(has('s3:ListAllMyBuckets', 'aws:ResourceTag/team')).toBe(false)
    expect(has('ec2:CreateTags', 'aws:RequestTag/team')).toBe(true)
  })
})

test('resource control policies apply to some services', () => {
  expect(catalogue.supportsResourceControl('s3')).toBe(true)
  expect(catalogue.supportsResourceControl('ec2')).toBe(false)
})

test('Regions belong to partitions', () => {
  expect(partitions).toContain('aws-us-gov')
  expect(partitionOf('eu-central-1')).toBe('aws')
  expect(partitionOf('cn-north-1')).toBe('aws-cn')
  expect(partitionOf('eu-centrall-1')).toBeUndefined()
  expect(regionsIn('aws').size).toBeGreaterThan(30)
  expect(regionsIn('nowhere').size).toBe(0)
})

test('every name of the table can be decoded, and the table stays below 1 MB', () => {
  const file = new URL('../../../../catalog/generated/access-catalogue.json', import.meta.url)
  expect(readFileSync(file).length).toBeLessThan(1_000_000)
  for (const prefix of catalogue.prefixes) {
    const service = catalogue.service(prefix)
    for (const action of service?.actions.values() ?? [])
      for (const key of catalogue.keysOf(action)) expect(key, action.id).not.toBe('')
    for (const type of service?.resources.values() ?? []) expect(type.arn).toMatch(/^arn:/)
  }
})

test('names of resource types may hold spaces, and every ARN is whole', () => {
  const catalogue = loadCatalogue()
  expect(catalogue.service('lambda')?.resources.get('function alias')?.arn).toBe(
    'arn:${Partition}:lambda:${Region}:${Account}:function:${FunctionName}:${Alias}',
  )
  for (const prefix of catalogue.prefixes)
    for (const { arn } of catalogue.service(prefix)?.resources.values() ?? [])
      expect(arn, prefix).toMatch(/^arn:[^:]+:[^:]+:[^:]*:[^:]*:./)
})
