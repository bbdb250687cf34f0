import type { Declared } from '../declared.ts'
import type { Scope } from '../scope.ts'
import { own, type Raw } from '../template.ts'
import { pick, remake, tagList, withGlobals } from './remake.ts'

const names = ['TableName', 'SSESpecification', 'PointInTimeRecoverySpecification']

/** A table with one key. */
export function simpleTable(declared: Declared, globals: Raw, scope: Scope): readonly Declared[] {
  const given = withGlobals(declared, globals, scope)
  const properties = pick(given, names, scope)
  const tags = own(given, 'Tags')
  if (tags !== undefined) properties['Tags'] = tagList(tags)
  const key = own(given, 'PrimaryKey')
  const AttributeName = own(key, 'Name') ?? 'id'
  properties['KeySchema'] = [{ AttributeName, KeyType: 'HASH' }]
  return [remake(declared, 'AWS::DynamoDB::Table', properties)]
}
