/** Every word that the console says, in English; one file a group of pages, one place to translate. */
import { common, connection, errors } from './common.ts'
import { shell } from './shell.ts'
import { coverage, table } from './table.ts'
import { words } from './words.ts'
import { workloads } from './workloads.ts'

export const t = { common, connection, coverage, errors, shell, table, words, workloads } as const
