import type { AbilityCode } from '../kit/abilities.ts'

/** A skill of ESCO v1.1.1 (European Commission), under its English name: the address is the same in every release. */
interface EscoSkill {
  uri: string
  name: string
}

const skill = (id: string, name: string): EscoSkill => ({
  uri: `http://data.europa.eu/esco/skill/${id}`,
  name,
})

/**
 * The transversal skill of ESCO that says the same as an ability, for readers outside France. Two abilities have none
 * that says neither more nor less.
 */
export const escoSkills: Partial<Record<AbilityCode, EscoSkill>> = {
  'create-and-invent': skill('c624c6a3-b0ba-4a31-a296-0d433fe47e41', 'think creatively'),
  'act-in-service': skill('5b0f2198-7246-4256-a902-4d9ce1260c80', 'ensure customer orientation'),
  'sustain-attention': skill(
    '9cfd2219-553c-4d67-81e5-951e87c65135',
    'maintain concentration for long periods',
  ),
  negotiate: skill('7954861c-86d4-4529-afbb-2c23dab9ac74', 'negotiate compromises'),
  'take-initiative': skill('001115fb-569f-4ee6-8381-c6807ef2527f', 'show initiative'),
  'follow-instructions': skill('b618584f-6bdf-4d8f-89a7-f28c2c95afc2', 'comply with regulations'),
  'work-in-team': skill('60c78287-22eb-4103-9c8c-28deaa460da0', 'work in teams'),
  'work-under-pressure': skill('7a147904-22b3-498a-b4d9-7bceeb86b45d', 'cope with stress'),
  'gather-and-analyse': skill('4707da90-9cfc-46ca-8de0-38a0b7bfb137', 'think analytically'),
  'handle-with-dexterity': skill(
    '9c0f93f7-2592-4d4d-9673-fd640502345f',
    'use equipment, tools or technology with precision',
  ),
  'picture-space': skill('5c526c52-4f0a-4647-8c51-c91568acebb1', 'process spatial information'),
  'stand-firm': skill('669b75d8-671c-4a1c-8e0b-6466c513c27d', 'show confidence'),
  'adapt-to-change': skill('49de9958-2aa4-4eef-a89d-fe5d5bcd28c4', 'adapt to change'),
  organise: skill('6b305973-8993-475f-bd8a-daf037c61401', 'organise information, objects and resources'),
  'lead-team': skill('75d8e5d9-bef3-418b-9011-01bff9f27207', 'lead others'),
}
