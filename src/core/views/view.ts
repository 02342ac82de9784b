/** A filter, an order and columns under a name, as somebody keeps them for another day. */
export type SavedView = {
  readonly organizationId: number
  readonly id: number
  /** Whose it is. */
  readonly userId: number
  readonly name: string
  /** Everybody of the organization sees it. */
  readonly isShared: boolean
  readonly definition: ViewDefinition
  readonly createdAt: number
  readonly updatedAt: number
}

export type ViewDefinition = {
  /** The parameters of the list of applications. */
  readonly filter: Readonly<Record<string, unknown>>
  readonly sort: string
  readonly columns: readonly string[]
  readonly layout: 'table' | 'board'
}

/** A view with the name of its owner. */
export type OwnedView = SavedView & { readonly ownerName: string }
