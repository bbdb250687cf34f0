import { listLenses } from '../../../app/tool/lenses/list.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'ListLenses'> = async (input, context) => {
  const filter = { type: input.LensType, status: input.LensStatus, name: input.LensName }
  const { items, nextToken } = await listLenses(context, filter)
  return { LensSummaries: [...items], NextToken: nextToken }
}
