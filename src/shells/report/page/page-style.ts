/** The page's looks: calm, readable on a desk and on a telephone, and on paper. */
export const STYLE = `
:root{--ink:#1f2a37;--soft:#5b6776;--line:#dfe5ec;--paper:#fff;--ground:#f4f6f9;--blue:#2563a8;--red:#c0392b;--amber:#b7791f;--green:#2f855a;--redbg:#fdecea;--amberbg:#fef6e0;--greenbg:#e8f5ee;--bluebg:#e9f1fa}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.65 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",SimSun,sans-serif}
main{max-width:1180px;margin:0 auto;padding:24px 20px 60px}
h1{font-size:26px;margin:0 0 4px}
h2{font-size:18px;margin:0 0 12px}
.lead{color:var(--soft);margin:0 0 20px}
.card{background:var(--paper);border:1px solid var(--line);border-radius:10px;padding:18px 20px;margin:0 0 16px}
.figures{display:flex;flex-wrap:wrap;gap:12px;margin:0 0 16px}
.figure{flex:1 1 130px;background:var(--paper);border:1px solid var(--line);border-radius:10px;padding:12px 16px}
.figure b{display:block;font-size:28px;line-height:1.25;font-variant-numeric:tabular-nums}
.figure span{color:var(--soft);font-size:13px}
.red b,.red{color:var(--red)}.amber b,.amber{color:var(--amber)}.green b,.green{color:var(--green)}
.notice{background:var(--amberbg);border-color:#f0d48a}
.notice ul{margin:0;padding-left:1.2em}
.two{display:flex;flex-wrap:wrap;gap:16px}
.two>.card{flex:1 1 420px;min-width:0}
svg{display:block;width:100%;height:auto}
svg text{font-family:inherit;fill:var(--ink)}
svg .soft{fill:var(--soft)}
.key{display:flex;gap:18px;color:var(--soft);font-size:13px;margin-top:6px}
.key i{display:inline-block;width:12px;height:12px;border-radius:2px;margin-right:6px;vertical-align:-1px}
.bar{margin:0 0 9px}
.bar .t{display:flex;justify-content:space-between;gap:12px;font-size:14px}
.bar .t span:last-child{color:var(--soft);white-space:nowrap}
.bar .b{height:9px;border-radius:5px;background:#edf1f5;overflow:hidden}
.bar .b i{display:block;height:100%;border-radius:5px;background:var(--blue)}
.bar .b i.error{background:#d9634f}.bar .b i.warning{background:#e0a93b}.bar .b i.info{background:#8fb0d3}
.tools{display:flex;flex-wrap:wrap;gap:8px;margin:0 0 12px;align-items:center}
.tools input{flex:1 1 260px;font:inherit;padding:8px 12px;border:1px solid #c5cfda;border-radius:8px;min-width:0}
.tools button,.more{font:inherit;padding:7px 14px;border:1px solid #c5cfda;background:var(--paper);border-radius:18px;cursor:pointer;color:var(--ink)}
.tools button.on{background:var(--blue);border-color:var(--blue);color:#fff}
.count{color:var(--soft);font-size:13px;margin:0 0 8px}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
.units th{position:sticky;top:0;background:var(--bluebg);font-size:13px;text-align:left;padding:8px 10px;border-bottom:1px solid var(--line);cursor:pointer;white-space:nowrap;z-index:1}
.units th.n,.units td.n{text-align:right}
.units td{padding:9px 10px;border-bottom:1px solid var(--line);vertical-align:top}
.units tr.u{cursor:pointer}
.units tr.u:hover td{background:#f7fafd}
.units tr.u td:first-child{font-weight:600}
.units tr.u td:first-child:before{content:"▸";color:var(--soft);display:inline-block;width:1.1em}
.units tr.open td:first-child:before{content:"▾"}
.tag{display:inline-block;border-radius:4px;padding:0 7px;font-size:13px;font-weight:400}
.tag.red{background:var(--redbg)}.tag.amber{background:var(--amberbg)}.tag.green{background:var(--greenbg)}.tag.blue{background:var(--bluebg);color:var(--blue)}
.detail td{background:#fafbfd;padding:6px 14px 16px}
.sheet{margin:12px 0 4px;font-weight:600;color:var(--blue)}
.f{border-left:4px solid var(--line);padding:4px 0 4px 12px;margin:8px 0}
.f.error{border-color:#d9634f}.f.warning{border-color:#e0a93b}.f.info{border-color:#8fb0d3}
.f .w{font-size:13px;color:var(--soft)}
.f .w b{color:var(--ink);font-weight:600}
.f p{margin:2px 0 0;overflow-wrap:anywhere}
.files td,.files th{padding:7px 10px;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;overflow-wrap:anywhere}
.more{display:block;margin:14px auto 0}
footer{color:var(--soft);font-size:13px;text-align:center;margin-top:24px}
@media(max-width:720px){
main{padding:16px 12px 40px}h1{font-size:21px}.card{padding:14px}.figures{gap:8px}.figure{flex:1 1 40%;padding:8px 10px}.figure b{font-size:21px}.two>.card{flex-basis:100%}
.units thead{display:none}.units,.units tbody,.units tr,.units td{display:block;width:100%}
.units tr.u{border:1px solid var(--line);border-radius:8px;padding:8px 10px;margin:0 0 8px}
.units tr.u td{border:0;padding:1px 0;display:inline-block;width:auto;margin-right:14px;text-align:left}
.units tr.u td:first-child{display:block;margin:0 0 2px}
.units tr.u td:before{content:attr(data-h)" ";color:var(--soft);font-size:12px}
.units tr.u td:empty{display:none}
.detail{margin:-4px 0 10px}.detail td{padding:4px 10px 10px}
.files,.files tbody,.files tr,.files td{display:block}.files thead{display:none}.files td{padding:3px 0;border:0}.files tr{border-bottom:1px solid var(--line);padding:8px 0}
}
@media print{
body{background:#fff;font-size:11px}main{max-width:none;padding:0}.tools,.more,.noprint{display:none!important}
.card,.figure{border-color:#bbb;border-radius:0;box-shadow:none}.card{padding:8px 10px}.f,.bar,.figure,tr.u,svg{page-break-inside:avoid;break-inside:avoid}
.units th{position:static}.units thead{display:table-header-group}h2{page-break-after:avoid;break-after:avoid}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
}
`
