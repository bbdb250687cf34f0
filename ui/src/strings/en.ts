/** Every word that the console says, in English; one file a group of pages, one place to translate. */
import { access } from './access.ts'
import { common, connection, errors } from './common.ts'
import { define } from './define.ts'
import { document } from './document.ts'
import { editing } from './editing.ts'
import { evidence } from './evidence.ts'
import { findings } from './findings.ts'
import { home } from './home.ts'
import { library } from './library.ts'
import { pictures } from './pictures.ts'
import { plan } from './plan.ts'
import { question } from './question.ts'
import { administration, report, runs } from './runs.ts'
import { settings } from './settings.ts'
import { sharing } from './sharing.ts'
import { shell } from './shell.ts'
import { coverage, table } from './table.ts'
import { words } from './words.ts'
import { workload } from './workload.ts'
import { workloads } from './workloads.ts'

export const t = {
  access,
  administration,
  common,
  connection,
  coverage,
  define,
  document,
  editing,
  errors,
  evidence,
  findings,
  home,
  library,
  pictures,
  plan,
  question,
  report,
  runs,
  settings,
  sharing,
  shell,
  table,
  words,
  workload,
  workloads,
} as const
