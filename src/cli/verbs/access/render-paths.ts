import { styleText } from 'node:util'
import type { PathsAnswer } from '../../../app/access/paths.ts'
import type {
  DescribedHop,
  DescribedPath,
  DescribedPermission,
} from '../../../app/access/paths/describe-path.ts'
import { printable } from '../../../lib/printable.ts'
import { textWidth } from '../../../lib/text-width.ts'

interface Look {
  readonly color: boolean
  /** Paths that are shown. */
  readonly limit: number
  /** Columns of the terminal; longer drawings go on in the next line. Unlimited without it. */
  readonly width?: number
}

type Tone = 'red' | 'yellow' | 'dim' | 'bold' | 'cyan' | 'green'
type Paint = (tone: Tone, text: string) => string

/** Paths for people: each a line like a drawing, and below it what allows each hop. */
export function renderPaths(
  answer: PathsAnswer,
  { color, limit, width = Number.POSITIVE_INFINITY }: Look,
): string {
  const paint: Paint = (tone, text) =>
    color ? styleText(tone, text, { validateStream: false }) : text
  const shown = bestOf(answer.paths)
  const lines = [headline(answer, paint), ...sensitiveLine(answer, paint), '']
  for (const path of shown.slice(0, limit)) lines.push(...draw(path, width, paint), '')
  if (shown.length > limit)
    lines.push(
      paint('dim', `… and ${shown.length - limit} more: --limit ${shown.length}, or --json`),
      '',
    )
  lines.push(
    ...doubts(answer, limit, width, paint),
    ...undecidedLines(answer, limit, paint),
    ...unseenLines(answer, paint),
    ...cutLines(answer, paint),
  )
  while (lines.at(-1) === '') lines.pop()
  return lines.join('\n')
}

/** The shortest path of each identity, the surest first; its other ways are named below it. */
function bestOf(
  paths: readonly DescribedPath[],
): readonly (DescribedPath & { others: readonly string[] })[] {
  const byFrom = new Map<string, DescribedPath[]>()
  for (const path of paths) {
    const group = byFrom.get(path.from)
    if (group === undefined) byFrom.set(path.from, [path])
    else group.push(path)
  }
  return [...byFrom.values()].flatMap(([first, ...rest]) =>
    first === undefined
      ? []
      : [
          {
            ...first,
            others: [
              ...new Set([...first.methods.slice(1), ...rest.flatMap(({ methods }) => methods)]),
            ],
          },
        ],
  )
}

function headline(answer: PathsAnswer, paint: Paint): string {
  const { paths, unknownPaths, already, undecided, unseen } = answer
  const from = new Set(paths.map((path) => path.from)).size
  const known = new Set(paths.map((path) => path.from))
  const open = [...unknownPaths.map((path) => path.from), ...undecided.map(({ arn }) => arn)]
  const doubtful = new Set(open.filter((arn) => !known.has(arn))).size
  const there =
    already.length === 0
      ? ''
      : paint('dim', ` · ${count(already.length, 'identity is', 'identities are')} there already`)
  const maybe = doubtful === 0 ? '' : paint('yellow', ` · ${doubtful} more may`)
  if (from === 0)
    return `${paint(doubtful === 0 && unseen === undefined ? 'green' : 'yellow', 'No known path of escalation')}${maybe}${there}`
  return `${paint('red', `${count(from, 'identity', 'identities')} can escalate`)}${maybe}${there}`
}

/** What counted as sensitive, so that nobody takes the rest for safe. */
function sensitiveLine({ sensitive }: PathsAnswer, paint: Paint): readonly string[] {
  if (sensitive === undefined) return []
  const { byTag, byKey, byType, left } = sensitive
  const counted = [
    [byTag, 'by tag'],
    [byKey, 'by a key of their own'],
    [byType, 'by type'],
  ] as const
  const parts = counted.filter(([number]) => number > 0).map(([n, why]) => `${n} ${why}`)
  const what = parts.length === 0 ? 'nothing' : parts.join(', ')
  const rest = left === 0 ? '' : `; ${left} others that hold data do not: ask with --to ARN`
  return [paint('dim', `Sensitive: ${what}${rest}`)]
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`
}

function draw(
  path: DescribedPath & { others: readonly string[] },
  width: number,
  paint: Paint,
): readonly string[] {
  const { hops, others, access, doubt } = path
  const lines = [...drawing(path, width, paint)]
  for (const hop of hops) lines.push(...explain(hop, paint))
  if (access !== undefined) lines.push(permissionLine(access, paint))
  if (doubt !== undefined)
    lines.push(paint('yellow', `        unknown: ${nameOf(path.to)}: ${printable(doubt)}`))
  if (others.length > 0) lines.push(paint('dim', `    also by ${others.join(', ')}`))
  return lines
}

const plain: Paint = (_, text) => text

/** The path in one line, or, where that is too long, a line a hop. */
function drawing(path: DescribedPath, width: number, paint: Paint): readonly string[] {
  const whole = parts(path, paint)
  if (textWidth(parts(path, plain).join('')) <= width) return [whole.join('')]
  const [start = '', ...rest] = whole
  return [start, ...rest.map((part) => `   ${part}`)]
}

function parts({ from, hops, access, goal }: DescribedPath, paint: Paint): readonly string[] {
  const drawn = [paint('bold', nameOf(from))]
  for (const [index, hop] of hops.entries()) {
    const last = index === hops.length - 1 && access === undefined
    drawn.push(arrow(actionsOf(hop), hop, paint) + target(hop, last ? goal : undefined, paint))
  }
  if (access !== undefined)
    drawn.push(` ──${access.action}──▶ ${paint('red', nameOf(access.resource))}`)
  return drawn
}

function arrow(label: string, { certainty }: DescribedHop, paint: Paint): string {
  if (certainty === 'unknown') return paint('yellow', ` ┄┄${label}┄┄▷ `)
  return certainty === 'assumed' ? ` ╌╌${label}╌╌▶ ` : ` ──${label}──▶ `
}

function target(
  { to, from, withAnyPolicy }: DescribedHop,
  goal: string | undefined,
  paint: Paint,
): string {
  const name = to === from ? 'itself' : nameOf(to)
  const rights = withAnyPolicy === true ? ' with every permission' : ''
  if (goal === undefined) return `${name}${rights}`
  return paint('red', `${name}${rights}${goal === 'admin' && rights === '' ? ' (admin)' : ''}`)
}

/** Calls that only look are not drawn. */
function actionsOf({ actions }: DescribedHop): string {
  const telling = actions.filter((action) => !/:(?:Describe|List|Get)/.test(action))
  return printable((telling.length === 0 ? actions : telling).join('+'))
}

function explain(hop: DescribedHop, paint: Paint): readonly string[] {
  const through = hop.through === undefined ? '' : ` by ${nameOf(hop.through)}`
  const lines = [`    ${paint('cyan', hop.method)}  ${printable(hop.name)}${through}`]
  const told = new Set<string>()
  for (const permission of hop.permissions) {
    const line = permissionLine(permission, paint)
    if (told.has(permission.action)) continue
    told.add(permission.action)
    lines.push(line)
  }
  for (const words of hop.assumes ?? []) lines.push(paint('dim', `        if ${printable(words)}`))
  for (const words of hop.reasons ?? [])
    lines.push(paint('yellow', `        unknown: ${printable(words)}`))
  return lines
}

function permissionLine({ action, layer, statement }: DescribedPermission, paint: Paint): string {
  const where =
    statement === undefined
      ? layer
      : `${statement.policy ?? layer}, statement ${statement.index + 1}${statement.sid === undefined ? '' : ` "${statement.sid}"`}`
  return `        ${action.padEnd(32)} ${paint('dim', printable(where))}`
}

/** `role/deploy`: short names; the account only where it is needed is in the JSON. */
function nameOf(arn: string): string {
  const [, , service, , , ...rest] = arn.split(':')
  const name = rest.join(':')
  if (service === 'iam') {
    const slash = name.indexOf('/')
    return printable(`${name.slice(0, slash)}/${name.slice(name.lastIndexOf('/') + 1)}`)
  }
  return printable(name === '' ? arn : `${service}:${name}`)
}

function doubts(
  { unknownPaths, paths }: PathsAnswer,
  limit: number,
  width: number,
  paint: Paint,
): readonly string[] {
  const known = new Set(paths.map(({ from }) => from))
  const open = bestOf(unknownPaths.filter(({ from }) => !known.has(from)))
  if (open.length === 0) return []
  const lines = [paint('yellow', 'Nobody knows whether these work'), '']
  for (const path of open.slice(0, limit)) lines.push(...draw(path, width, paint), '')
  if (open.length > limit) lines.push(paint('dim', `… and ${open.length - limit} more`), '')
  return lines
}

/** Who may be at the goal already, or may have ways that were not followed: those of one reason together. */
function undecidedLines(
  { undecided, paths }: PathsAnswer,
  limit: number,
  paint: Paint,
): readonly string[] {
  const known = new Set(paths.map(({ from }) => from))
  const open = undecided.filter(({ arn }) => !known.has(arn))
  if (open.length === 0) return []
  const byReason = Map.groupBy(open, ({ reason }) => reason)
  const lines = [paint('yellow', 'Nobody knows what these can do already'), '']
  for (const [reason, group] of [...byReason].slice(0, limit)) {
    const names = group.slice(0, limit).map(({ arn }) => paint('bold', nameOf(arn)))
    const more = group.length > limit ? `, and ${group.length - limit} more` : ''
    lines.push(
      `${names.join(', ')}${more}`,
      paint('yellow', `        unknown: ${printable(reason)}`),
      '',
    )
  }
  if (byReason.size > limit)
    lines.push(paint('dim', `… for ${byReason.size - limit} more reasons: --json has them all`), '')
  return lines
}

function unseenLines({ unseen }: PathsAnswer, paint: Paint): readonly string[] {
  if (unseen === undefined) return []
  const words = `${printable(unseen)} is not in the snapshot: what its own policy grants is unknown.`
  return [paint('yellow', words), '']
}

function cutLines({ cut, paths }: PathsAnswer, paint: Paint): readonly string[] {
  if (cut === undefined) return []
  const all = new Set(paths.map(({ from }) => from)).size
  const sid = cut.sid === undefined ? '' : ` "${cut.sid}"`
  const [holder, ...others] = cut.holders
  const of = holder === undefined || others.length > 0 ? '' : ` of ${nameOf(holder)}`
  const where = `statement ${cut.index + 1}${sid} in ${cut.policy ?? 'a policy'}${of}`
  const effect =
    cut.frees.length === 0
      ? `breaks ${count(cut.broken, 'path', 'paths')}`
      : `leaves ${cut.frees.length} of ${count(all, 'identity', 'identities')} without a path`
  return [`${paint('green', 'Cut first')}  ${printable(where)}: removing it ${effect}.`]
}
