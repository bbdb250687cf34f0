import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** What decides whether there is somebody in front of a desktop. */
export interface Surroundings {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly terminal: boolean
}

/** The command that opens an address in the browser of the person at this desktop; `undefined` where there is none. */
export function browserCommand({
  platform,
  env,
  terminal,
}: Surroundings): readonly [string, ...string[]] | undefined {
  if (!terminal || (env['CI'] ?? '') !== '' || (env['SSH_CONNECTION'] ?? '') !== '')
    return undefined
  if (platform === 'darwin') return ['open']
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler']
  const desktop = (env['DISPLAY'] ?? '') !== '' || (env['WAYLAND_DISPLAY'] ?? '') !== ''
  return desktop && isOnPath('xdg-open', env['PATH'] ?? '') ? ['xdg-open'] : undefined
}

/** Opens an address in the browser. Where that does not work nothing happens: the address is printed anyway. */
export function openBrowser(command: readonly [string, ...string[]], address: string): void {
  const [program, ...args] = command
  const child = spawn(program, [...args, address], { detached: true, stdio: 'ignore' })
  child.on('error', () => {})
  child.unref()
}

function isOnPath(program: string, path: string): boolean {
  return path.split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, program)))
}
