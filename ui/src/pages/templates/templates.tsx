import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { flashDone } from '../../app/flash.ts'
import { usePage } from '../../app/page.tsx'
import { forget } from '../../data/client.ts'
import { templatesQuery } from '../../data/library.ts'
import type { Output } from '../../data/operations.ts'
import { callTool } from '../../data/tool.ts'
import { Act } from '../../parts/act.tsx'
import { Confirm } from '../../parts/confirm.tsx'
import { Empty } from '../../parts/empty.tsx'
import { EditTags } from '../../parts/edit-tags.tsx'
import { Go } from '../../parts/go.tsx'
import { help } from '../../parts/help.tsx'
import { type Column, ListTable } from '../../parts/list-table.tsx'
import { ShareDialog } from '../../parts/share-dialog.tsx'
import { When } from '../../parts/when.tsx'
import { Foreign } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'
import { CreateTemplate } from './create-template.tsx'

const s = t.library.templates

type Template = NonNullable<Output<'ListReviewTemplates'>['ReviewTemplates']>[number]

const columns: readonly Column<Template>[] = [
  {
    id: 'name',
    header: s.name,
    value: (r) => r.TemplateName ?? '',
    isRowHeader: true,
    minWidth: 240,
    cell: (r) => (
      <Go to={`/template?arn=${encodeURIComponent(r.TemplateArn ?? '')}`}>
        <Foreign>{r.TemplateName}</Foreign>
      </Go>
    ),
  },
  {
    id: 'about',
    header: s.about,
    value: (r) => r.Description ?? '',
    minWidth: 280,
    cell: (r) => <Foreign>{r.Description}</Foreign>,
  },
  {
    id: 'lenses',
    header: s.lenses,
    value: (r) => (r.Lenses ?? []).join(', '),
    cell: (r) => (
      <Foreign>{(r.Lenses ?? []).map((lens) => lens.split('/').at(-1)).join(', ')}</Foreign>
    ),
  },
  {
    id: 'owner',
    header: s.owner,
    value: (r) => r.Owner ?? '',
    cell: (r) => <span className="id">{r.Owner}</span>,
  },
  {
    id: 'updated',
    header: s.updated,
    value: (r) => r.UpdatedAt ?? 0,
    cell: (r) => <When at={r.UpdatedAt} as="ago" />,
  },
]

/** Answers and notes that many workloads start from. */
export default function Templates() {
  usePage({ title: s.title, contentType: 'table', help: help(s.help) })
  const query = useQuery(templatesQuery)
  const [selected, setSelected] = useState<readonly Template[]>([])
  const [dialog, setDialog] = useState<'create' | 'share' | 'delete' | 'tags'>()
  const [template] = selected
  const arn = template?.TemplateArn ?? ''
  const close = () => {
    setDialog(undefined)
    forget()
  }
  const create = (
    <Act right="own" variant="primary" onClick={() => setDialog('create')}>
      {s.create}
    </Act>
  )
  return (
    <>
      <ListTable
        id="templates"
        title={s.title}
        description={s.description}
        items={query.data}
        loading={query.isPending}
        error={query.error}
        retry={() => void query.refetch()}
        columns={columns}
        keyOf={(each) => each.TemplateArn ?? ''}
        selectionType="single"
        selected={selected}
        onSelect={setSelected}
        empty={<Empty title={s.emptyTitle} text={s.emptyText} action={create} />}
        actions={
          <>
            <Act right="own" disabled={template === undefined} onClick={() => setDialog('tags')}>
              {t.editing.tags.title}
            </Act>
            <Act right="own" disabled={template === undefined} onClick={() => setDialog('share')}>
              {t.sharing.share}
            </Act>
            <Act right="own" disabled={template === undefined} onClick={() => setDialog('delete')}>
              {t.common.delete}
            </Act>
            {create}
          </>
        }
      />
      {dialog === 'tags' ? <EditTags arn={arn} close={close} /> : null}
      {dialog === 'create' ? <CreateTemplate close={close} /> : null}
      {dialog === 'share' ? (
        <ShareDialog
          title={t.sharing.share}
          run={(SharedWith) => callTool('CreateTemplateShare', { TemplateArn: arn, SharedWith })}
          close={close}
        />
      ) : null}
      {dialog === 'delete' ? (
        <Confirm
          title={s.deleteTitle}
          confirm={t.common.delete}
          run={async () => {
            await callTool('DeleteReviewTemplate', { TemplateArn: arn })
            setSelected([])
            flashDone(s.deleted)
          }}
          close={close}
        >
          <b>
            <Foreign>{template?.TemplateName}</Foreign>
          </b>
          <p>{s.deleteText}</p>
        </Confirm>
      ) : null}
    </>
  )
}
