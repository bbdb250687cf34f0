import { describe, expect, test } from 'vitest'
import { parsePolicy } from '../policy/parse-policy.ts'
import type { Policy, PolicyType } from '../policy/policy.ts'
import { isIncluded } from './is-included.ts'

/**
 * Pairs of policies with the answer that the rules of IAM give, in both directions: is `a` within `b`, is `b` within `a`.
 * A side is one statement that allows, a list of statements, or what a statement adds to `Allow s3:GetObject on *`.
 */
type Side = Readonly<Record<string, unknown>> | readonly Readonly<Record<string, unknown>>[]
type Row = readonly [claim: string, a: Side, b: Side, within: boolean, reverse: boolean]

const on = (operator: string, key: string, value: unknown): Side => ({
  Condition: { [operator]: { [key]: value } },
})
const does = (...Action: readonly string[]): Side => ({ Action })
const to = (...Resource: readonly string[]): Side => ({ Resource })
const allow = (more: object) => ({
  Effect: 'Allow',
  Action: 's3:GetObject',
  Resource: '*',
  ...more,
})
const deny = (more: object) => ({ Effect: 'Deny', Action: 's3:GetObject', Resource: '*', ...more })
const anything: Side = {}
const tag = 'aws:PrincipalTag/team'
const list = (operator: string, value: unknown): Side => ({
  Action: 's3:ListBucket',
  Condition: { [operator]: { 's3:max-keys': value } },
})
const run = (operator: string, value: unknown): Side => ({
  Action: 'ec2:CreateTags',
  Condition: { [operator]: { 'aws:TagKeys': value } },
})

const actions: readonly Row[] = [
  ['one action is within all of its service', does('s3:GetObject'), does('s3:*'), true, false],
  ['all of a service is within everything', does('s3:*'), does('*'), true, false],
  ['*:* is *', does('*:*'), does('*'), true, true],
  ['capitals do not count', does('S3:getobject'), does('s3:GetObject'), true, true],
  ['a prefix is within a shorter one', does('s3:GetObject*'), does('s3:Get*'), true, false],
  ['prefixes that fork do not contain each other', does('s3:Get*'), does('s3:Put*'), false, false],
  ['a question mark is one character', does('s3:GetObjec?'), does('s3:GetObjec*'), true, false],
  ['an action has a name, so ?* is *', does('s3:*'), does('s3:?*'), true, true],
  ['stars in a row are one star', does('s3:**'), does('s3:*'), true, true],
  ['a middle star', does('s3:Get*Acl'), does('s3:*Acl'), true, false],
  ['a union covers what no part covers', does('s3:Get*'), does('s3:Get', 's3:Get?*'), true, true],
  ['a union may leave a gap', does('s3:Get*'), does('s3:Get', 's3:Get??*'), false, true],
  [
    'the order of patterns does not count',
    does('s3:A*', 's3:B*'),
    does('s3:B*', 's3:A*'),
    true,
    true,
  ],
  [
    'wildcards in the prefix match nothing',
    does('s*:GetObject'),
    does('ec2:RunInstances'),
    true,
    false,
  ],
  ['what has no colon matches nothing', does('GetObject'), does('ec2:RunInstances'), true, false],
  ['NotAction leaves out', { NotAction: 's3:*', Action: undefined }, does('*'), true, false],
  [
    'NotAction of more is less',
    { NotAction: ['s3:*', 'iam:*'], Action: undefined },
    { NotAction: 'iam:*', Action: undefined },
    true,
    false,
  ],
  [
    'NotAction holds other services',
    does('ec2:*'),
    { NotAction: 's3:*', Action: undefined },
    true,
    false,
  ],
  [
    'NotAction holds no part of itself',
    does('s3:GetObject'),
    { NotAction: 's3:*', Action: undefined },
    false,
    false,
  ],
  [
    'NotAction of nothing real is everything',
    { NotAction: 's*:X', Action: undefined },
    does('*'),
    true,
    true,
  ],
  [
    'two statements are their union',
    [allow(does('s3:Get*')), allow(does('s3:Put*'))],
    does('s3:*'),
    true,
    false,
  ],
  [
    'and a union split up is the same',
    [allow(does('s3:Get*')), allow(does('s3:Put*'))],
    does('s3:Get*', 's3:Put*'),
    true,
    true,
  ],
]

const bucket = 'arn:aws:s3:::reports'
const resources: readonly Row[] = [
  ['an object is within its bucket', to(`${bucket}/a`), to(`${bucket}/*`), true, false],
  ['an object is not the bucket', to(`${bucket}/*`), to(bucket), false, false],
  ['a bucket with star holds both', to(bucket, `${bucket}/*`), to(`${bucket}*`), true, false],
  ['all ARNs of S3 are within *', to('arn:aws:s3:::*'), to('*'), true, false],
  ['capitals count', to(`${bucket}/A`), to(`${bucket}/a`), false, false],
  ['a star crosses slashes', to(`${bucket}/a/b/c`), to(`${bucket}/a*`), true, false],
  [
    'and colons, after the fifth',
    to('arn:aws:logs:eu-west-1:111122223333:log-group:a:*'),
    to('arn:aws:logs:eu-west-1:111122223333:*'),
    true,
    false,
  ],
  [
    'a star does not cross colons before',
    to('arn:aws:ec2:eu-west-1:111122223333:instance/i'),
    to('arn:aws:ec2:*:instance/i'),
    false,
    false,
  ],
  [
    'an account of twelve digits',
    to('arn:aws:ec2:eu-west-1:????????????:instance/*'),
    to('arn:aws:ec2:eu-west-1:*:instance/*'),
    true,
    false,
  ],
  ['any partition', to(`${bucket}/*`), to('arn:*:s3:::reports/*'), true, false],
  [
    'a union of letters leaves others',
    to(`${bucket}/*`),
    to(`${bucket}/a*`, `${bucket}/b*`),
    false,
    true,
  ],
  ['empty and not empty are all', to(`${bucket}*`), to(bucket, `${bucket}?*`), true, true],
  [
    'NotResource leaves out',
    { NotResource: `${bucket}/*`, Resource: undefined },
    to('*'),
    true,
    false,
  ],
  [
    'NotResource of more is less',
    { NotResource: [bucket, `${bucket}/*`], Resource: undefined },
    { NotResource: bucket, Resource: undefined },
    true,
    false,
  ],
  [
    'NotResource holds what is elsewhere',
    to('arn:aws:s3:::other/*'),
    { NotResource: `${bucket}/*`, Resource: undefined },
    true,
    false,
  ],
  [
    'NotResource holds nothing of itself',
    to(`${bucket}/x`),
    { NotResource: `${bucket}/*`, Resource: undefined },
    false,
    false,
  ],
  [
    'resource and action are independent',
    [
      allow({ Resource: `${bucket}/a` }),
      allow({ Action: 's3:PutObject', Resource: `${bucket}/b` }),
    ],
    { Action: ['s3:GetObject', 's3:PutObject'], Resource: [`${bucket}/a`, `${bucket}/b`] },
    true,
    false,
  ],
  ['a short ARN goes on as *', to('arn:aws:s3'), to('arn:aws:s3:*:*:*'), true, true],
  ['brackets are no wildcard', to(`${bucket}/[ab]`), to(`${bucket}/a`), false, false],
  [
    'actions without resource know * only',
    { Action: 's3:ListAllMyBuckets', Resource: 'arn:aws:s3:::*' },
    does('ec2:RunInstances'),
    true,
    false,
  ],
]

const strings: readonly Row[] = [
  ['a condition is less than none', on('StringEquals', tag, 'a'), anything, true, false],
  [
    'one value is within two',
    on('StringEquals', tag, 'a'),
    on('StringEquals', tag, ['a', 'b']),
    true,
    false,
  ],
  ['values differ', on('StringEquals', tag, 'a'), on('StringEquals', tag, 'b'), false, false],
  ['capitals count', on('StringEquals', tag, 'a'), on('StringEquals', tag, 'A'), false, false],
  [
    'capitals do not count under IgnoreCase',
    on('StringEqualsIgnoreCase', tag, 'ab'),
    on('StringEqualsIgnoreCase', tag, 'AB'),
    true,
    true,
  ],
  [
    'StringEquals is within IgnoreCase',
    on('StringEquals', tag, 'aB'),
    on('StringEqualsIgnoreCase', tag, 'Ab'),
    true,
    false,
  ],
  [
    'IgnoreCase is four spellings of two letters',
    on('StringEqualsIgnoreCase', tag, 'ab'),
    on('StringEquals', tag, ['ab', 'Ab', 'aB', 'AB']),
    true,
    true,
  ],
  [
    'and not three',
    on('StringEqualsIgnoreCase', tag, 'ab'),
    on('StringEquals', tag, ['ab', 'Ab', 'aB']),
    false,
    true,
  ],
  [
    'a star is a character under StringEquals',
    on('StringEquals', tag, 'a*'),
    on('StringLike', tag, 'a*'),
    true,
    false,
  ],
  [
    'StringLike without wildcards is StringEquals',
    on('StringLike', tag, 'ab'),
    on('StringEquals', tag, 'ab'),
    true,
    true,
  ],
  [
    'a pattern within a shorter one',
    on('StringLike', tag, 'ab*'),
    on('StringLike', tag, 'a*'),
    true,
    false,
  ],
  ['StringLike * needs the key', on('StringLike', tag, '*'), anything, true, false],
  ['StringLike * is presence', on('StringLike', tag, '*'), on('Null', tag, 'false'), true, true],
  ['not a is what is not a, and absence', on('StringNotEquals', tag, 'a'), anything, true, false],
  [
    'not a, not b is less than not a',
    on('StringNotEquals', tag, ['a', 'b']),
    on('StringNotEquals', tag, 'a'),
    true,
    false,
  ],
  ['b is within not a', on('StringEquals', tag, 'b'), on('StringNotEquals', tag, 'a'), true, false],
  [
    'a, and not a: all',
    anything,
    [allow(on('StringEquals', tag, 'a')), allow(on('StringNotEquals', tag, 'a'))],
    true,
    true,
  ],
  [
    'a*, and not a*: all',
    anything,
    [allow(on('StringLike', tag, 'a*')), allow(on('StringNotLike', tag, 'a*'))],
    true,
    true,
  ],
  [
    'a*, and not ab*: all',
    anything,
    [allow(on('StringLike', tag, 'a*')), allow(on('StringNotLike', tag, 'ab*'))],
    true,
    true,
  ],
  [
    'ab*, and not a*: not all',
    anything,
    [allow(on('StringLike', tag, 'ab*')), allow(on('StringNotLike', tag, 'a*'))],
    false,
    true,
  ],
  [
    'two operators on a key are both asked',
    { Condition: { StringLike: { [tag]: 'a*' }, StringNotEquals: { [tag]: 'ab' } } },
    on('StringLike', tag, 'a*'),
    true,
    false,
  ],
  [
    'two keys are both asked',
    { Condition: { StringEquals: { [tag]: 'a', 'aws:PrincipalOrgID': 'o-a' } } },
    on('StringEquals', tag, 'a'),
    true,
    false,
  ],
  [
    'keys have no case',
    on('StringEquals', 'AWS:principaltag/TEAM', 'a'),
    on('StringEquals', tag, 'a'),
    true,
    true,
  ],
  [
    'tags are keys of their own',
    on('StringEquals', tag, 'a'),
    on('StringEquals', 'aws:PrincipalTag/cost', 'a'),
    false,
    false,
  ],
  [
    'escapes are characters',
    on('StringLike', tag, 'a${*}'),
    on('StringEquals', tag, 'a*'),
    true,
    true,
  ],
]

const presence: readonly Row[] = [
  [
    'IfExists allows absence',
    on('StringEquals', tag, 'a'),
    on('StringEqualsIfExists', tag, 'a'),
    true,
    false,
  ],
  [
    'IfExists is the value or absence',
    on('StringEqualsIfExists', tag, 'a'),
    [allow(on('StringEquals', tag, 'a')), allow(on('Null', tag, 'true'))],
    true,
    true,
  ],
  [
    'negated operators allow absence anyway',
    on('StringNotEqualsIfExists', tag, 'a'),
    on('StringNotEquals', tag, 'a'),
    true,
    true,
  ],
  [
    'there or not there: all',
    anything,
    [allow(on('Null', tag, 'true')), allow(on('Null', tag, 'false'))],
    true,
    true,
  ],
  ['Null of both is no condition', on('Null', tag, ['true', 'false']), anything, true, true],
  ['a value is presence', on('StringEquals', tag, 'a'), on('Null', tag, 'false'), true, false],
  ['a value is not absence', on('StringEquals', tag, 'a'), on('Null', tag, 'true'), false, false],
  [
    'absence is within not a',
    on('Null', tag, 'true'),
    on('StringNotEquals', tag, 'a'),
    true,
    false,
  ],
  [
    'not a, and there',
    { Condition: { StringNotEquals: { [tag]: 'a' }, Null: { [tag]: 'false' } } },
    on('StringNotEquals', tag, 'a'),
    true,
    false,
  ],
  [
    'MFA may be absent',
    on('BoolIfExists', 'aws:MultiFactorAuthPresent', 'true'),
    on('Bool', 'aws:MultiFactorAuthPresent', 'true'),
    false,
    true,
  ],
  [
    'secure transport is never absent',
    on('BoolIfExists', 'aws:SecureTransport', 'true'),
    on('Bool', 'aws:SecureTransport', 'true'),
    true,
    true,
  ],
  [
    'the time is never absent',
    on('DateLessThanIfExists', 'aws:CurrentTime', '2030-01-01T00:00:00Z'),
    on('DateLessThan', 'aws:CurrentTime', '2030-01-01T00:00:00Z'),
    true,
    true,
  ],
  ['users have an ARN', on('Null', 'aws:PrincipalArn', 'false'), anything, true, true],
]

const ip = 'aws:SourceIp'
const addresses: readonly Row[] = [
  [
    'a narrower range',
    on('IpAddress', ip, '192.0.2.0/25'),
    on('IpAddress', ip, '192.0.2.0/24'),
    true,
    false,
  ],
  [
    'halves make a whole',
    on('IpAddress', ip, '192.0.2.0/24'),
    on('IpAddress', ip, ['192.0.2.0/25', '192.0.2.128/25']),
    true,
    true,
  ],
  [
    'three quarters do not',
    on('IpAddress', ip, '192.0.2.0/24'),
    on('IpAddress', ip, ['192.0.2.0/25', '192.0.2.128/26']),
    false,
    true,
  ],
  [
    'an address is a range of one',
    on('IpAddress', ip, '192.0.2.7'),
    on('IpAddress', ip, '192.0.2.7/32'),
    true,
    true,
  ],
  [
    'bits after the prefix do not count',
    on('IpAddress', ip, '192.0.2.77/24'),
    on('IpAddress', ip, '192.0.2.0/24'),
    true,
    true,
  ],
  [
    'ranges apart',
    on('IpAddress', ip, '192.0.2.0/24'),
    on('IpAddress', ip, '198.51.100.0/24'),
    false,
    false,
  ],
  [
    'private ranges are ranges',
    on('IpAddress', ip, '10.1.0.0/16'),
    on('IpAddress', ip, '10.0.0.0/8'),
    true,
    false,
  ],
  [
    'outside of more is less',
    on('NotIpAddress', ip, '192.0.2.0/24'),
    on('NotIpAddress', ip, '192.0.2.0/25'),
    true,
    false,
  ],
  [
    'inside, and outside: all',
    anything,
    [allow(on('IpAddress', ip, '192.0.2.0/24')), allow(on('NotIpAddress', ip, '192.0.2.0/24'))],
    true,
    true,
  ],
  [
    'all of IPv4 lacks IPv6',
    on('Null', ip, 'false'),
    on('IpAddress', ip, '0.0.0.0/0'),
    false,
    true,
  ],
  [
    'all of both is presence',
    on('Null', ip, 'false'),
    on('IpAddress', ip, ['0.0.0.0/0', '::/0']),
    true,
    true,
  ],
  [
    'IPv6 has many spellings',
    on('IpAddress', ip, '2001:db8:0:0::/64'),
    on('IpAddress', ip, '2001:0DB8::/64'),
    true,
    true,
  ],
  [
    'IPv6 ranges',
    on('IpAddress', ip, '2001:db8:1::/48'),
    on('IpAddress', ip, '2001:db8::/32'),
    true,
    false,
  ],
  [
    'an endpoint has no source address',
    {
      Condition: {
        StringEquals: { 'aws:SourceVpce': 'vpce-1' },
        IpAddress: { [ip]: '192.0.2.0/24' },
      },
    },
    does('ec2:RunInstances'),
    true,
    false,
  ],
  [
    'not in a range, with an endpoint',
    on('StringEquals', 'aws:SourceVpce', 'vpce-1'),
    on('NotIpAddress', ip, '192.0.2.0/24'),
    true,
    false,
  ],
]

const numbers: readonly Row[] = [
  ['less than', list('NumericLessThan', '5'), list('NumericLessThan', '10'), true, false],
  [
    'less than is within at most',
    list('NumericLessThan', '5'),
    list('NumericLessThanEquals', '5'),
    true,
    false,
  ],
  [
    'at most is less or equal',
    list('NumericLessThanEquals', '5'),
    [allow(list('NumericLessThan', '5')), allow(list('NumericEquals', '5'))],
    true,
    true,
  ],
  [
    'a number has many spellings',
    list('NumericEquals', '5.0'),
    list('NumericEquals', 5),
    true,
    true,
  ],
  [
    'equal is within a range',
    list('NumericEquals', '7'),
    list('NumericGreaterThan', '5'),
    true,
    false,
  ],
  [
    'up and down: presence',
    list('Null', 'false'),
    [allow(list('NumericLessThan', '5')), allow(list('NumericGreaterThanEquals', '5'))],
    true,
    true,
  ],
  [
    'without the middle',
    list('Null', 'false'),
    [allow(list('NumericLessThan', '5')), allow(list('NumericGreaterThan', '5'))],
    false,
    true,
  ],
  [
    'not equal is less or greater, or absent',
    list('NumericNotEquals', '5'),
    [
      allow(list('NumericLessThan', '5')),
      allow(list('NumericGreaterThan', '5')),
      allow(list('Null', 'true')),
    ],
    true,
    true,
  ],
  [
    'numbers are not texts',
    list('NumericLessThan', '9'),
    list('NumericLessThan', '10'),
    true,
    false,
  ],
  ['below zero', list('NumericLessThan', '-5'), list('NumericLessThan', '0'), true, false],
  [
    'between',
    {
      Action: 's3:ListBucket',
      Condition: {
        NumericGreaterThan: { 's3:max-keys': '1' },
        NumericLessThan: { 's3:max-keys': '3' },
      },
    },
    list('NumericLessThan', '3'),
    true,
    false,
  ],
]

const now = 'aws:CurrentTime'
const dates: readonly Row[] = [
  [
    'earlier',
    on('DateLessThan', now, '2029-01-01T00:00:00Z'),
    on('DateLessThan', now, '2030-01-01T00:00:00Z'),
    true,
    false,
  ],
  [
    'zones are one time',
    on('DateLessThan', now, '2030-01-01T01:00:00+01:00'),
    on('DateLessThan', now, '2030-01-01T00:00:00Z'),
    true,
    true,
  ],
  [
    'seconds since 1970 are one time',
    on('DateLessThan', now, '1893456000'),
    on('DateLessThan', now, '2030-01-01T00:00:00Z'),
    true,
    true,
  ],
  [
    'a day is its midnight',
    on('DateGreaterThan', now, '2030-01-01'),
    on('DateGreaterThan', now, '2030-01-01T00:00:00Z'),
    true,
    true,
  ],
  [
    'before, and not before: all',
    anything,
    [
      allow(on('DateLessThan', now, '2030-01-01T00:00:00Z')),
      allow(on('DateGreaterThanEquals', now, '2030-01-01T00:00:00Z')),
    ],
    true,
    true,
  ],
  [
    'before, and after: not all',
    anything,
    [
      allow(on('DateLessThan', now, '2030-01-01T00:00:00Z')),
      allow(on('DateGreaterThan', now, '2030-01-01T00:00:00Z')),
    ],
    false,
    true,
  ],
  [
    'two keys are one clock',
    on('DateLessThan', 'aws:EpochTime', '1893456000'),
    on('DateLessThan', now, '2030-01-01T00:00:00Z'),
    true,
    true,
  ],
  ['not that moment', on('DateNotEquals', now, '2030-01-01T00:00:00Z'), anything, true, false],
]

const secure = 'aws:SecureTransport'
const booleans: readonly Row[] = [
  ['true is less than no condition', on('Bool', secure, 'true'), anything, true, false],
  ['true or false: all', anything, on('Bool', secure, ['true', 'false']), true, true],
  [
    'true, and false: all',
    anything,
    [allow(on('Bool', secure, 'true')), allow(on('Bool', secure, 'false'))],
    true,
    true,
  ],
  ['JSON Booleans are texts', on('Bool', secure, true), on('Bool', secure, 'true'), true, true],
  ['capitals do not count', on('Bool', secure, 'True'), on('Bool', secure, 'true'), true, true],
  ['as text', on('StringEquals', secure, 'true'), on('Bool', secure, 'true'), true, true],
  ['not the other', on('Bool', secure, 'true'), on('Bool', secure, 'false'), false, false],
  [
    'no MFA, and MFA, and absent: all',
    anything,
    [
      allow(on('Bool', 'aws:MultiFactorAuthPresent', 'true')),
      allow(on('BoolIfExists', 'aws:MultiFactorAuthPresent', 'false')),
    ],
    true,
    true,
  ],
]

const arn = 'aws:PrincipalArn'
const role = 'arn:aws:iam::111122223333:role'
const arns: readonly Row[] = [
  [
    'one role of many',
    on('ArnEquals', arn, `${role}/a`),
    on('ArnLike', arn, `${role}/*`),
    true,
    false,
  ],
  [
    'ArnEquals has wildcards',
    on('ArnEquals', arn, `${role}/*`),
    on('ArnLike', arn, `${role}/*`),
    true,
    true,
  ],
  [
    'StringEquals has none',
    on('StringEquals', arn, `${role}/*`),
    on('ArnEquals', arn, `${role}/*`),
    true,
    false,
  ],
  [
    'a star stays in its part',
    on('ArnLike', arn, 'arn:aws:iam::*:role/a'),
    on('StringLike', arn, 'arn:aws:iam::*:role/a'),
    true,
    true,
  ],
  [
    'any account',
    on('ArnLike', arn, `${role}/*`),
    on('ArnLike', arn, 'arn:aws:iam::*:role/*'),
    true,
    false,
  ],
  [
    'the account follows from the ARN',
    on('ArnLike', arn, `${role}/*`),
    on('StringEquals', 'aws:PrincipalAccount', '111122223333'),
    true,
    false,
  ],
  [
    'and not another',
    on('ArnLike', arn, `${role}/*`),
    on('StringEquals', 'aws:PrincipalAccount', '444455556666'),
    false,
    false,
  ],
  [
    'accounts have twelve digits',
    on('StringLike', 'aws:PrincipalAccount', '*'),
    on('StringLike', 'aws:PrincipalAccount', '????????????'),
    true,
    true,
  ],
  [
    'one, and not one: all',
    anything,
    [allow(on('ArnLike', arn, `${role}/*`)), allow(on('ArnNotLike', arn, `${role}/*`))],
    true,
    true,
  ],
  [
    'not a role, and a role elsewhere',
    on('ArnNotLike', arn, 'arn:aws:iam::*:role/*'),
    on('ArnNotLike', arn, `${role}/*`),
    true,
    false,
  ],
  [
    'roles have no user name',
    { Condition: { ArnLike: { [arn]: `${role}/*` }, Null: { 'aws:username': 'false' } } },
    does('ec2:RunInstances'),
    true,
    false,
  ],
]

const vpce = 'aws:SourceVpce'
const all = 'ForAllValues:StringEquals'
const any = 'ForAnyValue:StringEquals'
const sets: readonly Row[] = [
  ['all of fewer', run(all, ['a']), run(all, ['a', 'b']), true, false],
  ['any of fewer', run(any, ['a']), run(any, ['a', 'b']), true, false],
  ['all of holds without the key', run(all, ['a']), run('Null', 'false'), false, false],
  ['any of needs the key', run(any, ['a']), run('Null', 'false'), true, false],
  ['all of does not ask for any', run(all, ['a']), run(any, ['a']), false, false],
  [
    'all of, and there, is any of',
    {
      Action: 'ec2:CreateTags',
      Condition: { [all]: { 'aws:TagKeys': 'a' }, Null: { 'aws:TagKeys': 'false' } },
    },
    run(any, ['a']),
    true,
    false,
  ],
  [
    'all within, or any outside: all',
    does('ec2:CreateTags'),
    [allow(run(all, ['a'])), allow(run('ForAnyValue:StringNotEquals', ['a']))],
    true,
    true,
  ],
  [
    'any within, or all outside: all',
    does('ec2:CreateTags'),
    [allow(run(any, ['a'])), allow(run('ForAllValues:StringNotEquals', ['a']))],
    true,
    true,
  ],
  [
    'any a and any b need two values',
    {
      Action: 'ec2:CreateTags',
      Condition: {
        [any]: { 'aws:TagKeys': 'a' },
        'ForAnyValue:StringLike': { 'aws:TagKeys': 'b*' },
      },
    },
    run(any, ['a']),
    true,
    false,
  ],
  [
    'on a key of one value, all of is the value or absence',
    on(all, vpce, ['a']),
    on('StringEqualsIfExists', vpce, 'a'),
    true,
    true,
  ],
  ['and any of is the value', on(any, tag, ['a']), on('StringEquals', tag, 'a'), true, true],
  [
    'one value is not two',
    { Condition: { [any]: { [tag]: 'a' }, 'ForAnyValue:StringLike': { [tag]: 'b' } } },
    does('ec2:RunInstances'),
    true,
    false,
  ],
  [
    'a plain operator never holds on several values',
    run('StringEquals', 'a'),
    does('ec2:RunInstances'),
    true,
    false,
  ],
  [
    'tags of a request are its tag keys',
    { Action: 'ec2:CreateTags', Condition: { StringEquals: { 'aws:RequestTag/a': 'x' } } },
    run('ForAnyValue:StringEqualsIgnoreCase', ['a']),
    true,
    false,
  ],
]

const emptyValues: readonly Row[] = [
  ['any of nothing or a', run(any, ['', 'a']), run(any, ['', 'a']), true, true],
  ['a value may be empty', on('StringEquals', tag, ''), on('StringLike', tag, '*'), true, false],
  [
    'an empty tag passes all of, like an absent one',
    on(all, tag, ['a']),
    on('StringEqualsIfExists', tag, 'a'),
    false,
    true,
  ],
  [
    'an empty tag passes all of, as an absent one does',
    on(all, tag, ['a']),
    on('StringEqualsIfExists', tag, 'a'),
    false,
    true,
  ],
  [
    'under set operators it counts as absent',
    on(any, tag, ['']),
    does('ec2:RunInstances'),
    true,
    false,
  ],
]

const denials: readonly Row[] = [
  [
    'a deny takes away',
    [allow({ Action: 's3:*' }), deny({ Action: 's3:Put*' })],
    does('s3:*'),
    true,
    false,
  ],
  [
    'a deny is NotAction',
    [allow({ Action: '*' }), deny({ Action: 's3:*' })],
    { NotAction: 's3:*', Action: undefined },
    true,
    true,
  ],
  [
    'a deny elsewhere does nothing',
    [allow({ Action: 's3:*' }), deny({ Action: 'iam:*' })],
    does('s3:*'),
    true,
    true,
  ],
  [
    'a deny of all is nothing',
    [allow({ Action: '*' }), deny({ Action: '*' })],
    does('ec2:RunInstances'),
    true,
    false,
  ],
  [
    'a deny by NotResource',
    [allow({}), deny({ NotResource: `${bucket}/*`, Resource: undefined })],
    to(`${bucket}/*`),
    true,
    true,
  ],
  [
    'a deny by NotAction',
    [allow({ Action: '*' }), deny({ NotAction: 's3:GetObject', Action: undefined })],
    anything,
    true,
    true,
  ],
  [
    'a deny with a condition',
    [allow({}), deny(on('Bool', secure, 'false'))],
    on('Bool', secure, 'true'),
    true,
    true,
  ],
  [
    'a deny with absence',
    [allow({}), deny(on('BoolIfExists', 'aws:MultiFactorAuthPresent', 'false'))],
    on('Bool', 'aws:MultiFactorAuthPresent', 'true'),
    true,
    true,
  ],
  [
    'a deny that forgets absence',
    [allow({}), deny(on('Bool', 'aws:MultiFactorAuthPresent', 'false'))],
    on('Bool', 'aws:MultiFactorAuthPresent', 'true'),
    false,
    true,
  ],
  [
    'a deny outside of a range',
    [allow({}), deny(on('NotIpAddress', ip, '192.0.2.0/24'))],
    on('IpAddress', ip, '192.0.2.0/24'),
    true,
    true,
  ],
  [
    'two denies',
    [allow({ Action: 's3:*' }), deny({ Action: 's3:Put*' }), deny({ Action: 's3:Delete*' })],
    [allow({ Action: 's3:*' }), deny({ Action: 's3:Put*' })],
    true,
    false,
  ],
  [
    'the other side denies',
    does('s3:*'),
    [allow({ Action: '*' }), deny({ Action: 's3:PutObject' })],
    false,
    false,
  ],
  [
    'both deny',
    [allow({ Action: 's3:*' }), deny({ Action: 's3:P*' })],
    [allow({ Action: '*' }), deny({ Action: 's3:PutObject' })],
    true,
    false,
  ],
]

const home = (...parts: readonly string[]) => to(...parts.map((p) => `arn:aws:s3:::home/${p}`))
const variables: readonly Row[] = [
  ['a variable is itself', home('${aws:username}/*'), home('${aws:username}/*'), true, true],
  ['a variable is within a star', home('${aws:username}/*'), home('*'), true, false],
  ['a variable is not a name', home('${aws:username}/*'), home('bob/*'), false, false],
  [
    'nor is it the name that a proof would have',
    home('${aws:username}/*'),
    home('alice/*'),
    false,
    false,
  ],
  [
    'of an account and a name',
    home('${aws:PrincipalAccount}/${aws:username}/*'),
    home('111122223333/alice/*'),
    false,
    false,
  ],
  ['variables differ', home('${aws:username}/*'), home('${aws:userid}/*'), false, false],
  ['deeper', home('${aws:username}/docs/*'), home('${aws:username}/*'), true, false],
  [
    'in conditions',
    on('StringEquals', tag, '${aws:PrincipalTag/cost}'),
    on('StringLike', tag, '*'),
    true,
    false,
  ],
  [
    'in conditions, the same',
    on('StringEquals', 'aws:ResourceAccount', '${aws:PrincipalAccount}'),
    anything,
    true,
    false,
  ],
]

const shared = (more: object): Side => ({ Principal: '*', ...more })
const by = (Principal: unknown): Side => ({ Principal })
const account = '111122223333'
/** As policies of a resource. */
const principals: readonly Row[] = [
  ['an account is within everybody', by({ AWS: account }), by('*'), true, false],
  ['{"AWS": "*"} is everybody', by({ AWS: '*' }), by('*'), true, true],
  [
    'an account has two spellings',
    by({ AWS: account }),
    by({ AWS: `arn:aws:iam::${account}:root` }),
    true,
    true,
  ],
  ['a role is within its account', by({ AWS: `${role}/a` }), by({ AWS: account }), true, false],
  [
    'a user is within its account',
    by({ AWS: `arn:aws:iam::${account}:user/a` }),
    by({ AWS: account }),
    true,
    false,
  ],
  [
    'a session is within its role',
    by({ AWS: `arn:aws:sts::${account}:assumed-role/a/s` }),
    by({ AWS: `${role}/a` }),
    true,
    false,
  ],
  ['roles differ', by({ AWS: `${role}/a` }), by({ AWS: `${role}/b` }), false, false],
  ['accounts differ', by({ AWS: account }), by({ AWS: '444455556666' }), false, false],
  [
    'two of three',
    by({ AWS: [account, '444455556666'] }),
    by({ AWS: [account, '444455556666', '777788889999'] }),
    true,
    false,
  ],
  ['a service is within everybody', by({ Service: 'sns.amazonaws.com' }), by('*'), true, false],
  [
    'a service is no account',
    by({ Service: 'sns.amazonaws.com' }),
    by({ AWS: account }),
    false,
    false,
  ],
  ['nobody is named, nobody comes', {}, by({ AWS: account }), true, false],
  [
    'everybody of an account by condition',
    shared(on('StringEquals', 'aws:PrincipalAccount', account)),
    by({ AWS: account }),
    true,
    true,
  ],
  [
    'a role by condition',
    shared(on('ArnEquals', arn, `${role}/a`)),
    by({ AWS: `${role}/a` }),
    true,
    true,
  ],
  [
    'an organisation is within everybody',
    shared(on('StringEquals', 'aws:PrincipalOrgID', 'o-a')),
    by('*'),
    true,
    false,
  ],
  [
    'services are in no organisation',
    {
      Principal: { Service: 'sns.amazonaws.com' },
      Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a' } },
    },
    by({ AWS: account }),
    true,
    false,
  ],
  ['NotPrincipal is everybody else', { NotPrincipal: { AWS: account } }, by('*'), true, false],
  [
    'NotPrincipal and the account: everybody',
    by('*'),
    [allow({ NotPrincipal: { AWS: account } }), allow({ Principal: { AWS: account } })],
    true,
    true,
  ],
]

function read(side: Side): Policy {
  const statements = (Array.isArray(side) ? side : [side]).map((each: object) => {
    const whole = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*', ...each }
    return JSON.parse(JSON.stringify(whole)) as object
  })
  const { policy, diagnostics } = parsePolicy({ Version: '2012-10-17', Statement: statements })
  expect(diagnostics).toEqual([])
  if (policy === undefined) throw new Error('unreadable')
  return policy
}

const topics = Object.entries({
  actions,
  resources,
  strings,
  presence,
  addresses,
  numbers,
  dates,
  booleans,
  arns,
  sets,
  emptyValues,
  denials,
  variables,
  principals,
})

describe.each(topics)('%s', (topic, rows) => {
  const type: PolicyType = topic === 'principals' ? 'resource' : 'identity'
  const options = { type, milliseconds: 10_000 }
  test.each(rows)('%s', (_, a, b, within, reverse) => {
    const [left, right] = [read(a), read(b)]
    const answers = [isIncluded(left, right, options), isIncluded(right, left, options)]
    const wanted = [within, reverse].map((yes) => (yes ? 'included' : 'not-included'))
    expect(
      answers.map(({ answer }) => answer),
      JSON.stringify(answers),
    ).toEqual(wanted)
  })
})

test('the table has two hundred pairs and more', () => {
  expect(topics.reduce((sum, [, rows]) => sum + 2 * rows.length, 0)).toBeGreaterThanOrEqual(200)
})
