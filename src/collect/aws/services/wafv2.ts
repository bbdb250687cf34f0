import type { Scope, WAFV2, WebACLSummary } from '@aws-sdk/client-wafv2'
import type { Collector } from '../collector.ts'
import type { CollectContext } from '../context.ts'
import { known } from '../known.ts'

/** Web ACLs of the Region, and those of CloudFront where its API lives. */
export const collector: Collector = {
  service: 'wafv2',
  scope: 'regional',
  types: ['AWS::WAFv2::WebACL'],
  actions: ['wafv2:GetWebACL', 'wafv2:ListWebACLs'],
  async collect(context) {
    const { WAFV2 } = await import('@aws-sdk/client-wafv2')
    await readScope(context, context.client(WAFV2), 'REGIONAL')
    if (context.region === context.regions[0])
      await readScope(context, context.client(WAFV2, 'us-east-1'), 'CLOUDFRONT')
  },
}

async function readScope(context: CollectContext, waf: WAFV2, scope: Scope): Promise<void> {
  const acls = await context.list(
    { permission: 'wafv2:ListWebACLs' },
    pages(waf, scope),
    (page) => page,
  )
  await context.each(acls, async ({ Id, Name = '', ARN = '' }) => {
    const acl = await context.detail(
      { permission: 'wafv2:GetWebACL', resource: ARN },
      async () => (await waf.getWebACL({ Id, Name, Scope: scope })).WebACL,
    )
    context.emit({
      type: 'AWS::WAFv2::WebACL',
      id: ARN,
      arn: ARN,
      name: Name,
      ...(scope === 'CLOUDFRONT' && { region: 'us-east-1' }),
      properties: {
        Name,
        Scope: scope,
        DefaultAction: known(acl, (a) => a.DefaultAction),
        Rules: known(acl, (a) => a.Rules ?? []),
      },
    })
  })
}

async function* pages(waf: WAFV2, Scope: Scope): AsyncGenerator<readonly WebACLSummary[]> {
  let NextMarker: string | undefined
  do {
    const page = await waf.listWebACLs({ Scope, Limit: 100, ...(NextMarker && { NextMarker }) })
    yield page.WebACLs ?? []
    // The service gives a marker on every page that has items, also on the last.
    NextMarker = page.WebACLs?.length ? page.NextMarker : undefined
  } while (NextMarker !== undefined)
}
