import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { pythonWith } from './python-with.ts'
import type { Key } from './serve.ts'

/** A Python with the public policy validators for CloudFormation and Terraform. None: no Python. */
export function findPolicyValidators(): Promise<string | undefined> {
  return pythonWith({
    name: 'policy-validators',
    packages: ['cfn-policy-validator==0.0.37', 'tf-policy-validator==0.0.9'],
    probe: 'import cfn_policy_validator, iam_check',
  })
}

export interface Place {
  readonly python: string
  readonly url: string
}

export interface Report {
  /** Exit code: 0 nothing that blocks, 2 something, 1 it could not run. */
  readonly code: number
  readonly blocking: readonly ReportedFinding[]
  readonly other: readonly ReportedFinding[]
  readonly stderr: string
}

export interface ReportedFinding {
  readonly findingType: string
  readonly code: string
  readonly resourceName: string
  readonly policyName: string
  readonly details: Readonly<Record<string, unknown>>
}

/** Runs `cfn-policy-validator` unmodified. */
export function validateTemplate(place: Place, key: Key, path: string, ...args: string[]) {
  const [check = '', ...more] = args
  const program = 'import sys; from cfn_policy_validator.main import main; sys.exit(main())'
  return run(place, key, program, [check, '--template-path', path, ...more])
}

/** Runs `tf-policy-validator` unmodified, with the configuration that it comes with. */
export function validatePlan(place: Place, key: Key, path: string, ...args: string[]) {
  const [check = '', ...more] = args
  const where = ['--template-path', path, '--region', 'eu-west-1']
  const program =
    'import os, sys, iam_check; from iam_check.iam_check import main; ' +
    'folder = os.path.dirname(iam_check.__file__); ' +
    'sys.argv += ["--config", os.path.join(folder, "config", "default.yaml")]; sys.exit(main())'
  return run(place, key, program, [check, ...where, ...more])
}

function run({ python, url }: Place, key: Key, program: string, args: readonly string[]) {
  return new Promise<Report>((resolve) => {
    const options = { env: surroundings(url, key), timeout: 120_000, maxBuffer: 16 << 20 }
    execFile(python, ['-c', program, ...args], options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1
      const { BlockingFindings = [], NonBlockingFindings = [] } = parse(stdout)
      resolve({ code, blocking: BlockingFindings, other: NonBlockingFindings, stderr })
    })
  })
}

function parse(text: string): {
  readonly BlockingFindings?: readonly ReportedFinding[]
  readonly NonBlockingFindings?: readonly ReportedFinding[]
} {
  return text.trim().startsWith('{') ? (JSON.parse(text) as object) : {}
}

/** Two endpoints lead to the server; every other one leads nowhere, so that nothing can be asked of AWS. */
function surroundings(url: string, key: Key): Record<string, string> {
  const { PATH = '', HOME = '' } = process.env
  const absent = join(import.meta.dirname, '../../.cache/no-such-file')
  return {
    PATH,
    HOME,
    AWS_ACCESS_KEY_ID: key.accessKeyId,
    AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
    AWS_REGION: 'eu-west-1',
    AWS_DEFAULT_REGION: 'eu-west-1',
    AWS_ENDPOINT_URL_ACCESSANALYZER: url,
    AWS_ENDPOINT_URL_STS: url,
    AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
    AWS_CONFIG_FILE: absent,
    AWS_SHARED_CREDENTIALS_FILE: absent,
    AWS_EC2_METADATA_DISABLED: 'true',
    PYTHONDONTWRITEBYTECODE: '1',
  }
}
