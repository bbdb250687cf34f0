import { flashDone } from '../../app/flash.ts'
import { client } from '../../data/client.ts'
import { type Security, securityQuery } from '../../data/session.ts'

/** Shows how one signs in after a change. */
export function took(security: Security | undefined, text: string): void {
  if (security === undefined) void client.invalidateQueries({ queryKey: securityQuery.queryKey })
  else client.setQueryData(securityQuery.queryKey, security)
  flashDone(text)
}
