import { check } from '../../../../model/check.ts'
import { decide } from '../../predicates/judgement.ts'
import { and, holds } from '../../predicates/truth.ts'
import { fact, factPointer } from '../../predicates/value.ts'

const messages = {
  pass: 'The recorder runs and delivers.',
  fail: 'The recorder is stopped or fails to deliver.',
}

export default check({
  title: 'Recorder runs and delivers its records',
  resource: 'AWS::Config::ConfigurationRecorder',
  severity: 'medium',
  why: 'A recorder that was stopped or lost its bucket leaves a hole in the history.',
  fix: {
    text: 'Start the recorder; if delivery fails, repair the permissions of its role and bucket.',
    effort: 'S',
    cli: 'aws configservice start-configuration-recorder --configuration-recorder-name NAME',
  },
  reads: ['facts.Recording', 'facts.LastStatus'],
  test: (recorder) =>
    decide(
      and(
        holds(fact(recorder, 'Recording'), (v) => v === true),
        holds(
          fact(recorder, 'LastStatus'),
          (v) => typeof v === 'string' && v.toLowerCase() !== 'failure',
        ),
      ),
      messages,
      factPointer('Recording'),
      factPointer('LastStatus'),
    ),
  examples: {
    pass: [{ name: 'when well', facts: { Recording: true, LastStatus: 'SUCCESS' } }],
    fail: [
      { name: 'when stopped', facts: { Recording: false, LastStatus: 'SUCCESS' } },
      { name: 'when failing', facts: { Recording: true, LastStatus: 'FAILURE' } },
    ],
    unknown: [{ name: 'in a template', facts: {} }],
  },
})
