/** The store was made by a newer program than this one. */
export class StoreTooNew extends Error {
  constructor(found: number, known: number) {
    super(
      `The store is at version ${found}, and this Longlist knows versions up to ${known}. ` +
        'Run the newer Longlist that made it, or restore a backup from before the upgrade.',
    )
  }
}
