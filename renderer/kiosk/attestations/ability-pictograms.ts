import type { AbilityCode } from '../../../domain/kit/abilities.ts'
import type { PictogramName } from '../../ui/pictograms/pictograms.ts'

/** One drawing for what a sentence is about, for those who would rather look than read. */
export const abilityPictograms: Record<AbilityCode, PictogramName> = {
  'create-and-invent': 'curious',
  'act-in-service': 'help',
  'sustain-attention': 'display',
  negotiate: 'meeting',
  'take-initiative': 'key',
  'follow-instructions': 'easy-read',
  'work-in-team': 'meet-people',
  'work-under-pressure': 'clock',
  'gather-and-analyse': 'job-search',
  'handle-with-dexterity': 'hand',
  'picture-process': 'project',
  'picture-space': 'house',
  'stand-firm': 'employee',
  'adapt-to-change': 'umbrella',
  organise: 'applications',
  'lead-team': 'host',
  communicate: 'message',
}
