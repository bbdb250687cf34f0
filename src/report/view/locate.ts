import type { Resource } from '../../model/resource.ts'

/** The line of the place that a pointer names, else of its nearest parent that has one, else of the resource. 1-based. */
export function lineOf(resource: Resource, pointer: string): number | undefined {
  const { lines, source } = resource
  if (lines !== undefined && pointer.startsWith('/properties')) {
    let path = pointer.slice('/properties'.length)
    while (path !== '') {
      if (Object.hasOwn(lines, path)) return lines[path]
      path = path.slice(0, path.lastIndexOf('/'))
    }
  }
  return source.line
}

/** The line that shows a finding best: that of its first pointer. */
export function findingLine(resource: Resource, pointers: readonly string[]): number | undefined {
  return lineOf(resource, pointers[0] ?? '')
}

/** `file:line` below the working directory; a live resource has no place. */
export function placeOf(
  resource: Resource,
  pointers: readonly string[],
  cwd: string,
): string | undefined {
  const { file } = resource.source
  if (file === undefined) return undefined
  const line = findingLine(resource, pointers)
  const path = relativePath(file, cwd)
  return line === undefined ? path : `${path}:${line}`
}

/** A path as the reader knows it: relative when it is below the working directory. */
export function relativePath(file: string, cwd: string): string {
  const path = file.replaceAll('\\', '/')
  const base = cwd.replaceAll('\\', '/').replace(/\/$/, '')
  if (base !== '' && path.startsWith(`${base}/`)) return path.slice(base.length + 1)
  return path.startsWith('./') ? path.slice(2) : path
}

/** Account and Region of a resource, as far as they are known. */
export function whereIs(resource: Resource): readonly string[] {
  return [resource.account ?? '', resource.region ?? ''].filter((part) => part !== '')
}

/** Account and Region, without what already names the resource. */
export function whereElse(resource: Resource): readonly string[] {
  const name = callIt(resource)
  return whereIs(resource).filter((part) => !(isPlace(resource) && name.endsWith(part)))
}

function isPlace({ type }: Resource): boolean {
  return type === 'AWS::::Account' || type === 'AWS::::Region'
}

/** A type as people know it: an account or a Region has no CloudFormation type, so ours is put into words. */
export function callType(type: string): string {
  if (type === 'AWS::::Account') return 'Account'
  if (type === 'AWS::::Region') return 'Region'
  return type === '*' ? 'any type' : type
}

/** What a person calls a resource: its name when it has one, else its id; an account or a Region is called by itself. */
export function callIt(resource: Resource): string {
  const { type, name, id, account, region } = resource
  if (type === 'AWS::::Region' && region !== undefined) return region
  if (type === 'AWS::::Account' && account !== undefined) return `account ${account}`
  return name ?? id
}
