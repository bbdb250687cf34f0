import { storedResults } from '../../src/app/tool/remember-results.ts'
import { loadToolCatalog } from '../../src/app/tool/catalog.ts'
import type { ToolContext } from '../../src/app/tool/context.ts'
import type { Operations } from '../../src/server/wire/call-operation.ts'
import { createPageTokens } from '../../src/server/wire/protocol/page-token.ts'
import { handlers } from '../../src/server/wire/wellarchitected/handlers.generated.ts'
import { loadWellArchitectedModel } from '../../src/server/wire/wellarchitected/load-model.ts'

/** The operations of AWS's API over a store. */
export function toolOperations(db: ToolContext['db']): Operations {
  return {
    model: loadWellArchitectedModel(),
    handlers,
    surroundings: {
      db,
      tool: loadToolCatalog(),
      newId: () => crypto.randomUUID().replaceAll('-', ''),
    },
    pageTokens: createPageTokens(new Uint8Array(32)),
    idempotency: storedResults,
  }
}
