const known: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'the file system is read-only',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is a file, not a folder',
  EBUSY: 'it is in use, or a folder',
  ENAMETOOLONG: 'its name is too long',
  ESPIPE: 'it is a pipe, not a file',
  ELOOP: 'its symbolic links run in a circle',
  ENOSPC: 'the disk is full',
  EMFILE: 'too many files are open',
}

/** Why the file system refused, for people: the end of a sentence without its full stop. */
export function describeFileError(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return (Object.hasOwn(known, code) ? known[code] : undefined) ?? error.message.replace(/\.$/, '')
}
