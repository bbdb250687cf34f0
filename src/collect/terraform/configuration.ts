import { callerOf, moduleName, within } from './address.ts'
import { isJson, type Json, own, ownJson, ownList, ownText } from './json.ts'

/** The configuration of one module call, as `terraform show -json` writes it. */
export interface ModuleConfiguration {
  readonly outputs: Json
  /** Expressions of the call's arguments, to be read in the calling module. */
  readonly inputs: Json
  /** `for_each` of the call. */
  readonly forEach?: unknown
  /** Address without module → resource block. */
  readonly resources: ReadonlyMap<string, Json>
}

/** Everything that the file says about how values come about. Absent in states. */
export interface Configuration {
  readonly modules: ReadonlyMap<string, ModuleConfiguration>
  readonly providers: Json
  /** Values of the root module's variables. */
  readonly variables: Json
}

const maxModuleDepth = 100

/** Indexes the `configuration` of a plan. `undefined` when the file has none. */
export function indexConfiguration(document: Json): Configuration | undefined {
  const configuration = own(document, 'configuration')
  const root = own(configuration, 'root_module')
  if (!isJson(root)) return undefined
  const modules = new Map<string, ModuleConfiguration>()
  addModule(modules, '', root, {}, 0)
  return {
    modules,
    providers: ownJson(configuration, 'provider_config'),
    variables: ownJson(document, 'variables'),
  }
}

function addModule(
  modules: Map<string, ModuleConfiguration>,
  name: string,
  module: Json,
  call: Json,
  depth: number,
): void {
  const resources = new Map<string, Json>()
  for (const resource of ownList(module, 'resources')) {
    const type = ownText(resource, 'type')
    const label = ownText(resource, 'name')
    if (type === undefined || label === undefined || !isJson(resource)) continue
    const data = own(resource, 'mode') === 'data'
    resources.set(`${data ? 'data.' : ''}${type}.${label}`, resource)
  }
  modules.set(name, {
    outputs: ownJson(module, 'outputs'),
    inputs: ownJson(call, 'expressions'),
    forEach: own(call, 'for_each_expression'),
    resources,
  })
  if (depth === maxModuleDepth) return
  for (const [label, child] of Object.entries(ownJson(module, 'module_calls')))
    if (isJson(child))
      addModule(
        modules,
        within(name, `module.${label}`),
        ownJson(child, 'module'),
        child,
        depth + 1,
      )
}

/** The configuration block of a resource, found by module instance and `type.name` (with `data.` for data sources). */
export function blockOf(
  configuration: Configuration | undefined,
  module: string,
  address: string,
): Json | undefined {
  return configuration?.modules.get(moduleName(module))?.resources.get(address)
}

/**
 * The literal that an expression stands for: a constant, or a variable whose value the file tells.
 * @param module module instance in which the expression is written
 */
export function constantOf(
  configuration: Configuration,
  module: string,
  expression: unknown,
  depth = 0,
): unknown {
  const constant = own(expression, 'constant_value')
  if (constant !== undefined) return constant
  const references = ownList(expression, 'references')
  const [variable] = references
  if (references.length !== 1 || typeof variable !== 'string' || !variable.startsWith('var.'))
    return undefined
  const label = variable.slice('var.'.length)
  const name = moduleName(module)
  if (name === '') return own(own(configuration.variables, label), 'value')
  const input = own(configuration.modules.get(name)?.inputs, label)
  return depth < maxModuleDepth
    ? constantOf(configuration, callerOf(name), input, depth + 1)
    : undefined
}
