/** What people and employers of the demo write. */
export const applicantMessages = [
  'Bonjour, je découvre ce métier et j’ai envie d’apprendre sur le terrain. Je suis disponible tout de suite.',
  'J’habite à dix minutes. Je suis ponctuelle et j’aime le travail bien fait.',
  'J’ai fait ce travail pendant deux étés et j’aimerais le retrouver.',
  'Je me reconvertis après quinze ans dans un bureau. J’ai besoin de bouger et d’être utile.',
  'On m’a parlé de vous à la pépinière. Je serais heureux de venir voir avant de décider.',
  'Je n’ai pas encore d’expérience mais je ne compte pas mes efforts.',
] as const

export const abilities = [
  'Travailler en équipe',
  'Être à l’heure',
  'Apprendre vite',
  'Garder son calme',
  'S’organiser',
  'Parler au public',
  'Prendre soin du matériel',
  'Compter juste',
  'Rendre service',
] as const

export const availabilities = [
  'Tout de suite',
  'Dans deux semaines',
  'En journée, du lundi au vendredi',
  'Le matin de préférence',
  'Toute la semaine, samedi compris',
] as const

/** A useful word towards something else, long enough to help. */
export const pointers = [
  'L’atelier « Premiers gestes » de la pépinière, le jeudi, est fait pour ça : venez avec une question.',
  'Un stage de deux jours chez nous est possible en avril ; demandez-le à l’accueil, nous dirons oui.',
  'La formation courte du centre de Kerinou commence le mois prochain, elle est gratuite et dure trois jours.',
  'Essayez le défi « Découverte » sur ce métier, il montre exactement ce qui nous a manqué dans le dossier.',
] as const

export const firstMeetings = [
  'Une heure d’essai avec l’équipe',
  'Un café et une visite des lieux',
  'Un entretien de trente minutes',
] as const

export const hiredWords = [
  'Bienvenue dans l’équipe ! Nous sommes heureux de commencer avec vous.',
  'C’est oui. Armelle vous attend lundi avec un café.',
] as const
