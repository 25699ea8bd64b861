import PostalMime from 'postal-mime'

export interface ReceivedMail {
  readonly subject: string | undefined
  readonly text: string
  /** Addresses of the To line. */
  readonly to: readonly (string | undefined)[]
  readonly attachments: readonly { readonly name: string | null; readonly bytes: Uint8Array }[]
}

/** A mail as its recipient's program reads it, from what the server of the tests took in, a letter a byte. */
export async function receivedMail(raw: string): Promise<ReceivedMail> {
  const { subject, text = '', to = [], attachments } = await PostalMime.parse(Buffer.from(raw, 'latin1'))
  return {
    subject,
    text,
    to: to.map(({ address }) => address),
    attachments: attachments.map(({ filename, content }) => ({
      name: filename,
      bytes: Buffer.from(content as ArrayBuffer),
    })),
  }
}
