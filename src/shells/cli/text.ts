import { SCHEMES } from '../../core/scheme/schemes.ts'

/** What the program says of itself: descriptions of commands and options, closing notes of the help. */
export const TEXT = {
  program: '校表：核对、批注、更正并评分预算绩效自评表（Excel）。原件从不改动。',
  programNotes: `常用：
  jiaobiao check 自评表.xlsx                     核对一个工作簿
  jiaobiao correct 收到的资料 --out 审核结果     核对整个文件夹，写出批注并更正好的工作簿

退出码：0 没有问题 · 1 有错误（--fail-on warning 时含疑点）· 2 用法不对 · 3 有文件读不了 · 130 中途停止
发回邮件另有：4 另一个发送正在运行 · 5 有没有发成、待查或还没发完的`,
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
    mail: '把审核结果按通讯录发回各单位：先做计划，再发送',
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
    jobs: '同时处理的文件数',
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
  mail: {
    commands: {
      plan: '做发送计划，不发送任何邮件（默认）',
      send: '照计划发送，发送前要输入封数确认',
      status: '看每一封发得怎样',
      resolve: '查明待查的邮件以后，记下收到没有',
    },
    outbox: '放审核结果的文件夹（correct 或 watch 写出的）',
    options: {
      contacts: '通讯录，.csv 或 .xlsx，栏目：单位、别名、邮箱、联系人、兼管',
      out: '计划写到哪个文件夹（默认：发件文件夹名加「-发信」）',
      allowDomain: '允许发往的邮箱域名，可以写几次；*.gov.cn 指它下面的所有域名',
      choose: '通讯录里有几个邮箱的单位，选定一个',
      anyFolder: '子文件夹不是按单位分的',
      office: '信末的落款',
      maxSize: '一封邮件最多多少 MB（默认 20）',
      smtpConfigOfPlan: '邮件配置，取其中允许的域名、大小上限和落款',
      campaign: '批次名称；同一批次里同样的工作簿只发一次',
      ledger: '发送台账（默认在本机的用户文件夹里）',
      newLedger: '原来的发送台账没有了，确认用新的',
      plan: 'mail plan 写出的计划',
      planOfStatus: '只看这份计划，并重写发送结果.xlsx',
      smtpConfig: '邮件配置（JSON）',
      yes: '不再询问；写出要发的封数，对不上就不发',
      rehearse: '演练：全部发到这个邮箱',
      limit: '这次最多发几封',
      only: '只发这个单位，可以写几次',
      retryFailed: '上次没有发成的也再发',
      noWait: '被服务器暂缓的不等，留到下次',
      unit: '单位名称',
      as: '查明的结果',
    },
  },
  /** Headings of the help, by commander's own words. */
  headings: { 'Usage:': '用法：', 'Arguments:': '参数：', 'Options:': '选项：', 'Commands:': '命令：' } as Readonly<Record<string, string>>,
  unexpected: (reason: string): string => `出现未料到的情况，没有完成：${reason}（设置 JIAOBIAO_DEBUG=1 再运行一次可看到详情）`,
  seeHelp: (command: string): string => `用法见：${command} --help`,
} as const
