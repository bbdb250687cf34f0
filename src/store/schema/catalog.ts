import type { AnswerData } from './review.ts'
import type { Json, Kept } from './row.ts'

/** A custom lens. */
export interface LensRow extends Kept {
  /** 32 hex. */
  readonly id: string
  readonly arn: string
  readonly account: string
  readonly region: string
  readonly name: string
  readonly status: 'DRAFT' | 'PUBLISHED' | 'DELETED'
  /** The newest published version; null while there is only a draft. */
  readonly current: string | null
  readonly data: LensData
}

export interface LensData {
  readonly description?: string
  /** The imported document that is not published yet, as text. */
  readonly draft?: Json
  /** Name in the draft; there is a draft exactly when this is given. */
  readonly draftName?: string
  readonly draftDescription?: string
}

/** A published version of a custom lens; immutable. */
export interface LensVersionRow {
  /** Id of the lens. */
  readonly lens: string
  readonly lens_version: string
  /** Order of publishing, from 1. */
  readonly number: number
  readonly major: boolean
  readonly created: number
  /** The lens document as imported. */
  readonly data: Json
}

export interface ProfileRow extends Kept {
  readonly id: string
  readonly arn: string
  readonly account: string
  readonly region: string
  readonly name: string
  readonly folded: string
  /** The newest version, e.g. `1`. */
  readonly current: string
  readonly data: { readonly description: string; readonly [key: string]: Json }
}

export interface ProfileVersionRow {
  /** Id of the profile. */
  readonly profile: string
  readonly profile_version: string
  readonly number: number
  readonly created: number
  readonly data: ProfileVersionData
}

export interface ProfileVersionData {
  /** Question id → selected choice ids. */
  readonly answers: Readonly<Record<string, readonly string[]>>
}

export interface ReviewTemplateRow extends Kept {
  readonly id: string
  readonly arn: string
  readonly account: string
  readonly region: string
  readonly name: string
  readonly data: ReviewTemplateData
}

export interface ReviewTemplateData {
  readonly description: string
  readonly notes?: string
  /** In order of application. */
  readonly lenses: readonly TemplateLens[]
}

export interface TemplateLens {
  readonly lens: string
  readonly version: string
  readonly notes?: string
  readonly pillarNotes?: Readonly<Record<string, string>>
}

export interface TemplateAnswerRow extends Kept {
  /** Id of the template. */
  readonly template: string
  readonly lens: string
  readonly question: string
  readonly pillar: string
  readonly status: 'ANSWERED' | 'UNANSWERED'
  readonly data: AnswerData
}
