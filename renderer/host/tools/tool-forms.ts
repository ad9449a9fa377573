import { z } from 'zod'
import { addHook, addTool } from '../../../domain/contract/tools.ts'
import { sanitizeLine, textLength } from '../../../domain/text/sanitize-text.ts'
import type { HookTopic } from '../../../domain/tools/hook-event.ts'
import type { ToolRight } from '../../../domain/tools/tool-right.ts'
import type { HookForm, ToolForm } from '../../data/tools-api.ts'

export const toolLimits = {
  name: addTool.body.properties.name.maxLength,
  url: addHook.body.properties.url.maxLength,
} as const

/** What a host types to make a key. */
export interface TypedTool {
  name: string
  rights: ToolRight[]
}
export const emptyTool = (): TypedTool => ({ name: '', rights: [] })

export const toolSchema: z.ZodType<ToolForm, TypedTool> = z.object({
  name: z
    .string()
    .transform(sanitizeLine)
    .refine((name) => name !== '', 'host.tools.form.nameMissing')
    .refine((name) => textLength(name) <= toolLimits.name, 'host.tools.form.nameTooLong'),
  rights: z.array(z.enum(['programme', 'board', 'figures'])).min(1, 'host.tools.form.rightsMissing'),
})

/** What a host types to name an address that is told what changes. */
export interface TypedHook {
  url: string
  topics: HookTopic[]
}
export const emptyHook = (): TypedHook => ({ url: '', topics: ['session', 'posting'] })

export const hookSchema: z.ZodType<HookForm, TypedHook> = z.object({
  url: z
    .string()
    .transform((url) => url.trim())
    .refine((url) => url !== '', 'host.tools.form.urlMissing')
    .refine((url) => url.length <= toolLimits.url, 'host.tools.form.urlTooLong')
    .refine((url) => url === '' || URL.canParse(url), 'host.tools.refused.not-an-address'),
  topics: z.array(z.enum(['session', 'posting'])).min(1, 'host.tools.form.topicsMissing'),
})
