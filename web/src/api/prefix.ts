/** The address of the native API. */
export const API = '/api/longlist/v1'
