/** Texts of the printed attestation. The page is always in French: it goes to employers and offices. */
export const attestationTexts = {
  title: { observation: 'Attestation d’observation', participation: 'Attestation de participation' },
  for: 'Pour',
  noName: 'la personne qui présente cette page',
  observed: 'a montré ce qui suit, sous les yeux de l’équipe, pendant le défi',
  took: 'a pris part au défi',
  on: 'le {day}',
  with: 'avec {employer}',
  track: { explorer: 'Explorateur', adventurer: 'Aventurier', scout: 'Éclaireur' },
  seen: 'Ce qui a été vu',
  fact: 'Par exemple\u202f:',
  observers: 'Observé par',
  host: 'l’équipe d’accueil ({site})',
  employerSide: 'une personne de l’entreprise ({organisation})',
  anEmployer: 'une personne d’une entreprise partenaire',
  ownWords: 'La personne ajoute',
  review: {
    amended: 'La personne n’était pas d’accord\u202f: le retour a été relu avec elle, puis corrigé.',
    upheld: 'La personne n’était pas d’accord\u202f: le retour a été relu avec elle. Les deux avis restent.',
  },
  scale:
    'Échelle\u202f: avec de l’aide · en autonomie · transmet aux autres. Rien d’autre n’est noté, personne n’est classé.',
  verify: 'Pour vérifier\u202f: montrez ce code à une borne du lieu ({site}). Elle répond même sans réseau.',
  serial: 'Numéro {serial}, signée le {day}',
  qr: 'Code QR de l’attestation {serial}',
  legal:
    'Cette page atteste de ce qui a été observé. Elle ne constitue pas une certification professionnelle.',
}
