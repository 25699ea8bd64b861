/** What a block of data in the page holds; null where there is none. Throws where it is cut off. */
export function blockOf(id: string): unknown {
  const text = document.getElementById(id)?.textContent
  return text ? JSON.parse(text) : null
}
