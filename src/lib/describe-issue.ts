import type { z } from 'zod'

type Issue = z.core.$ZodIssue

export interface DescribedIssue {
  readonly path: readonly PropertyKey[]
  /** What the value at `path` must be or lacks, as the end of a sentence: `must be text`. */
  readonly problem: string
  /** A key that the schema does not know, and is then the last part of `path`. */
  readonly unknownKey?: string
}

const nouns: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
  boolean: '`true` or `false`',
  number: 'a number',
  int: 'a whole number',
}

/** Puts a zod issue in words; one issue may name several unknown keys. Messages that a schema sets itself win. */
export function describeIssue(issue: Issue): readonly DescribedIssue[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      problem: 'is not a known key',
      unknownKey: key,
    }))
  if (issue.code === 'invalid_union') {
    const branch = likeliestBranch(issue.errors)
    if (branch !== undefined)
      return branch.flatMap((inner) =>
        describeIssue({ ...inner, path: [...issue.path, ...inner.path] }),
      )
  }
  return [{ path: issue.path, problem: problemOf(issue) }]
}

/** `pillars[0].id`; the document itself is `the document`. */
export function formatPath(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the document'
  const text = path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
  const name = text.startsWith('.') ? text.slice(1) : text
  return `\`${name.length > 200 ? `${name.slice(0, 200)}…` : name}\``
}

/** The one whose first complaint lies deepest: the reader meant that form. None when all refuse the value itself. */
function likeliestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  let deepest = 0
  let best: readonly Issue[] | undefined
  for (const branch of branches) {
    const depth = Math.max(0, ...branch.map((i) => i.path.length + (isKeyProblem(i) ? 1 : 0)))
    if (depth > deepest) {
      deepest = depth
      best = branch
    }
  }
  return best
}

function isKeyProblem(issue: Issue): boolean {
  return issue.code === 'unrecognized_keys'
}

function problemOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? 'is missing'
        : (own(issue.message) ?? `must be ${nouns[issue.expected] ?? issue.expected}`)
    case 'too_big':
    case 'too_small':
      return own(issue.message) ?? boundOf(issue)
    case 'invalid_value':
      return `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map((v) => `\`${String(v)}\``).join(', ')}`
    case 'invalid_union':
      return own(issue.message) ?? unionOf(issue.errors)
    default:
      return own(issue.message) ?? 'is not valid'
  }
}

/** Our schemas word their messages to follow a name; zod's own begin with a capital letter. */
function own(message: string): string | undefined {
  return /^[a-z]/.test(message) ? message : undefined
}

function boundOf(issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall): string {
  const [word, bound] =
    issue.code === 'too_big' ? ['at most', issue.maximum] : ['at least', issue.minimum]
  if (issue.origin === 'string') return `must have ${word} ${bound} characters`
  if (issue.origin === 'array') return `must have ${word} ${bound} entries`
  return `must be ${word} ${bound}`
}

function unionOf(branches: readonly (readonly Issue[])[]): string {
  const forms = new Set(
    branches.flatMap((branch) => branch.slice(0, 1).map((issue) => problemOf(issue))),
  )
  const words = [...forms].map((form) => form.replace(/^must be /, ''))
  return words.length === 0 ? 'is not valid' : `must be ${words.join(' or ')}`
}
