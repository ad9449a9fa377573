/** What a test tells the double, through the environment of its process. */
export interface DoubleConfig {
  /** Port on which the double's browser can be driven. */
  debuggingPort: number
  chromium: string
  /** Whether printing works; a test may break the printer. */
  printerWorks?: boolean
}

export const config = JSON.parse(
  process.env['SHELL_DOUBLE'] ?? '{"debuggingPort":0,"chromium":""}',
) as DoubleConfig
