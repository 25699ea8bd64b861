#!/usr/bin/python3
"""Makes the rich packages under fixtures/packages with openpyxl, xlsxwriter and by hand. Usage: make-packages.py TARGET_DIR

Run only when a package is to change: the makers write their own versions and clocks into the files, the tests read what is committed.
"""
import io
import re
import struct
import sys
import zipfile
import zlib
from datetime import date, datetime

import openpyxl
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

TARGET = sys.argv[1]
FIXED = (2024, 1, 2, 3, 4, 6)


def png():
    def chunk(kind, data):
        return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
    rows = b''.join(b'\0' + b'\xd0\x20\x20' * 8 for _ in range(8))
    header = struct.pack('>IIBBBBB', 8, 8, 8, 2, 0, 0, 0)
    return b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', header) + chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b'')


def rich_xlsxwriter():
    book = xlsxwriter.Workbook(f'{TARGET}/rich-xlsxwriter.xlsx')
    book.set_properties({'created': datetime(2024, 1, 2)})
    sheet = book.add_worksheet('自评表')
    data = book.add_worksheet('数据 表')
    hidden = book.add_worksheet('隐藏')
    hidden.hide()
    percent = book.add_format({'num_format': '0.00%'})
    day = book.add_format({'num_format': 'yyyy"年"m"月"d"日"'})
    red = book.add_format({'bold': True, 'font_color': 'red'})
    yellow = book.add_format({'bg_color': '#FFFF00', 'border': 1})
    sheet.merge_range('A1:F1', '项目支出绩效自评表', book.add_format({'align': 'center', 'bold': True}))
    sheet.write_rich_string('A2', '粗', red, '红', '常')
    sheet.write_number('B2', 0.9712, percent)
    sheet.write_datetime('C2', datetime(2022, 12, 31), day)
    sheet.write_formula('D2', '=B2*100', None, 97.12)
    sheet.write_boolean('E2', True)
    sheet.write_formula('F2', '=1/0', None, '#DIV/0!')
    sheet.write('A3', '填充', yellow)
    sheet.write_number('B3', 4139.12)
    sheet.write_array_formula('C3:C4', '{=B3:B4*2}', None, 8278.24)
    sheet.write_number('B4', 10)
    sheet.write_url('A5', 'https://example.org/a?b=1&c=2', string='链接')
    sheet.write_url('B5', "internal:'数据 表'!A1", string='内部')
    sheet.write_comment('B3', '上级的批注', {'author': '上级'})
    sheet.write_comment('A1', '标题批注', {'author': '上级', 'x_scale': 2})
    sheet.data_validation('A6:A1048576', {'validate': 'list', 'source': ['是', '否']})
    sheet.conditional_format('B2:B4', {'type': 'data_bar'})
    sheet.conditional_format('B2:B4', {'type': 'cell', 'criteria': '>', 'value': 5, 'format': red})
    sheet.insert_image('H2', 'stamp.png', {'image_data': io.BytesIO(png())})
    sheet.insert_textbox('H8', '文本框')
    sheet.set_column('A:A', 20)
    sheet.set_column('C:D', 12, None, {'hidden': True})
    sheet.set_row(7, 30, None, {'hidden': True})
    sheet.print_area('A1:F20')
    sheet.freeze_panes(1, 0)
    sheet.set_header('&C页眉&G', {'image_center': 'stamp.png', 'image_data_center': io.BytesIO(png())})
    sheet.set_h_pagebreaks([20])
    sheet.ignore_errors({'number_stored_as_text': 'A1:F20'})
    sheet.protect('', {'format_cells': True})
    sheet.unprotect_range('B2:B4')
    sheet.insert_button('H12', {'caption': '按钮'})
    for i in range(5):
        data.write_row(i, 0, [f'项{i}', i, i * i] if i else ['名称', '数', '方'])
    data.add_table('A1:C5', {'columns': [{'header': '名称'}, {'header': '数'}, {'header': '方'}]})
    data.autofilter('E1:F3')
    chart = book.add_chart({'type': 'column'})
    chart.add_series({'values': "='数据 表'!$B$2:$B$5"})
    data.insert_chart('H2', chart)
    data.add_sparkline('G2', {'range': "'数据 表'!B2:C2"})
    book.define_name('总额', "='数据 表'!$B$5")
    line = book.add_chart({'type': 'line'})
    line.add_series({'values': "='数据 表'!$C$2:$C$5"})
    book.add_chartsheet('图表').set_chart(line)
    book.get_worksheet_by_name('自评表').activate()
    book.close()


def rich_openpyxl():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = '整体自评表'
    sheet.append(['名称', '金额', '比率', '日期'])
    sheet.append(['培训', 12.5, 0.5, date(2022, 3, 1)])
    sheet['C2'].number_format = '0%'
    sheet['B3'] = '=SUM(B2:B2)'
    sheet['A4'].fill = PatternFill('solid', fgColor='FFC7CE')
    sheet['A4'].font = Font(name='宋体', bold=True)
    sheet['A2'].comment = Comment('原有批注', '上级')
    sheet.merge_cells('A5:D5')
    validation = DataValidation(type='list', formula1='"优,良,中,差"', allow_blank=True)
    validation.add('D2:D1048576')
    sheet.add_data_validation(validation)
    sheet.conditional_formatting.add('B2:B9', CellIsRule(operator='lessThan', formula=['0'], fill=PatternFill('solid', bgColor='FF0000')))
    sheet.column_dimensions['B'].width = 18
    sheet.print_area = 'A1:D9'
    sheet.sheet_properties.tabColor = '00FF00'
    second = book.create_sheet('基础数据')
    second['A1'] = 1
    second.sheet_state = 'hidden'
    book.defined_names.append(DefinedName('全列', attr_text="基础数据!$A:$XFD"))
    book.save(f'{TARGET}/rich-openpyxl.xlsx')


def date_1904():
    book = xlsxwriter.Workbook(f'{TARGET}/date-1904.xlsx', {'date_1904': True})
    sheet = book.add_worksheet('日期')
    sheet.write_datetime('A1', datetime(2022, 12, 31, 8, 30), book.add_format({'num_format': 'yyyy-mm-dd hh:mm'}))
    book.close()


CONTENT = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' \
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' \
    '<Default Extension="xml" ContentType="application/xml"/>%s</Types>'
MAIN = 'application/vnd.openxmlformats-officedocument.spreadsheetml.'
T_OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
T_MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
S_OFFICE = 'http://purl.oclc.org/ooxml/officeDocument/relationships'
S_MAIN = 'http://purl.oclc.org/ooxml/spreadsheetml/main'
RELS = 'http://schemas.openxmlformats.org/package/2006/relationships'


def rels(*items):
    body = ''.join(f'<Relationship Id="{i}" Type="{t}" Target="{g}"/>' for i, t, g in items)
    return f'<Relationships xmlns="{RELS}">{body}</Relationships>'


def overrides(*items):
    return ''.join(f'<Override PartName="{n}" ContentType="{MAIN}{t}+xml"/>' for n, t in items)


def package(name, parts, encoding='utf-8'):
    with zipfile.ZipFile(f'{TARGET}/{name}', 'w', zipfile.ZIP_DEFLATED) as target:
        for part, text in parts.items():
            info = zipfile.ZipInfo(part, FIXED)
            info.compress_type = zipfile.ZIP_DEFLATED
            if isinstance(text, str):
                head = f'<?xml version="1.0" encoding="{encoding}" standalone="yes"?>\n'
                mark = b'\xfe\xff' if encoding == 'UTF-16' and part.startswith('xl') else b''
                codec = 'utf-16-be' if mark else 'utf-8'
                text = mark + ((head if mark or encoding == 'utf-8' else '') + text).encode(codec)
            target.writestr(info, text)


SIMPLE_ROWS = '<row r="1"><c r="A1" t="inlineStr"><is><t>项目</t></is></c><c r="B1"><v>12.50</v></c></row>'


def simple(sheet_rows, prefix='', main=T_MAIN, office=T_OFFICE, targets=('worksheets/sheet1.xml',), conformance='', tail='', folder='xl/', workbook='workbook.xml', sheet='worksheets/sheet1.xml'):
    p = f'{prefix}:' if prefix else ''
    ns = f'xmlns:{prefix}="{main}"' if prefix else f'xmlns="{main}"'
    return {
        '[Content_Types].xml': CONTENT % overrides((f'/{folder}{workbook}', 'sheet.main'), (f'/{folder}{sheet}', 'worksheet')),
        '_rels/.rels': rels(('rId1', f'{office}/officeDocument', f'/{folder}{workbook}')),
        f'{folder}{workbook}': f'<{p}workbook {ns} xmlns:r="{office}"{conformance}><{p}sheets><{p}sheet name="表1" sheetId="1" r:id="rId1"/></{p}sheets></{p}workbook>',
        f'{folder}_rels/{workbook}.rels': rels(('rId1', f'{office}/worksheet', targets[0])),
        f'{folder}{sheet}': f'<{p}worksheet {ns} xmlns:r="{office}"><{p}sheetData>{sheet_rows}</{p}sheetData>{tail}</{p}worksheet>',
    }


def prefixed(text):
    return re.sub(r'<(/?)([a-z])', r'<\1x:\2', text)


def by_hand():
    package('prefix-x.xlsx', simple(prefixed(SIMPLE_ROWS), prefix='x'))
    package('utf-16be.xlsx', simple(SIMPLE_ROWS), encoding='UTF-16')
    package('no-references.xlsx', simple(
        '<row><c t="inlineStr"><is><t>甲</t></is></c><c><v>1</v></c></row><row><c><v>2</v></c></row>'
        '<row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row><row><c r="B6"><v xml:space="preserve"> 5 </v></c></row>'))
    package('strict.xlsx', simple('<row r="1"><c r="A1" t="d"><v>2022-12-31</v></c><c r="B1"><v>7</v></c></row>',
                                  main=S_MAIN, office=S_OFFICE, conformance=' conformance="strict"'))
    odd = simple(SIMPLE_ROWS, targets=('../blatt/Eins%20.xml',), folder='buch/', workbook='mappe.xml', sheet='Eins .xml')
    odd['blatt/Eins .xml'] = odd.pop('buch/Eins .xml')
    odd['[Content_Types].xml'] = odd['[Content_Types].xml'].replace('/buch/Eins .xml', '/blatt/Eins%20.xml')
    package('odd-places.xlsx', odd)
    package('texts.xlsx', simple(
        '<row r="1"><c r="A1" t="str"><v><![CDATA[a<b]]>&amp;&#x4E2D;_x000D_</v></c>'
        '<c r="B1" t="inlineStr"><is><r><t>富</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 文本</t></r><rPh sb="0" eb="1"><t>fu</t></rPh></is></c>'
        '<c r="C1"><v>0.30000000000000004</v></c><c r="D1"><v>1.5E-3</v></c><c r="E1" t="e"><v>#N/A</v></c>'
        '<c r="F1"><f>A1+1</f></c><c r="G1" t="str"><f>A1&amp;"x"</f><v></v></c><c r="H1"><v>12345678901234567</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" ref="A2:A4" si="0">B2*$C$1+"B2"</f><v>1</v></c></row>'
        '<row r="3"><c r="A3"><f t="shared" si="0"/><v>2</v></c></row>'
        '<row r="4"><c r="A4"><f t="shared" si="0"/></c></row>',
        tail='<mergeCells count="1"><mergeCell ref="K1:K1048576"/></mergeCells>'))
    chinese_dates()
    threaded()


def chinese_dates():
    parts = simple('<row r="1">' + ''.join(f'<c r="{c}1" s="{i}"><v>45292</v></c>' for i, c in enumerate('ABCDE')) + '</row>')
    parts['xl/styles.xml'] = (f'<styleSheet xmlns="{T_MAIN}"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>'
                              '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
                              '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
                              '<cellXfs count="5"><xf/><xf numFmtId="31"/><xf numFmtId="57"/><xf numFmtId="14"/><xf numFmtId="49"/></cellXfs></styleSheet>')
    parts['xl/_rels/workbook.xml.rels'] = rels(('rId1', f'{T_OFFICE}/worksheet', 'worksheets/sheet1.xml'), ('rId2', f'{T_OFFICE}/styles', '/xl/styles.xml'))
    parts['[Content_Types].xml'] = parts['[Content_Types].xml'].replace('</Types>', overrides(('/xl/styles.xml', 'styles')) + '</Types>')
    package('chinese-dates.xlsx', parts)


def threaded():
    person, root = '{11111111-2222-3333-4444-555555555555}', '{A0000000-0000-4000-8000-000000000001}'
    microsoft = 'http://schemas.microsoft.com/office'
    threads = f'{microsoft}/spreadsheetml/2018/threadedcomments'
    parts = simple(SIMPLE_ROWS, tail='<legacyDrawing r:id="rId1"/>')
    parts['xl/worksheets/_rels/sheet1.xml.rels'] = rels(
        ('rId1', f'{T_OFFICE}/vmlDrawing', '../drawings/vmlDrawing1.vml'), ('rId2', f'{T_OFFICE}/comments', '../comments1.xml'),
        ('rId3', f'{microsoft}/2017/10/relationships/threadedComment', '../threadedComments/threadedComment1.xml'))
    parts['xl/_rels/workbook.xml.rels'] = rels(('rId1', f'{T_OFFICE}/worksheet', 'worksheets/sheet1.xml'),
                                              ('rId2', f'{microsoft}/2017/10/relationships/person', 'persons/person.xml'))
    parts['xl/comments1.xml'] = (f'<comments xmlns="{T_MAIN}"><authors><author>tc={root}</author></authors><commentList><comment ref="B1" authorId="0" shapeId="0">'
                                '<text><t>[Threaded comment]\n\nYour version of Excel allows you to read this threaded comment.\n\nComment:\n    请核对</t></text></comment></commentList></comments>')
    parts['xl/threadedComments/threadedComment1.xml'] = (
        f'<ThreadedComments xmlns="{threads}"><threadedComment ref="B1" dT="2023-05-06T07:08:09.10" personId="{person}" id="{root}"><text>请核对</text></threadedComment></ThreadedComments>')
    parts['xl/persons/person.xml'] = f'<personList xmlns="{threads}"><person displayName="上级" id="{person}" userId="a" providerId="None"/></personList>'
    parts['xl/drawings/vmlDrawing1.vml'] = (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">'
        '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"/>'
        '<v:shape id="_x0000_s1025" type="#_x0000_t202" style="position:absolute;width:100pt;height:60pt;visibility:hidden"><v:textbox/>'
        '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>2, 15, 0, 2, 4, 15, 4, 2</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>0</x:Row><x:Column>1</x:Column></x:ClientData></v:shape></xml>')
    parts['[Content_Types].xml'] = parts['[Content_Types].xml'].replace('</Types>', (
        '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>' + overrides(('/xl/comments1.xml', 'comments'))
        + '<Override PartName="/xl/threadedComments/threadedComment1.xml" ContentType="application/vnd.ms-excel.threadedcomments+xml"/>'
        + '<Override PartName="/xl/persons/person.xml" ContentType="application/vnd.ms-excel.person+xml"/></Types>'))
    package('threaded.xlsx', parts)


rich_xlsxwriter()
rich_openpyxl()
date_1904()
by_hand()
