import { inject, onScopeDispose, provide, type InjectionKey } from 'vue'
import { useScanner } from '../../ui/scanner/use-scanner.ts'

/** Each way to read what was scanned, likeliest first. */
export type Scan = readonly string[]
type ScanListener = (scan: Scan) => void
const scansKey: InjectionKey<Set<ScanListener>> = Symbol('scans')

/** Listens to the scanner on every screen; scans go to the screen that waits for one. `unheard`: none does. */
export function provideScans(unheard: () => void): void {
  const listeners = new Set<ScanListener>()
  provide(scansKey, listeners)
  useScanner((scan) => {
    for (const listener of listeners) listener(scan)
    if (listeners.size === 0) unheard()
  })
}

/** Hears what is scanned while this component is on screen. */
export function useScans(listener: ScanListener): void {
  const listeners = inject(scansKey)
  if (!listeners) throw new Error('No scanner was provided')
  listeners.add(listener)
  onScopeDispose(() => listeners.delete(listener))
}
