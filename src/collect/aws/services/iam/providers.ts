import type { IAM } from '@aws-sdk/client-iam'
import { isUnknown } from '../../../../model/unknown.ts'
import type { CollectContext } from '../../context.ts'

const saml = 'AWS::IAM::SAMLProvider'
const oidc = 'AWS::IAM::OIDCProvider'

/** Identity providers that the account trusts. */
export async function readProviders(context: CollectContext, iam: IAM): Promise<void> {
  const providers = await context.list(
    { permission: 'iam:ListSAMLProviders', types: [saml] },
    () => iam.listSAMLProviders({}),
    (page) => page.SAMLProviderList,
  )
  for (const { Arn } of providers) {
    const Name = Arn?.split('/').at(-1)
    context.emit({ type: saml, id: Arn ?? '', arn: Arn, name: Name, properties: { Name } })
  }
  const issuers = await context.list(
    { permission: 'iam:ListOpenIDConnectProviders', types: [oidc] },
    () => iam.listOpenIDConnectProviders({}),
    (page) => page.OpenIDConnectProviderList,
  )
  await context.each(issuers, async ({ Arn = '' }) => {
    const call = { permission: 'iam:GetOpenIDConnectProvider', types: [oidc], resource: Arn }
    const provider = await context.detail(call, () =>
      iam.getOpenIDConnectProvider({ OpenIDConnectProviderArn: Arn }),
    )
    const known = isUnknown(provider)
      ? { ClientIdList: provider, ThumbprintList: provider }
      : { ClientIdList: provider?.ClientIDList, ThumbprintList: provider?.ThumbprintList }
    const Url = `https://${Arn.split('/').slice(1).join('/')}`
    context.emit({ type: oidc, id: Arn, arn: Arn, properties: { Url, ...known } })
  })
}
