/** What a screen may load, and the one server it may talk to. Nothing inline, nothing from elsewhere. */
export function contentSecurityPolicy(serverUrl: string): string {
  return [
    "default-src 'none'",
    // WebAssembly alone besides: a secret is stretched in it (renderer/data/dossier).
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self' ${serverUrl}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
