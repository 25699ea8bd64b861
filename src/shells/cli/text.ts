const MAIL_STEPS = `一般的做法：
  1. 做计划，看看发给谁，不发送：
     jiaobiao mail plan 审核结果 --contacts 通讯录.xlsx --smtp-config smtp.json
  2. 演练，全部发到自己的邮箱：
     jiaobiao mail send --plan 审核结果-发信/发送计划.xlsx --smtp-config smtp.json --rehearse 自己的邮箱
  3. 正式发送：去掉 --rehearse，再运行一次
  4. 看每一封发得怎样：
     jiaobiao mail status --plan 审核结果-发信/发送计划.xlsx
  5. 收到退信，另存到一个文件夹：
     jiaobiao mail bounces 退信 --plan 审核结果-发信/发送计划.xlsx
  6. 「待查」的打电话问过以后：
     jiaobiao mail resolve --unit 单位名称 --as 已收到`

/** What the program says of itself: descriptions of commands and options, closing notes of the help. */
export const TEXT = {
  program: '校表：核对、批注、更正并评分预算绩效自评表（Excel）。原件从不改动。',
  programNotes: `常用：
  jiaobiao check 自评表.xlsx                     核对一个工作簿
  jiaobiao correct 收到的资料 --out 审核结果     核对整个文件夹，写出批注并更正好的工作簿

退出码：0 没有问题 · 1 有错误（--fail-on warning 时含疑点）· 2 用法不对 · 3 有文件读不了、没有读懂或没有写成 · 130 中途停止
发回邮件另有：4 另一个发送正在运行 · 5 有没有发成、待查或还没发完的`,
  layouts: '表样（--layout 写地名或括号里的代号）：',
  commands: {
    check: '核对并评分，不写任何文件',
    correct: '写出批注、更正、评分好的工作簿和汇总表（主要用法）',
    revert: '去掉校表的批注、颜色、列、工作表和更正',
    template: '写出空白的官方表样，可预填单位、年度、项目名称',
    export: '把表里填的内容导出为 CSV',
    import: '把 export 写出的 CSV 写回官方表样',
    inspect: '看读到了什么：工作表、各表各栏所在的单元格',
    annotate: '按清单给任意工作簿改值、加批注、填颜色',
    schemes: '各地的评分方案，或某一个方案的参数和出处；diff 甲 乙 比较两个',
    watch: '监看收件夹：放进来的工作簿自动核对，结果放进发件夹',
    doctor: '检查文件夹、网络共享、时钟、空间、LibreOffice 和邮件服务器是否就绪',
    rules: '核对规则的目录，或某一条规则的算法、依据和例子',
    letter: '给每个单位写一页反馈意见（.docx 和 .html），没有交或打不开的写催报',
    mail: '把审核结果按通讯录发回各单位：先做计划，再发送',
  },
  arguments: {
    paths: '工作簿、文件夹或 .zip，可以有多个，可以写通配符；文件夹会一直找到底',
    workbook: '工作簿（.xlsx 或 .xlsm）',
    folder: 'export 写出的文件夹',
    schemes: '方案编号；或 diff 和两个方案编号',
    inbox: '收件夹：各单位把工作簿放进这里，子文件夹名即单位',
    code: '规则代码，如 DF-02',
  },
  options: {
    format: '输出格式：text（默认）、json 或 ndjson',
    scheme: '评分方案的编号，见 jiaobiao schemes（默认按表上的权重、栏目和地名识别）',
    failOn: '从哪一级起算不通过：error（默认）或 warning',
    exitZero: '有问题，退出码也是 0',
    jobs: '同时处理的文件数（默认与处理器核数相同）',
    timeout: '每个工作簿最多核对多少秒',
    memory: '核对一个工作簿最多占用多少 MB 内存',
    resume: '接着上次做：只做还没做完的和有变动的',
    retryFailed: '连同上次超时、出错而没有核对的，再试一次（含 --resume）',
    roster: '单位名册 .xlsx 或 .csv（单位名称、别名）：列出每个单位交了没有，和重复、不在名册的',
    dryRun: '试运行，不写文件',
    overwrite: '同名的文件一律覆盖（默认只覆盖自己以前写出、之后没人改动过的）',
    output: '把屏幕上的结果（文字、json 或 ndjson）写到这个文件',
    noColor: '不用颜色',
    verbose: '提示也逐条列出',
    outFolder: '写到哪个文件夹（不能在输入的文件夹里面）',
    outFile: '写到哪个文件（不能是输入的文件）',
    applyScores: '指标的得分也按公式更正',
    projects: '项目清单 .xlsx 或 .csv：项目名称、主管部门、实施单位、附件编号',
    unit: '单位名称',
    year: '评价年度，如 2024',
    layout: '其他地方的表样：写地名或代号，如 云南；或自己的表样文件，如 ./我市.json（默认株洲的整套表）',
    edits:
      '要改哪些格，写在一个 JSON 文件里：[{"sheet": "…", "cell": "B3", "value": "…", "comment": "…", "fill": "FFFF00"}]',
    cells: '列出每个单元格的值、公式、存下的结果和格式',
    outbox: '结果、审核意见和「运行状态.txt」放在哪个文件夹',
    smtpConfig: '邮件服务器的设置（JSON），检查能否连上',
    once: '处理完现有的文件就结束，不再监看',
    interval: '每隔多少秒看一次收件夹（默认 2）',
    ledger: '账本放在哪个文件，须在本机磁盘（默认在本用户的程序数据文件夹）',
    proof: '存档（原件、结果、记录）放在哪个文件夹（默认在账本旁边）',
    cap: '被打开着或不完整的文件最多等多少分钟（默认 10）',
    timeLimit: '核对一个工作簿最多用多少秒（默认 120）',
    memoryLimit: '核对一个工作簿最多用多少 MB 内存（默认 2048）',
    shareTimeout: '文件夹多少秒没有响应算作断开（默认 20）',
    staleAfter: '另一个校表留下的锁多少秒不动算作无主（默认 60）',
    help: '显示帮助',
    version: '显示版本',
  },
  letter: {
    results: '放审核结果的文件夹（correct 写出的），或其中一个工作簿',
    out: '信写到哪个文件夹（不能在审核结果里面）',
    deadline: '请在哪一天前交回，如 2026-12-15',
    office: '有问题联系哪个科室',
    phone: '联系电话',
    note: '信里另加的一句话',
    signature: '信末的落款（默认同科室）',
    settings:
      '上面几项也可写在表里，两栏「项目」「内容」，项目有：交回期限、联系科室、联系电话、附言、落款（默认找审核结果里面或旁边的「反馈设置.csv」或 .xlsx；命令行写了的优先）',
  },
  mail: {
    notes: `${MAIL_STEPS}

每个命令都有哪些选项：在后面加 --help，如 jiaobiao mail send --help`,
    bare: `mail 后面还要写做哪一步。${MAIL_STEPS}`,
    commands: {
      plan: '做发送计划，不发送任何邮件（默认）',
      send: '照计划发送，发送前要输入封数确认',
      status: '看每一封发得怎样',
      resolve: '查明待查的邮件以后，记下收到没有',
      bounces: '读入收到的退信（.eml），记下哪些被退回',
      verify: '核对发送计划、发送结果和发送台账有没有被改动过',
    },
    bounces: '放退信的文件夹；退信在邮件软件里另存为 .eml',
    outbox: '放审核结果的文件夹（correct 或 watch 写出的）',
    options: {
      contacts: '各单位的邮箱，.csv 或 .xlsx，栏目：单位、别名、邮箱、联系人、兼管',
      out: '计划写到哪个文件夹（默认：发件文件夹名加「-发信」）',
      allowDomain: '允许发往的邮箱域名，可以写几次；*.gov.cn 指它下面的所有域名',
      choose: '通讯录里有几个邮箱的单位，选定一个',
      anyFolder: '子文件夹不是按单位分的',
      returnTo: '没有填报单位的，整批都发给主管部门，或都发给实施单位（不写就逐套请人确认）',
      confirm: '填好的确认单（默认：计划旁边的「待确认.xlsx」）',
      maxSize: '一封邮件最多多少 MB（默认 20）',
      smtpConfigOfPlan: '邮件配置，取其中允许的域名、大小上限和（没有另写的）落款',
      campaign: '批次名称；同一批次里同样的工作簿只发一次',
      ledger: '发送台账（默认在本机的用户文件夹里）',
      newLedger: '原来的发送台账找不回来了，用新的；发送结果和发送记录里发过的先记进去',
      resend: '把发过的同样的工作簿再发一次（补发），可以写几次；一份计划只补发一次',
      campaignOfResolve: '批次名称；几个批次里都有这个单位待查的邮件时要写',
      campaignOfStatus: '只看这个批次，逐封列出（默认：列出所有批次）',
      plan: 'mail plan 写出的计划',
      planOfStatus: '只看这份计划，并重写发送结果.xlsx',
      smtpConfig: '邮件配置：服务器、发件邮箱、允许的域名（JSON 文件）',
      yes: '不再询问；写出要发的封数，对不上就不发',
      rehearse: '演练：全部发到这个邮箱',
      limit: '这次最多发几封',
      only: '只发这个单位，可以写几次',
      retryFailed: '上次没有发成的也再发',
      noWait: '服务器叫稍后再试的不等，留到下次',
      unit: '哪个单位的（写全称）',
      as: '打电话问到的结果',
    },
  },
  /** Headings of the help, by commander's own words. */
  headings: { 'Usage:': '用法：', 'Arguments:': '参数：', 'Options:': '选项：', 'Commands:': '命令：' } as Readonly<
    Record<string, string>
  >,
  unexpected: (reason: string): string =>
    `程序出了没有料到的问题，没有完成（${reason}）。请把这句话和所核对的文件交给软件维护人员；设置 JIAOBIAO_DEBUG=1 再运行一次可看到详情。`,
  seeHelp: (command: string): string => `用法见：${command} --help`,
} as const
