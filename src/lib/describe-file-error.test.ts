import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { describeFileError } from './describe-file-error.ts'

function errorOf(run: () => unknown): unknown {
  try {
    return run()
  } catch (error) {
    return error
  }
}

describe('describeFileError', () => {
  it('says in words what the file system said', () => {
    expect(describeFileError(errorOf(() => readFileSync('/nowhere/at/all')))).toBe(
      'it does not exist',
    )
    expect(describeFileError(errorOf(() => readFileSync('/')))).toBe('it is a folder')
  })

  it('keeps what it does not know', () => {
    expect(describeFileError(new Error('odd.'))).toBe('odd')
    expect(describeFileError(Object.assign(new Error('odd'), { code: '__proto__' }))).toBe('odd')
    expect(describeFileError(5)).toBe('5')
  })
})
