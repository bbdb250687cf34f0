import type { Lens, Practice } from '../../model/lens.ts'

/** No text of a practice is longer: reviewers read them next to the evidence. */
const longestText = 900

/**
 * What a schema cannot see: unique ids, references that resolve, and evidence that fits the mode of its practice.
 * @returns one sentence per problem; empty when the catalog is sound
 */
export function lensProblems(lens: Lens): readonly string[] {
  const practices = lens.questions.flatMap((q) => q.practices)
  const ids = new Set(practices.map((p) => p.id))
  const domains = new Set(lens.domains.map((d) => d.id))
  return [
    ...repeated(lens.domains.map((d) => d.id)).map((id) => `Domain ${id} is defined twice.`),
    ...repeated(lens.questions.map((q) => q.id)).map((id) => `Question ${id} is defined twice.`),
    ...repeated(practices.map((p) => p.id)).map((id) => `Practice ${id} is defined twice.`),
    ...lens.questions.flatMap((q) => [
      ...(domains.has(q.domain) ? [] : [`Question ${q.id} names an unknown domain ${q.domain}.`]),
      ...(q.practices.findIndex((p) => p.none) === q.practices.length - 1
        ? []
        : [`Question ${q.id} needs exactly one choice "None of these", as its last.`]),
    ]),
    ...practices.flatMap((p) => practiceProblems(p, ids)),
  ]
}

function practiceProblems(p: Practice, ids: ReadonlySet<string>): readonly string[] {
  const related = p.related
    .filter((id) => !ids.has(id) || id === p.id)
    .map((id) => `Practice ${p.id} names an impossible related practice ${id}.`)
  const long = [p.help ?? '', p.improvement?.text ?? '', p.title]
    .map((text) => text.length)
    .filter((length) => length > longestText)
    .map((length) => `Practice ${p.id} has a text of ${length} characters (limit ${longestText}).`)
  return [...related, ...long, ...(p.none ? [] : evidenceProblems(p))]
}

function evidenceProblems({ id, mode, evidence }: Practice): readonly string[] {
  const requiredStatement = evidence.some((e) => 'attest' in e && e.required)
  const requiredCheck = evidence.some((e) => 'check' in e && e.required && e.strength !== 'C')
  return [
    ...repeated(evidence.map((e) => ('check' in e ? e.check : `@${e.attest}`))).map(
      (key) => `Practice ${id} lists ${key} twice.`,
    ),
    ...(mode === 'auto' && !requiredCheck
      ? [`Practice ${id} is auto but requires no check of strength A or B.`]
      : []),
    ...(mode !== 'auto' && !requiredStatement
      ? [`Practice ${id} is ${mode} but requires no attestation.`]
      : []),
    ...evidence.flatMap((e) =>
      'check' in e && e.strength === 'C' && (e.required || e.contradicts)
        ? [`Practice ${id} lets the indirect check ${e.check} decide.`]
        : [],
    ),
  ]
}

function repeated(values: readonly string[]): readonly string[] {
  const seen = new Set<string>()
  return values.filter((value) => seen.size === seen.add(value).size)
}
