import { updateAnswer } from '../../../app/tool/answers/update.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'UpdateAnswer'> = (input, context) => updateAnswer(context, input)
