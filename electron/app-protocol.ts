import { readFile } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'
import { isOwnPage } from './pages.ts'
import { contentSecurityPolicy } from './security/content-security-policy.ts'

const contentTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

/**
 * The file that an `app://kiosk/…` address stands for, or `null` when the address is not ours or would leave
 * the folder of the screens.
 */
export function fileFor(address: string, folder: string): string | null {
  if (!isOwnPage(address)) return null
  let path: string
  try {
    path = decodeURIComponent(new URL(address).pathname)
  } catch {
    return null
  }
  if (path.includes('\0') || path.includes('\\')) return null
  const root = resolve(folder)
  const file = join(root, path.endsWith('/') ? `${path}index.html` : path)
  return file.startsWith(root + sep) ? file : null
}

/** Serves the built screens, each with the policy that lets them load and reach nothing else. */
export function serveScreens(folder: string, serverUrl: string): (request: Request) => Promise<Response> {
  const headers = {
    'content-security-policy': contentSecurityPolicy(serverUrl),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  }
  const missing = () => new Response('Not found', { status: 404, headers })

  return async (request) => {
    if (request.method !== 'GET') return new Response(null, { status: 405, headers })
    const file = fileFor(request.url, folder)
    if (file === null) return missing()
    try {
      const body = new Uint8Array(await readFile(file))
      const type = contentTypes[extname(file)] ?? 'application/octet-stream'
      return new Response(body, { headers: { ...headers, 'content-type': type } })
    } catch {
      return missing()
    }
  }
}
