/** How far around a town a host may show the offers of another list, in km; the service may go beyond by a third. */
export const listingDistances = [5, 10, 20, 30, 50] as const
export type ListingDistance = (typeof listingDistances)[number]

/** A town by its code (INSEE), as France Travail calls it. */
export interface Town {
  code: string
  name: string
}

/** Of where a site shows the offers of another list: of a department, or of a town and what lies around it. */
export type ListingPlace = { department: string } | { near: Town & { distance: ListingDistance } }

/** By its code (INSEE): five figures, after the department 2A or 2B for Corsica. */
export const TOWN_CODE = '^(\\d{5}|2[AB]\\d{3})$'
