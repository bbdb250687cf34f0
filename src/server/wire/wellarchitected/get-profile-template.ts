import { getProfileTemplate } from '../../../app/tool/profiles/get-template.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'GetProfileTemplate'> = async (_input, context) => ({
  ProfileTemplate: getProfileTemplate(context),
})
