import type { Source } from './rule.ts'

const document =
  (name: string) =>
  (topic: string): Source => ({ document: name, topic })

/** Documents that rules rest on; quoted by topic, since clause numbers could not be verified. */
export const MEASURES = document('财预〔2020〕10号《项目支出绩效评价管理办法》')
export const COST_RULES = document('财预〔2021〕101号')
export const PROJECT_FORM = document('项目支出绩效自评表表样及填报说明')
export const DEPARTMENT_FORM = document('部门整体支出绩效自评表表样及填报说明')
export const BASIC_DATA_FORM = document('部门整体支出绩效评价基础数据表表样及填报说明')
export const PRACTICE = document('各省预算绩效管理系统审核口径')
