import { openHome } from '../app/open-home.ts'
import { operatorContext } from '../app/tool/command-context.ts'
import type { ToolContext } from '../app/tool/context.ts'
import { ToolError, type ToolErrorKind } from '../app/tool/tool-error.ts'
import { PlinthError } from '../model/diagnostic.ts'
import type { ToolOptions } from './options/tool.ts'

/** A new context for every step; a page goes on where the one before ended. */
export type NewContext = (after?: string) => ToolContext

const pageSize = 200

/**
 * Opens the store for the length of a command.
 * @param name the command, as the audit names who acted
 * @throws PlinthError when a server has the store, or with what the Tool refused
 */
export async function withTool<T>(
  name: string,
  { account, region }: ToolOptions,
  run: (context: NewContext) => Promise<T>,
): Promise<T> {
  const { store } = await openHome(true)
  try {
    return await run((after) =>
      operatorContext(store.db, { account, region, name }, Date.now(), {
        limit: pageSize,
        token: (cursor) => cursor,
        ...(after === undefined ? {} : { after }),
      }),
    )
  } catch (error) {
    throw error instanceof ToolError ? asProblem(error) : error
  } finally {
    await store.close()
  }
}

/** Every item of a list that comes in pages. */
export async function readAll<Item>(
  context: NewContext,
  list: (
    context: ToolContext,
  ) => Promise<{ readonly items: readonly Item[]; readonly nextToken?: string }>,
): Promise<readonly Item[]> {
  const items: Item[] = []
  let after: string | undefined
  do {
    const page = await list(context(after))
    items.push(...page.items)
    after = page.nextToken
  } while (after !== undefined)
  return items
}

function asProblem({ kind, message }: ToolError): PlinthError {
  return new PlinthError({
    code: `tool-${kind}`,
    severity: 'error',
    message: message.replace(/^\[Validation\] /, ''),
    help: help[kind],
  })
}

const help: Readonly<Record<ToolErrorKind, string>> = {
  'access-denied': 'Name the account that owns it with --account.',
  conflict: 'Choose another name, or look at what is there.',
  internal: 'Run it again; if it stays, report it.',
  'not-found': '`plinth workload list` and `plinth milestone list` name what there is.',
  quota: 'Delete what is no longer needed.',
  throttling: 'Wait a little and run it again.',
  validation: 'Change the input and run it again.',
}
