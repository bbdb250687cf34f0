import Button from '@cloudscape-design/components/button'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { flashDone, flashError } from '../../app/flash.ts'
import { usePage } from '../../app/page.tsx'
import { forget } from '../../data/client.ts'
import { lensesQuery } from '../../data/library.ts'
import { callTool, toolList } from '../../data/tool.ts'
import { Act } from '../../parts/act.tsx'
import { Confirm } from '../../parts/confirm.tsx'
import { Empty } from '../../parts/empty.tsx'
import { EditTags } from '../../parts/edit-tags.tsx'
import { help } from '../../parts/help.tsx'
import { ListTable } from '../../parts/list-table.tsx'
import { saveFile } from '../../parts/save-file.ts'
import { ShareDialog } from '../../parts/share-dialog.tsx'
import { Foreign } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'
import { columns, type Lens, referenceOf } from './columns.tsx'
import { ImportLens } from './import-lens.tsx'
import { PublishLens } from './publish-lens.tsx'

const s = t.library.lenses

type Dialog = 'import' | 'tags' | 'publish' | 'share' | 'delete'

/** Drafts are only listed where they are asked for. */
const draftsQuery = toolList(
  'ListLenses',
  { MaxResults: 50, LensStatus: 'DRAFT' },
  (output) => output.LensSummaries,
)

/** The framework lens and the account's own. */
export default function Lenses() {
  usePage({ title: s.title, contentType: 'table', help: help(s.help) })
  const published = useQuery(lensesQuery)
  const drafts = useQuery(draftsQuery)
  const [selected, setSelected] = useState<readonly Lens[]>([])
  const [dialog, setDialog] = useState<Dialog>()
  const [lens] = selected
  const own = lens?.LensType !== undefined && lens.LensType !== 'AWS_OFFICIAL'
  const close = () => {
    setDialog(undefined)
    forget()
  }
  const known = new Set(published.data?.map(({ LensArn }) => LensArn))
  const items = published.data && [
    ...published.data,
    ...(drafts.data ?? []).filter(({ LensArn }) => !known.has(LensArn)),
  ]
  const download = (chosen: Lens) => {
    callTool('ExportLens', { LensAlias: referenceOf(chosen) })
      .then(({ LensJSON = '' }) =>
        saveFile(
          `${chosen.LensName ?? 'lens'}.json`,
          new Blob([LensJSON], { type: 'application/json' }),
        ),
      )
      .catch(flashError)
  }
  return (
    <>
      <ListTable
        id="lenses"
        title={s.title}
        description={s.description}
        items={items}
        loading={published.isPending}
        error={published.error}
        retry={() => void published.refetch()}
        columns={columns}
        keyOf={(each) => each.LensArn ?? ''}
        selectionType="single"
        selected={selected}
        onSelect={setSelected}
        empty={<Empty title={s.emptyTitle} />}
        actions={
          <>
            <Button disabled={lens === undefined} onClick={() => lens && download(lens)}>
              {s.export}
            </Button>
            <Act right="own" disabled={!own} onClick={() => setDialog('tags')}>
              {t.editing.tags.title}
            </Act>
            <Act right="own" disabled={!own} onClick={() => setDialog('share')}>
              {t.sharing.share}
            </Act>
            <Act right="own" disabled={!own} onClick={() => setDialog('delete')}>
              {t.common.delete}
            </Act>
            <Act right="own" disabled={!own} onClick={() => setDialog('publish')}>
              {s.publish}
            </Act>
            <Act right="own" variant="primary" onClick={() => setDialog('import')}>
              {s.import}
            </Act>
          </>
        }
      />
      {dialog === 'tags' && lens !== undefined ? (
        <EditTags arn={lens.LensArn ?? ''} close={close} />
      ) : null}
      {dialog === 'import' ? <ImportLens close={close} /> : null}
      {dialog === 'publish' && lens !== undefined ? (
        <PublishLens lens={lens} close={close} />
      ) : null}
      {dialog === 'share' && lens !== undefined ? (
        <ShareDialog
          title={t.sharing.share}
          run={(SharedWith) =>
            callTool('CreateLensShare', { LensAlias: referenceOf(lens), SharedWith })
          }
          close={close}
        />
      ) : null}
      {dialog === 'delete' && lens !== undefined ? <DeleteLens lens={lens} close={close} /> : null}
    </>
  )
}

function DeleteLens({ lens, close }: { readonly lens: Lens; readonly close: () => void }) {
  const run = async () => {
    await callTool('DeleteLens', { LensAlias: referenceOf(lens), LensStatus: 'ALL' })
    flashDone(s.deleted)
  }
  return (
    <Confirm title={s.deleteTitle} confirm={t.common.delete} run={run} close={close}>
      <b>
        <Foreign>{lens.LensName}</Foreign>
      </b>
      <p>{s.deleteText}</p>
    </Confirm>
  )
}
