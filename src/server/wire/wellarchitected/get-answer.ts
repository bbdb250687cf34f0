import { getAnswer } from '../../../app/tool/answers/get.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'GetAnswer'> = (input, context) => getAnswer(context, input)
