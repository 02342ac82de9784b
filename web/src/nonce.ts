/**
 * What the server's policy asks of a style element that a script makes: the page brings it, new with each answer. The kit
 * takes it from here; the package that holds the page still beneath a dialog looks for the global name.
 */
export const nonce: string = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''

Object.assign(globalThis, { __webpack_nonce__: nonce })
