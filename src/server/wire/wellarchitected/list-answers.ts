import { listAnswers } from '../../../app/tool/answers/list.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'ListAnswers'> = (input, context) => listAnswers(context, input)
