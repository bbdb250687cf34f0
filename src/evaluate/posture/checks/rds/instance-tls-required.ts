import { check } from '../../../../model/check.ts'
import { isUnknown, unknown } from '../../../../model/unknown.ts'
import { clusterDecides, requiresTlsByDefault, parameterOf } from '../../predicates/database.ts'
import { notApplicable, undecided, decide } from '../../predicates/judgement.ts'
import { holds } from '../../predicates/truth.ts'
import { read, pointer } from '../../predicates/value.ts'

const on = new Set(['1', 'ON', 'on', 'true'])

export default check({
  title: 'Database refuses connections without TLS',
  resource: 'AWS::RDS::DBInstance',
  severity: 'medium',
  why: 'Without it a client that forgets TLS sends passwords and data in the clear.',
  fix: {
    text: 'Set rds.force_ssl (PostgreSQL, SQL Server) or require_secure_transport (MySQL, MariaDB) in the parameter group.',
    effort: 'M',
    cli: 'aws rds modify-db-parameter-group --db-parameter-group-name GROUP --parameters ParameterName=rds.force_ssl,ParameterValue=1,ApplyMethod=pending-reboot',
    cloudformation: 'Parameters: { rds.force_ssl: "1" }',
  },
  reads: ['DBParameterGroupName', 'Engine', 'EngineVersion', 'DBClusterIdentifier'],
  relates: ['AWS::RDS::DBParameterGroup'],
  test: (instance, facts) => {
    const member = clusterDecides(instance)
    if (member !== undefined) return member
    const at = pointer('DBParameterGroupName')
    const messages = { pass: 'TLS is required.', fail: 'Connections without TLS are accepted.' }
    const engine = read(instance, 'Engine')
    if (typeof engine === 'string' && /^(?:oracle|custom|db2)/.test(engine))
      return notApplicable('The engine sets TLS in an option group.', pointer('Engine'))
    const name = read(instance, 'DBParameterGroupName')
    if (isUnknown(name)) return undecided(name, at)
    const standard = name === undefined || String(name).startsWith('default.')
    const group = standard ? undefined : facts.find('AWS::RDS::DBParameterGroup', name, instance)
    if (!standard && group === undefined)
      return undecided(unknown('not-collected', 'the parameter group'), at)
    const value =
      group === undefined
        ? undefined
        : (parameterOf(group, 'rds.force_ssl') ?? parameterOf(group, 'require_secure_transport'))
    if (value !== undefined)
      return decide(
        holds(value, (v) => on.has(String(v))),
        messages,
        at,
      )
    return decide(requiresTlsByDefault(engine, read(instance, 'EngineVersion')), messages, at)
  },
  examples: {
    pass: [
      { name: 'by default', properties: { Engine: 'postgres', EngineVersion: '16.3' } },
      {
        properties: { Engine: 'mysql', DBParameterGroupName: 'strict' },
        near: [
          {
            type: 'AWS::RDS::DBParameterGroup',
            id: 'strict',
            properties: { Parameters: { require_secure_transport: 'ON' } },
          },
        ],
      },
    ],
    fail: [{ properties: { Engine: 'mysql', EngineVersion: '8.0.36' } }],
    unknown: [{ properties: { Engine: 'mysql', DBParameterGroupName: 'other' } }],
    notApplicable: [{ properties: { Engine: 'oracle-ee' } }],
  },
})
