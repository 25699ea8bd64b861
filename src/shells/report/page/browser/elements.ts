/** What the page's script makes and finds. */
export function byId(id: string): HTMLElement {
  return document.getElementById(id)!
}

export function dataOf(id: string): unknown {
  var block = document.getElementById(id)
  return block ? JSON.parse(block.textContent!) : []
}

export function element(tag: string, name?: string, text?: string | number): HTMLElement {
  var made = document.createElement(tag)
  if (name) made.className = name
  if (text !== undefined) made.appendChild(textNode(text))
  return made
}

export function textNode(text: string | number): Text {
  return document.createTextNode(String(text))
}
