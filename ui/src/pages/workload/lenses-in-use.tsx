import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import Select from '@cloudscape-design/components/select'
import { useQuery } from '@tanstack/react-query'
import { flashDone, flashError } from '../../app/flash.ts'
import { useRefusal } from '../../app/may.ts'
import { forget } from '../../data/client.ts'
import { lensesQuery } from '../../data/library.ts'
import { callTool } from '../../data/tool.ts'
import { lensReviewsQuery } from '../../data/workload.ts'
import { Act } from '../../parts/act.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Foreign, Quiet } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'
import type { WorkloadDetail } from './workload.tsx'

const s = t.workload.properties

/** The lenses that judge a workload; more can be used, others left. */
export function LensesInUse({ workload }: { readonly workload: WorkloadDetail }) {
  const id = workload.WorkloadId ?? ''
  const used = useQuery(lensReviewsQuery(id))
  const refusal = useRefusal('own', id)
  const known = useQuery(lensesQuery)
  const apply = (operation: 'AssociateLenses' | 'DisassociateLenses', lens: string) => {
    callTool(operation, { WorkloadId: id, LensAliases: [lens] })
      .then(() => {
        forget(id)
        flashDone(operation === 'AssociateLenses' ? s.lensAdded : s.lensRemoved)
      })
      .catch(flashError)
  }
  return (
    <Container header={<Header variant="h2">{s.manageLenses}</Header>}>
      <Loaded query={used}>
        {(reviews) => {
          const others = (known.data ?? []).filter(
            ({ LensArn }) => !reviews.some((review) => review.LensArn === LensArn),
          )
          return (
            <>
              <ul className="rows">
                {reviews.map(({ LensArn, LensAlias, LensName, LensVersion }) => (
                  <li key={LensArn}>
                    <div>
                      <Foreign>{LensName}</Foreign>
                      <Quiet>{LensVersion}</Quiet>
                    </div>
                    <Act
                      right="own"
                      workload={id}
                      variant="inline-link"
                      ariaLabel={`${s.removeLens}: ${LensName ?? ''}`}
                      onClick={() => apply('DisassociateLenses', LensAlias ?? LensArn ?? '')}
                    >
                      {s.removeLens}
                    </Act>
                  </li>
                ))}
              </ul>
              {others.length === 0 || refusal !== undefined ? null : (
                <Select
                  placeholder={s.addLens}
                  ariaLabel={s.addLens}
                  selectedOption={null}
                  options={others.map(({ LensArn, LensAlias, LensName }) => ({
                    value: LensAlias ?? LensArn,
                    label: LensName,
                  }))}
                  onChange={({ detail }) =>
                    apply('AssociateLenses', detail.selectedOption.value ?? '')
                  }
                />
              )}
            </>
          )
        }}
      </Loaded>
    </Container>
  )
}
