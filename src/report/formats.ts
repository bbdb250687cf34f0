import type { WriteDocument } from './document.ts'

export interface Format {
  /** What `--format` calls it. */
  readonly name: string
  /** File extension without the dot. */
  readonly extension: string
  /** For `--help`. */
  readonly description: string
  /** Loads the writer; only the formats asked for are loaded. */
  readonly load: () => Promise<WriteDocument>
}

/** Every document a review can be written as, in the order in which help lists them. */
export const formats: readonly Format[] = [
  {
    name: 'table',
    extension: 'txt',
    description: 'the review for a terminal',
    load: async () => (await import('./table/table.ts')).writeTable,
  },
  {
    name: 'json',
    extension: 'json',
    description: 'everything, versioned (docs/schemas/review.schema.json)',
    load: async () => (await import('./json/json.ts')).writeJson,
  },
  {
    name: 'html',
    extension: 'html',
    description: 'one file for people: the console with the review inside, offline',
    load: async () => (await import('./html/html.ts')).writeHtml,
  },
  {
    name: 'html-static',
    extension: 'html',
    description: 'the review as one page without script, for mail, wikis and paper',
    load: async () => (await import('./html/page.ts')).writePage,
  },
  {
    name: 'markdown',
    extension: 'md',
    description: 'for pull requests and wikis',
    load: async () => (await import('./markdown/markdown.ts')).writeMarkdown,
  },
  {
    name: 'sarif',
    extension: 'sarif',
    description: 'SARIF 2.1.0 for code scanning',
    load: async () => (await import('./sarif/sarif.ts')).writeSarif,
  },
  {
    name: 'junit',
    extension: 'xml',
    description: 'JUnit XML for build servers',
    load: async () => (await import('./junit/junit.ts')).writeJunit,
  },
  {
    name: 'csv',
    extension: 'csv',
    description: 'one finding a row, for spreadsheets',
    load: async () => (await import('./csv/csv.ts')).writeCsv,
  },
]

/** The format of a name, or `undefined`. */
export function findFormat(name: string): Format | undefined {
  return formats.find((f) => f.name === name)
}
