import { updateFindings } from '../../../app/access-analyzer/findings/update.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'UpdateFindings'> = async (input, context) => {
  const { status, ids, resourceArn: resource } = input
  await updateFindings(context, input.analyzerArn, { status, ids, resource })
  return {}
}
