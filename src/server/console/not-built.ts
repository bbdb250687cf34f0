import { securityHeaders } from './security-headers.ts'

/** The page where the console was not built: says what to do. Without a script and without a style, as the policy wants. */
export function notBuilt(): Response {
  return new Response(page, {
    status: 503,
    headers: {
      ...securityHeaders,
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
    },
  })
}

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Plinth: the console is not built</title>
<h1>The console is not built</h1>
<p>The server runs, and so do its APIs. The pages of the console are missing, because this is a copy of the
source that was not built yet.</p>
<p>Build them, then load this page again:</p>
<pre><code>npm run build:ui</code></pre>
<p>The API is described at <a href="/api/openapi.json">/api/openapi.json</a>.</p>
</html>
`
