import { describe, expect, test } from 'vitest'
import { parsePlinthYaml } from './plinth-yaml.ts'

const oidc = (lines: string) => `server:\n  oidc:\n    clientId: plinth\n${lines}`
const roles = '    roles: [{ group: staff, role: reader, account: 111122223333 }]\n'

describe('the section of the server', () => {
  test('is read with accounts as text and what is left out', () => {
    const { config, diagnostics } = parsePlinthYaml(
      `${oidc(`    issuer: https://login.example.com\n${roles}`)}  url: https://plinth.example.com\n`,
    )
    expect(diagnostics).toEqual([])
    expect(config?.server).toEqual({
      url: 'https://plinth.example.com',
      oidc: {
        issuer: 'https://login.example.com',
        clientId: 'plinth',
        name: 'Single sign-on',
        scopes: ['openid', 'profile', 'email'],
        groupClaim: 'groups',
        roles: [{ group: 'staff', role: 'reader', account: '111122223333' }],
      },
    })
  })

  test.each([
    ['an issuer without TLS', oidc(`    issuer: http://login.example.com\n${roles}`), 4],
    ['an issuer that is none', oidc(`    issuer: login\n${roles}`), 4],
    [
      'nobody who may do anything',
      oidc('    issuer: https://login.example.com\n    roles: []\n'),
      5,
    ],
    ['a secret', oidc(`    issuer: https://login.example.com\n    clientSecret: x\n${roles}`), 5],
    ['an address with a path', 'server:\n  url: https://example.com/plinth\n', 2],
  ])('does not take %s', (_, text, line) => {
    const { config, diagnostics } = parsePlinthYaml(text)
    expect(config).toBeUndefined()
    expect(diagnostics[0]?.where?.line).toBe(line)
  })
})
