import type { ActionFacts } from '../catalogue/facts.ts'

/** Whether `parent*` would stand for all resources of a type: `arn:aws:s3:::` is every bucket, `…:table/` every table. */
export type IsWholeType = (parent: string) => boolean

const afterAccount = /^(?:[^:]*:){5}([^]*)$/
const hole = /\$\{(?!Partition\}|Region\}|Account\})/
/** Where no catalogue tells: the name of a type at most. */
const anyType = /^(?:[A-Za-z][A-Za-z-]*[/:])?$/

/** @returns the judgement for the types of resource that an action knows */
export function wholeTypeOf(action?: ActionFacts): IsWholeType {
  const fixed = (action?.resources ?? []).map(({ type }) => {
    const beforeNames = type.arn.slice(0, hole.exec(type.arn)?.index)
    return afterAccount.exec(beforeNames)?.[1] ?? ''
  })
  return (parent) => {
    const rest = afterAccount.exec(parent)?.[1]
    if (rest === undefined) return true
    const ofBucket = parent.split(':')[2] === 's3' && rest !== ''
    return (!ofBucket && anyType.test(rest)) || fixed.some((prefix) => prefix.startsWith(rest))
  }
}
