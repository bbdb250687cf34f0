import { createPreview } from '../../../app/access-analyzer/previews/previews.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'CreateAccessPreview'> = async (input, context) => ({
  id: await createPreview(context, input.analyzerArn, input.configurations),
})
