import type { TopNavigationProps } from '@cloudscape-design/components/top-navigation'
import { t } from '../strings/en.ts'
import {
  type DensityChoice,
  type ModeChoice,
  setPreferences,
  usePreferences,
} from './preferences.ts'

const s = t.shell.top

/** The menu that chooses colours and spacing. */
export function useAppearance(): TopNavigationProps.Utility {
  const { mode, density } = usePreferences()
  const tick = (on: boolean) => (on ? ('check' as const) : undefined)
  return {
    type: 'menu-dropdown',
    iconName: 'settings',
    ariaLabel: s.appearance,
    title: s.appearance,
    items: [
      {
        id: 'mode',
        text: s.appearance,
        items: [
          { id: 'mode:system', text: s.modeSystem, iconName: tick(mode === 'system') },
          { id: 'mode:light', text: s.modeLight, iconName: tick(mode === 'light') },
          { id: 'mode:dark', text: s.modeDark, iconName: tick(mode === 'dark') },
        ],
      },
      {
        id: 'density',
        text: 'Density',
        items: [
          {
            id: 'density:comfortable',
            text: s.comfortable,
            iconName: tick(density === 'comfortable'),
          },
          { id: 'density:compact', text: s.compact, iconName: tick(density === 'compact') },
        ],
      },
    ],
    onItemClick: ({ detail }) => {
      const [what, value] = detail.id.split(':')
      setPreferences(
        what === 'mode' ? { mode: value as ModeChoice } : { density: value as DensityChoice },
      )
    },
  }
}
