import { createAnalyzer } from '../../../app/access-analyzer/analyzers/create.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'CreateServiceLinkedAnalyzer'> = async (input, context) => {
  const { type, archiveRules, configuration } = input
  const name = `ServiceLinkedAnalyzer-${type}`
  const managedBy = 'plinth'
  const given = { name, type, archiveRules, configuration, managedBy }
  return { arn: await createAnalyzer(context, given) }
}
