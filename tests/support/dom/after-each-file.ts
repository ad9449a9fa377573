import { afterAll } from 'vitest'
import { clearPage } from './shared-page.ts'

afterAll(clearPage)
