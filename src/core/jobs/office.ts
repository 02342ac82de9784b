/** A place where people work. Comeet calls it a location. `countryCode` is an ISO 3166-1 alpha-2 code, upper case. */
export type Office = {
  readonly organizationId: number
  readonly id: number
  readonly name: string
  readonly city?: string
  readonly countryCode?: string
  readonly address?: string
  readonly zip?: string
  readonly isHeadquarter: boolean
  readonly more: OfficeMore
  readonly createdAt: number
}

/** What only Comeet's locations have. `timezone` is a name of the IANA database. */
export type OfficeMore = {
  readonly state?: string
  readonly streetNumber?: string
  readonly arrivalInstructions?: string
  readonly timezone?: string
}
