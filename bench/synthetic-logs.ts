// Writes a trail: logs of CloudTrail in which no event is twice. As a script, so that its memory is not that of what is measured:
// node bench/synthetic-logs.ts FOLDER FILES RECORDS-PER-FILE; prints how many bytes the logs have when they are decompressed.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const [, , folder = '', files = '1', records = '1'] = process.argv
/** Stands for the number of the file, in ids of events and names of objects. */
const file = 'ffffffff'

const text = JSON.stringify({
  Records: Array.from({ length: Number(records) }, (_, n) => record(n)),
})
for (let n = 0; n < Number(files); n++) {
  const at = new Date(Date.UTC(2026, 10, 1) + n * 300_000)
    .toISOString()
    .replaceAll(/[-:]|:00\.\d+/g, '')
  const name = `111122223333_CloudTrail_eu-west-1_${at.slice(0, 13)}Z_${String(n).padStart(6, '0')}.json.gz`
  const numbered = text.replaceAll(file, n.toString(16).padStart(8, '0'))
  writeFileSync(join(folder, name), gzipSync(numbered, { level: 1 }))
}
process.stdout.write(String(Buffer.byteLength(text) * Number(files)))

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
      return ['s3', 'PutObject', { bucketName: bucket, key: `out/${file}/${n % 900}/part.bin` }]
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

/** A record of the size and variety that CloudTrail writes: about 1.4 kB, thirty roles, a dozen operations. */
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
    requestID: `${file}-0000-4000-8000-${String(n).padStart(12, '0')}`,
    eventID: `${file}-0000-4000-9000-${String(n).padStart(12, '0')}`,
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
