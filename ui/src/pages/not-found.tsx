import Box from '@cloudscape-design/components/box'
import Link from '@cloudscape-design/components/link'
import { t } from '../strings/en.ts'

/** For addresses that lead nowhere. */
export function NotFound() {
  const { title, text, action } = t.shell.notFound
  return (
    <main className="alone">
      <Box textAlign="center" padding="xxl">
        <Box variant="h1">{title}</Box>
        <Box padding={{ vertical: 's' }}>{text}</Box>
        <Link href="/">{action}</Link>
      </Box>
    </main>
  )
}
