/** A part of the organization that jobs belong to. Its name and its slug are its own in the organization. */
export type Department = {
  readonly organizationId: number
  readonly id: number
  readonly name: string
  readonly slug: string
  readonly isActive: boolean
  readonly description?: string
  readonly createdAt: number
}
