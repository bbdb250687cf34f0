import { applyDensity, applyMode, Density, Mode } from '@cloudscape-design/global-styles'
import { useSyncExternalStore } from 'react'

export type ModeChoice = 'system' | 'light' | 'dark'
export type DensityChoice = 'comfortable' | 'compact'

export interface Preferences {
  readonly mode: ModeChoice
  readonly density: DensityChoice
  readonly navigationOpen: boolean
}

const key = 'plinth.preferences'
const dark = matchMedia('(prefers-color-scheme: dark)')
const paper = matchMedia('print')
const listeners = new Set<() => void>()
let preferences: Preferences = load()

/** Preferences of this browser. */
export function usePreferences(): Preferences {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => preferences,
  )
}

export function setPreferences(change: Partial<Preferences>): void {
  preferences = { ...preferences, ...change }
  try {
    localStorage.setItem(key, JSON.stringify(preferences))
  } catch {
    // A browser without storage forgets; nothing else depends on it.
  }
  applyPreferences()
  for (const listener of listeners) listener()
}

/** Puts mode and density on the page; paper is white. */
export function applyPreferences(): void {
  const wanted = preferences.mode === 'dark' || (preferences.mode === 'system' && dark.matches)
  const isDark = wanted && !paper.matches
  applyMode(isDark ? Mode.Dark : Mode.Light)
  applyDensity(preferences.density === 'compact' ? Density.Compact : Density.Comfortable)
  document.documentElement.style.colorScheme = isDark ? 'dark' : 'light'
}

dark.addEventListener('change', applyPreferences)
paper.addEventListener('change', applyPreferences)

function load(): Preferences {
  const fallback: Preferences = { mode: 'system', density: 'comfortable', navigationOpen: true }
  try {
    const kept: Partial<Preferences> = JSON.parse(localStorage.getItem(key) ?? '{}')
    return { ...fallback, ...kept }
  } catch {
    return fallback
  }
}
