/** What hosts read and decide of the photos of a card. */
export const photoWords = {
  add: 'Ajouter une photo',
  addOf: 'Ajouter une photo à «\u00a0{title}\u00a0»',
  change: 'Photos',
  changeOf: 'Photos de «\u00a0{title}\u00a0»',
  title: 'Photo de «\u00a0{title}\u00a0»',
  explain:
    'Elle est réduite ici, sur cet ordinateur\u202f: le lieu, la date et l’appareil n’en restent pas. Pas de visage, de papier ni d’adresse, sauf si la personne est d’accord.',
  place: 'Où va la photo',
  card: 'L’annonce',
  step: 'Étape {number}\u202f: {text}',
  line: 'Ce qui a avancé\u202f: {text}',
  file: 'La photo',
  fileHint: 'JPEG, PNG ou WebP, 40\u00a0Mo au plus.',
  choose: 'Choisir un fichier',
  making: 'La photo est réduite…',
  made: 'Réduite à {width}\u00a0×\u00a0{height}, {size}\u00a0ko.',
  alt: 'Ce qu’on y voit',
  altHint: 'En quelques mots simples\u202f: on les entend quand on ne voit pas la photo.',
  keep: 'Mettre la photo',
  keepWords: 'Garder ces mots',
  remove: 'Enlever la photo',
  removed: 'La photo de «\u00a0{title}\u00a0» est enlevée.',
  kept: 'La photo est sur l’annonce «\u00a0{title}\u00a0».',
  absent: 'Photo pas encore arrivée, ou perdue. Si elle ne revient pas, mettez-la de nouveau.',
  problem: {
    'not-a-picture':
      'Ce fichier n’est pas une photo JPEG, PNG ou WebP. Choisissez-en une autre, ou enregistrez-la en JPEG.',
    'too-many-bytes': 'Ce fichier dépasse 40\u00a0Mo. Choisissez une photo plus petite.',
    'too-many-pixels': 'Cette image a trop de pixels pour être ouverte. Choisissez une photo plus petite.',
    moves: 'Cette image est animée. Choisissez une photo qui ne bouge pas.',
    broken:
      'Cette photo ne peut pas être ouverte\u202f: le fichier est abîmé ou coupé. Copiez-la de nouveau.',
    'too-large': 'Le serveur trouve la photo trop grande. Choisissez-en une autre.',
    'carries-more':
      'Le serveur refuse cette photo\u202f: elle contient autre chose que l’image. Choisissez-en une autre.',
    'no-card':
      'Le serveur n’a pas encore cette annonce, ou ne l’a plus. Attendez un instant, puis réessayez.',
    'too-many-photos':
      'Il y a déjà trop de photos au tableau. Terminez des annonces anciennes ou enlevez-en des photos.',
    'photo-needed': 'Choisissez d’abord une photo.',
    'alt-needed': 'Écrivez ce qu’on voit sur la photo.',
    gone: 'Cette annonce n’est plus là\u202f: elle a été effacée.',
    offline:
      'Sans connexion la photo ne peut pas être envoyée. Rien n’est perdu\u202f: réessayez quand elle revient.',
  },
}
