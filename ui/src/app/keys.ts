import { useEffect, useRef } from 'react'

export type Keys = Readonly<Record<string, () => void>>

/** Single keys that do something on this page; never while someone types, nor in a dialog. */
export function useKeys(keys: Keys): void {
  const current = useRef(keys)
  useEffect(() => {
    current.current = keys
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (isTyping(event.target)) return
      const run = current.current[event.key]
      if (run === undefined) return
      event.preventDefault()
      run()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}

function isTyping(target: EventTarget | null): boolean {
  if (document.querySelector('[role="dialog"][aria-modal="true"]') !== null) return true
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable) return true
  const input = target.closest('input, textarea, select, [role="listbox"], [role="combobox"]')
  return (
    input !== null &&
    !(input instanceof HTMLInputElement && ['checkbox', 'radio', 'button'].includes(input.type))
  )
}
