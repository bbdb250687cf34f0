import { check } from '../../../../model/check.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { pass, fail, undecided } from '../../predicates/judgement.ts'
import { isPresent } from '../../predicates/property.ts'
import { read, pointer } from '../../predicates/value.ts'

const type = 'AWS::CodeArtifact::Repository'

export default check({
  title: 'Package repository does not mix own packages with a public registry',
  resource: type,
  severity: 'low',
  why: 'Where both meet, a public package with the name of an internal one can take its place.',
  fix: {
    text: 'Keep the external connection in a repository that only serves as upstream, and publish own packages elsewhere.',
    effort: 'M',
    cli: 'aws codeartifact disassociate-external-connection --domain DOMAIN --repository REPOSITORY --external-connection public:npmjs',
    cloudformation: 'Upstreams: [!GetAtt NpmStore.Name]',
  },
  reads: ['ExternalConnections'],
  relates: [type],
  test: (repository, facts) => {
    const connections = read(repository, 'ExternalConnections')
    const at = pointer('ExternalConnections')
    if (isUnknown(connections)) return undecided(connections, at)
    if (!isPresent(connections)) return pass('The repository has no external connection.', at)
    if (facts.referring(type, 'Upstreams', repository).length > 0)
      return pass('The repository only feeds others.', at)
    const seen = facts.seen(type, repository)
    return seen === true || repository.stack !== undefined
      ? fail('The repository takes packages straight from a public registry.', at)
      : undecided(seen, at)
  },
  examples: {
    pass: [
      { properties: { Upstreams: ['npm-store'] } },
      {
        id: 'npm-store',
        properties: { ExternalConnections: ['public:npmjs'] },
        near: [{ type, id: 'internal', properties: { Upstreams: ['npm-store'] } }],
      },
    ],
    fail: [{ properties: { ExternalConnections: ['public:npmjs'] } }],
    unknown: [{ properties: { ExternalConnections: { $unknown: 'unresolved' } } }],
  },
})
