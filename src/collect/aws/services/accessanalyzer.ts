import type { Collector } from '../collector.ts'

/** Analyzers and how many of their findings are active. */
export const collector: Collector = {
  service: 'access-analyzer',
  scope: 'regional',
  types: ['AWS::AccessAnalyzer::Analyzer'],
  actions: ['access-analyzer:ListAnalyzers', 'access-analyzer:ListFindings'],
  async collect(context) {
    const { AccessAnalyzer, paginateListAnalyzers, paginateListFindingsV2 } =
      await import('@aws-sdk/client-accessanalyzer')
    const client = context.client(AccessAnalyzer)
    const analyzers = await context.list(
      { permission: 'access-analyzer:ListAnalyzers' },
      paginateListAnalyzers({ client }, {}),
      (page) => page.analyzers,
    )
    await context.each(analyzers, async ({ arn = '', name, type, status, tags }) => {
      const active = await context.detail(
        { permission: 'access-analyzer:ListFindings', resource: arn },
        async () => {
          let count = 0
          const filter = { status: { eq: ['ACTIVE'] } }
          for await (const page of paginateListFindingsV2({ client }, { analyzerArn: arn, filter }))
            count += page.findings?.length ?? 0
          return count
        },
      )
      context.emit({
        type: 'AWS::AccessAnalyzer::Analyzer',
        id: arn,
        arn,
        ...(name !== undefined && { name }),
        properties: { AnalyzerName: name, Type: type },
        facts: { Status: status, ActiveFindings: active },
        tags,
      })
    })
  },
}
