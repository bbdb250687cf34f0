import type { Organizations } from '@aws-sdk/client-organizations'
import { isUnknown } from '../../../../model/unknown.ts'
import type { CollectContext } from '../../context.ts'
import type { Roots } from './roots.ts'

const type = 'AWS::Organizations::OrganizationalUnit'

/** Every organizational unit, level by level from the roots. */
export async function readUnits(
  context: CollectContext,
  client: Organizations,
  roots: Roots,
): Promise<void> {
  if (isUnknown(roots)) return
  const { paginateListOrganizationalUnitsForParent } = await import('@aws-sdk/client-organizations')
  const seen = new Set<string>()
  let parents = roots.flatMap((root) => root.Id ?? [])
  while (parents.length > 0) {
    const children: string[] = []
    await context.each(parents, async (ParentId) => {
      const units = await context.list(
        {
          permission: 'organizations:ListOrganizationalUnitsForParent',
          types: [type],
          resource: ParentId,
        },
        paginateListOrganizationalUnitsForParent({ client }, { ParentId }),
        (page) => page.OrganizationalUnits,
      )
      for (const { Id, Arn, Name } of units) {
        if (Id === undefined || seen.has(Id)) continue
        seen.add(Id)
        children.push(Id)
        context.emit({ type, id: Id, arn: Arn, name: Name, properties: { Name, ParentId } })
      }
    })
    parents = children
  }
}
