import { SCHEMES } from '../../core/scheme/schemes.ts'

/** What the program says of itself: descriptions of commands and options, closing notes of the help. */
export const TEXT = {
  program: '校表：核对、批注、更正并评分预算绩效自评表（Excel）。原件从不改动。',
  programNotes: `常用：
  jiaobiao check 自评表.xlsx                     核对一个工作簿
  jiaobiao correct 收到的资料 --out 审核结果     核对整个文件夹，写出批注并更正好的工作簿

退出码：0 没有问题 · 1 有错误（--fail-on warning 时含疑点）· 2 用法不对 · 3 有文件读不了 · 4 同一批文件正在处理 · 130 中途停止`,
  commands: {
    check: '核对并评分，不写任何文件',
    correct: '写出批注、更正、评分好的工作簿和汇总表（主要用法）',
    revert: '去掉校表的批注、颜色、列、工作表和更正',
    template: '写出空白的官方表样，可预填单位、年度、项目名称',
    export: '把表里填的内容导出为 CSV',
    import: '把 export 写出的 CSV 写回官方表样',
    inspect: '看读到了什么：工作表、各表各栏所在的单元格',
    annotate: '按清单给任意工作簿改值、加批注、填颜色',
    rules: '核对规则的目录，或某一条规则的算法、依据和例子',
  },
  arguments: {
    paths: '工作簿或文件夹，可以有多个；文件夹会一直找到底',
    workbook: '工作簿（.xlsx 或 .xlsm）',
    folder: 'export 写出的文件夹',
    code: '规则代码，如 DF-02',
  },
  options: {
    format: '输出格式：text（默认）、json 或 ndjson',
    scheme: `评分方案：${SCHEMES.map((scheme) => scheme.id).join('、')}（默认按单位和年度识别）`,
    failOn: '从哪一级起算不通过：error（默认）或 warning',
    exitZero: '有问题也以 0 退出',
    jobs: '同时处理的文件数（默认与处理器核数相同）',
    timeout: '每个工作簿最多核对多少秒',
    memory: '核对一个工作簿最多占用多少 MB 内存',
    resume: '接着上次做：只做还没做完的和有变动的',
    retryFailed: '连同上次超时、出错而没有核对的，再试一次（含 --resume）',
    roster: '单位名册 CSV（单位名称、别名）：列出未报、重复、不在名册的单位',
    dryRun: '试运行，不写文件',
    noColor: '不用颜色',
    verbose: '提示也逐条列出',
    outFolder: '写到哪个文件夹（不能在输入的文件夹里面）',
    outFile: '写到哪个文件（不能是输入的文件）',
    applyScores: '指标的得分也按公式更正',
    projects: '项目清单 CSV：项目名称、主管部门、实施单位、附件编号',
    unit: '单位名称',
    year: '评价年度，如 2024',
    edits: '改动清单 JSON：[{"sheet": "…", "cell": "B3", "value": "…", "comment": "…", "fill": "FFFF00"}]',
    cells: '列出每个单元格的值、公式、存下的结果和格式',
    help: '显示帮助',
    version: '显示版本',
  },
  /** Headings of the help, by commander's own words. */
  headings: { 'Usage:': '用法：', 'Arguments:': '参数：', 'Options:': '选项：', 'Commands:': '命令：' } as Readonly<Record<string, string>>,
  unexpected: (reason: string): string => `出现未料到的情况，没有完成：${reason}（设置 JIAOBIAO_DEBUG=1 再运行一次可看到详情）`,
  seeHelp: (command: string): string => `用法见：${command} --help`,
} as const
