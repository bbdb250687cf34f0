import type { Budget } from '../budget.ts'
import { anyCharacter, isSymbol } from '../language/characters.ts'
import { findWord } from '../language/find-word.ts'
import { type Glob, globOf, isUniversal, standIn, starStep } from '../language/glob.ts'
import { matches } from '../language/matches.ts'
import type { PatternSet } from '../language/pattern-set.ts'

/** What is asked of one text: to be in all wanted sets, in none of the unwanted ones, and of one of the forms. */
export interface TextQuestion {
  readonly wanted: readonly PatternSet[]
  readonly unwanted: readonly PatternSet[]
  /** What such texts look like in real requests, unless what is wanted looks otherwise; none: any text. */
  readonly forms: readonly Glob[]
  /** What they look like when what is wanted does not; `[]`: there are none; any text without it. */
  readonly otherwise?: readonly Glob[] | undefined
}

/** A text; or `none`; or `unclear`, when only the values of policy variables could tell. */
export type TextAnswer = { readonly text: string } | 'none' | 'unclear'

/** Exact but for policy variables. @throws {OutOfBudget} */
export function findText(question: TextQuestion, budget: Budget): TextAnswer {
  const { wanted, unwanted } = question
  if (unwanted.some((set) => set.everything)) return 'none'
  let unclear = false
  for (const globs of choices(wanted, budget)) {
    const found = findIn(globs, question, budget)
    if (found === 'unclear') unclear = true
    else if (found !== 'none') return found
  }
  return unclear ? 'unclear' : 'none'
}

/** One glob of every wanted set, in every way; none of those that hold every text. */
function* choices(wanted: readonly PatternSet[], budget: Budget): Generator<readonly Glob[]> {
  const [first, ...rest] = wanted.filter((set) => !set.everything)
  if (first === undefined) {
    yield []
    return
  }
  for (const tail of choices(rest, budget)) {
    const prefix = tail.reduce((p, g) => (g.prefix.length > p.length ? g.prefix : p), '')
    const globs = prefix === '' ? first.globs : first.near(prefix)
    budget.spend(1 + globs.length)
    for (const glob of globs) yield tail.includes(glob) ? tail : [glob, ...tail]
  }
}

function findIn(
  globs: readonly Glob[],
  { unwanted, forms, otherwise }: TextQuestion,
  budget: Budget,
): TextAnswer {
  for (const glob of globs) {
    budget.spend()
    const stand = standIn(glob)
    if (stand !== undefined && unwanted.some((set) => set.has(stand))) return 'none'
  }
  const prefix = globs.reduce((p, g) => (g.prefix.length > p.length ? g.prefix : p), '')
  const near = unwanted.flatMap((set) => set.near(prefix))
  budget.spend(near.length + 1)
  const symbolic = globs.some(isSymbolic)
  const bound = symbolic ? undefined : otherwise
  const word = inForms(globs, near, forms, bound, budget)
  if (word !== undefined) return { text: word }
  const wild = globs.filter((glob) => !isUniversal(glob))
  if (wild.length < 2 || !symbolic) return 'none'
  const wider = wild.map(withAnyValue)
  return inForms(wider, near, forms, bound, budget) === undefined ? 'none' : 'unclear'
}

function inForms(
  globs: readonly Glob[],
  unwanted: readonly Glob[],
  forms: readonly Glob[],
  otherwise: readonly Glob[] | undefined,
  budget: Budget,
): string | undefined {
  const any = findWord(globs, unwanted, budget)
  if (any === undefined || forms.length === 0) return any
  if (forms.some((form) => matches(form, any))) return any
  const word = firstIn(forms, globs, unwanted, budget)
  if (word !== undefined) return word
  if (otherwise?.length === 0 || firstIn(forms, globs, [], budget) !== undefined) return undefined
  return otherwise === undefined ? any : firstIn(otherwise, globs, unwanted, budget)
}

function firstIn(
  forms: readonly Glob[],
  globs: readonly Glob[],
  unwanted: readonly Glob[],
  budget: Budget,
): string | undefined {
  for (const form of forms) {
    const word = findWord([...globs, form], unwanted, budget)
    if (word !== undefined) return word
  }
  return undefined
}

function isSymbolic({ steps }: Glob): boolean {
  return steps.some(isSymbol)
}

function withAnyValue(glob: Glob): Glob {
  return globOf(glob.steps.map((step) => (isSymbol(step) ? starStep(anyCharacter) : step)))
}
