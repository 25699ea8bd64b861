/** What stands of each unit in the page, in this order. */
export const UNIT_KEYS = [
  'name',
  'year',
  'round',
  'missing',
  'errors',
  'warnings',
  'explained',
  'stated',
  'reviewed',
  'difference',
  'grade',
  'undecided',
  'unchecked',
  'gaps',
  'total',
  'files',
  'rules',
] as const

/**
 * What the page does: search, filter, sort, open a unit. Old browsers read it, too (ES5). Data stand in the page as
 * JSON; texts become text nodes only, never markup. Rows are drawn a hundred at a time, findings when they are asked
 * for.
 */
export const SCRIPT = `
(function(){
var KEYS=${JSON.stringify(UNIT_KEYS)},UNITS=JSON.parse(document.getElementById('units').textContent),TITLES=JSON.parse(document.getElementById('titles').textContent);
var HEADS=[['单位','name'],['年度','year'],['轮次','round'],['缺报','missing'],['错误','errors','n'],['疑点','warnings','n'],['已说明','explained','n'],['自评','stated','n'],['复核','reviewed','n'],['差额','difference','n'],['等级','grade'],['人工','undecided','n'],['未核对','unchecked','n']];
var LEVELS={error:'错误',warning:'疑点',info:'提示'},PAGE=100,MOST_PRINTED=4000;
var body=document.getElementById('rows'),count=document.getElementById('count'),more=document.getElementById('more'),search=document.getElementById('search');
var shown=[],limit=PAGE,filter='all',order=null,down=false,opened={};
for(var n=0;n<UNITS.length;n++){var unit={index:n};for(var k=0;k<KEYS.length;k++)unit[KEYS[k]]=UNITS[n][k];
  unit.search=[unit.name,unit.year,unit.files.join(' '),unit.rules].join(' ').toLowerCase();UNITS[n]=unit}
function el(tag,name,text){var e=document.createElement(tag);if(name)e.className=name;if(text!==undefined&&text!==null)e.appendChild(document.createTextNode(text));return e}
function passes(u){
  if(filter==='errors'&&!u.errors)return false;
  if(filter==='warnings'&&!u.warnings)return false;
  if(filter==='missing'&&!u.missing)return false;
  if(filter==='clean'&&(u.errors||u.warnings||u.gaps.length))return false;
  var words=search.value.toLowerCase().split(/\\s+/);
  for(var i=0;i<words.length;i++)if(words[i]&&u.search.indexOf(words[i])<0)return false;
  return true}
function refresh(){
  shown=[];for(var i=0;i<UNITS.length;i++)if(passes(UNITS[i]))shown.push(UNITS[i]);
  if(order)shown.sort(function(a,b){var x=a[order],y=b[order],n=/^(errors|warnings|explained|stated|reviewed|difference|undecided|unchecked)$/.test(order),c;
    if(n){x=x===''?-1e9:Number(x);y=y===''?-1e9:Number(y);c=x-y}else c=x<y?-1:x>y?1:0;
    return c?(down?-c:c):a.index-b.index});
  draw()}
function draw(){
  while(body.firstChild)body.removeChild(body.firstChild);
  var end=Math.min(limit,shown.length);
  for(var i=0;i<end;i++)row(shown[i]);
  count.textContent='共 '+shown.length+' 套'+(shown.length<UNITS.length?'（全部 '+UNITS.length+' 套）':'')+'，点一行看逐条问题，点表头排序。';
  more.style.display=end<shown.length?'':'none';
  more.textContent='再显示 '+Math.min(PAGE,shown.length-end)+' 套'}
function row(u){
  var tr=el('tr','u');tr.tabIndex=0;
  for(var i=0;i<HEADS.length;i++){var key=HEADS[i][1],value=u[key],td=el('td',HEADS[i][2]||'');if(i)td.setAttribute('data-h',HEADS[i][0]);
    if(key==='errors'&&value)td.appendChild(el('span','tag red',value));
    else if(key==='warnings'&&value)td.appendChild(el('span','tag amber',value));
    else if(key==='missing'&&value)td.appendChild(el('span','amber',value));
    else if(key==='difference'&&String(value).charAt(0)==='-')td.appendChild(el('span','red',value));
    else if(key==='round'&&value!=='首次')td.appendChild(el('span','tag blue',value));
    else if(value!==''&&!((key==='explained'||key==='undecided'||key==='unchecked')&&!value))td.appendChild(document.createTextNode(value));
    tr.appendChild(td)}
  function toggle(){if(opened[u.index]){delete opened[u.index]}else opened[u.index]=true;
    if(opened[u.index]){tr.className='u open';body.insertBefore(detail(u),tr.nextSibling)}
    else{tr.className='u';if(tr.nextSibling&&tr.nextSibling.className==='detail')body.removeChild(tr.nextSibling)}}
  tr.onclick=toggle;tr.onkeydown=function(e){if(e.keyCode===13||e.keyCode===32){toggle();if(e.preventDefault)e.preventDefault()}};
  body.appendChild(tr);
  if(opened[u.index]){tr.className='u open';body.appendChild(detail(u))}}
function detail(u){
  var tr=el('tr','detail'),td=el('td');td.colSpan=HEADS.length;tr.appendChild(td);
  td.appendChild(el('div','count',u.files.slice(0,3).join('、')+(u.files.length>3?' 等 '+u.files.length+' 个工作簿':'')));
  var block=document.getElementById('f'+u.index),list=block?JSON.parse(block.textContent):[],last=null;
  if(!u.total)td.appendChild(u.gaps.length?el('p','amber','核对过的没有问题，有的没有核对：'):el('p','green','没有问题。'));
  else if(u.gaps.length)td.appendChild(el('p','amber','没有核对的：'));
  for(var g=0;g<u.gaps.length;g++)td.appendChild(el('p','amber',u.gaps[g]));
  if(u.total>list.length)td.appendChild(el('p','amber',(list.length?'另有 '+(u.total-list.length)+' 条':'这一套的 '+u.total+' 条')+'没有放进网页（总量太大），请看该工作簿里的「审核结果」，或 findings.csv。'));
  for(var i=0;i<list.length;i++){var f=list[i],place=f[1];
    if(place!==last){td.appendChild(el('div','sheet',place));last=place}
    var box=el('div','f '+f[0]),w=el('div','w');
    w.appendChild(el('span',f[0]==='error'?'tag red':f[0]==='warning'?'tag amber':'tag blue',LEVELS[f[0]]));
    w.appendChild(document.createTextNode(' '+(f[2]?f[2]+'　':'')));
    w.appendChild(el('b','',f[4]));
    w.appendChild(document.createTextNode('　'+f[3]+' '+(TITLES[f[3]]||'')));
    if(f[6]!==null)w.appendChild(document.createTextNode('　应为 '+f[6]+'，实填 '+(f[5]||'空')));
    if(f[8])w.appendChild(el('span','tag green',f[8]));
    box.appendChild(w);box.appendChild(el('p','',f[7]));
    if(f[9])box.appendChild(el('p','green','情况说明：'+f[9]));
    td.appendChild(box)}
  return tr}
var head=document.getElementById('heads');
for(var h=0;h<HEADS.length;h++)(function(each){var th=el('th',each[2]||'',each[0]);th.title='点这里排序';
  th.onclick=function(){down=order===each[1]?!down:each[2]==='n';order=each[1];refresh()};head.appendChild(th)})(HEADS[h]);
var buttons=document.getElementById('filters').getElementsByTagName('button');
for(var b=0;b<buttons.length;b++)(function(button){button.onclick=function(){filter=button.getAttribute('data-f');limit=PAGE;
  for(var k=0;k<buttons.length;k++)buttons[k].className=buttons[k]===button?'on':'';refresh()}})(buttons[b]);
search.oninput=search.onkeyup=function(){limit=PAGE;refresh()};
more.onclick=function(){limit+=PAGE;draw()};
window.onbeforeprint=function(){limit=shown.length;var all=0;for(var i=0;i<shown.length;i++)all+=shown[i].total;
  if(all<=MOST_PRINTED)for(var j=0;j<shown.length;j++)opened[shown[j].index]=true;draw()};
if(UNITS.length===1)opened[UNITS[0].index]=true;
refresh()})();
`
