import type { Kept, Rows, TableName } from './schema.ts'

/** Columns of every primary key. */
interface Keys {
  readonly workload: 'id'
  readonly lens_review: 'workload' | 'lens'
  readonly answer: 'workload' | 'lens' | 'question'
  readonly milestone: 'workload' | 'number'
  readonly run: 'id'
  readonly evidence: 'run' | 'lens' | 'question' | 'choice'
  readonly finding_set: 'run'
  readonly suppression: 'id'
  readonly plan_item: 'workload' | 'item'
  readonly attestation: 'id'
  readonly evidence_file: 'workload' | 'sha256'
  readonly lens: 'id'
  readonly lens_version: 'lens' | 'lens_version'
  readonly profile: 'id'
  readonly profile_version: 'profile' | 'profile_version'
  readonly review_template: 'id'
  readonly template_answer: 'template' | 'lens' | 'question'
  readonly share: 'id'
  readonly notification: 'id'
  readonly tag: 'resource_arn' | 'key'
  readonly setting: 'account' | 'region'
  readonly access_key: 'id'
  readonly console_user: 'id'
  readonly agent_profile: 'id'
  readonly agent_goal: 'id'
  readonly agent_context: 'id'
  readonly agent_generation: 'id'
  readonly agent_recommendation: 'id'
  readonly access_snapshot: 'workload' | 'part'
  readonly access_analyzer: 'id'
  readonly access_archive_rule: 'analyzer' | 'name'
  readonly access_finding: 'analyzer' | 'id'
  readonly access_preview: 'id'
  readonly policy_generation: 'id'
}

export type Key<T extends TableName> = Pick<Rows[T], Keys[T] & keyof Rows[T]>
/** A row as given: the store adds version and times. */
export type New<T extends TableName> = Omit<Rows[T], keyof Kept>
/** Columns to change; `data` is replaced as a whole. */
export type Change<T extends TableName> = Partial<Omit<New<T>, Keys[T]>>

interface Table<T extends TableName> {
  /** Columns of the primary key, in order. */
  readonly key: readonly (Keys[T] & string)[]
  /** Tables whose rows go with a row of this one; each names its columns that refer here, in the order of `key`. */
  readonly children: readonly (readonly [table: TableName, columns: readonly string[]])[]
  /** Whether rows carry `version` and `updated`. */
  readonly versioned: boolean
}

const versioned = true
const children: [] = []

/** Shape of every audited table: one place for keys and for what goes with what. */
export const tables: { readonly [T in TableName]: Table<T> } = {
  workload: {
    key: ['id'],
    children: [
      ['evidence', ['workload']],
      ['finding_set', ['workload']],
      ['run', ['workload']],
      ['suppression', ['workload']],
      ['plan_item', ['workload']],
      ['attestation', ['workload']],
      ['evidence_file', ['workload']],
      ['access_snapshot', ['workload']],
      ['milestone', ['workload']],
      ['answer', ['workload']],
      ['lens_review', ['workload']],
      ['notification', ['workload']],
    ],
    versioned,
  },
  lens_review: {
    key: ['workload', 'lens'],
    children: [['answer', ['workload', 'lens']]],
    versioned,
  },
  answer: { key: ['workload', 'lens', 'question'], children, versioned },
  milestone: { key: ['workload', 'number'], children, versioned: false },
  run: {
    key: ['id'],
    children: [
      ['evidence', ['run']],
      ['finding_set', ['run']],
    ],
    versioned,
  },
  evidence: { key: ['run', 'lens', 'question', 'choice'], children, versioned: false },
  finding_set: { key: ['run'], children, versioned: false },
  suppression: { key: ['id'], children, versioned },
  plan_item: { key: ['workload', 'item'], children, versioned },
  attestation: { key: ['id'], children, versioned },
  evidence_file: { key: ['workload', 'sha256'], children, versioned: false },
  lens: { key: ['id'], children: [['lens_version', ['lens']]], versioned },
  lens_version: { key: ['lens', 'lens_version'], children, versioned: false },
  profile: { key: ['id'], children: [['profile_version', ['profile']]], versioned },
  profile_version: { key: ['profile', 'profile_version'], children, versioned: false },
  review_template: { key: ['id'], children: [['template_answer', ['template']]], versioned },
  template_answer: { key: ['template', 'lens', 'question'], children, versioned },
  share: { key: ['id'], children, versioned },
  notification: { key: ['id'], children, versioned },
  tag: { key: ['resource_arn', 'key'], children, versioned: false },
  setting: { key: ['account', 'region'], children, versioned },
  access_key: { key: ['id'], children, versioned },
  console_user: { key: ['id'], children, versioned },
  agent_profile: {
    key: ['id'],
    children: [
      ['agent_recommendation', ['profile']],
      ['agent_generation', ['profile']],
      ['agent_context', ['profile']],
      ['agent_goal', ['profile']],
    ],
    versioned,
  },
  agent_goal: { key: ['id'], children, versioned },
  agent_context: { key: ['id'], children, versioned },
  agent_generation: { key: ['id'], children, versioned },
  agent_recommendation: { key: ['id'], children, versioned },
  access_snapshot: { key: ['workload', 'part'], children, versioned: false },
  access_analyzer: {
    key: ['id'],
    children: [
      ['access_archive_rule', ['analyzer']],
      ['access_finding', ['analyzer']],
      ['access_preview', ['analyzer']],
    ],
    versioned,
  },
  access_archive_rule: { key: ['analyzer', 'name'], children, versioned },
  access_finding: { key: ['analyzer', 'id'], children, versioned },
  access_preview: { key: ['id'], children, versioned },
  policy_generation: { key: ['id'], children, versioned },
}
