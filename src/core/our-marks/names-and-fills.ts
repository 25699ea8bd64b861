/** The author of our comments. */
export const AUTHOR = '校表'

export const RESULT_SHEET = '审核结果'
export const CHANGES_SHEET = '更正记录'

/** Fills of marked cells, RRGGBB: light red, light yellow, light green. */
export const FILLS = { error: 'FFC7CE', warning: 'FFEB9C', corrected: 'C6EFCE' } as const

/** Of the heads of our tables and columns. */
export const HEAD_FILL = 'DDEBF7'

export const REVIEW_COLUMNS = { score: '复核得分', opinion: '审核意见' } as const
