/** As in src/base85.mjs. */
const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#%()*+-./:;=?@[]^_{|}~'

/** The bytes that the build wrote as text, five letters for four bytes; up to three zeros may follow them. */
export function bytesOfBase85(text: string): Uint8Array<ArrayBuffer> {
  const values = new Map([...LETTERS].map((letter, value) => [letter, value]))
  const view = new DataView(new ArrayBuffer((text.length / 5) * 4))
  for (let at = 0; at < text.length; at += 5) {
    let number = 0
    for (let place = at; place < at + 5; place++) number = number * 85 + values.get(text[place]!)!
    view.setUint32((at / 5) * 4, number)
  }
  return new Uint8Array(view.buffer)
}
