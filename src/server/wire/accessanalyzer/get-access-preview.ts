import type { Configuration } from '@aws-sdk/client-accessanalyzer'
import { describePreview } from '../../../app/access-analyzer/previews/describe.ts'
import { readPreview } from '../../../app/access-analyzer/previews/previews.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'GetAccessPreview'> = async (input, context) => {
  const row = await readPreview(context, input.analyzerArn, input.accessPreviewId)
  // Configurations are kept in the shape of the API: they came from there.
  const configurations = row.data.configurations as unknown as Record<string, Configuration>
  return { accessPreview: { ...describePreview(row), configurations } }
}
