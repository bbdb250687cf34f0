import { updateGlobalSettings } from '../../../app/tool/settings/update.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'UpdateGlobalSettings'> = async (input, context) => {
  await updateGlobalSettings(context, input)
  return {}
}
