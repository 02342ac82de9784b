import type { Client } from './client.ts'
import type { Invitation, Session, User } from './user.ts'

/** The changes of accounts, as parts of a unit of work. */
export type AccountChange =
  /** Guarded by its e-mail. */
  | { readonly do: 'addUser'; readonly user: User }
  /** Guarded by its version, and by the organization's last admin. */
  | { readonly do: 'changeUser'; readonly user: User; readonly from: User }
  | { readonly do: 'addSession'; readonly session: Session }
  /** That a session, and who signed in, was there at a time. */
  | { readonly do: 'touchSession'; readonly session: Session; readonly at: number }
  | { readonly do: 'endSession'; readonly organizationId: number; readonly id: number }
  /** All sessions of a user, but one. */
  | {
      readonly do: 'endSessions'
      readonly organizationId: number
      readonly userId: number
      readonly exceptId?: number
    }
  | { readonly do: 'addInvitation'; readonly invitation: Invitation }
  /** Guarded: of several that use it at once, one does. */
  | { readonly do: 'useInvitation'; readonly invitation: Invitation; readonly at: number }
  | { readonly do: 'removeInvitation'; readonly invitation: Invitation }
  /** Guarded likewise: the setup link whose token has this hash is gone. */
  | { readonly do: 'useSetup'; readonly tokenHash: string }
  /** Takes the place of the setup link that there was. */
  | { readonly do: 'offerSetup'; readonly tokenHash: string; readonly expiresAt: number }
  /** Its name, grant, limit and whether it is an employee portal. Guarded by its name. */
  | { readonly do: 'changeClient'; readonly client: Client }
