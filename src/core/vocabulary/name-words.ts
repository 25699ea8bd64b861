import words from '../../../templates/words/names.json'
import { anyOf } from './word-pattern.ts'

/** The words that names of units, files and folders are made of (templates/words/names.json), as patterns. */

/** What a name of a unit ends with. */
export const UNIT_ENDS = new RegExp(`(?:${anyOf(words.unitEnds)})(?:[（(].*[)）])?$`)

/** What a government ends with: it stands above other units without handing in for them. */
export const GOVERNMENT_ENDS = new RegExp(`(?:${anyOf(words.governments)})$`)

/** 「（本级）」 「（盖章）」: what behind a name does not change whose it is. */
export const BEHIND_UNITS = new RegExp(`[(（]?(?:${anyOf(words.behindUnits)})[)）]?$`)

/** Numerals and words by which names that are else alike are two units: 第一中学 and 第十一中学. */
export const TELL_APART = new RegExp(`[0-9一二三四五六七八九十百]|${anyOf(words.tellApart)}`, 'g')

/** A printed hint or a seal alone, by which nobody is called. */
export const NOBODY = new RegExp(`^(?:[（(]?(?:${anyOf(words.nobody)})[)）]?|[xX×＊*…。.\\-—_/]+)$`)

/** What a folder of a part of a set is called: 「1整体支出」 「项目支出」 「附件」. */
export const PART_OF_SET = new RegExp(anyOf(words.partsOfSet))
