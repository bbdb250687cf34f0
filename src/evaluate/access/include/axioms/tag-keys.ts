import { compileKeyTest } from '../compile/key-test.ts'
import { type Demanded, valueOf } from '../search/situation.ts'
import { absent, type Axiom, present } from './axiom.ts'

const tagKeys = 'aws:tagkeys'
const prefix = 'aws:requesttag/'

/** `aws:TagKeys` lists the tags of the request, and nothing else: those of `aws:RequestTag/…`. */
export const requestTags: Axiom = (situation, setting) => {
  if (!setting.inPlay.has(tagKeys)) return undefined
  const listed = valueOf(situation, tagKeys, setting)
  const folded = new Set(listed?.map((tag) => tag.toLowerCase()))
  for (const key of setting.inPlay) {
    if (!key.startsWith(prefix)) continue
    const tag = key.slice(prefix.length)
    const given = valueOf(situation, key, setting) !== undefined
    if (given && !folded.has(tag)) return [[lists(tag, true)], [absent(key)]]
    if (!given && folded.has(tag)) return [[present(key)], [lists(tag, false)]]
  }
  return undefined
}

function lists(tag: string, passes: boolean): Demanded {
  const test = compileKeyTest(
    {
      operator: 'StringEqualsIgnoreCase',
      set: 'ForAnyValue',
      ifExists: false,
      key: tagKeys,
      values: [tag],
    },
    undefined,
  )
  return { part: 'key', test, passes }
}
