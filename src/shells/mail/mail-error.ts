/**
 * What stands in the way of planning or sending; one or more Chinese sentences for the clerk. Nothing was sent when it
 * is thrown.
 */
export class MailRefusedError extends Error {
  override readonly name = 'MailRefusedError'
}
