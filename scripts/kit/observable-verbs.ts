/**
 * What an observer can see or hear someone do (verbes observables). A criterion begins with one of them.
 * Add a verb only when two strangers in the room would agree that it happened.
 */
export const observableVerbs = new Set(
  `
  accompagner accrocher accueillir afficher agiter aider ajouter ajuster alerter aligner aller allumer
  amener annoncer appeler appliquer apporter approcher appuyer arrêter arrimer arroser articuler aspirer
  assembler asseoir attacher attendre attribuer avancer avertir badger baisser balayer bloquer border
  brancher cacher caler caresser céder centrer changer charger chercher choisir chronométrer citer classer
  cocher coller commencer comparer compléter compter conduire confier confirmer consulter contourner
  contrôler coucher coudre couler couper couvrir croiser cueillir débarrasser déboîter débrancher décaler
  décharger décoller découper décrire défaire délimiter demander démarrer démonter dénuder déplacer déplier
  déposer dérouler désigner desserrer dessiner détacher dévisser dévoiler dicter dire diriger disposer
  distribuer diviser donner dresser écarter échanger éclairer écrire effacer égaliser égoutter éloigner
  emballer emboîter emboiter émietter empiler emporter encaisser enduire enchaîner enfiler enfoncer enjamber enlever
  énoncer enregistrer enrouler entourer épeler épingler épousseter équeuter essayer essuyer étaler éteindre
  étendre étiqueter étirer évacuer examiner exécuter expliquer fermer filtrer finir fixer fournir frapper
  frotter garder garer glisser gonfler graisser grouper guider imprimer incliner indiquer informer inscrire
  insérer inspecter installer interpeller interroger interrompre inverser isoler jeter joindre laisser
  lancer laver lever lire lisser livrer maintenir manier marcher marquer masquer mélanger mesurer mettre
  mimer modifier monter montrer nettoyer nommer noter nouer nourrir numéroter offrir ordonner orienter ôter
  ouvrir parcourir parler partager passer patienter peindre pencher peser photographier pincer piquer
  placer planter plaquer plier poncer porter poser positionner pousser prélever prendre préparer présenter
  presser prévenir prononcer proposer protéger pulvériser quitter rabattre raccrocher racler raconter
  ralentir ramasser ramener ranger rappeler rapporter rapprocher rassembler rassurer ratisser rattacher
  réagencer récapituler recevoir réclamer recommencer recompter recopier recouvrir rectifier recueillir
  reculer récupérer rédiger redire redresser refaire refermer reformuler refuser regarder régler regrouper
  relâcher relancer relever relier relire remercier remettre remonter rempoter remplacer remplir remuer rendre
  renseigner répartir repasser répéter repiquer répondre reporter reposer repousser reprendre reproduire
  réserver restituer résumer retirer retourner retrouver réunir revenir revisser rincer rouler saisir
  saluer scanner sceller scotcher sécher semer séparer serrer sertir servir signaler signer sortir souder
  souffler soulever soutenir stationner stopper suivre superposer suspendre tailler tamponner taper tapoter
  tasser tendre tenir terminer tester tirer toucher tourner tracer traiter trancher transmettre transporter
  transvaser traverser trier tutorer utiliser valider ventiler vérifier verrouiller verser vider viser
  visser vouvoyer`
    .trim()
    .split(/\s+/),
)
