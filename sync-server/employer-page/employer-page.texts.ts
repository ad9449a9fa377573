import type { Language } from '../../domain/language.ts'

interface PageTexts {
  title: (name: string) => string
  unknown: string
  unknownText: string
  unrated: string
  /** Why, of an employer whose SIREN is not known. */
  unidentified: string
  /** Why, of an employer whose SIREN waits for a host. */
  held: string
  /** Its number, which waits for one. */
  toConfirm: (siren: string) => string
  window: (from: string, to: string) => string
  formula: (formula: number, day: string) => string
  reply: string
  replyOn: (day: string) => string
  promise: string
  proof: string
  proofHint: string
  figures: string
  label: string
}

/** The public page of an employer: how it answers, in words and figures, and how to count it again. */
export const employerPageTexts: Record<Language, PageTexts> = {
  fr: {
    title: (name) => `Label Reciprok\u202f: ${name}`,
    unknown: 'Cette page n’existe pas',
    unknownText: 'Aucun employeur n’a cette adresse. Vérifiez le lien, ou demandez à la pépinière.',
    unrated:
      'Il faut au moins 5 candidatures de 3 personnes, reçues depuis plus de 30 jours. Cela ne dit rien de bon ni de mauvais.',
    unidentified:
      'Le label suit le numéro SIREN de l’employeur, qui n’est pas encore connu ici. Cela ne dit rien de bon ni de mauvais.',
    held: 'L’employeur a donné son numéro SIREN. Son label paraîtra dès que la pépinière aura vu ce numéro sur un document. Cela ne dit rien de bon ni de mauvais.',
    toConfirm: (siren) => `SIREN ${siren}, à confirmer`,
    window: (from, to) => `Candidatures reçues du ${from} au ${to}.`,
    formula: (formula, day) => `Publié le ${day}, formule n°\u00a0${formula}.`,
    reply: 'Ce que répond l’employeur',
    replyOn: (day) => `Texte de l’employeur, publié le ${day}. Il ne change pas le label.`,
    promise:
      'Le label dit si l’employeur répond aux candidatures, pas s’il recrute. Répondre vaut 60, expliquer 20, orienter 20.',
    proof: 'Fichier de preuve',
    proofHint: 'Avec lui, n’importe qui recompte cette note sans Internet. Il ne contient personne.',
    figures: 'Chiffres (JSON)',
    label: 'Image du label',
  },
  'fr-x-falc': {
    title: (name) => `Label Reciprok\u202f: ${name}`,
    unknown: 'Cette page n’existe pas',
    unknownText: 'Vérifiez le lien. Ou demandez à la pépinière.',
    unrated: 'Il n’y a pas encore assez de candidatures. Ce n’est ni bien ni mal.',
    unidentified: 'Il manque le numéro SIREN de l’employeur. Ce n’est ni bien ni mal.',
    held: 'Nous vérifions le numéro SIREN de l’employeur. Le label vient après. Ce n’est ni bien ni mal.',
    toConfirm: (siren) => `SIREN ${siren}, à vérifier`,
    window: (from, to) => `On compte les candidatures du ${from} au ${to}.`,
    formula: (formula, day) => `Publié le ${day}. Formule ${formula}.`,
    reply: 'L’employeur répond',
    replyOn: (day) => `L’employeur a écrit ce texte. Publié le ${day}. Il ne change pas le label.`,
    promise: 'Le label dit si l’employeur répond. Il ne dit pas si l’employeur recrute.',
    proof: 'Fichier de preuve',
    proofHint: 'Ce fichier sert à recompter la note. Il ne parle de personne.',
    figures: 'Chiffres (JSON)',
    label: 'Image du label',
  },
  en: {
    title: (name) => `Reciprok label: ${name}`,
    unknown: 'There is no such page',
    unknownText: 'No employer has this address. Check the link, or ask at the incubator.',
    unrated:
      'At least 5 applications of 3 people, received over 30 days ago, are needed. It says nothing good or bad.',
    unidentified:
      'The label follows the SIREN number of the employer, which is not known here yet. It says nothing good or bad.',
    held: 'The employer gave its SIREN number. Its label appears as soon as the incubator has seen that number on a document. It says nothing good or bad.',
    toConfirm: (siren) => `SIREN ${siren}, to be confirmed`,
    window: (from, to) => `Applications received from ${from} to ${to}.`,
    formula: (formula, day) => `Published on ${day}, formula ${formula}.`,
    reply: 'What the employer replies',
    replyOn: (day) => `Words of the employer, published on ${day}. They do not change the label.`,
    promise:
      'The label says whether the employer answers applications, not whether it hires. An answer is worth 60, a reason 20, a pointer 20.',
    proof: 'Proof file',
    proofHint: 'With it anybody counts this score again without the Internet. Nobody is in it.',
    figures: 'Figures (JSON)',
    label: 'Picture of the label',
  },
}
