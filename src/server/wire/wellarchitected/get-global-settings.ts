import { getGlobalSettings } from '../../../app/tool/settings/get.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'GetGlobalSettings'> = (_input, context) => getGlobalSettings(context)
