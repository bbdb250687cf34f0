// Writing policies from logs of CloudTrail: how much slower than decompressing and parsing the same files alone.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { generatePolicies } from '../src/app/access/generate.ts'

const files = 40
const recordsPerFile = 10_000
const aim = 0.8
const memoryAim = 600
const folder = mkdtempSync(join(tmpdir(), 'plinth-bench-'))
let bytes = 0
for (let i = 0; i < files; i++) {
  const text = JSON.stringify({
    Records: Array.from({ length: recordsPerFile }, (_, n) => record(i * recordsPerFile + n)),
  })
  bytes += text.length
  writeFileSync(
    join(folder, `log-${String(i).padStart(3, '0')}.json.gz`),
    gzipSync(text, { level: 1 }),
  )
}

// Both are measured in turn, so that a busy moment of the machine hits both; the medians count.
const plain: number[] = []
const whole: number[] = []
let described = ''
for (let round = 0; round < 7; round++) {
  plain.push(await timed(async () => parseAlone(folder)))
  whole.push(
    await timed(async () => {
      const { policies, events } = await generatePolicies({
        logs: [folder],
        principals: [],
        mostResources: 20,
        conditions: true,
        limit: 6144,
      })
      described = `${events} events, ${policies.length} principals`
    }),
  )
}
rmSync(folder, { recursive: true })
const share = median(plain) / median(whole)
const memory = process.resourceUsage().maxRSS / 1024
console.log(
  `access-generate: ${(bytes / 1e6 / (median(whole) / 1000)).toFixed(0)} MB/s of logs (${described}), ${(share * 100).toFixed(0)} % of gunzip + JSON.parse alone (aim ≥ ${aim * 100} %), peak RSS ${memory.toFixed(0)} MB (aim < ${memoryAim} MB)`,
)
process.exitCode = share >= aim && memory < memoryAim ? 0 : 1

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

function parseAlone(path: string): void {
  for (const name of readdirSync(path))
    JSON.parse(gunzipSync(readFileSync(join(path, name))).toString('utf8'))
}

/** @returns milliseconds of processor time, of all threads: what one core would take, whoever else uses the machine */
async function timed(work: () => Promise<void>): Promise<number> {
  const start = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

type Call = readonly [service: string, name: string, parameters: object | null]

/** @returns what the n-th record called */
function callOf(n: number): Call {
  const bucket = `bucket-${n % 12}`
  switch (n % 12) {
    case 0:
      return [
        's3',
        'GetObject',
        { bucketName: bucket, key: `2026/11/${n % 5000}.json`, Host: `${bucket}.s3.amazonaws.com` },
      ]
    case 1:
      return ['s3', 'PutObject', { bucketName: bucket, key: `out/${n % 900}/part.bin` }]
    case 2:
      return [
        'dynamodb',
        'Query',
        { tableName: `table-${n % 40}`, keyConditionExpression: '#a = :b' },
      ]
    case 3:
      return [
        'sqs',
        'SendMessage',
        { queueUrl: `https://sqs.eu-west-1.amazonaws.com/111122223333/queue-${n % 9}` },
      ]
    case 4:
      return [
        'kms',
        'Decrypt',
        {
          encryptionContext: { 'aws:s3:arn': `arn:aws:s3:::${bucket}` },
          keyId: `arn:aws:kms:eu-west-1:111122223333:key/00000000-0000-4000-8000-00000000000${n % 9}`,
        },
      ]
    case 5:
      return ['ec2', 'DescribeInstances', { instancesSet: {}, filterSet: {}, maxResults: 1000 }]
    case 6:
      return ['lambda', 'GetFunction20150331v2', { functionName: `function-${n % 60}` }]
    case 7:
      return ['ssm', 'GetParameter', { name: `/app/${n % 30}/url`, withDecryption: true }]
    case 8:
      return [
        'logs',
        'CreateLogStream',
        { logGroupName: `/aws/lambda/function-${n % 60}`, logStreamName: `2026/${n % 100}` },
      ]
    case 9:
      return [
        'sts',
        'AssumeRole',
        { roleArn: `arn:aws:iam::111122223333:role/target-${n % 5}`, roleSessionName: 'app' },
      ]
    case 10:
      return ['monitoring', 'PutMetricAlarm', { alarmName: `alarm-${n % 80}`, threshold: 1 }]
    default:
      return ['sts', 'GetCallerIdentity', null]
  }
}

/** A record of the size and variety that CloudTrail writes: about 1.5 kB, thirty roles, a dozen operations. */
function record(n: number): object {
  const role = `role-${n % 30}`
  const [service, name, requestParameters] = callOf(n)
  return {
    eventVersion: '1.11',
    userIdentity: {
      type: 'AssumedRole',
      principalId: `AROAEXAMPLE${n % 30}:session-${n % 500}`,
      arn: `arn:aws:sts::111122223333:assumed-role/${role}/session-${n % 500}`,
      accountId: '111122223333',
      accessKeyId: 'ASIAEXAMPLEEXAMPLE00',
      sessionContext: {
        sessionIssuer: {
          type: 'Role',
          principalId: `AROAEXAMPLE${n % 30}`,
          arn: `arn:aws:iam::111122223333:role/app/${role}`,
          accountId: '111122223333',
          userName: role,
        },
        webIdFederationData: {},
        attributes: { creationDate: '2026-11-01T08:00:00Z', mfaAuthenticated: 'false' },
      },
    },
    eventTime: `2026-11-${String(1 + (n % 28)).padStart(2, '0')}T10:00:00Z`,
    eventSource: `${service}.amazonaws.com`,
    eventName: name,
    awsRegion: n % 7 === 0 ? 'us-east-1' : 'eu-west-1',
    sourceIPAddress: '192.0.2.10',
    userAgent:
      'aws-sdk-js/3.1169.0 ua/2.1 os/linux#6.1 lang/js md/nodejs#24.21.0 api/example#3.1169.0',
    requestParameters,
    responseElements: null,
    requestID: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    eventID: `00000000-0000-4000-9000-${String(n).padStart(12, '0')}`,
    readOnly: true,
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: '111122223333',
    eventCategory: 'Management',
    tlsDetails: {
      tlsVersion: 'TLSv1.3',
      cipherSuite: 'TLS_AES_128_GCM_SHA256',
      clientProvidedHostHeader: `${service}.eu-west-1.amazonaws.com`,
    },
    ...(n % 50 === 0 && {
      errorCode: 'AccessDenied',
      errorMessage: 'User is not authorized to perform this.',
    }),
  }
}
