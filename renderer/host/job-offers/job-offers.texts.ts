import { inDeskLanguages } from '../../strings/in-every-language.ts'

/** Job offers at the host desk. */
export const jobOffersTexts = inDeskLanguages({
  fr: {
    paper: {
      code: 'Code d’une ligne de la feuille',
      hint: 'Scannez la ligne, ou tapez son code\u202f: R-K7QF-3M2X-9.',
      open: 'Ouvrir la ligne',
      keying:
        'Réponse venue sur papier\u202f: saisissez ce qui est coché. Elle dira qu’elle est venue sur papier, et votre nom.',
      problem: {
        misread: 'Ce code ne peut pas exister\u202f: scannez-le à nouveau, ou vérifiez chaque signe.',
        unknown:
          'Ce poste n’a aucune candidature avec ce code\u202f: elle est d’une autre pépinière, ou l’employeur a repris son mandat. Rien n’a été noté.',
        withdrawn: 'Cette personne a retiré sa candidature\u202f: il n’y a plus rien à répondre.',
        answered: 'Cette personne a déjà sa réponse\u202f: rien n’a été changé.',
      },
    },
    offers: {
      title: 'Offres d’emploi',
      create: 'Écrire une offre',
      import: 'Importer un fichier',
      listing: 'France Travail',
      caption: 'Offres d’emploi',
      search: 'Chercher une offre',
      someShown: 'Affichées\u202f: {n} sur {of}. Un mot dans la recherche mène à une autre.',
      showMore: 'En voir {n} de plus | En voir {n} de plus | En voir {n} de plus',
      noMatch: 'Aucune offre ne correspond à ces mots.',
      filter: 'Quelles offres ?',
      filters: { all: 'Toutes', draft: 'Brouillons', open: 'Publiées', closed: 'Closes' },
      columns: {
        title: 'Offre',
        employer: 'Employeur',
        contract: 'Contrat',
        seats: 'Postes',
        status: 'État',
        action: 'Action',
      },
      unknownEmployer: 'employeur inconnu',
      editOf: 'Modifier « {title} »',
      publish: 'Publier',
      publishOf: 'Publier « {title} »',
      close: 'Clore',
      closeOf: 'Clore « {title} »',
      reopen: 'Rouvrir',
      reopenOf: 'Rouvrir « {title} »',
      published: '« {title} » est publiée : les bornes la montrent dès qu’elles la reçoivent.',
      closed: '« {title} » est close : les bornes ne la montrent plus.',
      reopened: '« {title} » est de nouveau publiée.',
      saved: '« {title} » est enregistrée.',
      emptyTitle: 'Aucune offre ici',
      emptyText: 'Écrivez une offre, relisez-la, puis publiez-la : elle apparaît alors sur les bornes.',
      noEmployer: 'Ajoutez d’abord un employeur : une offre lui appartient toujours.',
      goToEmployers: 'Voir les employeurs',
      closeTitle: 'Clore « {title} » ?',
      closeText: 'Les bornes ne la montreront plus.',
      closeUnanswered:
        'Toutes les personnes qui ont postulé ont reçu une réponse. | 1 personne qui a postulé attend encore une réponse. | {count} personnes qui ont postulé attendent encore une réponse.',
      closeUnknown:
        'Sans mandat, l’accueil ne voit pas les candidatures de cet employeur : rappelez-lui d’y répondre.',
      closeConfirm: 'Clore l’offre',
      cancel: 'Annuler',
      form: {
        createTitle: 'Écrire une offre',
        editTitle: 'Modifier l’offre',
        back: 'Toutes les offres',
        employer: 'Employeur',
        chooseEmployer: 'Choisir un employeur…',
        employerMissing: 'Choisissez l’employeur de cette offre.',
        notFound: 'Cette offre n’est pas sur ce poste.',
      },
    },
  },
})
