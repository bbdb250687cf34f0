import type { Attestation, Suppression } from '../../model/human-record.ts'
import type { ServiceResponsibility } from '../../model/responsibility.ts'
import type { Review } from '../../model/review.ts'
import { countRisks, exampleDomains, exampleQuestions } from './answers.ts'
import { exampleBlind, exampleFindings, exampleGaps } from './findings.ts'
import { exampleLens, examplePractices as p } from './lens.ts'
import { hostileNames, plainNames, type ExampleNames } from './names.ts'
import { examplePlan } from './plan.ts'

/** A small synthetic review with something in every section, for tests and goldens. */
export function exampleReview(variant: 'plain' | 'hostile' = 'plain'): Review {
  return reviewOf(variant === 'plain' ? plainNames : hostileNames)
}

/** The same review with the given names. */
export function reviewOf(names: ExampleNames): Review {
  const findings = exampleFindings(names)
  const gaps = exampleGaps(names)
  const blind = exampleBlind(gaps)
  const questions = exampleQuestions(names, findings, blind)
  const disputed = questions[1]
  return {
    at: '2026-03-02T09:00:00.000Z',
    workload: {
      name: names.workload,
      environment: 'production',
      owner: 'payments@example.com',
      accounts: ['111122223333', '444455556666'],
      regions: ['eu-west-1', 'us-east-1'],
    },
    lens: exampleLens,
    sources: [
      { kind: 'aws', name: '111122223333', account: '111122223333', regions: ['eu-west-1'] },
      { kind: 'cloudformation', name: names.file },
    ],
    resourceCount: 9,
    questions,
    domains: exampleDomains(questions),
    contradictions:
      disputed === undefined
        ? []
        : [
            {
              question: disputed.question,
              practice: p.leastPrivilege,
              said: 'selected',
              verdict: 'contradicted',
              summary: `lead@example.com selected it (“${names.notes}”), but 1 role holds administrator rights.`,
            },
          ],
    risks: countRisks(questions),
    coverage: 0.75,
    findings,
    staleSuppressions: [{ suppression: staleSuppression, why: 'expired' }],
    expiredAttestations: [expiredAttestation],
    diagnostics: [
      {
        code: 'cloudformation-unknown-type',
        severity: 'warning',
        message: `The type of ${names.group} is not known, so nothing judges it.`,
        help: 'Check the spelling of the type.',
        where: { file: names.file, line: 44 },
      },
    ],
    blind,
    gaps,
    plan: examplePlan(findings),
    responsibilities: responsibilities(),
  }
}

const staleSuppression: Suppression = {
  check: 's3-bucket-encrypted',
  resource: '*-assets',
  reason: 'Holds public files only.',
  owner: 'web@example.com',
  expires: '2026-01-31',
}

const expiredAttestation: Attestation = {
  practice: p.threatModel.id,
  item: 'threat-model',
  statement: 'Modelled with the team.',
  by: 'lead@example.com',
  at: '2025-01-10',
  expires: '2026-01-10',
}

function responsibilities(): readonly ServiceResponsibility[] {
  const counts = { fail: 0, unknown: 0, pass: 0, 'not-applicable': 0 }
  return [
    {
      service: 'Amazon S3',
      model: 'managed-storage',
      resources: { 'AWS::S3::Bucket': 2 },
      aws: ['Runs and repairs storage, network and software', 'Destroys worn-out media'],
      customer: [
        {
          duty: 'Decide who may read and write each bucket',
          practices: ['SEC03-BP07', 'SEC08-BP04'],
          checks: ['s3-bucket-policy-not-public'],
          counts: { ...counts, fail: 1, unknown: 1 },
          status: 'not-done',
        },
        {
          duty: 'Choose the encryption and manage its keys',
          practices: ['SEC08-BP01', 'SEC08-BP02'],
          checks: ['s3-bucket-encrypted'],
          counts: { ...counts, fail: 1, pass: 1 },
          status: 'not-done',
        },
      ],
    },
    {
      service: 'Amazon EC2',
      model: 'infrastructure',
      resources: { 'AWS::EC2::Instance': 1, 'AWS::EC2::SecurityGroup': 1 },
      aws: ['Runs the hosts and the hypervisor'],
      customer: [
        {
          duty: 'Patch the guest operating system',
          practices: ['SEC06-BP01'],
          checks: [],
          counts,
          status: 'not-judged',
        },
      ],
    },
  ]
}
