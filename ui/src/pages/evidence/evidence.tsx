import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import { usePage } from '../../app/page.tsx'
import { help } from '../../parts/help.tsx'
import { OfWorkload } from '../../parts/of-workload.tsx'
import { t } from '../../strings/en.ts'
import { Locker } from './locker.tsx'

/** Statements and files of the workload that the address names. */
export default function Evidence() {
  usePage({ title: t.evidence.title, help: help(t.evidence.help) })
  return (
    <ContentLayout header={<Header variant="h1">{t.evidence.title}</Header>}>
      <OfWorkload>{(workload) => <Locker workload={workload} />}</OfWorkload>
    </ContentLayout>
  )
}
