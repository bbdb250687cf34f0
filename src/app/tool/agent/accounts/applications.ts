import { checks } from '../../../../evaluate/posture/checks.generated.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import type { Resource } from '../../../../model/resource.ts'
import { isAccountWide, isGlobal } from '../../../../scope/account-wide.ts'
import type { AgentContextRow } from '../../../../store/schema.ts'
import { invalid } from '../../tool-error.ts'

type Application = Pick<AgentContextRow, 'data'>

const services: ReadonlySet<string> = new Set(checks.map(({ resource }) => serviceOf(resource)))

/**
 * Refuses applications that say nothing about what belongs to them.
 * @throws ToolError validation when there is none, or one names a service that no check is about
 */
export function checkApplications(applications: readonly Application[]): void {
  if (applications.length === 0)
    throw refused('The agent profile has no context that says what its application is.')
  for (const { data } of applications)
    for (const name of data.content.awsServices ?? [])
      if (!services.has(normalise(name)))
        throw refused(
          `The context ${data.title} names the service ${name}, which no check is about; name it as in resource types, such as S3.`,
        )
}

/**
 * Whether a resource belongs to one of the applications: it has an account, a Region, a service, a type and the tags
 * that the context lists; a list that is empty asks for nothing. Tags that could not be read leave the resource in, and
 * what guards a whole account needs none.
 */
export function belongsToAny(
  applications: readonly Application[],
): (resource: Resource) => boolean {
  const tests = applications.map(belongsTo)
  return (resource) => tests.some((test) => test(resource))
}

function belongsTo({ data: { content } }: Application): (resource: Resource) => boolean {
  const accounts = listed(content.accountIds)
  const regions = listed(content.regions)
  const named = listed(content.awsServices?.map(normalise))
  const types = listed(content.resourceTypes?.map((type) => type.toLowerCase()))
  const tags = Map.groupBy(content.resourceTags ?? [], ({ key }) => key)
  return ({ type, account, region, tags: own }) =>
    accounts(account) &&
    (isGlobal(type) || regions(region)) &&
    named(serviceOf(type)) &&
    types(type.toLowerCase()) &&
    (isAccountWide(type) ||
      isUnknown(own) ||
      [...tags].every(
        ([key, wanted]) =>
          Object.hasOwn(own, key) && wanted.some(({ value }) => value === own[key]),
      ))
}

function listed(values: readonly string[] = []): (value: string | undefined) => boolean {
  const set = new Set(values)
  return (value) => set.size === 0 || value === undefined || set.has(value)
}

/** The second part of a type of CloudFormation, as names of services are compared. */
function serviceOf(type: string): string {
  return normalise(type.split('::')[1] ?? '')
}

/** `Amazon S3`, `AWS::S3` and `s3` are one name. */
function normalise(name: string): string {
  return name
    .toLowerCase()
    .replace(/^(amazon|aws)[\s:]+/, '')
    .replaceAll(/[^a-z0-9]/g, '')
}

function refused(message: string): Error {
  return invalid(message, { name: 'types', message })
}
