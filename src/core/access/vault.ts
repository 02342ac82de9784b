/** Keeps secrets, as the use cases of clients need it. */
export type Vault = {
  /** Encrypts a signing secret under the server key. */
  seal(secret: string): string
  /** What the store keeps of a bearer token. */
  tokenHash(token: string): string
  /** A new secret of 256 random bits behind a prefix that tells what it is. */
  newSecret(prefix: string): string
}
