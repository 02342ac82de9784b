/** Who made a change, when the caller says that it acts for somebody. */
export type Actor = {
  readonly type: 'user' | 'source_contact' | 'other' | 'app'
  readonly name: string
  readonly email?: string
}
