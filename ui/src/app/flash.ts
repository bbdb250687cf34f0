import type { FlashbarProps } from '@cloudscape-design/components/flashbar'
import { useSyncExternalStore } from 'react'
import { explainError } from '../data/explain-error.ts'
import { t } from '../strings/en.ts'

export interface Flash {
  readonly type: FlashbarProps.Type
  readonly text: string
  /** One action, e.g. undo. */
  readonly action?: { readonly label: string; readonly run: () => void }
}

/** Good news goes by itself after this many milliseconds; with an action it stays longer. */
const stays = { plain: 5000, action: 12_000 }

const listeners = new Set<() => void>()
let items: readonly (Flash & { readonly id: string })[] = []
let next = 1

/** Says what came of something the reader did. Never for what others did. */
export function flash(message: Flash): void {
  const id = `flash-${next++}`
  set([{ ...message, id }, ...items].slice(0, 4))
  if (message.type === 'success' || message.type === 'info')
    setTimeout(() => dismiss(id), message.action === undefined ? stays.plain : stays.action)
}

export const flashDone = (text: string, undo?: () => void): void =>
  flash({
    type: 'success',
    text,
    ...(undo === undefined ? {} : { action: { label: t.common.undo, run: undo } }),
  })

/** Says what was refused, why, and what to do. */
export const flashError = (error: unknown): void =>
  flash({ type: 'error', text: explainError(error).sentence })

export function useFlashes() {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => items,
  )
}

export function dismiss(id: string): void {
  set(items.filter((item) => item.id !== id))
}

function set(changed: typeof items): void {
  items = changed
  for (const listener of listeners) listener()
}
