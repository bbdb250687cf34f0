import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readAuthorizationDetails } from '../../../collect/authorization-details/read-authorization-details.ts'
import { answerPaths } from '../../../app/access/paths.ts'
import { renderPaths } from './render-paths.ts'

const details: unknown = JSON.parse(
  readFileSync(new URL('render-paths.example.json', import.meta.url), 'utf8'),
)

function render(color: boolean, limit = 20, width = 1000): string {
  const { resources } = readAuthorizationDetails(details, 'iam.json')
  return renderPaths(answerPaths({ resources, assumeWorkloads: true }), { color, limit, width })
}

test('a path reads as a picture, with what allows each hop', () => {
  expect(`${render(false)}\n`).toMatchInlineSnapshot(`
    "3 identities can escalate · 1 more may · 1 identity is there already

    user/ana ──sts:AssumeRole──▶ role/worker ──iam:PassRole+lambda:CreateFunction+lambda:InvokeFunction──▶ role/deploy (admin)
        sts-001  Assume a role
            sts:AssumeRole                   assume, statement 1 "Assume"
        lambda-001  Make a function that has the role, and call it
            iam:PassRole                     deploy, statement 1 "Pass"
            lambda:CreateFunction            deploy, statement 2 "Functions"
            lambda:InvokeFunction            deploy, statement 2 "Functions"

    user/bob ──iam:PutUserPolicy──▶ itself with every permission
        iam-007  Write an inline policy into one's own user
            iam:PutUserPolicy                self, statement 1 "Own"

    role/worker ──iam:PassRole+lambda:CreateFunction+lambda:InvokeFunction──▶ role/deploy (admin)
        lambda-001  Make a function that has the role, and call it
            iam:PassRole                     deploy, statement 1 "Pass"
            lambda:CreateFunction            deploy, statement 2 "Functions"
            lambda:InvokeFunction            deploy, statement 2 "Functions"
        also by lambda-006, lambda-003, lambda-004, lambda-005

    Nobody knows whether these work

    user/eve ┄┄iam:AttachUserPolicy┄┄▷ itself with every permission
        iam-008  Attach a policy to one's own user
            unknown: iam:AttachUserPolicy on arn:aws:iam::111122223333:user/eve depends on aws:MultiFactorAuthPresent

    Cut first  statement 2 "Functions" in deploy of role/worker: removing it leaves 2 of 3 identities without a path.
    "
  `)
})

test('colour only adds colour, and the limit says what it leaves out', () => {
  const escape = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g')
  expect(render(true).replaceAll(escape, '')).toBe(render(false))
  expect(render(false, 1)).toContain('… and 2 more: --limit 3')
})

test('names cannot move the cursor', () => {
  const hostile = JSON.parse(
    JSON.stringify(details)
      .replaceAll('"ana"', '"\\u001b[2Jana"')
      .replaceAll('user/ana', 'user/\\u001b[2Jana'),
  ) as unknown
  const { resources } = readAuthorizationDetails(hostile, 'iam.json')
  const text = renderPaths(answerPaths({ resources, assumeWorkloads: true }), {
    color: false,
    limit: 20,
  })
  expect(text).not.toContain('\u001b')
  expect(text).toContain('ana')
})

const hidden = 'arn:aws:iam::111122223333:policy/hidden'
const users = (names: readonly string[]) => ({
  UserDetailList: names.map((UserName) => ({
    UserName,
    Arn: `arn:aws:iam::111122223333:user/${UserName}`,
    AttachedManagedPolicies: [{ PolicyName: 'hidden', PolicyArn: hidden }],
  })),
})

function renderUsers(names: readonly string[], to = 'admin'): string {
  const { resources } = readAuthorizationDetails(users(names), 'iam.json')
  return renderPaths(answerPaths({ resources, to }), { color: false, limit: 2 })
}

test('whoever could not be decided about is named with the reason', () => {
  expect(`${renderUsers(['ana', 'bob', 'eve'])}\n`).toMatchInlineSnapshot(`
    "No known path of escalation · 3 more may

    Nobody knows what these can do already

    user/ana, user/bob, and 1 more
            unknown: arn:aws:iam::111122223333:policy/hidden is not in the snapshot
    "
  `)
  expect(renderUsers(['ana'], 'arn:aws:s3:::reports')).toContain(
    'arn:aws:s3:::reports is not in the snapshot: what its own policy grants is unknown',
  )
})

test('a narrow terminal has a line for each hop', () => {
  expect(render(false, 20, 80)).toContain(`user/ana
    ──sts:AssumeRole──▶ role/worker
    ──iam:PassRole+lambda:CreateFunction+lambda:InvokeFunction──▶ role/deploy (admin)
`)
})
