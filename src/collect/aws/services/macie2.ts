import type { Collector } from '../collector.ts'

/** The session of the Region. Macie says that it is off by refusing access, in words of its own. */
export const collector: Collector = {
  service: 'macie2',
  scope: 'regional',
  types: ['AWS::Macie::Session'],
  actions: ['macie2:GetMacieSession'],
  async collect(context) {
    const { Macie2 } = await import('@aws-sdk/client-macie2')
    const client = context.client(Macie2)
    const sessions = await context.list(
      {
        permission: 'macie2:GetMacieSession',
        absent: (code, message) =>
          code === 'ResourceNotFoundException' ||
          (code === 'AccessDeniedException' && message.includes('Macie is not enabled')),
      },
      () => client.getMacieSession({}),
      (page) => [page],
    )
    for (const { status: Status, findingPublishingFrequency } of sessions)
      context.emit({
        type: 'AWS::Macie::Session',
        id: context.account,
        properties: { Status, FindingPublishingFrequency: findingPublishingFrequency },
      })
  },
}
