import { createShare } from '../../../app/tool/shares/create.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'CreateTemplateShare'> = async (input, context) => {
  const { id } = await createShare(context, {
    kind: 'template',
    reference: input.TemplateArn,
    sharedWith: input.SharedWith,
  })
  return { TemplateArn: input.TemplateArn, ShareId: id }
}
