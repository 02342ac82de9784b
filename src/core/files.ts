/** What an attachment may be, and the port through which files come in. The rules of each dialect are data: a policy. */

/** `message`: it came with a message and is shown there alone. */
export type AttachmentKind = 'resume' | 'picture' | 'portfolio' | 'other' | 'message'

/** What a surface allows for one of its file fields. */
export type FilePolicy = {
  /** Allowed extensions, lower case, with the dot; a file is judged by its name and by its content. */
  readonly extensions: readonly string[]
  /** The largest size in bytes, counted decoded. */
  readonly maxBytes: number
}

/** A file that came inside the request. */
export type UploadedFile = { readonly name: string; readonly bytes: Uint8Array }

/** A file that is stored: its bytes are durable, though no row may name it yet. */
export type StoredFile = {
  readonly name: string
  readonly contentType: string
  readonly size: number
  /** SHA-256 of the content, lower-case hexadecimal. */
  readonly sha256: string
  /** Where the blob store keeps it; opaque. */
  readonly blobKey: string
}

/** How files come in: judged by name and content, then stored durably, before any row names them. */
export type FileIntake = {
  /**
   * Judges without storing, so that a request with one bad file stores none.
   * @throws FileTooLarge | FileRefused
   */
  judge(file: UploadedFile, policy: FilePolicy): JudgedFile
  /** Stores a judged file durably. @throws Unavailable when the store does not take it */
  store(organizationId: number, file: JudgedFile): Promise<StoredFile>
  /**
   * Fetches a remote file without reaching the operator's own network, checking size and type while it streams.
   * @param name what it is to be called; left out, what its address says
   * @throws FetchFailed | FileTooLarge | FileRefused
   */
  fetch(url: string, policy: FilePolicy, name?: string): Promise<JudgedFile>
  /** Removes the bytes of a stored file for good; one that is gone already is none to miss. @throws Unavailable */
  erase(blobKey: string): Promise<void>
}

/** A file that may be stored: its type is known and allowed. */
export type JudgedFile = UploadedFile & { readonly contentType: string }

/** Stored bytes. A blob is durable when `put` resolves; its key is opaque and never used again for other bytes. */
export type BlobStore = {
  put(organizationId: number, bytes: Uint8Array): Promise<{ key: string; sha256: string }>
  /** @throws NotFound when there is no such blob */
  read(key: string): Promise<Uint8Array>
  /** Removes the content for good. @throws NotFound when there is no such blob */
  erase(key: string): Promise<void>
}

/** Reads documents from strangers where they can do no harm. */
export type DocumentReader = {
  /**
   * The text of a document, whatever its name says that it is; undefined for a kind that has none.
   * @throws FileUnreadable | Unavailable
   */
  text(bytes: Uint8Array): Promise<string | undefined>
  /**
   * A document as HTML that shows what it says and can do nothing; undefined for a kind that is shown in another way, or not at
   * all. It goes before all texts that wait.
   * @throws FileUnreadable | Unavailable
   */
  preview(bytes: Uint8Array): Promise<string | undefined>
  /** Ends what is being read. */
  close(): void
}
