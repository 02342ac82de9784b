/** A provider of OpenID Connect that says who somebody is. */
export type IdentityProvider = {
  /** What the button says. */
  readonly name: string
  /** Where to send the browser, and what must be known when it comes back. @throws Unavailable */
  begin(redirectUri: string): Promise<{ readonly url: string; readonly flow: SignInFlow }>
  /**
   * Who came back. @param url with everything that the provider added to it
   * @throws Unauthenticated when the provider vouches for nobody | Unavailable
   */
  finish(url: string, flow: SignInFlow): Promise<VouchedFor>
}

/** What ties the two halves of a sign-in together. */
export type SignInFlow = { readonly state: string; readonly nonce: string; readonly verifier: string }

export type VouchedFor = {
  readonly issuer: string
  readonly subject: string
  /** Left out unless the provider says that it was verified. */
  readonly email?: string
  readonly name?: string
}
