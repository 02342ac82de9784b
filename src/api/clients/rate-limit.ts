/** Requests in 60 seconds: 0 for any number, null for as many as the server is set to. */
export const rateLimitField = { type: ['integer', 'null'], minimum: 0, maximum: 1_000_000 } as const
