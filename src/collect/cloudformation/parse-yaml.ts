import { Composer, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, Parser } from 'yaml'
import type { LocatedJson, NoteLine, TextProblem } from '../../lib/located-json.ts'
import { longForm } from './short-form.ts'
import { define, maxDepth } from './template.ts'
import { readScalar } from './yaml-scalar.ts'
import { tokenDepth } from './yaml-depth.ts'

/** CloudFormation takes 1 MB; beyond this YAML is too slow to read and no template. */
const maxCharacters = 8 * 1024 * 1024
/** Values that aliases may add in all. */
const maxAliased = 200_000

/** Parses YAML 1.2 with CloudFormation's short intrinsics into plain values, and tells the line of every member. */
export function parseYaml(text: string, note: NoteLine): LocatedJson {
  const start = { line: 1, column: 1 }
  if (text.length > maxCharacters)
    return { problem: { message: 'It has more than 8 MB of YAML', ...start } }
  const deep = { message: `It nests more than ${maxDepth} levels deep`, ...start }
  if (tokenDepth.ofText(text) > maxDepth * 4) return { problem: deep }
  const lines = new LineCounter()
  const tokens = [...new Parser(lines.addNewLine).parse(text)]
  if (tokenDepth.ofTokens(tokens) > maxDepth * 2) return { problem: deep }
  const documents = [...new Composer({ uniqueKeys: false, logLevel: 'silent' }).compose(tokens)]
  const [document] = documents
  const [error] = document?.errors ?? []
  if (error !== undefined) {
    const { line, col } = lines.linePos(error.pos[0])
    return { problem: { message: sentence(error.message), line, column: col } }
  }
  const second = documents.slice(1).find(({ contents }) => contents !== null && !isEmpty(contents))
  if (second !== undefined) {
    const { line, col } = lines.linePos(offsetOf(second.contents))
    return { problem: { message: 'A second document begins here', line, column: col } }
  }
  return new Converter(lines, note).convert(document?.contents ?? null)
}

/** Whether nothing is written where a value may be, as after a last `---`. */
function isEmpty(node: unknown): boolean {
  return isScalar(node) && node.source === '' && node.value === null
}

function sentence(message: string): string {
  return message.split('\n')[0]?.replace(/[.:]\s*$/, '') ?? message
}

class Failure extends Error {
  readonly problem: TextProblem
  constructor(problem: TextProblem) {
    super(problem.message)
    this.problem = problem
  }
}

interface Anchored {
  readonly value: unknown
  /** Number of values in it, aliases expanded. */
  readonly size: number
}

class Converter {
  readonly #lines: LineCounter
  readonly #note: NoteLine
  readonly #anchors = new Map<string, Anchored>()
  readonly #duplicates: TextProblem[] = []
  #size = 0
  #aliased = 0

  constructor(lines: LineCounter, note: NoteLine) {
    this.#lines = lines
    this.#note = note
  }

  convert(node: unknown): LocatedJson {
    try {
      return { value: this.#value(node, 0), duplicates: this.#duplicates }
    } catch (error) {
      if (error instanceof Failure) return { problem: error.problem }
      throw error
    }
  }

  #value(node: unknown, level: number): unknown {
    if (level > maxDepth) throw this.#fail(`It nests more than ${maxDepth} levels deep`, node)
    if (isAlias(node)) return this.#alias(node)
    const before = this.#size++
    const value = isMap(node)
      ? this.#map(node.items, level)
      : isSeq(node)
        ? this.#list(node.items, level)
        : isScalar(node)
          ? readScalar(node)
          : null
    const anchor = isMap(node) || isSeq(node) || isScalar(node) ? node.anchor : undefined
    const tagged = longForm(tagOf(node), value)
    if (tagged !== value && typeof tagged === 'object' && tagged !== null)
      for (const key of Object.keys(tagged)) this.#note(tagged, key, this.#lineOf(node))
    if (anchor !== undefined)
      this.#anchors.set(anchor, { value: tagged, size: this.#size - before })
    return tagged
  }

  #map(items: readonly { key: unknown; value: unknown }[], level: number): unknown {
    const map: Record<string, unknown> = {}
    const merged: unknown[] = []
    for (const { key: keyNode, value: valueNode } of items) {
      const key = this.#key(keyNode)
      if (key === '<<') {
        merged.push(this.#value(valueNode, level + 1))
        continue
      }
      if (Object.hasOwn(map, key))
        this.#duplicates.push(this.#at(`The key ${key} is given twice`, keyNode))
      this.#note(map, key, this.#lineOf(keyNode))
      define(map, key, this.#value(valueNode, level + 1))
    }
    for (const source of merged.flat())
      if (typeof source === 'object' && source !== null)
        for (const [key, value] of Object.entries(source))
          if (!Object.hasOwn(map, key)) define(map, key, value)
    return map
  }

  #list(items: readonly unknown[], level: number): unknown[] {
    const list: unknown[] = []
    for (const item of items) {
      this.#note(list, list.length, this.#lineOf(item))
      list.push(this.#value(item, level + 1))
    }
    return list
  }

  #alias(node: { source: string }): unknown {
    const anchored = this.#anchors.get(node.source)
    if (anchored === undefined)
      throw this.#fail(`The alias *${node.source} names nothing before it`, node)
    this.#size += anchored.size
    this.#aliased += anchored.size
    if (this.#aliased > maxAliased)
      throw this.#fail(`Its aliases stand for more than ${maxAliased} values`, node)
    return anchored.value
  }

  #key(node: unknown): string {
    if (!isScalar(node)) throw this.#fail('A key is not a plain value', node)
    return node.source ?? String(node.value)
  }

  #fail(message: string, node: unknown): Failure {
    return new Failure(this.#at(message, node))
  }

  #at(message: string, node: unknown): TextProblem {
    const { line, col } = this.#lines.linePos(offsetOf(node))
    return { message, line, column: col }
  }

  #lineOf(node: unknown): number {
    return this.#lines.linePos(offsetOf(node)).line
  }
}

function offsetOf(node: unknown): number {
  return (node as Node | null)?.range?.[0] ?? 0
}

function tagOf(node: unknown): string | undefined {
  return isMap(node) || isSeq(node) || isScalar(node) ? node.tag : undefined
}
