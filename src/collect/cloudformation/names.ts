import { cutText } from '../../lib/cut-text.ts'
import { isSymbolic } from './text.ts'

/** Types whose name property is not `<Type>Name` or `Name`. */
const exceptions: Readonly<Record<string, string>> = {
  'AWS::EC2::SecurityGroup': 'GroupName',
  'AWS::ElastiCache::ReplicationGroup': 'ReplicationGroupId',
  'AWS::KMS::Alias': 'AliasName',
  'AWS::OpenSearchService::Domain': 'DomainName',
  'AWS::RDS::DBCluster': 'DBClusterIdentifier',
  'AWS::RDS::DBInstance': 'DBInstanceIdentifier',
  'AWS::Redshift::Cluster': 'ClusterIdentifier',
}

/** No name that AWS takes is longer; a longer one is cut, because findings repeat it. */
const maxName = 512

/** The name a template gives a resource literally, where it does. */
export function nameOf(
  type: string,
  properties: Readonly<Record<string, unknown>>,
): string | undefined {
  const own = Object.hasOwn(exceptions, type) ? exceptions[type] : undefined
  const candidates = own === undefined ? [`${type.split('::').at(-1) ?? ''}Name`, 'Name'] : [own]
  for (const property of candidates) {
    const value = Object.hasOwn(properties, property) ? properties[property] : undefined
    if (typeof value === 'string' && value !== '' && !isSymbolic(value))
      return cutText(value, maxName)
  }
  return undefined
}
