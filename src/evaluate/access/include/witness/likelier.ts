import { loadCatalogue } from '../../catalogue/catalogue.ts'
import type { ResourceTypeFacts } from '../../catalogue/facts.ts'
import { axioms } from '../axioms/axioms.ts'
import { knownActions } from '../dimension/action.ts'
import { findText } from '../dimension/text.ts'
import { anyCharacter, digits, hyphenedNames, words } from '../language/characters.ts'
import { type Glob, globOf, oneStep, starStep } from '../language/glob.ts'
import type { Setting } from '../search/setting.ts'
import { applies, type Situation } from '../search/situation.ts'
import type { Box } from '../compile/compile-statement.ts'

/** How many actions are tried; a proof does not get better by being prettier. */
const most = 120

/** The same difference as a request that people make: an action of today on a resource of a type that it works on. */
export function likelier(
  situation: Situation,
  setting: Setting,
  avoid: readonly Box[],
): Situation | undefined {
  const catalogue = loadCatalogue()
  let tried = 0
  for (const text of knownActions(situation.action, setting.budget)) {
    if (++tried > most) return undefined
    const action = catalogue.action(text)
    const types = (action?.resources ?? []).map(({ type }) => type)
    for (const type of types.toSorted((a, b) => a.arn.length - b.arn.length)) {
      const found = findText(
        { ...situation.resource, forms: [shapeOf(type)], otherwise: [] },
        setting.budget,
      )
      if (typeof found === 'string') continue
      const next: Situation = {
        ...situation,
        action: { ...situation.action, text },
        resource: { ...situation.resource, text: found.text },
      }
      const real = axioms.every((axiom) => axiom(next, setting) === undefined)
      if (real && !avoid.some((box) => applies(box, next, setting))) return next
    }
  }
  return undefined
}

const shapes = new WeakMap<ResourceTypeFacts, Glob>()
const placeholder = /\$\{([^}]*)\}/g
const twelveDigits = Array.from({ length: 12 }, () => oneStep(digits))

/** The ARN of a resource type as a glob. */
function shapeOf(type: ResourceTypeFacts): Glob {
  let shape = shapes.get(type)
  if (shape !== undefined) return shape
  const steps: number[] = []
  const literal = (text: string) => {
    for (let at = 0; at < text.length; at++) steps.push(text.charCodeAt(at))
  }
  let from = 0
  for (const match of type.arn.matchAll(placeholder)) {
    literal(type.arn.slice(from, match.index))
    from = match.index + match[0].length
    switch (match[1]) {
      case 'Partition':
        literal('aws')
        break
      case 'Region':
        steps.push(oneStep(hyphenedNames), starStep(hyphenedNames))
        break
      case 'Account':
        steps.push(...twelveDigits)
        break
      default: {
        const rest = from === type.arn.length
        const set = rest ? anyCharacter : words
        steps.push(oneStep(set), starStep(set))
      }
    }
  }
  literal(type.arn.slice(from))
  shape = globOf(steps)
  shapes.set(type, shape)
  return shape
}
