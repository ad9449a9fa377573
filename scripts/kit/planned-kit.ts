/** What the kit must hold: one line a challenge, as it was decided. A card may not drift from it. */
interface PlannedCard {
  id: string
  title: string
  family: string
  /** Shortest and longest, in minutes: half a day is 210 to 240, a day 420. */
  minutes: readonly [number, number]
  seats: number
}

const line = (id: string, title: string, family: string, from: number, to: number, seats: number) =>
  ({ id, title, family, minutes: [from, to], seats }) as const

export const plannedKit: readonly PlannedCard[] = [
  line('E01', "Les coulisses d'un rayon avant l'ouverture", 'D', 60, 60, 10),
  line('E02', "Une heure dans les gants d'un jardinier", 'A', 75, 75, 8),
  line('E03', "Le voyage d'un colis, de la rampe à la porte", 'N', 60, 60, 12),
  line('E04', 'Mon premier mur (en briques sèches)', 'F', 75, 75, 8),
  line('E05', "Écouter une journée d'aide à domicile", 'K', 60, 60, 12),
  line('E06', "La cuisine à l'envers : du plat vide à la commande", 'G', 75, 75, 8),
  line('E07', "Démonter pour comprendre : l'ordinateur ouvert", 'I', 75, 75, 8),
  line('E08', 'Cinq métiers cachés dans un hôpital', 'J', 90, 90, 15),
  line('E09', "La ligne qui ne s'arrête pas : visite d'atelier", 'H', 90, 90, 12),
  line('E10', 'Rencontre avec une équipe qui se trompe (et en parle)', 'M', 60, 60, 15),
  line('E11', 'Une régie, trois boutons : lumière et son', 'L', 75, 75, 8),
  line('E12', "L'argent des autres : jeu de l'accueil bancaire", 'C', 60, 60, 10),
  line('E13', 'Coudre un point, comprendre un vêtement', 'B', 75, 75, 8),
  line('E14', 'Fabriquer une minute de radio', 'E', 90, 90, 8),
  line('E15', 'Trier, réparer, revendre : la seconde vie des objets', 'K', 75, 75, 10),
  line('E16', 'Le vélo malade : premier diagnostic', 'I', 75, 75, 8),
  line('E17', 'Vis ma réunion : ce que fait une petite entreprise le lundi', 'M', 60, 60, 10),
  line('A01', 'Vingt clients, un comptoir, une heure de pointe', 'D', 120, 120, 10),
  line('A02', 'Préparer la commande sans se tromper de lot', 'N', 105, 105, 12),
  line('A03', "Monter un carré de salades du semis à l'étiquette", 'A', 120, 120, 8),
  line('A04', 'Couvert pour quarante : la mise en place', 'G', 105, 105, 10),
  line('A05', 'Dire non avec le sourire : réclamations au téléphone', 'D', 90, 90, 10),
  line('A06', 'Le bon câble au bon endroit', 'F', 120, 120, 8),
  line('A07', 'Peindre droit, finir propre', 'F', 120, 120, 8),
  line('A08', 'Une pièce, trois contrôles : qualité en atelier', 'H', 105, 105, 10),
  line('A09', "Raconter la journée d'un résident", 'J', 105, 105, 8),
  line('A10', 'Occuper dix enfants avec trois cartons', 'K', 90, 90, 8),
  line('A11', 'La chambre en vingt-cinq minutes', 'G', 105, 105, 8),
  line('A12', 'Dossier incomplet : retrouver, classer, relancer', 'M', 105, 105, 12),
  line('A13', 'Sortir une affiche avant midi', 'E', 150, 150, 8),
  line('A14', "La clé tourne mal : petite maintenance d'immeuble", 'I', 120, 120, 8),
  line('A15', 'Faire visiter sans survendre', 'C', 90, 90, 10),
  line('A16', "L'assistant perdu : aider quelqu'un avec son téléphone", 'I', 90, 90, 10),
  line('A17', 'Plateau monté, plateau démonté', 'L', 120, 120, 10),
  line('C01', 'Une tournée de livraison avec un équipier', 'N', 210, 240, 2),
  line('C02', 'Ouvrir le magasin : du rideau à la première vente', 'D', 210, 240, 3),
  line('C03', 'Le coup de feu : tenir un poste en cuisine', 'G', 210, 240, 3),
  line('C04', "Un repas, une toilette simulée, un sourire : journée d'aide", 'J', 420, 420, 2),
  line('C05', 'Chantier école : poser, vérifier, nettoyer', 'F', 420, 420, 4),
  line('C06', "Le potager d'entreprise, du plan à la récolte", 'A', 420, 420, 4),
  line('C07', 'Une panne, une heure, un carnet : maintenance industrielle', 'I', 210, 240, 3),
  line('C08', "Prendre l'équipe en relais : poste de montage", 'H', 210, 240, 4),
  line('C09', "Souder une pièce d'essai et la juger", 'H', 210, 240, 2),
  line('C10', "L'accueil, c'est vous : une matinée au guichet", 'M', 210, 240, 2),
  line('C11', 'Livrer une petite page web à un vrai commerçant', 'M', 420, 420, 4),
  line('C12', 'Clôturer un mois de caisse (données fictives)', 'M', 210, 240, 4),
  line('C13', 'Une après-midi de centre de loisirs en binôme', 'G', 210, 240, 3),
  line('C14', "Bureaux propres avant l'aube, sans oublier un coin", 'K', 210, 240, 3),
  line('C15', "L'atelier textile : retoucher pour de vrai", 'B', 210, 240, 3),
  line('C16', "Ronde, registre, sang-froid : sûreté d'un site", 'K', 210, 240, 2),
]
