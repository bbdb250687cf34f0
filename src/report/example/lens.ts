import type { CheckEvidence, Lens, Practice, Question } from '../../model/lens.ts'
import { exampleChecks as c } from './checks.ts'

function evidence(
  check: { readonly id: string },
  part: Partial<CheckEvidence> = {},
): CheckEvidence {
  return { check: check.id, strength: 'A', required: true, contradicts: true, ...part }
}

function practice(part: Partial<Practice> & Pick<Practice, 'id' | 'number' | 'title'>): Practice {
  return {
    mode: 'auto',
    related: [],
    signals: { strong: [], weak: [], contradicting: [] },
    evidence: [],
    rule: 'all',
    none: false,
    ...part,
  }
}

const threatModel = practice({
  id: 'sec_securely_operate_threat_model',
  number: 'SEC01-BP07',
  title: 'Identify threats with a threat model',
  level: 'high',
  owner: 'Application architect',
  mode: 'attest',
  evidence: [
    {
      attest: 'threat-model',
      title: 'a threat model of the workload, reviewed this year',
      strength: 'D',
      required: true,
      validDays: 365,
    },
  ],
})

export const examplePractices = {
  root: practice({
    id: 'sec_securely_operate_aws_account',
    number: 'SEC01-BP02',
    title: 'Secure the account root user',
    level: 'high',
    owner: 'Cloud platform team',
    link: 'https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_securely_operate_aws_account.html',
    evidence: [evidence(c.rootMfa)],
  }),
  threatModel,
  leastPrivilege: practice({
    id: 'sec_permissions_least_privileges',
    number: 'SEC03-BP02',
    title: 'Grant least privilege access',
    level: 'high',
    owner: 'Identity team',
    evidence: [evidence(c.roleAdmin)],
  }),
  publicAccess: practice({
    id: 'sec_permissions_analyze_cross_account',
    number: 'SEC03-BP07',
    title: 'Analyze public and cross-account access',
    level: 'low',
    owner: 'Identity team',
    evidence: [evidence(c.bucketPublic)],
  }),
  logging: practice({
    id: 'sec_detect_investigate_events_app_service_logging',
    number: 'SEC04-BP01',
    title: 'Configure service and application logging',
    level: 'high',
    owner: 'Security operations',
    evidence: [evidence(c.trail), evidence(c.guardDuty, { strength: 'C', required: false })],
  }),
  network: practice({
    id: 'sec_network_protection_layered',
    number: 'SEC05-BP02',
    title: 'Control traffic flow within your network layers',
    level: 'high',
    owner: 'Network team',
    evidence: [evidence(c.openPorts)],
  }),
  atRest: practice({
    id: 'sec_protect_data_rest_encrypt',
    number: 'SEC08-BP02',
    title: 'Enforce encryption at rest',
    level: 'high',
    owner: 'Data platform team',
    evidence: [
      evidence(c.bucketEncrypted),
      evidence(c.bucketPublic, { strength: 'B', required: false }),
    ],
  }),
  plans: practice({
    id: 'sec_incident_response_development',
    number: 'SEC10-BP02',
    title: 'Develop incident management plans',
    level: 'high',
    owner: 'Security operations',
    mode: 'attest',
    evidence: [
      {
        attest: 'incident-plan',
        title: 'an incident plan that was exercised',
        strength: 'D',
        required: true,
        validDays: 365,
      },
    ],
  }),
  appTraining: practice({
    id: 'sec_appsec_train_for_application_security',
    number: 'SEC11-BP01',
    title: 'Train for application security',
    level: 'medium',
    owner: 'Engineering',
    mode: 'attest',
  }),
} as const

const p = examplePractices

function question(
  id: string,
  number: string,
  title: string,
  domain: string,
  practices: readonly Practice[],
): Question {
  return { id, number, title, domain, practices }
}

/** A lens of seven questions, one for each domain. */
export const exampleLens: Lens = {
  alias: 'wellarchitected',
  name: 'Security Pillar',
  version: '2025-02-25',
  domains: [
    { id: 'security-foundations', title: 'Security foundations' },
    { id: 'identity-and-access-management', title: 'Identity and access management' },
    { id: 'detection', title: 'Detection' },
    { id: 'infrastructure-protection', title: 'Infrastructure protection' },
    { id: 'data-protection', title: 'Data protection' },
    { id: 'incident-response', title: 'Incident response' },
    { id: 'application-security', title: 'Application security' },
  ],
  questions: [
    question(
      'securely-operate',
      'SEC01',
      'How do you securely operate your workload?',
      'security-foundations',
      [p.root, p.threatModel],
    ),
    question(
      'permissions',
      'SEC03',
      'How do you manage permissions for people and machines?',
      'identity-and-access-management',
      [p.leastPrivilege, p.publicAccess],
    ),
    question(
      'detect-investigate-events',
      'SEC04',
      'How do you detect and investigate security events?',
      'detection',
      [p.logging],
    ),
    question(
      'network-protection',
      'SEC05',
      'How do you protect your network resources?',
      'infrastructure-protection',
      [p.network],
    ),
    question(
      'protect-data-rest',
      'SEC08',
      'How do you protect your data at rest?',
      'data-protection',
      [p.atRest],
    ),
    question(
      'incident-response',
      'SEC10',
      'How do you anticipate, respond to, and recover from incidents?',
      'incident-response',
      [p.plans],
    ),
    question(
      'appsec',
      'SEC11',
      'How do you incorporate and validate the security properties of applications?',
      'application-security',
      [p.appTraining],
    ),
  ],
}
