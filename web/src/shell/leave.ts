/** Goes to the sign-in page with a fresh start of the app, so that nothing of what was shown is left in memory. */
export function leave(returnTo?: string): void {
  const search = returnTo === undefined ? '' : `?${new URLSearchParams({ returnTo })}`
  location.assign(`/app/sign-in${search}`)
}
