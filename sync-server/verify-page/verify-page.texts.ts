import type { Language } from '../../domain/language.ts'

interface PageTexts {
  title: string
  intro: string
  label: string
  hint: string
  button: string
  attests: string
  offline: string
}

/** The page on which anybody verifies an attestation. */
export const verifyPageTexts: Record<Language, PageTexts> = {
  fr: {
    title: 'Vérifier une attestation',
    intro:
      'Collez ici le contenu du fichier reçu, ou le texte du code imprimé sur la page. Aucun compte n’est nécessaire, et rien n’est gardé.',
    label: 'Attestation numérique, ou texte du code',
    hint: 'Ouvrez le fichier avec un éditeur de texte, puis copiez tout.',
    button: 'Vérifier',
    attests:
      'Une attestation d’observation dit ce qui a été vu pendant un défi. Ce n’est pas une certification professionnelle.',
    offline: 'Sans réseau, toute borne de la pépinière vérifie le code imprimé sur la page.',
  },
  'fr-x-falc': {
    title: 'Vérifier une attestation',
    intro: 'Copiez l’attestation. Collez-la dans le cadre. Nous ne gardons rien.',
    label: 'Votre attestation',
    hint: 'Ouvrez le fichier et copiez tout le texte.',
    button: 'Vérifier',
    attests: 'Une attestation dit ce que la personne a montré. Ce n’est pas un diplôme.',
    offline: 'Sans Internet\u202f: montrez la page à une borne.',
  },
  en: {
    title: 'Verify an attestation',
    intro:
      'Paste the content of the file that you received, or the text of the code printed on the page. No account is needed, and nothing is kept.',
    label: 'Digital credential, or text of the code',
    hint: 'Open the file with a text editor, then copy all of it.',
    button: 'Verify',
    attests:
      'An attestation of observation tells what was seen during a challenge. It is not a professional certification.',
    offline: 'Without network, any kiosk of the site verifies the code printed on the page.',
  },
}
