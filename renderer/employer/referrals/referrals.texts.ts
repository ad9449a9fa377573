import { inDeskLanguages } from '../../strings/in-every-language.ts'

/** People whom other employers recommend, and what became of those whom this one recommended. */
export const referralsTexts = inDeskLanguages({
  fr: {
    menu: 'Recommandations',
    title: 'Personnes recommandées',
    text: 'D’autres employeurs d’ici vous les recommandent. Chacune a dit oui, et peut changer d’avis.',
    pausedText:
      'On ne vous recommande plus personne. Qui a déjà été interrogé peut encore dire oui, et qui a dit oui reste ici.',
    pause: 'Ne plus en recevoir',
    resume: 'En recevoir de nouveau',
    paused: 'C’est noté\u202f: on ne vous recommande plus personne.',
    resumed: 'C’est noté\u202f: on peut de nouveau vous recommander quelqu’un.',
    from: 'Recommandée par {from}, après une candidature à «\u00a0{offer}\u00a0».',
    since: 'La personne a dit oui {day}.',
    none: 'Personne pour le moment',
    noneText: 'Qui dit oui à une recommandation apparaît ici.',
    inviteTitle: 'Inviter cette personne',
    inviteText: 'Elle lira votre invitation à sa prochaine visite, et y répondra à la borne.',
    invited: {
      waiting: 'Invitée, réponse attendue',
      accepted: 'Invitée\u202f: oui',
      declined: 'Invitée\u202f: non merci',
      silent: 'Invitée, sans réponse',
    },
    failed: {
      read: 'Les recommandations n’ont pas pu être lues. Vérifiez le réseau, puis réessayez.',
      pause: 'Ce choix n’est pas enregistré. Vérifiez le réseau, puis réessayez.',
    },
    mine: {
      to: 'Recommandation à {name}.',
      unknown: 'un employeur parti d’ici',
      asked: 'La personne est interrogée, jusqu’au {day}.',
      accepted: 'La personne a dit oui\u202f: cet employeur la voit.',
      over: 'La personne avait dit oui\u202f: c’est terminé, cet employeur ne la voit plus.',
      declined: 'La personne n’a pas souhaité.',
      expired: 'Sans réponse de la personne\u202f: c’est terminé.',
    },
  },
})
