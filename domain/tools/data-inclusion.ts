/**
 * Words of the schema of data·inclusion, version 1 (GIP Plateforme de l’inclusion, Licence Ouverte 2.0): the themes
 * (thématiques) and kinds of service (types) that the resources of a board have.
 */
export const themes = [
  'difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives',
  'difficultes-financieres--ameliorer-sa-gestion-budgetaire',
  'equipement-et-alimentation--alimentation',
  'equipement-et-alimentation--electromenager',
  'equipement-et-alimentation--habillement',
  'famille--garde-denfants',
  'logement-hebergement--sinformer-sur-les-demarches-liees-a-lacces-au-logement',
  'mobilite--utiliser-des-services-de-mobilite-partagee',
  'numerique--acquerir-un-equipement',
  'preparer-sa-candidature--developper-son-reseau',
  'remobilisation--bien-etre-confiance-en-soi',
  'remobilisation--lien-social',
  'se-former--trouver-sa-formation',
] as const
export type InclusionTheme = (typeof themes)[number]

export const serviceTypes = [
  'accompagnement',
  'aide-financiere',
  'aide-materielle',
  'formation',
  'information',
] as const
export type ServiceType = (typeof serviceTypes)[number]
