import type { TestProject } from 'vitest/node'
import { findPython } from './python.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Empty when the machine has no Python that could run moto. */
    python: string
  }
}

export default async function setup(project: TestProject): Promise<void> {
  const python = (await findPython()) ?? ''
  if (python === '')
    console.warn('No Python with moto 5 could be found or made: the tests of live AWS are skipped.')
  project.provide('python', python)
}
