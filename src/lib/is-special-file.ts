import { lstat } from 'node:fs/promises'

/**
 * Whether a path is a device, a pipe, a socket or a link. Renaming a file onto one would put the file in its place:
 * such a path is written to as it is.
 * @returns false for files, folders and where nothing is
 */
export async function isSpecialFile(path: string): Promise<boolean> {
  try {
    const found = await lstat(path)
    return !found.isFile() && !found.isDirectory()
  } catch {
    return false
  }
}
