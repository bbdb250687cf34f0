import { readFile } from 'node:fs/promises'
import { openLogs } from '../../collect/cloudtrail/open-logs.ts'
import type { GuardrailType } from '../../evaluate/access/guardrails/guardrail.ts'
import { minifyPolicy } from '../../evaluate/access/guardrails/minify.ts'
import { guardrailLimits, sizeOf } from '../../evaluate/access/guardrails/policy-size.ts'
import { type SplitPolicy, splitPolicy } from '../../evaluate/access/guardrails/split.ts'
import {
  applyExemptions,
  suggestExemptions,
  type Suggestions,
} from '../../evaluate/access/guardrails/what-if/exemptions.ts'
import { findLosses, type Losses } from '../../evaluate/access/guardrails/what-if/lost-access.ts'
import { type Change, proposeChange } from '../../evaluate/access/guardrails/what-if/proposal.ts'
import { createReplay, type Replayed } from '../../evaluate/access/guardrails/what-if/replay.ts'
import { type Estate, readEstate } from '../../evaluate/access/graph/estate.ts'
import { parsePolicy } from '../../evaluate/access/policy/parse-policy.ts'
import { readPolicyText } from '../../evaluate/access/policy/read-policy-text.ts'
import { describeFileError } from '../../lib/describe-file-error.ts'
import { type Diagnostic, PlinthError } from '../../model/diagnostic.ts'
import type { Resource } from '../../model/resource.ts'
import { guardedTypes } from './exposure.ts'
import { identityTypes, organizationTypes } from './unlisted.ts'

export interface WhatIfQuestion {
  readonly type: GuardrailType
  readonly name: string
  /** As parsed. */
  readonly document: unknown
  readonly target?: string
  readonly replaces?: string
  /** Files and folders of CloudTrail; without any only the snapshot is asked. */
  readonly logs: readonly string[]
  /** ISO 8601; earlier events are left out. */
  readonly since?: string
  readonly onFile?: (done: number, files: number) => void
}

export interface WhatIfAnswer {
  readonly type: GuardrailType
  readonly policy: string
  /** Characters without white space. */
  readonly size: number
  readonly limit: number
  readonly split?: SplitPolicy
  readonly notes: readonly string[]
  /** What users and roles of the snapshot may no longer do. */
  readonly losses: Losses
  /** What was seen to work and would not; absent without logs. */
  readonly observed?: Replayed & { readonly files: number; readonly skipped: number }
  readonly suggestions?: Suggestions
  /** The policy with the suggested exemptions. */
  readonly withExemptions?: unknown
  readonly diagnostics: readonly Diagnostic[]
}

/** Types of CloudFormation that an answer about a guardrail rests on: whom it binds, and of RCPs what it keeps from whom. */
export function typesBound(type: GuardrailType): readonly string[] {
  const guarded = type === 'rcp' ? guardedTypes : []
  return [...new Set([...identityTypes, ...organizationTypes, ...guarded])]
}

/** Reads a policy as JSON. @throws PlinthError where it cannot be read */
export async function readProposal(file: string): Promise<unknown> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    throw new PlinthError({
      code: 'guardrail-policy-unreadable',
      severity: 'error',
      message: `The policy cannot be read: ${describeFileError(error)}.`,
      where: { file },
    })
  }
  const { value, problems } = readPolicyText(text, file)
  const [first, ...more] = problems
  if (first !== undefined) throw new PlinthError(first, more)
  return value
}

/**
 * Says what a guardrail would break: who loses what by the snapshot, and which logged calls would be denied. Logs are read file by
 * file, each once, in bounded memory.
 * @throws PlinthError where the policy or its target makes no sense
 */
export async function askWhatIf(
  resources: readonly Resource[],
  asked: WhatIfQuestion,
): Promise<WhatIfAnswer> {
  const change = changeOf(resources, asked)
  const estate = readEstate(resources)
  const small = minifyPolicy(asked.document)
  const limit = guardrailLimits[asked.type].characters
  const size = sizeOf(small)
  const answer = {
    type: asked.type,
    policy: asked.name,
    size,
    limit,
    ...(size > limit && { split: splitPolicy(small, limit) }),
    notes: change.notes,
    losses: findLosses(change, estate),
  }
  if (asked.logs.length === 0) return { ...answer, diagnostics: [] }
  const { diagnostics, ...observed } = await replayLogs(change, estate, asked)
  const suggestions = suggestExemptions(observed.broken)
  return {
    ...answer,
    observed,
    suggestions,
    ...(suggestions.exemptions.length > 0 && {
      withExemptions: applyExemptions(asked.document, suggestions.exemptions),
    }),
    diagnostics,
  }
}

function changeOf(resources: readonly Resource[], asked: WhatIfQuestion): Change {
  const { policy, diagnostics } = parsePolicy(asked.document, asked.name)
  const [first, ...more] = diagnostics
  if (policy === undefined || first !== undefined)
    throw new PlinthError(
      first ?? {
        code: 'guardrail-policy',
        severity: 'error',
        message: 'The policy cannot be read.',
      },
      more,
    )
  const { type, target, replaces } = asked
  const found = proposeChange(resources, {
    type,
    policy,
    ...(target !== undefined && { target }),
    ...(replaces !== undefined && { replaces }),
  })
  if ('problem' in found) throw new PlinthError(found.problem)
  return found.change
}

async function replayLogs(change: Change, estate: Estate, asked: WhatIfQuestion) {
  const logs = await openLogs(asked.logs)
  const diagnostics: Diagnostic[] = [...logs.diagnostics]
  const replay = createReplay(change, estate)
  let skipped = 0
  for await (const batch of logs.read(asked.onFile)) {
    for (const event of batch.events)
      if (asked.since === undefined || (event.eventTime ?? asked.since) >= asked.since)
        replay.add(event)
    skipped += batch.skipped
    diagnostics.push(...batch.diagnostics)
  }
  return { ...replay.result(), files: logs.files.length, skipped, diagnostics }
}
