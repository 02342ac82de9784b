import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import type { S3Options } from '../../src/blobs/s3.ts'
import type { SettingName } from '../../src/config/settings.ts'

/** A part of this run's bucket that nobody else uses; undefined when this run has no S3. */
export function newS3Place(): S3Options | undefined {
  const s3 = inject('s3')
  if (!s3) return undefined
  const { bucket, endpoint, region, accessKeyId, secretAccessKey } = s3
  const prefix = `${randomBytes(6).toString('hex')}/`
  return { bucket, endpoint, region, prefix, credentials: { accessKeyId, secretAccessKey } }
}

/** The settings that name a place in a bucket. */
export function s3Settings({ bucket, endpoint, region, prefix, credentials }: S3Options): {
  readonly [K in SettingName]?: string
} {
  return {
    blobsUrl: `s3://${bucket}/${prefix}?endpoint=${encodeURIComponent(endpoint)}&region=${region}`,
    awsAccessKeyId: credentials.accessKeyId,
    awsSecretAccessKey: credentials.secretAccessKey,
  }
}
