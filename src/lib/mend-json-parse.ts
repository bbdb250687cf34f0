import { parseLocatedJson } from './located-json.ts'

type Parse = typeof JSON.parse
type Reviver = NonNullable<Parameters<Parse>[1]>

/** Other texts have no keys. `parseLocatedJson` leaves single strings to `JSON.parse`. */
const container = /^\s*[{[]/
/** An escape in a key: what follows it up to the quote, and the colon. Strings of other places may match too. */
const escapedKey = /\\["\\/bfnrtu][^"\\]*"\s*:/
/** Deeper objects of texts with escaped keys are refused, where the engine's own parser has no limit. */
const deepest = 2_000

/**
 * V8 12.8 and later (Node.js 24 to 26 at least) read `{"a":1,"\n":2}` as if the second key were a backslash, once an
 * object with the keys `a` and `\` was read by the same process: they compare the escaped text of a key with the key
 * that followed last time (nodejs/node#63785). Whoever names a tag or a condition could so have the keys of others
 * misread. This lets `JSON.parse` of the process read texts with escaped keys one character at a time; all others are
 * left to the engine. It does nothing where the engine is right. Imported first by programs, for libraries too.
 */
function mendJsonParse(): void {
  if (isMistaken(JSON.parse)) JSON.parse = mended(JSON.parse)
}

function isMistaken(parse: Parse): boolean {
  parse(String.raw`{"mend-json-parse":1,"\\":1}`)
  return !Object.hasOwn(parse(String.raw`{"mend-json-parse":1,"\n":1}`), '\n')
}

function mended(parse: Parse): Parse {
  return (given: string, reviver?: Reviver) => {
    const text = String(given)
    if (!(text.includes('\\') && container.test(text) && escapedKey.test(text)))
      return parse(text, reviver)
    // It says better what is wrong with the text.
    parse(text)
    const read = parseLocatedJson(text, () => undefined, deepest)
    if ('problem' in read) throw new SyntaxError(`${read.problem.message} in JSON`)
    return typeof reviver === 'function' ? revive({ '': read.value }, '', reviver) : read.value
  }
}

/** As the second argument of `JSON.parse`, but that its calls are not told the text of numbers. */
function revive(holder: object, key: string, reviver: Reviver): unknown {
  const value: unknown = Reflect.get(holder, key)
  if (typeof value === 'object' && value !== null)
    for (const each of Object.keys(value)) {
      const revived = revive(value, each, reviver)
      if (revived === undefined) Reflect.deleteProperty(value, each)
      else
        Object.defineProperty(value, each, {
          value: revived,
          enumerable: true,
          writable: true,
          configurable: true,
        })
    }
  return Reflect.apply(reviver, holder, [key, value, {}])
}

mendJsonParse()
