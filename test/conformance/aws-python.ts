import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { pythonWith } from './python-with.ts'
import type { Key } from './serve.ts'

const run = promisify(execFile)
/** Where no file is: the developer's own settings must not matter. */
const absent = join(import.meta.dirname, '../../.cache/no-such-file')

/** A Python with boto3 and the AWS CLI: the machine's, or one made in `.cache/aws-clients`. None: no Python. */
export function findAwsPython(): Promise<string | undefined> {
  return pythonWith({
    name: 'aws-clients',
    packages: ['awscli==1.45.11', 'boto3==1.43.11'],
    probe: 'import awscli, boto3',
  })
}

export interface Place {
  readonly python: string
  readonly url: string
}

/** Runs `aws wellarchitected …` unmodified; the environment alone leads it to the server. */
export async function runAws(place: Place, key: Key, ...args: string[]): Promise<string> {
  const all = ['-m', 'awscli', 'wellarchitected', ...args, '--output', 'json']
  return (await run(place.python, all, { env: surroundings(place, key) })).stdout
}

/** Runs a boto3 script; the last argument of the script is what `input` says, as JSON. Its output is JSON. */
export async function runScript(place: Place, key: Key, name: string, input: unknown = {}) {
  const args = [join(import.meta.dirname, name), JSON.stringify(input)]
  const { stdout } = await run(place.python, args, { env: surroundings(place, key) })
  return JSON.parse(stdout) as Record<string, unknown>
}

function surroundings({ url }: Place, key: Key): Record<string, string> {
  const { PATH = '', HOME = '' } = process.env
  return {
    PATH,
    HOME,
    AWS_ACCESS_KEY_ID: key.accessKeyId,
    AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
    AWS_REGION: 'eu-west-1',
    AWS_DEFAULT_REGION: 'eu-west-1',
    AWS_ENDPOINT_URL_WELLARCHITECTED: url,
    AWS_CONFIG_FILE: absent,
    AWS_SHARED_CREDENTIALS_FILE: absent,
    AWS_EC2_METADATA_DISABLED: 'true',
    PYTHONDONTWRITEBYTECODE: '1',
  }
}
