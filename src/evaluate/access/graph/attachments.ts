import type { Resource } from '../../../model/resource.ts'
import { arnOf } from './arn-of.ts'

const lists = [
  ['Users', 'AWS::IAM::User'],
  ['Roles', 'AWS::IAM::Role'],
  ['Groups', 'AWS::IAM::Group'],
] as const

/**
 * Whether everybody who is known to have a managed policy is among the resources. Of an account that was listed all are; of a
 * template or plan nobody knows who else has it, where nobody in it has.
 */
export function isHeldHere(policy: Resource, resources: readonly Resource[]): boolean {
  if (policy.source.kind === 'aws') return true
  const holders = resources.filter((one) => one.stack === policy.stack && has(one, policy))
  return (
    holders.length > 0 &&
    lists.every(([list, type]) =>
      listOf(policy.properties[list]).every((name) =>
        holders.some((one) => one.type === type && isNamed(one, name)),
      ),
    )
  )
}

function has({ properties }: Resource, policy: Resource): boolean {
  const names = new Set<unknown>([
    arnOf(policy),
    ...['', '.Arn', '.arn'].map((suffix) => `\${${policy.id}${suffix}}`),
  ])
  const { ManagedPolicyArns: attached, PermissionsBoundary: boundary } = properties
  return [...listOf(attached), boundary].some((each) => each !== undefined && names.has(each))
}

function isNamed({ id, name }: Resource, reference: unknown): boolean {
  return [id, name, `\${${id}}`, `\${${id}.name}`, `\${${id}.id}`].includes(
    typeof reference === 'string' ? reference : undefined,
  )
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? (value as readonly unknown[]) : [value]
}
