import type { DraftStyle } from '../../../core/model/sheet-draft.ts'
import { escapeAttribute } from '../../opc/xml/xml-characters.ts'

/** What stands first in each list of a styles part that has none (ECMA-376 Part 1, 18.8). */
export const DEFAULT_FONT = (p: string): string =>
  `<${p}font><${p}sz val="11"/><${p}name val="宋体"/><${p}charset val="134"/></${p}font>`
export const STANDARD_FILLS = (p: string): string[] =>
  ['none', 'gray125'].map((pattern) => `<${p}fill><${p}patternFill patternType="${pattern}"/></${p}fill>`)
export const BORDERLESS = (p: string): string =>
  `<${p}border><${p}left/><${p}right/><${p}top/><${p}bottom/><${p}diagonal/></${p}border>`
export const PLAIN_XF = (p: string): string => `<${p}xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`

/** A styles part for a workbook that has none, with all that other programs look for (18.8.39). */
export function minimalStyleSheet(namespace: string, styles: number): string {
  return [
    `<styleSheet xmlns="${namespace}">`,
    `<fonts count="1">${DEFAULT_FONT('')}</fonts>`,
    `<fills count="2">${STANDARD_FILLS('').join('')}</fills>`,
    `<borders count="1">${BORDERLESS('')}</borders>`,
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${styles}">${PLAIN_XF('').repeat(styles)}</cellXfs>`,
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
    '</styleSheet>',
  ].join('')
}

/** 18.8.32 */
export function solidFillXml(p: string, rgb: string): string {
  const fore = `<${p}fgColor rgb="FF${escapeAttribute(rgb.toUpperCase())}"/>`
  return `<${p}fill><${p}patternFill patternType="solid">${fore}<${p}bgColor indexed="64"/></${p}patternFill></${p}fill>`
}

/** Thin black lines on all four sides (18.8.4). */
export function borderXml(p: string): string {
  const side = (name: string): string => `<${p}${name} style="thin"><${p}color auto="1"/></${p}${name}>`
  return `<${p}border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<${p}diagonal/></${p}border>`
}

export interface BaseFont {
  readonly name: string
  readonly size: string
}

/** 18.8.22, its parts in the order in which Excel writes them. */
export function fontXml(p: string, style: DraftStyle, base: BaseFont): string {
  const colour = style.color === undefined ? '' : `<${p}color rgb="FF${escapeAttribute(style.color.toUpperCase())}"/>`
  const name = escapeAttribute(style.font ?? base.name)
  return [
    `<${p}font>`,
    style.bold ? `<${p}b/>` : '',
    style.underline ? `<${p}u/>` : '',
    `<${p}sz val="${style.size ?? escapeAttribute(base.size)}"/>`,
    colour,
    `<${p}name val="${name}"/>`,
    `</${p}font>`,
  ].join('')
}

/** 18.8.1 */
export function alignmentXml(p: string, style: DraftStyle): string {
  const horizontal = style.align === undefined ? '' : ` horizontal="${style.align}"`
  const vertical =
    style.valign === undefined ? '' : ` vertical="${style.valign === 'middle' ? 'center' : style.valign}"`
  const wrap = style.wrap === undefined ? '' : ` wrapText="${style.wrap ? 1 : 0}"`
  return horizontal || vertical || wrap ? `<${p}alignment${horizontal}${vertical}${wrap}/>` : ''
}
