/**
 * Has the browser keep this surface, so that it opens while the server is away. Only for pages served over
 * https or from this machine; the desktop shell has its files with it and needs none.
 */
export function keepSurfaceOffline(): void {
  const served = /^https?:$/.test(location.protocol)
  if (!served || !isSecureContext || import.meta.env.DEV || !('serviceWorker' in navigator)) return
  const scope = new URL('./', location.href).pathname
  navigator.serviceWorker.register('/service-worker.js', { scope }).catch(() => {
    // The surface works all the same; only a reload without the server will not.
  })
}
