/** The document of these tests has no locks; a browser has, and its one window gets them at once. */
export function giveLocks(): void {
  const request = async (_name: string, _options: object, held: () => Promise<void>) => held()
  Object.defineProperty(navigator, 'locks', { value: { request }, configurable: true })
}
