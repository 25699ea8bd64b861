/** Letters that mean nothing in HTML. */
const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#%()*+-./:;=?@[]^_{|}~'

/**
 * Bytes as text, five letters for four bytes, which is a sixteenth shorter than base64; the last ones are filled up
 * with zeros. `view/base85.ts` reads it.
 */
export function base85(bytes) {
  const view = new DataView(new ArrayBuffer(Math.ceil(bytes.length / 4) * 4))
  new Uint8Array(view.buffer).set(bytes)
  let text = ''
  for (let at = 0; at < view.byteLength; at += 4) {
    const number = view.getUint32(at)
    for (const place of [85 ** 4, 85 ** 3, 85 ** 2, 85, 1]) text += LETTERS[Math.floor(number / place) % 85]
  }
  return text
}
