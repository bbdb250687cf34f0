import { ElastiCache } from '@aws-sdk/client-elasticache'
import { OpenSearch } from '@aws-sdk/client-opensearch'
import { Redshift } from '@aws-sdk/client-redshift'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Collected } from '../../src/model/collected.ts'
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts'
import { collect, describeLive, the } from './moto.ts'

const services = ['elasticache', 'es', 'redshift']
const policy = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: 'es:*', Resource: '*' }],
}

describeLive('Live caches, search domains and warehouses', (moto) => {
  let collected: Collected
  let proxy: FaultProxy
  beforeAll(async () => {
    await buildCaches(moto.client(ElastiCache))
    await buildDomains(moto.client(OpenSearch))
    await buildWarehouses(moto.client(Redshift))
    proxy = await startFaultProxy(moto.endpoint)
    collected = await collect({ endpointUrl: proxy.endpoint, services })
  })
  afterAll(() => proxy.stop())

  test('nothing is missing', () => {
    expect(collected.gaps).toEqual([])
  })

  test('replication groups carry encryption and tags', () => {
    expect(the(collected, 'AWS::ElastiCache::ReplicationGroup', 'sessions')).toMatchObject({
      arn: 'arn:aws:elasticache:us-east-1:123456789012:replicationgroup:sessions',
      properties: {
        AtRestEncryptionEnabled: true,
        TransitEncryptionEnabled: true,
        ReplicationGroupId: 'sessions',
      },
    })
    expect(the(collected, 'AWS::ElastiCache::ReplicationGroup', 'plain').properties).toMatchObject({
      AtRestEncryptionEnabled: false,
      TransitEncryptionEnabled: false,
    })
  })

  test('more search domains than one call describes are all read', () => {
    const domains = collected.resources.filter((r) => r.type === 'AWS::OpenSearchService::Domain')
    expect(domains.map((d) => d.id)).toEqual([
      'open-1',
      'open-2',
      'open-3',
      'open-4',
      'open-5',
      'search',
    ])
    const calls = proxy.calls.filter(({ operation }) => operation.includes('domain-info'))
    expect(calls).toHaveLength(2)
  })

  test('a search domain carries encryption, endpoint, network and policy', () => {
    const search = the(collected, 'AWS::OpenSearchService::Domain', 'search')
    expect(search.properties).toMatchObject({
      AccessPolicies: policy,
      EncryptionAtRestOptions: { Enabled: true },
      DomainEndpointOptions: { EnforceHTTPS: true },
      NodeToNodeEncryptionOptions: { Enabled: true },
      VPCOptions: { SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1'] },
    })
    expect(search.tags).toEqual({ team: 'search' })
    expect(
      the(collected, 'AWS::OpenSearchService::Domain', 'open-1').properties,
    ).not.toHaveProperty('VPCOptions')
  })

  test('warehouses carry encryption, exposure and audit log', () => {
    expect(the(collected, 'AWS::Redshift::Cluster', 'reports')).toMatchObject({
      arn: 'arn:aws:redshift:us-east-1:123456789012:cluster:reports',
      properties: {
        Encrypted: true,
        PubliclyAccessible: false,
        EnhancedVpcRouting: true,
        MasterUsername: 'reports_admin',
        LoggingProperties: { BucketName: 'audit' },
      },
      tags: { team: 'data' },
    })
    const open = the(collected, 'AWS::Redshift::Cluster', 'open').properties
    expect(open).toMatchObject({ Encrypted: false, PubliclyAccessible: true })
    expect(open).not.toHaveProperty('LoggingProperties')
    expect(JSON.stringify(collected)).not.toContain('NotARealOne1')
  })

  test('a refused description hides search domains; a refused detail is an unknown property', async () => {
    proxy.rules.push({
      match: ({ operation }) =>
        operation.includes('domain-info') ||
        operation === 'DescribeLoggingStatus' ||
        operation === 'DescribeCacheClusters',
      fault: 'deny',
    })
    const part = await collect({ endpointUrl: proxy.endpoint, services })
    proxy.rules.length = 0
    expect(part.source.collected).not.toContain('AWS::OpenSearchService::Domain')
    expect(part.source.collected).toContain('AWS::Redshift::Cluster')
    expect(the(part, 'AWS::Redshift::Cluster', 'open').properties).toMatchObject({
      PubliclyAccessible: true,
      LoggingProperties: { $unknown: 'denied', detail: 'redshift:DescribeLoggingStatus' },
    })
    expect(
      the(part, 'AWS::ElastiCache::ReplicationGroup', 'plain').properties['SecurityGroupIds'],
    ).toMatchObject({ $unknown: 'denied' })
  })
})

async function buildCaches(client: ElastiCache) {
  await client.createReplicationGroup({
    ReplicationGroupId: 'sessions',
    ReplicationGroupDescription: 'sessions',
    Engine: 'redis',
    AtRestEncryptionEnabled: true,
    TransitEncryptionEnabled: true,
  })
  await client.createReplicationGroup({
    ReplicationGroupId: 'plain',
    ReplicationGroupDescription: 'plain',
    Engine: 'redis',
    AtRestEncryptionEnabled: false,
    TransitEncryptionEnabled: false,
  })
}

async function buildDomains(client: OpenSearch) {
  for (let i = 1; i <= 5; i++) await client.createDomain({ DomainName: `open-${i}` })
  await client.createDomain({
    DomainName: 'search',
    EngineVersion: 'OpenSearch_2.11',
    AccessPolicies: JSON.stringify(policy),
    EncryptionAtRestOptions: { Enabled: true },
    NodeToNodeEncryptionOptions: { Enabled: true },
    DomainEndpointOptions: { EnforceHTTPS: true },
    VPCOptions: { SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1'] },
    TagList: [{ Key: 'team', Value: 'search' }],
  })
}

async function buildWarehouses(client: Redshift) {
  const shared = { NodeType: 'ra3.large', MasterUserPassword: 'NotARealOne1' }
  await client.createCluster({
    ...shared,
    ClusterIdentifier: 'reports',
    MasterUsername: 'reports_admin',
    Encrypted: true,
    PubliclyAccessible: false,
    EnhancedVpcRouting: true,
    Tags: [{ Key: 'team', Value: 'data' }],
  })
  await client.createCluster({
    ...shared,
    ClusterIdentifier: 'open',
    MasterUsername: 'admin',
    Encrypted: false,
    PubliclyAccessible: true,
  })
  await client.enableLogging({ ClusterIdentifier: 'reports', BucketName: 'audit' })
}
