import { decodeXstring } from '../../opc/xml/xml-characters.ts'
import { XmlScanner } from '../../opc/xml/xml-scanner.ts'

/** The texts that cells refer to by number (ECMA-376 Part 1, 18.4.9). */
export function readSharedStrings(text: string): string[] {
  const strings: string[] = []
  const scanner = new XmlScanner(text)
  scanner.openRoot()
  scanner.eachChild((name) => {
    if (name === 'si') strings.push(readRichText(scanner))
  })
  return strings
}

/** Text of the element just opened (CT_Rst, 18.4.8): plain or in runs; phonetic hints are not part of it. */
export function readRichText(scanner: XmlScanner): string {
  let text = ''
  scanner.eachChild((name) => {
    if (name === 't') text += scanner.content()
    else if (name === 'r') {
      scanner.eachChild((inRun) => {
        if (inRun === 't') text += scanner.content()
      })
    }
  })
  return decodeXstring(text)
}
