/** What is asked cannot be done to the set; one sentence for the clerk. */
export class CannotMendError extends Error {
  override readonly name = 'CannotMendError'
}
