import {
  type Document,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  parseDocument,
  type Scalar,
  visit,
  type YAMLMap,
} from 'yaml'
import { jsonPointer } from '../lib/json-pointer.ts'
import type { Diagnostic, Place } from '../model/diagnostic.ts'

type Path = readonly PropertyKey[]

export interface LocatedYaml {
  readonly value: unknown
  /** Where the value at a path stands, or its key when it has no value of its own; else what is around it. */
  readonly placeOf: (path: Path) => Place
}

const mostAliases = 100
const deepest = 64
/** Brackets in prose count too where no parser looks, so this bound is wider. */
const mostOpenBrackets = 256

/**
 * Reads one YAML 1.2 document as plain data: no tags, no executable types, no duplicate keys, few aliases, bounded
 * nesting. Numbers that a program would write differently (`012345678901`, `1.10`) stay the text they are.
 */
export function parseYaml(
  text: string,
  file: string,
): LocatedYaml | { readonly problem: Diagnostic } {
  const counter = new LineCounter()
  const broken = (problem: string, help: string, offset?: number): { problem: Diagnostic } => {
    const at = offset === undefined ? undefined : counter.linePos(offset)
    const where = at === undefined ? { file } : { file, line: at.line, column: at.col }
    return {
      problem: {
        code: 'plinth-yaml-syntax',
        severity: 'error',
        message: `${file} ${problem}.`,
        help,
        where,
      },
    }
  }
  if (nestsTooDeep(text))
    return broken(`nests deeper than ${deepest} levels`, 'Write it with less nesting.')
  const document = parseDocument(text, {
    lineCounter: counter,
    stringKeys: true,
    // Checking for duplicates is quadratic there; `inspect` does it with a set.
    uniqueKeys: false,
    prettyErrors: false,
  })
  const [error] = document.errors
  if (error?.code === 'MULTIPLE_DOCS')
    return broken('holds more than one document', 'Remove what follows here.', error.pos[0])
  if (error !== undefined)
    return broken(
      `is not valid YAML: ${error.message.replace(/\.$/, '')}`,
      'Correct the file at this place.',
      error.pos[0],
    )
  const found = document.warnings.find((w) => w.code === 'TAG_RESOLVE_FAILED')
  if (found !== undefined)
    return broken(
      'uses a tag, and the file is data only',
      'Remove the tag (`!…`) and write the plain value.',
      found.pos[0],
    )
  if (document.directives?.yaml.version !== '1.2')
    return broken('asks for another YAML version than 1.2', 'Remove the `%YAML` line.', 0)
  const problem = inspect(document)
  if (problem !== undefined) return broken(problem.text, problem.help, problem.offset)
  try {
    const value: unknown = document.toJS({ maxAliasCount: mostAliases })
    return { value, placeOf: (path) => findPlace(document, counter, file, path) }
  } catch {
    return broken('repeats too much through aliases', 'Write the values out.')
  }
}

/**
 * A bound that needs no parser, because the parser's own recursion is what has to be spared: brackets left open, or
 * compact block entries (`- - -`) in one line.
 */
function nestsTooDeep(text: string): boolean {
  if (/(?:[-?:][ \t]+){65}/.test(text)) return true
  let open = 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === 0x5b || c === 0x7b) open++
    else if ((c === 0x5d || c === 0x7d) && open > 0) open--
    if (open > mostOpenBrackets) return true
  }
  return false
}

interface Problem {
  readonly text: string
  readonly help: string
  readonly offset?: number
}

function inspect(document: Document): Problem | undefined {
  let problem: Problem | undefined
  let aliases = 0
  visit(document, {
    Alias: (_, node) => {
      if (++aliases <= mostAliases) return undefined
      problem = problemAt(`has more than ${mostAliases} aliases`, 'Write the values out.', node)
      return visit.BREAK
    },
    Map: (_, node) => {
      problem = findBadKey(node)
      return problem === undefined ? undefined : visit.BREAK
    },
    Scalar: (key, node) => {
      if (key !== 'key') keepAsWritten(node)
    },
  })
  return problem
}

function findBadKey(map: YAMLMap): Problem | undefined {
  const seen = new Set<string>()
  for (const { key } of map.items) {
    const name = isScalar(key) ? String(key.value) : ''
    if (name === '__proto__')
      return problemAt('has a key `__proto__`', 'Remove it: nothing is called so.', key)
    if (seen.has(name))
      return problemAt(`has the key \`${name.slice(0, 80)}\` twice`, 'Keep one of them.', key)
    seen.add(name)
  }
  return undefined
}

function problemAt(text: string, help: string, node: unknown): Problem {
  const offset = isNode(node) ? node.range?.[0] : undefined
  return offset === undefined ? { text, help } : { text, help, offset }
}

function keepAsWritten(node: Scalar): void {
  if (
    typeof node.value === 'number' &&
    node.source !== undefined &&
    String(node.value) !== node.source
  )
    node.value = node.source
}

function findPlace(document: Document, counter: LineCounter, file: string, path: Path): Place {
  const pointer = jsonPointer(path)
  for (let length = path.length; length > 0; length--) {
    const part = path.slice(0, length)
    const offset = keyOffset(document, part) ?? valueOffset(document, part)
    if (offset === undefined) continue
    const { line, col } = counter.linePos(offset)
    return { file, line, column: col, pointer }
  }
  return { file, line: 1, column: 1, pointer }
}

function keyOffset(document: Document, path: Path): number | undefined {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  if (!isMap(parent)) return undefined
  const wanted = String(path.at(-1))
  const key = parent.items.find(
    (pair) => isScalar(pair.key) && String(pair.key.value) === wanted,
  )?.key
  return isNode(key) ? key.range?.[0] : undefined
}

function valueOffset(document: Document, path: Path): number | undefined {
  const node = document.getIn(path, true)
  return isNode(node) ? node.range?.[0] : undefined
}
