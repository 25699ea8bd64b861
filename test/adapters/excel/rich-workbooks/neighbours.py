"""Workbooks by hand around things that depend on cells: pivot tables, slicers, links to other files, chains, formulas of all kinds, texts."""
from package import BOOK, BOOK_ORDER, MAIN, OFFICE, SHEET, SML, Parts
from features import MC, MICROSOFT, X14

TYPES = ('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
         '<Default Extension="xml" ContentType="application/xml"/></Types>')
STYLES = (f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="176" formatCode="0.00_ "/></numFmts><fonts count="2"><font><sz val="11"/><name val="宋体"/><charset val="134"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts>'
          '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
          '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"><alignment vertical="center"/></xf></cellStyleXfs>'
          '<cellXfs count="%d">%s</cellXfs><cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles><dxfs count="0"/></styleSheet>')


def blank(sheets, styles=('<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',), tail=''):
    """A package of worksheets by name → XML within the worksheet element."""
    book = Parts()
    book.set('[Content_Types].xml', '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + TYPES)
    book.relate('', 'officeDocument', BOOK)
    book.add(BOOK, '', f'{SML}sheet.main+xml')
    listed = ''
    for number, (name, inner) in enumerate(sheets.items(), 1):
        part = f'xl/worksheets/sheet{number}.xml'
        book.add(part, f'<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}">{inner}</worksheet>', f'{SML}worksheet+xml')
        listed += f'<sheet name="{name}" sheetId="{number * 3}" r:id="{book.relate(BOOK, "worksheet", f"worksheets/sheet{number}.xml")}"/>'
    book.add('xl/styles.xml', STYLES % (len(styles), ''.join(styles)), f'{SML}styles+xml')
    book.relate(BOOK, 'styles', 'styles.xml')
    book.add(BOOK, f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><workbookPr/><bookViews><workbookView activeTab="0"/></bookViews><sheets>{listed}</sheets>{tail}</workbook>')
    return book


def pivot():
    """A pivot table with cache and records, a slicer with its cache, a table beside them, a custom view."""
    rows = ''.join(f'<row r="{r}" spans="1:2"><c r="A{r}" t="inlineStr"><is><t>{a}</t></is></c>{b}</row>' for r, a, b in
                   ((1, '部门', '<c r="B1" t="inlineStr"><is><t>金额</t></is></c>'), (2, '甲', '<c r="B2"><v>12.5</v></c>'), (3, '乙', '<c r="B3"><v>7</v></c>')))
    shown = '<row r="3"><c r="A3" t="inlineStr"><is><t>部门</t></is></c></row><row r="4"><c r="A4" t="inlineStr"><is><t>甲</t></is></c><c r="B4"><v>12.5</v></c></row><row r="5"><c r="A5" t="inlineStr"><is><t>总计</t></is></c><c r="B5"><v>19.5</v></c></row>'
    book = blank({'透视': f'<dimension ref="A3:B5"/><sheetData>{shown}</sheetData>', '数据': f'<sheetData>{rows}</sheetData>'})
    book.add('xl/pivotCache/pivotCacheDefinition1.xml', f'<pivotCacheDefinition xmlns="{MAIN}" xmlns:r="{OFFICE}" r:id="rId1" refreshOnLoad="0" recordCount="2"><cacheSource type="worksheet"><worksheetSource ref="A1:B3" sheet="数据"/></cacheSource><cacheFields count="2"><cacheField name="部门" numFmtId="0"><sharedItems count="2"><s v="甲"/><s v="乙"/></sharedItems></cacheField><cacheField name="金额" numFmtId="0"><sharedItems containsSemiMixedTypes="0" containsString="0" containsNumber="1" minValue="7" maxValue="12.5"/></cacheField></cacheFields></pivotCacheDefinition>', f'{SML}pivotCacheDefinition+xml')
    book.add('xl/pivotCache/pivotCacheRecords1.xml', f'<pivotCacheRecords xmlns="{MAIN}" count="2"><r><x v="0"/><n v="12.5"/></r><r><x v="1"/><n v="7"/></r></pivotCacheRecords>', f'{SML}pivotCacheRecords+xml')
    book.relate('xl/pivotCache/pivotCacheDefinition1.xml', 'pivotCacheRecords', 'pivotCacheRecords1.xml')
    cache = book.relate(BOOK, 'pivotCacheDefinition', 'pivotCache/pivotCacheDefinition1.xml')
    book.add('xl/pivotTables/pivotTable1.xml', f'<pivotTableDefinition xmlns="{MAIN}" name="透视表1" cacheId="5" dataOnRows="1" applyNumberFormats="0" applyBorderFormats="0" applyFontFormats="0" applyPatternFormats="0" applyAlignmentFormats="0" applyWidthHeightFormats="1" dataCaption="值" updatedVersion="6" minRefreshableVersion="3" createdVersion="6" indent="0" outline="1" outlineData="1"><location ref="A3:B5" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/><pivotFields count="2"><pivotField axis="axisRow" showAll="0"><items count="3"><item x="0"/><item x="1"/><item t="default"/></items></pivotField><pivotField dataField="1" showAll="0"/></pivotFields><rowFields count="1"><field x="0"/></rowFields><rowItems count="2"><i><x/></i><i t="grand"><x/></i></rowItems><colItems count="1"><i/></colItems><dataFields count="1"><dataField name="求和项:金额" fld="1" baseField="0" baseItem="0"/></dataFields></pivotTableDefinition>', f'{SML}pivotTable+xml')
    book.relate(SHEET, 'pivotTable', '../pivotTables/pivotTable1.xml')
    book.relate('xl/pivotTables/pivotTable1.xml', 'pivotCacheDefinition', '../pivotCache/pivotCacheDefinition1.xml')
    book.add('xl/slicerCaches/slicerCache1.xml', f'<slicerCacheDefinition xmlns="{X14}" name="切片器_部门" sourceName="部门"><pivotTables><pivotTable tabId="3" name="透视表1"/></pivotTables><data><tabular pivotCacheId="5"><items count="2"><i x="0" s="1"/><i x="1" s="1"/></items></tabular></data></slicerCacheDefinition>', 'application/vnd.ms-excel.slicerCache+xml')
    book.add('xl/slicers/slicer1.xml', f'<slicers xmlns="{X14}"><slicer name="部门" cache="切片器_部门" caption="部门" rowHeight="241300"/></slicers>', 'application/vnd.ms-excel.slicer+xml')
    slicer = book.relate(SHEET, f'{MICROSOFT}/2007/relationships/slicer', '../slicers/slicer1.xml')
    slicers = book.relate(BOOK, f'{MICROSOFT}/2007/relationships/slicerCache', 'slicerCaches/slicerCache1.xml')
    book.insert(SHEET, f'<extLst><ext uri="{{A8765BA9-456A-4dab-B4F3-ACF838C121DE}}" xmlns:x14="{X14}"><x14:slicerList><x14:slicer r:id="{slicer}"/></x14:slicerList></ext></extLst>')
    guid = '{DDDDDDDD-0000-4000-8000-000000000001}'
    book.insert(SHEET, f'<customSheetViews><customSheetView guid="{guid}" scale="90"><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></customSheetView></customSheetViews>')
    book.insert(BOOK, f'<customWorkbookViews><customWorkbookView name="我的视图" guid="{guid}" xWindow="0" yWindow="0" windowWidth="900" windowHeight="600" activeSheetId="3"/></customWorkbookViews>', BOOK_ORDER)
    book.insert(BOOK, f'<pivotCaches><pivotCache cacheId="5" r:id="{cache}"/></pivotCaches>', BOOK_ORDER)
    book.insert(BOOK, f'<extLst><ext uri="{{BBE1A952-AA13-448e-AADC-164F8A28A991}}" xmlns:x14="{X14}"><x14:slicerCaches><x14:slicerCache r:id="{slicers}"/></x14:slicerCaches></ext></extLst>', BOOK_ORDER)
    book.add('xl/tables/table1.xml', f'<table xmlns="{MAIN}" id="1" name="表1" displayName="表1" ref="A1:B3" totalsRowShown="0"><autoFilter ref="A1:B3"/><tableColumns count="2"><tableColumn id="1" name="部门"/><tableColumn id="2" name="金额"/></tableColumns><tableStyleInfo name="TableStyleMedium2" showRowStripes="1"/></table>', f'{SML}table+xml')
    second = 'xl/worksheets/sheet2.xml'
    book.insert(second, f'<tableParts count="1"><tablePart r:id="{book.relate(second, "table", "../tables/table1.xml")}"/></tableParts>')
    return book


def formulas():
    """Shared, array, dynamic and table formulas, calcChain, links to another file, cell metadata, phonetic and rich shared strings."""
    cells = ('<row r="1" spans="1:7"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
             '<row r="2" spans="1:7"><c r="A2"><v>3</v></c><c r="B2"><f t="shared" ref="B2:B4" si="0">A2*2</f><v>6</v></c><c r="C2"><f t="array" ref="C2:C4">A2:A4*3</f><v>9</v></c><c r="D2" cm="1"><f t="array" ref="D2:D4" aca="1" ca="1">_xlfn.UNIQUE(A2:A4)</f><v>3</v></c><c r="E2"><f>[1]来源!$A$1</f><v>8</v></c></row>'
             '<row r="3" spans="1:7" ht="20" customHeight="1" outlineLevel="1"><c r="A3"><v>4</v></c><c r="B3"><f t="shared" si="0"/><v>8</v></c><c r="C3"><v>12</v></c><c r="D3"><v>4</v></c><c r="F3"><f t="dataTable" ref="F3:F4" dt2D="0" dtr="0" r1="A2"/><v>1</v></c></row>'
             '<row r="4" spans="1:7" hidden="1" outlineLevel="1" collapsed="1"><c r="A4"><v>5</v></c><c r="B4"><f t="shared" si="0"/><v>10</v></c><c r="C4"><v>15</v></c><c r="D4"><v>5</v></c><c r="G4" t="e" vm="1"><v>#VALUE!</v></c></row>')
    book = blank({'公式': f'<sheetPr codeName="Sheet1"><tabColor rgb="FF00B050"/><outlinePr summaryBelow="0"/></sheetPr><dimension ref="A1:G4"/><sheetFormatPr defaultRowHeight="14.25" outlineLevelRow="1"/><cols><col min="2" max="4" width="12" style="1" customWidth="1" outlineLevel="1"/></cols><sheetData>{cells}</sheetData>'
                          '<sheetCalcPr fullCalcOnLoad="1"/><scenarios current="0" show="0"><scenario name="乐观" count="1"><inputCells r="A2" val="9"/></scenario></scenarios><dataConsolidate function="sum"/>'},
                 ('<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>', '<xf numFmtId="176" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>'))
    book.add('xl/sharedStrings.xml', f'<sst xmlns="{MAIN}" count="2" uniqueCount="2"><si><r><t>富</t></r><r><rPr><b/><sz val="11"/><color rgb="FFFF0000"/><rFont val="宋体"/><charset val="134"/></rPr><t xml:space="preserve"> 文本</t></r></si><si><t>课</t><rPh sb="0" eb="1"><t>か</t></rPh><phoneticPr fontId="1"/></si></sst>', f'{SML}sharedStrings+xml')
    book.relate(BOOK, 'sharedStrings', 'sharedStrings.xml')
    book.add('xl/calcChain.xml', f'<calcChain xmlns="{MAIN}"><c r="B2" i="3"/><c r="C2" i="3" a="1"/><c r="E2" i="3"/></calcChain>', f'{SML}calcChain+xml')
    book.relate(BOOK, 'calcChain', 'calcChain.xml')
    book.add('xl/externalLinks/externalLink1.xml', f'<externalLink xmlns="{MAIN}"><externalBook xmlns:r="{OFFICE}" r:id="rId1"><sheetNames><sheetName val="来源"/></sheetNames><sheetDataSet><sheetData sheetId="0"><row r="1"><cell r="A1"><v>8</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>', f'{SML}externalLink+xml')
    book.relate('xl/externalLinks/externalLink1.xml', 'externalLinkPath', '%E6%9D%A5%E6%BA%90.xlsx', ' TargetMode="External"')
    book.insert(BOOK, f'<externalReferences><externalReference r:id="{book.relate(BOOK, "externalLink", "externalLinks/externalLink1.xml")}"/></externalReferences>', BOOK_ORDER)
    book.insert(BOOK, '<definedNames><definedName name="来源值" comment="来自别的文件">[1]来源!$A$1</definedName></definedNames>', BOOK_ORDER)
    book.insert(BOOK, '<calcPr calcId="191029" iterate="1" fullPrecision="0"/>', BOOK_ORDER)
    book.add('xl/metadata.xml', f'<metadata xmlns="{MAIN}" xmlns:xda="{MICROSOFT}/spreadsheetml/2017/dynamicarray"><metadataTypes count="1"><metadataType name="XLDAPR" minSupportedVersion="120000" copy="1" pasteAll="1" pasteValues="1" merge="1" splitFirst="1" rowColShift="1" clearFormats="1" clearComments="1" assign="1" coerce="1" cellMeta="1"/></metadataTypes><futureMetadata name="XLDAPR" count="1"><bk><extLst><ext uri="{{bdbb8cdc-fa1e-496e-a857-3c3f30c029c3}}"><xda:dynamicArrayProperties fDynamic="1" fCollapsed="0"/></ext></extLst></bk></futureMetadata><cellMetadata count="1"><bk><rc t="1" v="0"/></bk></cellMetadata><valueMetadata count="1"><bk><rc t="1" v="0"/></bk></valueMetadata></metadata>', f'{SML}sheetMetadata+xml')
    book.relate(BOOK, 'sheetMetadata', 'metadata.xml')
    return book


def loose_writing():
    """Legal XML that few write: comments and line ends between elements, single quotes, spaces in tags, references, CDATA, no `r`, empty rows with a space."""
    inner = ('\n  <!-- 由报表系统导出 -->\n  <dimension ref = \'A1:C4\' />\n  <sheetData>\n    <row r=\'1\' spans=\'1:3\' >\n      <c  r = \'A1\'  t="inlineStr" ><is ><t xml:space="preserve"><![CDATA[甲 & 乙]]></t></is></c>\n'
             '      <c r="C1"><v>1</v></c><!-- 空 -->\n    </row>\n    <row r="2" />\n    <row><c><v>3</v></c><c t="str"><v>&#x5B57;&#26684;</v></c></row>\n    <?pi 保留?>\n    <row r="4" ><c r="A4" ></c></row>\n  </sheetData >\n'
             '  <mergeCells count="1">\n    <mergeCell ref="E1:E1048576"/>\n  </mergeCells>\n  <pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>\n')
    book = blank({'导出 &amp; &apos;表&apos;': inner}, tail='\n<definedNames>\n  <definedName name="甲">1</definedName>\n  <!-- 注 -->\n  <definedName name="_xlnm.Print_Area" localSheetId="0">\'导出 &amp; \'\'表\'\'\'!$A$1:$C$4</definedName>\n</definedNames>\n<calcPr calcId="1"/>\n')
    return book


BY_HAND = {'pivot-slicer-table.xlsx': pivot, 'formulas.xlsx': formulas, 'loose-writing.xlsx': loose_writing}
