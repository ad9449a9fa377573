import type { KioskLanguage } from '../language.ts'

/** One of the 17 abilities (habiletés) an observer may note, in the words of the simulation method (MRS). */
interface AbilityWords extends Record<KioskLanguage, string> {
  /** The public label, word for word: never rewritten. */
  fr: string
}

/** The 17 abilities observed in challenges; the French label is kept verbatim. */
export const abilities = {
  'create-and-invent': {
    fr: 'Créer, innover, inventer',
    'fr-x-falc': 'Trouver de nouvelles idées',
    en: 'Create, innovate, invent',
    ar: 'ابتكار أفكار جديدة',
    uk: 'Вигадувати нове',
  },
  'act-in-service': {
    fr: 'Agir dans une relation de service',
    'fr-x-falc': 'Aider un client ou une personne',
    en: 'Be of service to someone',
    ar: 'خدمة زبون أو شخص',
    uk: 'Допомагати клієнтові чи людині',
  },
  'sustain-attention': {
    fr: 'Maintenir son attention dans la durée',
    'fr-x-falc': 'Rester attentif longtemps',
    en: 'Keep paying attention over time',
    ar: 'التركيز لوقت طويل',
    uk: 'Довго зберігати увагу',
  },
  negotiate: {
    fr: 'Négocier',
    'fr-x-falc': 'Trouver un accord',
    en: 'Negotiate',
    ar: 'التفاوض والوصول إلى اتفاق',
    uk: 'Домовлятися',
  },
  'take-initiative': {
    fr: 'Prendre des initiatives et être autonome',
    'fr-x-falc': 'Faire seul, sans attendre',
    en: 'Take the initiative and work on your own',
    ar: 'المبادرة والعمل باستقلال',
    uk: 'Діяти самостійно, не чекаючи',
  },
  'follow-instructions': {
    fr: 'Respecter des normes et des consignes',
    'fr-x-falc': 'Suivre les règles',
    en: 'Follow rules and instructions',
    ar: 'اتباع القواعد والتعليمات',
    uk: 'Дотримуватися правил і вказівок',
  },
  'work-in-team': {
    fr: 'Travailler en équipe',
    'fr-x-falc': 'Travailler avec les autres',
    en: 'Work in a team',
    ar: 'العمل ضمن فريق',
    uk: 'Працювати в команді',
  },
  'work-under-pressure': {
    fr: 'Travailler sous tension',
    'fr-x-falc': 'Continuer quand ça va vite',
    en: 'Work under pressure',
    ar: 'العمل تحت الضغط',
    uk: 'Працювати, коли все швидко',
  },
  'gather-and-analyse': {
    fr: 'Recueillir et analyser des données',
    'fr-x-falc': 'Chercher des informations et comprendre',
    en: 'Gather and analyse information',
    ar: 'جمع المعلومات وفهمها',
    uk: 'Збирати й розуміти інформацію',
  },
  'handle-with-dexterity': {
    fr: 'Exécuter des gestes avec dextérité',
    'fr-x-falc': 'Être habile de ses mains',
    en: 'Be skilful with your hands',
    ar: 'المهارة اليدوية',
    uk: 'Вправно працювати руками',
  },
  'picture-process': {
    fr: 'Se représenter un processus',
    'fr-x-falc': 'Comprendre les étapes dans l’ordre',
    en: 'Picture a process step by step',
    ar: 'فهم الخطوات بالترتيب',
    uk: 'Розуміти порядок дій',
  },
  'picture-space': {
    fr: "Se représenter un objet dans l'espace",
    'fr-x-falc': 'Imaginer un objet dans sa tête',
    en: 'Picture an object in space',
    ar: 'تخيّل شيء في الفراغ',
    uk: 'Уявляти предмет у просторі',
  },
  'stand-firm': {
    fr: "S'affirmer et faire face",
    'fr-x-falc': 'Dire ce que l’on pense, rester calme',
    en: 'Speak up and cope',
    ar: 'قول الرأي بهدوء وثبات',
    uk: 'Казати свою думку спокійно',
  },
  'adapt-to-change': {
    fr: "S'adapter au changement",
    'fr-x-falc': 'Changer quand il le faut',
    en: 'Adapt to change',
    ar: 'التأقلم مع التغيير',
    uk: 'Пристосовуватися до змін',
  },
  organise: {
    fr: 'Organiser',
    'fr-x-falc': 'Préparer et mettre en ordre',
    en: 'Organise',
    ar: 'التنظيم والترتيب',
    uk: 'Організовувати',
  },
  'lead-team': {
    fr: 'Manager une équipe',
    'fr-x-falc': 'Guider une équipe',
    en: 'Lead a team',
    ar: 'قيادة فريق',
    uk: 'Вести команду',
  },
  communicate: {
    fr: 'Communiquer',
    'fr-x-falc': 'Parler et écouter',
    en: 'Communicate',
    ar: 'التحدث والاستماع',
    uk: 'Говорити й слухати',
  },
} as const satisfies Record<string, AbilityWords>

export type AbilityCode = keyof typeof abilities
export const abilityCodes = Object.keys(abilities) as AbilityCode[]
