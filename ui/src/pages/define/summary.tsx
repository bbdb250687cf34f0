import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Foreign, wordOf } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'
import type { Draft } from './draft.ts'

interface Props {
  readonly draft: Draft
  readonly edit: (step: number) => void
}

/** Everything that will be defined, one box a step. */
export function Summary({ draft, edit }: Props) {
  const s = t.define
  const parts: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    [
      s.properties.title,
      {
        [s.properties.name]: draft.name,
        [s.properties.about]: draft.about,
        [s.properties.reviewOwner]: draft.reviewOwner,
        [s.properties.environment]: wordOf(t.words.environment, draft.environment),
        [s.properties.industry]: draft.industry,
      },
    ],
    [
      s.scope.title,
      {
        [s.scope.accounts]: draft.accounts,
        [s.scope.regions]: draft.regions.join(', '),
        [s.scope.outside]: draft.outside,
        [s.scope.architecture]: draft.architecture,
      },
    ],
    [s.profile.title, { [s.profile.title]: nameOf(draft.profile) }],
    [s.lenses.title, { [s.lenses.label]: draft.lenses.map(nameOf).join(', ') }],
    [s.template.title, { [s.template.title]: nameOf(draft.template) }],
  ]
  return (
    <SpaceBetween size="m">
      {parts.map(([title, values], step) => (
        <Container
          key={title}
          header={
            <Header
              variant="h2"
              actions={
                <Button ariaLabel={`${t.common.edit}: ${title}`} onClick={() => edit(step)}>
                  {t.common.edit}
                </Button>
              }
            >
              {title}
            </Header>
          }
        >
          <KeyValuePairs
            columns={3}
            items={Object.entries(values).map(([label, value]) => ({
              label,
              value: value === '' ? '–' : <Foreign>{value}</Foreign>,
            }))}
          />
        </Container>
      ))}
    </SpaceBetween>
  )
}

function nameOf(arn: string): string {
  return arn.split('/').at(-1) ?? arn
}
