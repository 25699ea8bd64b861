/** What stands on the sheet 审核结果 so that it is known again when the sheet comes back. */

/** Before each note on the file. */
export const NOTE_HEAD = '请留意：'
/** Before the unit, and what stands for one that no form names. */
export const UNIT_HEAD = '单位：'
export const NO_UNIT = '（表中未写明）'
export const YEAR_HEAD = '年度：'
/** Before each problem of the last round that is gone. */
export const SETTLED_HEAD = '已整改　'
/** Before the words of a department on what it has mended since. */
export const SETTLED_WORDS = '单位说明：'
/** Before what belongs to no finding; it is kept from round to round. */
export const REMARK_HEAD = '单位另附说明：'

/** Behind the id of a line on which several findings stand: what is written there answers them all. */
export const JOINT = '+'
/** Between the id of a finding and the value of its correction that was refused: 更正记录 may be deleted. */
export const REFUSED = '='
