import { realpath } from 'node:fs/promises'
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path'
import { isUnknown } from '../../model/unknown.ts'
import type { Declared } from './declared.ts'
import type { Scope } from './scope.ts'
import { own, ownRaw } from './template.ts'

export type NestedFile = { readonly file: string } | { readonly why: string }

/**
 * The local file of a nested template. Only files at or below the folder of the first template or the working folder
 * are read: a template does not choose what else of the machine is opened.
 */
export async function nestedFile(
  { raw }: Declared,
  scope: Scope,
  rootFile: string,
): Promise<NestedFile> {
  const asset = own(own(raw, 'Metadata'), 'aws:asset:path')
  const written = own(ownRaw(raw, 'Properties'), 'TemplateURL')
  const url = typeof asset === 'string' ? asset : scope.resolve(written)
  if (typeof url !== 'string')
    return { why: isUnknown(url) ? (url.detail ?? 'it is unresolved') : 'it has no TemplateURL' }
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(url) || url.includes('${') || isAbsolute(url))
    return { why: 'its TemplateURL is no relative path' }
  const path = resolve(dirname(scope.template.file), url)
  try {
    const real = await realpath(path)
    const roots = await Promise.all([dirname(rootFile), '.'].map((root) => realpath(root)))
    if (!roots.some((root) => real.startsWith(root + sep)))
      return { why: 'its TemplateURL leaves the folder of the template' }
    const shown = isAbsolute(rootFile) ? path : relative('.', path)
    return { file: shown }
  } catch {
    return { why: 'its TemplateURL names a file that does not exist' }
  }
}
