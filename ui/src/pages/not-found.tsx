import Box from '@cloudscape-design/components/box'
import { readOnly } from '../app/mode.ts'
import { Go } from '../parts/go.tsx'
import { t } from '../strings/en.ts'

/** For addresses that lead nowhere. */
export function NotFound() {
  const { title, text, action } = t.shell.notFound
  // A document shows it within its pages, the console alone.
  const Place = readOnly ? 'div' : 'main'
  return (
    <Place className={readOnly ? '' : 'alone'}>
      <Box textAlign="center" padding="xxl">
        <Box variant="h1">{title}</Box>
        <Box padding={{ vertical: 's' }}>{text}</Box>
        <Go to="/">{action}</Go>
      </Box>
    </Place>
  )
}
