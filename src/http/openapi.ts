import type { Dialect } from './operation.ts'

/** The OpenAPI 3.1 document of a dialect, made from what its operations say of themselves. */
export function openApiDocument(dialect: Dialect<never>, version: string): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const { id, method, path, docs, isPublic } of dialect.operations) {
    const url = dialect.prefix + path.replace(/:(\w+)/g, '{$1}')
    paths[url] ??= {}
    paths[url][method.toLowerCase()] = { operationId: id, ...docs, ...(isPublic && { security: [] }) }
  }
  return {
    openapi: '3.1.0',
    info: { ...dialect.info, version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    // Relative, so that the page at /docs can be tried under whichever name the server was reached.
    servers: [{ url: '/' }],
    security: Object.keys(dialect.securitySchemes).map((name) => ({ [name]: [] })),
    paths,
    components: { securitySchemes: dialect.securitySchemes, ...(dialect.schemas && { schemas: dialect.schemas }) },
  }
}
