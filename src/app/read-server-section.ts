import { PlinthError } from '../model/diagnostic.ts'
import { readPlinthYaml } from '../scope/plinth-yaml.ts'
import type { ServerSection } from '../scope/server-section.ts'

/**
 * What a `plinth.yaml` says of the server. Only a file that was named is read: one that lies about may come from whoever
 * is reviewed, and it says who may sign in.
 * @throws PlinthError where the file cannot be used
 */
export async function readServerSection(file: string | undefined): Promise<ServerSection> {
  if (file === undefined) return {}
  const { config, diagnostics } = await readPlinthYaml(file)
  const [first, ...more] = diagnostics
  if (config === undefined && first !== undefined) throw new PlinthError(first, more)
  return config?.server ?? {}
}
