/**
 * What a user must know of a workbook besides its findings: each a whole sentence, the same in the report, in JSON and
 * in sheet 审核结果.
 */
export const WORKBOOK_NOTES = {
  converted: (format: string): string =>
    `交来的是 ${format}，已用 LibreOffice 转换为 .xlsx 后核对，写出的结果为 .xlsx；原件没有改动，版式若与原件略有出入，以原件为准。`,
  macrosLeft: '原件里的宏没有带到 .xlsx 里。',
  defaultPassword:
    '工作簿用 Excel 的默认密码加了密（打开时不必输入密码），已照常读取；写出的结果不再加密，原件没有改动。',
  formatsFull:
    '工作簿里的单元格格式已接近 Excel 的上限（65,490 种），再多 Excel 就打不开：结果里有的单元格可能没有标色，批注和更正照常。',
  signed: '工作簿带有数字签名：写入批注和更正后，结果里的签名即告失效，需要时请重新签名；带有效签名的原件没有改动。',
} as const
