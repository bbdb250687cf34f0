/** Writes plan JSON in the shape of `terraform show -json` from a compact description; used to make the fixtures here. */

type Json = Record<string, unknown>

export interface Described {
  /** `aws_s3_bucket.logs` or `data.aws_iam_policy_document.x`; with `["key"]` or `[0]` for one instance. */
  readonly address: string
  /** Module instance, e.g. `module.store["a"]`. */
  readonly module?: string
  readonly values?: Json
  readonly unknown?: Json
  readonly sensitive?: Json
  /** Expressions of its block; given once for all instances. */
  readonly expressions?: Json
  readonly forEach?: unknown
  readonly actions?: readonly string[]
  readonly provider?: string
}

export interface DescribedModule {
  /** `module.store`. */
  readonly path: string
  readonly inputs?: Json
  readonly outputs?: Json
  readonly forEach?: unknown
}

export interface DescribedPlan {
  readonly resources: readonly Described[]
  readonly modules?: readonly DescribedModule[]
  readonly providers?: Json
  readonly variables?: Json
  readonly priorData?: readonly Described[]
}

/** Shorthand of an expression that refers to something; Terraform lists the prefixes too. */
export function ref(...references: readonly string[]): Json {
  return {
    references: references.flatMap((r) => {
      const parent = r.slice(0, r.lastIndexOf('.'))
      return parent.split('.').length >= 2 || r.startsWith('module.') ? [r, parent] : [r]
    }),
  }
}

export function constant(value: unknown): Json {
  return { constant_value: value }
}

export function buildPlan(described: DescribedPlan): Json {
  const root: Json = {}
  for (const d of described.resources)
    if (!d.address.startsWith('data.') && d.actions?.includes('delete') !== true)
      push(moduleAt(root, d.module), 'resources', planned(d))
  return {
    format_version: '1.2',
    terraform_version: '1.9.8',
    ...(described.variables !== undefined && { variables: described.variables }),
    planned_values: { root_module: root },
    resource_changes: described.resources.map(change),
    prior_state: {
      format_version: '1.0',
      terraform_version: '1.9.8',
      values: { root_module: { resources: (described.priorData ?? []).map(planned) } },
    },
    configuration: {
      provider_config: described.providers ?? {
        aws: {
          name: 'aws',
          full_name: 'registry.terraform.io/hashicorp/aws',
          expressions: { region: constant('eu-west-1') },
        },
      },
      root_module: configuration(described, ''),
    },
    timestamp: '2026-01-01T00:00:00Z',
    applyable: true,
    complete: true,
    errored: false,
  }
}

function parts(address: string) {
  const data = address.startsWith('data.')
  const bare = data ? address.slice(5) : address
  const bracket = bare.indexOf('[')
  const [type = '', name = ''] = (bracket < 0 ? bare : bare.slice(0, bracket)).split('.')
  const index: unknown = bracket < 0 ? undefined : JSON.parse(bare.slice(bracket + 1, -1))
  return { mode: data ? 'data' : 'managed', type, name, index }
}

function common(d: Described): Json {
  const { mode, type, name, index } = parts(d.address)
  const cloud = type.split('_')[0]
  return {
    address: d.module === undefined ? d.address : `${d.module}.${d.address}`,
    ...(d.module !== undefined && { module_address: d.module }),
    mode,
    type,
    name,
    ...(index !== undefined && { index }),
    provider_name: `registry.terraform.io/hashicorp/${cloud}`,
  }
}

function planned(d: Described): Json {
  const { module_address: _, ...rest } = common(d)
  return { ...rest, schema_version: 0, values: d.values ?? {}, sensitive_values: d.sensitive ?? {} }
}

function change(d: Described): Json {
  const data = d.address.startsWith('data.')
  const actions = d.actions ?? (data ? ['read'] : ['create'])
  const gone = actions.length === 1 && actions[0] === 'delete'
  return {
    ...common(d),
    change: {
      actions,
      before: actions.includes('create') || data ? null : (d.values ?? {}),
      after: gone ? null : (d.values ?? {}),
      after_unknown: gone ? {} : (d.unknown ?? {}),
      before_sensitive: false,
      after_sensitive: gone ? false : (d.sensitive ?? {}),
    },
  }
}

/** The planned module at an instance path, made on the way. */
function moduleAt(root: Json, path: string | undefined): Json {
  let module = root
  let done = ''
  for (const step of path?.match(/module\.\w+(\["[^"]*"\]|\[\d+\])?/g) ?? []) {
    done = done === '' ? step : `${done}.${step}`
    const children = list(module, 'child_modules')
    let child = children.find((c) => c['address'] === done)
    if (child === undefined) children.push((child = { address: done }))
    module = child
  }
  return module
}

function configuration(described: DescribedPlan, path: string): Json {
  const here = (d: Described) => (d.module ?? '').replaceAll(/\[[^\]]*\]/g, '') === path
  const blocks = new Map<string, Json>()
  for (const d of described.resources.filter(here)) {
    const { mode, type, name } = parts(d.address)
    const address = mode === 'data' ? `data.${type}.${name}` : `${type}.${name}`
    if (blocks.has(address) && d.expressions === undefined) continue
    blocks.set(address, {
      address,
      mode,
      type,
      name,
      provider_config_key: d.provider ?? 'aws',
      expressions: d.expressions ?? {},
      schema_version: 0,
      ...(d.forEach !== undefined && { for_each_expression: d.forEach }),
    })
  }
  const calls = (described.modules ?? []).filter(
    (m) => m.path.replace(/\.?module\.\w+$/, '') === path,
  )
  const own = described.modules?.find((m) => m.path === path)
  return {
    ...(own?.outputs !== undefined && {
      outputs: Object.fromEntries(
        Object.entries(own.outputs).map(([name, expression]) => [name, { expression }]),
      ),
    }),
    resources: [...blocks.values()],
    ...(calls.length > 0 && {
      module_calls: Object.fromEntries(
        calls.map((call) => [
          call.path.slice(call.path.lastIndexOf('module.') + 7),
          {
            source: './modules',
            expressions: call.inputs ?? {},
            ...(call.forEach !== undefined && { for_each_expression: call.forEach }),
            module: configuration(described, call.path),
          },
        ]),
      ),
    }),
  }
}

function list(from: Json, key: string): Json[] {
  const existing = from[key]
  if (Array.isArray(existing)) return existing as Json[]
  const made: Json[] = []
  from[key] = made
  return made
}

function push(module: Json, key: string, value: Json): void {
  list(module, key).push(value)
}
