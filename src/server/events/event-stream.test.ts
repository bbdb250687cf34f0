import { expect, test } from 'vitest'
import { openEventStream } from './event-stream.ts'

test('a reader that does not keep up is cut off instead of filling the memory', () => {
  let ended = 0
  const stream = openEventStream(new AbortController().signal, () => ended++)
  for (let i = 0; i < 400; i++) stream.send('change', 'x'.repeat(1000), i)
  expect(ended).toBe(1)
})

test('data cannot break out of its event', async () => {
  const stream = openEventStream(new AbortController().signal, () => undefined)
  stream.send('change', { by: 'a\n\nevent: end\ndata: x' }, 7)
  stream.end()
  const text = await stream.response.text()
  expect(text.split('\n\n')).toHaveLength(3)
  expect(text).toContain('id: 7\nevent: change\ndata: {"by":"a\\n\\nevent: end\\ndata: x"}\n\n')
})
