import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Multiselect from '@cloudscape-design/components/multiselect'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tiles from '@cloudscape-design/components/tiles'
import { useQuery } from '@tanstack/react-query'
import { regions } from '../../app/regions.ts'
import { lensesQuery, profilesQuery, templatesQuery } from '../../data/library.ts'
import { Label, TextField } from '../../parts/fields.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { t } from '../../strings/en.ts'
import type { Change, Draft, Problems } from './draft.ts'

interface StepProps {
  readonly draft: Draft
  readonly change: Change
  readonly problems: Problems
}

export function Properties({ draft, change, problems }: StepProps) {
  const s = t.define.properties
  return (
    <Container>
      <SpaceBetween size="l">
        <TextField
          label={s.name}
          help={s.nameHelp}
          value={draft.name}
          error={problems.name}
          onChange={(name) => change({ name })}
          autoFocus
        />
        <TextField
          label={s.about}
          help={s.aboutHelp}
          value={draft.about}
          error={problems.about}
          onChange={(about) => change({ about })}
          rows={3}
        />
        <TextField
          label={s.reviewOwner}
          help={s.reviewOwnerHelp}
          value={draft.reviewOwner}
          error={problems.reviewOwner}
          onChange={(reviewOwner) => change({ reviewOwner })}
        />
        <FormField label={s.environment} stretch>
          <Tiles
            value={draft.environment}
            columns={2}
            items={[
              { value: 'PRODUCTION', label: s.production, description: s.productionHelp },
              { value: 'PREPRODUCTION', label: s.preproduction, description: s.preproductionHelp },
            ]}
            onChange={({ detail }) =>
              change({
                environment: detail.value === 'PRODUCTION' ? 'PRODUCTION' : 'PREPRODUCTION',
              })
            }
          />
        </FormField>
        <TextField
          label={s.industry}
          optional
          help={s.industryHelp}
          value={draft.industry}
          onChange={(industry) => change({ industry })}
        />
      </SpaceBetween>
    </Container>
  )
}

export function Scope({ draft, change, problems }: StepProps) {
  const s = t.define.scope
  return (
    <Container>
      <SpaceBetween size="l">
        <TextField
          label={s.accounts}
          optional
          help={s.accountsHelp}
          value={draft.accounts}
          error={problems.accounts}
          onChange={(accounts) => change({ accounts })}
          rows={2}
        />
        <FormField label={s.regions} description={s.regionsHelp} errorText={problems.regions}>
          <Multiselect
            filteringType="auto"
            placeholder={s.regions}
            options={regions.map((value) => ({ value, label: value }))}
            selectedOptions={draft.regions.map((value) => ({ value, label: value }))}
            onChange={({ detail }) =>
              change({ regions: detail.selectedOptions.map(({ value = '' }) => value) })
            }
          />
        </FormField>
        <TextField
          label={s.outside}
          optional
          help={s.outsideHelp}
          value={draft.outside}
          onChange={(outside) => change({ outside })}
          rows={2}
        />
        <TextField
          label={s.architecture}
          optional
          help={s.architectureHelp}
          value={draft.architecture}
          error={problems.architecture}
          onChange={(architecture) => change({ architecture })}
          type="url"
        />
      </SpaceBetween>
    </Container>
  )
}

export function Profile({ draft, change }: StepProps) {
  const s = t.define.profile
  const query = useQuery(profilesQuery)
  return (
    <Loaded query={query}>
      {(profiles) => (
        <Container>
          <FormField label={<Label text={s.title} optional />}>
            <RadioGroup
              value={draft.profile}
              items={[
                { value: '', label: s.none, description: s.noneHelp },
                ...profiles.map(({ ProfileArn = '', ProfileName, ProfileDescription }) => ({
                  value: ProfileArn,
                  label: ProfileName,
                  description: ProfileDescription,
                })),
              ]}
              onChange={({ detail }) => change({ profile: detail.value })}
            />
          </FormField>
          {profiles.length === 0 ? <p className="quiet">{s.empty}</p> : null}
        </Container>
      )}
    </Loaded>
  )
}

export function Lenses({ draft, change, problems }: StepProps) {
  const s = t.define.lenses
  const query = useQuery(lensesQuery)
  return (
    <Loaded query={query}>
      {(lenses) => {
        const options = lenses.map(({ LensArn, LensAlias, LensName, LensType, LensVersion }) => ({
          value: LensAlias ?? LensArn ?? '',
          label: LensName,
          description: LensVersion,
          labelTag: LensType === 'AWS_OFFICIAL' ? s.official : s.custom,
        }))
        return (
          <Container>
            <FormField label={s.label} errorText={problems.lenses}>
              <Multiselect
                filteringType="auto"
                options={options}
                selectedOptions={options.filter(({ value }) => draft.lenses.includes(value))}
                onChange={({ detail }) =>
                  change({ lenses: detail.selectedOptions.map(({ value = '' }) => value) })
                }
              />
            </FormField>
          </Container>
        )
      }}
    </Loaded>
  )
}

export function Template({ draft, change }: StepProps) {
  const s = t.define.template
  const query = useQuery(templatesQuery)
  return (
    <Loaded query={query}>
      {(templates) => (
        <Container>
          <FormField label={<Label text={s.title} optional />}>
            <RadioGroup
              value={draft.template}
              items={[
                { value: '', label: s.none, description: s.noneHelp },
                ...templates.map(({ TemplateArn = '', TemplateName, Description }) => ({
                  value: TemplateArn,
                  label: TemplateName,
                  description: Description,
                })),
              ]}
              onChange={({ detail }) => change({ template: detail.value })}
            />
          </FormField>
        </Container>
      )}
    </Loaded>
  )
}
