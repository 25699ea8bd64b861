"""What people put into a workbook and the makers cannot write: each function adds one thing to a sheet of a package."""
from package import BOOK, BOOK_ORDER, MAIN, OFFICE, SHEET, SML, png

A = 'http://schemas.openxmlformats.org/drawingml/2006/main'
XDR = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing'
MC = 'http://schemas.openxmlformats.org/markup-compatibility/2006'
X14 = 'http://schemas.microsoft.com/office/spreadsheetml/2009/9/main'
XM = 'http://schemas.microsoft.com/office/excel/2006/main'
MICROSOFT = 'http://schemas.microsoft.com/office'
VML = ('<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">'
       '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="%s"/></o:shapelayout>%s</xml>')
NOTE_TYPE = '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
DRAWING_TYPE = 'application/vnd.openxmlformats-officedocument.drawing+xml'
VML_TYPE = 'application/vnd.openxmlformats-officedocument.vmlDrawing'


def anchor(column, row, inner, wide=2, high=3):
    return (f'<xdr:twoCellAnchor editAs="oneCell"><xdr:from><xdr:col>{column}</xdr:col><xdr:colOff>19050</xdr:colOff><xdr:row>{row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>'
            f'<xdr:to><xdr:col>{column + wide}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{row + high}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>{inner}<xdr:clientData/></xdr:twoCellAnchor>')


def geometry(shape, x=0, y=0):
    return f'<xdr:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="600000" cy="300000"/></a:xfrm><a:prstGeom prst="{shape}"><a:avLst/></a:prstGeom><a:ln w="12700"><a:solidFill><a:srgbClr val="C00000"/></a:solidFill></a:ln></xdr:spPr>'


def shape(number, name, preset, text='', box=False, x=0):
    body = f'<xdr:txBody><a:bodyPr vertOverflow="clip" wrap="square"/><a:lstStyle/><a:p><a:r><a:rPr lang="zh-CN" sz="1100"/><a:t>{text}</a:t></a:r></a:p></xdr:txBody>' if text else ''
    return (f'<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="{number}" name="{name}"/><xdr:cNvSpPr{" txBox=" + chr(34) + "1" + chr(34) if box else ""}/></xdr:nvSpPr>'
            f'{geometry(preset, x)}{body}</xdr:sp>')


def picture_and_shapes(book, part=SHEET):
    """A stamp, a text box, a group of two shapes and a connector."""
    book.add('xl/media/image1.png', png())
    book.default('png', 'image/png')
    drawing = 'xl/drawings/drawing1.xml'
    stamp = ('<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="公章" descr="单位公章"/><xdr:cNvPicPr><a:picLocks noChangeAspect="1"/></xdr:cNvPicPr></xdr:nvPicPr>'
             f'<xdr:blipFill><a:blip xmlns:r="{OFFICE}" r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill>{geometry("rect")}</xdr:pic>')
    group = ('<xdr:grpSp><xdr:nvGrpSpPr><xdr:cNvPr id="4" name="组合"/><xdr:cNvGrpSpPr/></xdr:nvGrpSpPr><xdr:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1200000" cy="300000"/>'
             f'<a:chOff x="0" y="0"/><a:chExt cx="1200000" cy="300000"/></a:xfrm></xdr:grpSpPr>{shape(5, "圆", "ellipse")}{shape(6, "箭头", "rightArrow", x=600000)}</xdr:grpSp>')
    line = f'<xdr:cxnSp macro=""><xdr:nvCxnSpPr><xdr:cNvPr id="7" name="连线"/><xdr:cNvCxnSpPr/></xdr:nvCxnSpPr>{geometry("line")}</xdr:cxnSp>'
    book.add(drawing, f'<xdr:wsDr xmlns:xdr="{XDR}" xmlns:a="{A}">{anchor(7, 22, stamp)}{anchor(1, 22, shape(3, "文本框", "rect", "经办人签字：", True), 3)}{anchor(4, 22, group)}{anchor(6, 22, line)}</xdr:wsDr>', DRAWING_TYPE)
    book.relate(drawing, 'image', '../media/image1.png')
    book.insert(part, f'<drawing r:id="{book.relate(part, "drawing", "../drawings/drawing1.xml")}"/>')


def note_shape(number, row, column, text=''):
    return (f'<v:shape id="_x0000_s{number}" type="#_x0000_t202" style=\'position:absolute;margin-left:100pt;margin-top:5pt;width:108pt;height:59pt;z-index:1;visibility:hidden\' fillcolor="#ffffe1" o:insetmode="auto">'
            '<v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style=\'mso-direction-alt:auto\'><div style=\'text-align:left\'></div></v:textbox>'
            f'<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>3, 15, 4, 2, 5, 31, 8, 1</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row - 1}</x:Row><x:Column>{column - 1}</x:Column>{text}</x:ClientData></v:shape>')


def old_notes(book, notes, part=SHEET, shapes='', block='1', number=1025):
    """Comments of a superior, `notes` by (row, column, reference, text); `shapes` stand in the same drawing."""
    comments = ''.join(
        f'<comment ref="{reference}" authorId="0" shapeId="0" xr:uid="{{00000000-0006-0000-0000-00000{i + 1}000000}}"><text><r><rPr><b/><sz val="9"/><rFont val="宋体"/><charset val="134"/></rPr><t>上级:</t></r><r><rPr><sz val="9"/><rFont val="宋体"/></rPr><t xml:space="preserve">\n{text}</t></r></text></comment>'
        for i, (_, _, reference, text) in enumerate(notes))
    book.add('xl/comments1.xml', f'<comments xmlns="{MAIN}" xmlns:mc="{MC}" mc:Ignorable="xr" xmlns:xr="{MICROSOFT}/spreadsheetml/2014/revision"><authors><author>上级</author></authors><commentList>{comments}</commentList></comments>', f'{SML}comments+xml')
    book.default('vml', VML_TYPE)
    drawn = ''.join(note_shape(number + i, row, column) for i, (row, column, _, _) in enumerate(notes))
    book.add('xl/drawings/vmlDrawing1.vml', VML % (block, NOTE_TYPE + drawn + shapes))
    book.insert(part, f'<legacyDrawing r:id="{book.relate(part, "vmlDrawing", "../drawings/vmlDrawing1.vml")}"/>')
    book.relate(part, 'comments', '../comments1.xml')


def header_picture(book, part=SHEET):
    """A picture in the header: legacyDrawingHF, whose VML claims a block of shape ids of its own."""
    book.add('xl/media/image2.png', png(0x40, 12))
    book.default('png', 'image/png')
    book.default('vml', VML_TYPE)
    vml = 'xl/drawings/vmlDrawing2.vml'
    book.add(vml, VML % ('7', '<v:shapetype id="_x0000_t75" coordsize="21600,21600" o:spt="75" o:preferrelative="t" path="m@4@5l@4@11@9@11@9@5xe" filled="f" stroked="f"/>'
                               '<v:shape id="CH" o:spid="_x0000_s7169" type="#_x0000_t75" style=\'position:absolute;margin-left:0;margin-top:0;width:12pt;height:12pt;z-index:1\'><v:imagedata o:relid="rId1" o:title="徽"/><o:lock v:ext="edit" rotation="t"/></v:shape>'))
    book.relate(vml, 'image', '../media/image2.png')
    book.insert(part, '<headerFooter differentFirst="1"><oddHeader>&amp;C&amp;G&amp;R第 &amp;P 页</oddHeader><oddFooter>&amp;L&amp;A</oddFooter><firstHeader>&amp;C&amp;G</firstHeader></headerFooter>')
    book.insert(part, f'<legacyDrawingHF r:id="{book.relate(part, "vmlDrawing", "../drawings/vmlDrawing2.vml")}"/>')


def print_set_up(book, part=SHEET):
    """Printer settings, row and column breaks."""
    book.add('xl/printerSettings/printerSettings1.bin', b'H\0P\0 \0L\0a\0s\0e\0r\0' + bytes(64))
    book.default('bin', f'{SML}printerSettings')
    settings = book.relate(part, 'printerSettings', '../printerSettings/printerSettings1.bin')
    book.replace(part, '<pageSetup ', f'<pageSetup r:id="{settings}" ')
    book.insert(part, '<rowBreaks count="1" manualBreakCount="1"><brk id="12" max="16383" man="1"/></rowBreaks>')
    book.insert(part, '<colBreaks count="1" manualBreakCount="1"><brk id="20" max="1048575" man="1"/></colBreaks>')


def form_controls(book, part=SHEET):
    """A check box and a button: VML shapes, ctrlProps, controls in mc:AlternateContent; an ActiveX and an OLE stub beside them."""
    book.default('vml', VML_TYPE)
    book.default('bin', 'application/vnd.openxmlformats-officedocument.oleObject')
    types = ('<v:shapetype id="_x0000_t201" coordsize="21600,21600" o:spt="201" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path shadowok="f" o:extrusionok="f" strokeok="f" fillok="f" o:connecttype="rect"/><o:lock v:ext="edit" shapetype="t"/></v:shapetype>')
    check = ('<v:shape id="_x0000_s2049" type="#_x0000_t201" style=\'position:absolute;margin-left:500pt;margin-top:10pt;width:80pt;height:18pt;z-index:1\' filled="f" stroked="f" o:insetmode="auto"><v:textbox><div style=\'text-align:left\'><font face="宋体" size="180">已核对<br></font></div></v:textbox>'
             '<x:ClientData ObjectType="Checkbox"><x:SizeWithCells/><x:Anchor>10, 0, 1, 0, 12, 0, 2, 0</x:Anchor><x:AutoFill>False</x:AutoFill><x:FmlaLink>$L$1</x:FmlaLink><x:Checked>1</x:Checked></x:ClientData></v:shape>')
    button = ('<v:shape id="_x0000_s2050" type="#_x0000_t201" style=\'position:absolute;margin-left:500pt;margin-top:40pt;width:80pt;height:20pt;z-index:2\' o:button="t" fillcolor="buttonFace [67]"><v:textbox><div style=\'text-align:center\'>汇总</div></v:textbox>'
              '<x:ClientData ObjectType="Button"><x:Anchor>10, 0, 3, 0, 12, 0, 4, 0</x:Anchor><x:FmlaMacro>[0]!Sum</x:FmlaMacro></x:ClientData></v:shape>')
    bare = '<v:rect id="_x0000_s2051" style=\'position:absolute;width:9pt;height:9pt\'/><v:shape id="_x0000_s2052" type="#_x0000_t201" style=\'width:1pt;height:1pt\'/>'
    book.add('xl/drawings/vmlDrawing1.vml', VML % ('2', types + check + button + bare))
    book.insert(part, f'<legacyDrawing r:id="{book.relate(part, "vmlDrawing", "../drawings/vmlDrawing1.vml")}"/>')
    place = '<anchor moveWithCells="1"><from><xdr:col>10</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></from><to><xdr:col>12</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>2</xdr:row><xdr:rowOff>0</xdr:rowOff></to></anchor>'
    wrap = '<mc:AlternateContent xmlns:mc="' + MC + '"><mc:Choice Requires="x14">%s</mc:Choice></mc:AlternateContent>'
    controls = ''
    for number, (name, kind) in enumerate((('复选框 1', 'objectType="CheckBox" checked="Checked" fmlaLink="$L$1" lockText="1" noThreeD="1"'), ('按钮 2', 'objectType="Button" lockText="1"')), 1):
        book.add(f'xl/ctrlProps/ctrlProp{number}.xml', f'<formControlPr xmlns="{X14}" {kind}/>', 'application/vnd.ms-excel.controlproperties+xml')
        rid = book.relate(part, 'ctrlProp', f'../ctrlProps/ctrlProp{number}.xml')
        controls += wrap % f'<control shapeId="{2048 + number}" r:id="{rid}" name="{name}"><controlPr defaultSize="0" autoFill="0">{place}</controlPr></control>'
    book.add('xl/activeX/activeX1.xml', f'<ax:ocx ax:classid="{{8BD21D40-EC42-11CE-9E0D-00AA006002F3}}" ax:persistence="persistStreamInit" xmlns:ax="{MICROSOFT}/2006/activeX" xmlns:r="{OFFICE}" r:id="rId1"/>', 'application/vnd.ms-office.activeX+xml')
    book.add('xl/activeX/activeX1.bin', b'\0\2\x18\0' + bytes(28), 'application/vnd.ms-office.activeX')
    book.relate('xl/activeX/activeX1.xml', f'{MICROSOFT}/2006/relationships/activeXControlBinary', 'activeX1.bin')
    controls += wrap % f'<control shapeId="2051" r:id="{book.relate(part, "control", "../activeX/activeX1.xml")}" name="CheckBox1"><controlPr defaultSize="0">{place}</controlPr></control>'
    book.insert(part, (wrap % f'<controls>{controls}</controls>').replace('<mc:Choice', '<mc:Choice xmlns:xdr="' + XDR + '"'))
    book.add('xl/embeddings/oleObject1.bin', b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + bytes(56))
    ole = book.relate(part, 'oleObject', '../embeddings/oleObject1.bin')
    book.insert(part, f'<oleObjects><oleObject progId="Package" shapeId="2052" r:id="{ole}"/></oleObjects>')


def macros(book):
    """A dummy macro project; the workbook becomes one with macros."""
    book.add('xl/vbaProject.bin', b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + bytes(range(256)) * 2, 'application/vnd.ms-office.vbaProject')
    book.relate(BOOK, f'{MICROSOFT}/2006/relationships/vbaProject', 'vbaProject.bin')
    book.replace('[Content_Types].xml', f'{SML}sheet.main+xml', 'application/vnd.ms-excel.sheet.macroEnabled.main+xml')


def signature(book):
    """Parts of a digital signature."""
    book.add('_xmlsignatures/origin.sigs', b'', 'application/vnd.openxmlformats-package.digital-signature-origin')
    book.add('_xmlsignatures/sig1.xml', '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#" Id="idPackageSignature"><SignedInfo/><SignatureValue>AAAA</SignatureValue></Signature>', 'application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml')
    book.relate('', 'http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin', '_xmlsignatures/origin.sigs')
    book.relate('_xmlsignatures/origin.sigs', 'http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/signature', 'sig1.xml')


def threads(book, row, column, reference, part=SHEET):
    """A resolved thread of two, its placeholder note and the persons."""
    persons = ('{11111111-2222-3333-4444-555555555555}', '{11111111-2222-3333-4444-666666666666}')
    ids = ('{A0000000-0000-4000-8000-000000000001}', '{A0000000-0000-4000-8000-000000000002}')
    spaces = f'{MICROSOFT}/spreadsheetml/2018/threadedcomments'
    book.add('xl/threadedComments/threadedComment1.xml', (
        f'<ThreadedComments xmlns="{spaces}" xmlns:x="{MAIN}"><threadedComment ref="{reference}" dT="2023-05-06T07:08:09.10" personId="{persons[0]}" id="{ids[0]}" done="1"><text>请核对，@科长</text>'
        f'<mentions><mention mentionpersonId="{persons[1]}" mentionId="{{B0000000-0000-4000-8000-000000000001}}" startIndex="4" length="3"/></mentions></threadedComment>'
        f'<threadedComment ref="{reference}" dT="2023-05-06T08:00:00.00" personId="{persons[1]}" id="{ids[1]}" parentId="{ids[0]}"><text>已核对</text></threadedComment></ThreadedComments>'), 'application/vnd.ms-excel.threadedcomments+xml')
    book.add('xl/persons/person.xml', f'<personList xmlns="{spaces}" xmlns:x="{MAIN}"><person displayName="上级" id="{persons[0]}" userId="a" providerId="None"/><person displayName="科长" id="{persons[1]}" userId="b" providerId="None"/></personList>', 'application/vnd.ms-excel.person+xml')
    book.relate(part, f'{MICROSOFT}/2017/10/relationships/threadedComment', '../threadedComments/threadedComment1.xml')
    book.relate(BOOK, f'{MICROSOFT}/2017/10/relationships/person', 'persons/person.xml')
    note = f'<comment ref="{reference}" authorId="1" shapeId="0"><text><t xml:space="preserve">[线程批注]\n\n你的 Excel 版本可读取此线程批注。\n\n注释:\n    请核对，@科长\n答复:\n    已核对</t></text></comment>'
    book.replace('xl/comments1.xml', '</authors><commentList>', f'<author>tc={ids[0]}</author></authors><commentList>{note}')
    book.replace('xl/drawings/vmlDrawing1.vml', '</xml>', note_shape(1090, row, column) + '</xml>')


def custom_data(book):
    """Custom XML, custom document properties, a label of a records system."""
    custom = 'http://schemas.openxmlformats.org/officeDocument/2006/customXml'
    book.add('customXml/item1.xml', '<项目 xmlns="urn:budget"><编号>2022-001</编号></项目>')
    book.add('customXml/itemProps1.xml', f'<ds:datastoreItem ds:itemID="{{11111111-1111-1111-1111-111111111111}}" xmlns:ds="{custom}"><ds:schemaRefs/></ds:datastoreItem>', 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml')
    book.relate('customXml/item1.xml', 'customXmlProps', 'itemProps1.xml')
    book.relate(BOOK, 'customXml', '../customXml/item1.xml')
    book.add('docProps/custom.xml', '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="文号"><vt:lpwstr>〔2022〕1号</vt:lpwstr></property></Properties>', 'application/vnd.openxmlformats-officedocument.custom-properties+xml')
    book.relate('', 'custom-properties', 'docProps/custom.xml')


def guards(book, part=SHEET):
    """Protection of sheet and workbook, ranges that may be edited, ignored errors, watches, panes, outlines, a filter, links, a name over a whole sheet."""
    book.insert(part, '<sheetViews><sheetView showGridLines="0" zoomScale="85" workbookViewId="0"><pane ySplit="3" topLeftCell="A4" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="D7" sqref="D7"/></sheetView></sheetViews>')
    book.insert(part, '<sheetProtection algorithmName="SHA-512" hashValue="AAAA" saltValue="BBBB" spinCount="100000" sheet="1" objects="1" scenarios="1" formatCells="0"/>')
    book.insert(part, '<protectedRanges><protectedRange password="CC1A" sqref="D7:G10 I14:I22" name="可填"/></protectedRanges>')
    book.insert(part, '<cellWatches><cellWatch r="H23"/></cellWatches>')
    book.insert(part, '<ignoredErrors><ignoredError sqref="D7:I22" numberStoredAsText="1"/></ignoredErrors>')
    book.insert(part, '<hyperlinks><hyperlink ref="D4" location="\'1-3-1\'!A1" display="回到表头" tooltip="表头"/>'
                      f'<hyperlink ref="D5" r:id="{book.relate(part, "hyperlink", "https://example.org/?a=1&amp;b=2", " TargetMode=" + chr(34) + "External" + chr(34))}"/></hyperlinks>')
    book.insert(BOOK, '<workbookProtection workbookAlgorithmName="SHA-512" workbookHashValue="AAAA" workbookSaltValue="BBBB" workbookSpinCount="100000" lockStructure="1"/>', BOOK_ORDER)
    book.insert(BOOK, '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="20000" windowHeight="9000" tabRatio="800"/></bookViews>', BOOK_ORDER)
    book.replace(BOOK, '<definedNames>', '<definedNames><definedName name="全表" comment="一整张表">\'1-3-1\'!$A:$XFD</definedName>\n<definedName name="_xlnm.Print_Titles" localSheetId="0">\'1-3-1\'!$1:$3</definedName><definedName name="税率" hidden="1">0.13</definedName>')


def rules_and_lists(book, part=SHEET):
    """Validations (a list, one over a whole column, one in extLst) and conditional formats (data bar, icon set, both with extLst)."""
    book.insert(part, '<dataValidations count="3" disablePrompts="0"><dataValidation type="list" errorStyle="warning" allowBlank="1" showInputMessage="1" showErrorMessage="1" errorTitle="请选" error="优良中差" promptTitle="等级" prompt="从表中选" sqref="I7"><formula1>"优,良,中,差"</formula1></dataValidation>'
                      '<dataValidation type="list" allowBlank="1" showInputMessage="1" sqref="L1:L1048576"><formula1>"是,否"</formula1></dataValidation>'
                      '<dataValidation type="decimal" operator="between" allowBlank="1" showErrorMessage="1" sqref="H14:H22"><formula1>0</formula1><formula2>G14</formula2></dataValidation></dataValidations>')
    book.insert(part, '<conditionalFormatting sqref="H14:H22"><cfRule type="dataBar" priority="1"><dataBar><cfvo type="min"/><cfvo type="max"/><color rgb="FF638EC6"/></dataBar><extLst><ext xmlns:x14="' + X14 + '" uri="{B025F937-C7B1-47D3-B67F-A62EFF666E3E}"><x14:id>{AAAAAAAA-0000-0000-0000-000000000001}</x14:id></ext></extLst></cfRule></conditionalFormatting>'
                      '<conditionalFormatting sqref="G7:G10"><cfRule type="iconSet" priority="2"><iconSet iconSet="3Symbols" showValue="1"><cfvo type="percent" val="0"/><cfvo type="num" val="0.8"/><cfvo type="num" val="1"/></iconSet></cfRule></conditionalFormatting>'
                      '<conditionalFormatting sqref="A1:I25"><cfRule type="expression" priority="4" stopIfTrue="1"><formula>AND($H14&gt;$G14,$G14&lt;&gt;"")</formula></cfRule></conditionalFormatting>')
    book.insert(part, (
        '<extLst><ext xmlns:x14="' + X14 + '" uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"><x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="' + XM + '"><x14:cfRule type="dataBar" id="{AAAAAAAA-0000-0000-0000-000000000001}"><x14:dataBar minLength="0" maxLength="100" border="1" negativeBarBorderColorSameAsPositive="0"><x14:cfvo type="autoMin"/><x14:cfvo type="autoMax"/><x14:borderColor rgb="FF638EC6"/><x14:negativeFillColor rgb="FFFF0000"/><x14:axisColor rgb="FF000000"/></x14:dataBar></x14:cfRule><xm:sqref>H14:H22</xm:sqref></x14:conditionalFormatting>'
        '<x14:conditionalFormatting xmlns:xm="' + XM + '"><x14:cfRule type="iconSet" priority="3" id="{AAAAAAAA-0000-0000-0000-000000000002}"><x14:iconSet iconSet="3Stars" custom="1"><x14:cfvo type="percent"><xm:f>0</xm:f></x14:cfvo><x14:cfvo type="percent"><xm:f>33</xm:f></x14:cfvo><x14:cfvo type="percent"><xm:f>67</xm:f></x14:cfvo><x14:cfIcon iconSet="3Stars" iconId="0"/><x14:cfIcon iconSet="NoIcons" iconId="0"/><x14:cfIcon iconSet="3Flags" iconId="2"/></x14:iconSet></x14:cfRule><xm:sqref>I14:I22</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext>'
        '<ext xmlns:x14="' + X14 + '" uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><x14:dataValidations xmlns:xm="' + XM + '" count="1"><x14:dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1"><x14:formula1><xm:f>\'1-3-1\'!$B$7:$B$10</xm:f></x14:formula1><xm:sqref>M1:M9</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>'))
