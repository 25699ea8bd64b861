"""Workbooks by xlsxwriter, openpyxl and LibreOffice."""
import io
import os
import subprocess
import tempfile
from datetime import datetime

import openpyxl
import xlsxwriter
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import ColorScaleRule, DataBarRule, IconSetRule
from openpyxl.styles import NamedStyle, PatternFill, Font
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.table import Table

from package import png


def by_xlsxwriter(target, scratch):
    """Charts, a chart sheet, sparklines, a table, macros, pictures, a text box, a background, header pictures, all kinds of conditional formats."""
    project = os.path.join(scratch, 'vbaProject.bin')
    with open(project, 'wb') as dummy:
        dummy.write(b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + bytes(range(256)))
    book = xlsxwriter.Workbook(target)
    book.set_properties({'created': datetime(2024, 1, 2), 'title': '绩效'})
    book.set_custom_property('文号', '1号')
    book.add_vba_project(project)
    sheet, data = book.add_worksheet('汇总'), book.add_worksheet("各'部门")
    bold = book.add_format({'bold': True, 'bg_color': '#DDEBF7', 'border': 1})
    data.write_row(0, 0, ['部门', '预算', '执行', '率'], bold)
    for i in range(1, 6):
        data.write_row(i, 0, [f'部门{i}', i * 10, i * 9])
        data.write_formula(i, 3, f'=C{i + 1}/B{i + 1}', book.add_format({'num_format': '0.00%'}), 0.9)
    data.add_table('A1:D6', {'columns': [{'header': h} for h in ('部门', '预算', '执行', '率')], 'total_row': False})
    data.write_comment('B3', '上级批注', {'author': '上级'})
    data.add_sparkline('F2', {'range': "'各''部门'!B2:C2"})
    for kind in ({'type': '3_color_scale'}, {'type': 'icon_set', 'icon_style': '3_flags'}, {'type': 'data_bar', 'data_bar_2010': True, 'bar_direction': 'right'},
                 {'type': 'top', 'value': 3, 'format': bold}, {'type': 'duplicate', 'format': bold}, {'type': 'text', 'criteria': 'containing', 'value': '部', 'format': bold}):
        data.conditional_format('B2:C6', kind)
    chart = book.add_chart({'type': 'column'})
    chart.add_series({'name': '预算', 'categories': "='各''部门'!$A$2:$A$6", 'values': "='各''部门'!$B$2:$B$6", 'data_labels': {'value': True}})
    sheet.insert_chart('D2', chart)
    sheet.insert_image('A10', 'stamp.png', {'image_data': io.BytesIO(png()), 'url': 'https://example.org'})
    sheet.insert_textbox('A15', '说明：本表由各部门汇总。', {'fill': {'color': '#FFFFCC'}})
    sheet.write_formula('A2', "=SUM('各''部门'!B2:B6)", None, 150)
    sheet.write_dynamic_array_formula('A3', "=_xlfn._xlws.SORT('各''部门'!B2:B6)", None, 10)
    sheet.set_header('&L&G&C汇总', {'image_left': 'stamp.png', 'image_data_left': io.BytesIO(png(0x20))})
    sheet.data_validation('B1:B1048576', {'validate': 'list', 'source': "='各''部门'!$A$2:$A$6"})
    sheet.set_h_pagebreaks([20, 40])
    sheet.set_v_pagebreaks([8])
    sheet.outline_settings(True, False, True, False)
    sheet.set_row(5, None, None, {'level': 1, 'hidden': True})
    sheet.set_column('H:J', 9, None, {'level': 1, 'collapsed': True})
    sheet.split_panes(15, 8.43)
    sheet.insert_button('D20', {'macro': 'run', 'caption': '运行'})
    sheet.write_comment('A2', '合计', {'author': '上级', 'visible': True})
    book.add_worksheet('底图').set_background(io.BytesIO(png()), is_byte_stream=True)
    page = book.add_chartsheet('图')
    line = book.add_chart({'type': 'line'})
    line.add_series({'values': "='各''部门'!$C$2:$C$6"})
    page.set_chart(line)
    page.protect()
    book.close()


def by_openpyxl(target, form):
    """A real form, stored again by openpyxl: named style, validations, scales, breaks, a chart, a table on a second sheet, a very hidden sheet."""
    book = openpyxl.load_workbook(form)
    sheet = book.worksheets[0]
    style = NamedStyle('财政标题', font=Font(name='黑体', size=14, bold=True), fill=PatternFill('solid', fgColor='FFF2CC'))
    book.add_named_style(style)
    sheet['A2'].style = '财政标题'
    sheet['I14'].comment = Comment('请说明原因', '上级', height=90, width=200)
    whole = DataValidation(type='list', formula1='"是,否"', allow_blank=True)
    whole.add('L1:L1048576')
    sheet.add_data_validation(whole)
    sheet.conditional_formatting.add('H14:H25', ColorScaleRule(start_type='min', start_color='FFFFFF', end_type='max', end_color='63BE7B'))
    sheet.conditional_formatting.add('G14:G25', DataBarRule(start_type='num', start_value=0, end_type='max', color='638EC6'))
    sheet.conditional_formatting.add('I7', IconSetRule('3TrafficLights1', 'num', [0, 5, 8]))
    sheet.row_breaks.append(Break(id=12))
    sheet.oddFooter.center.text = '第 &P 页，共 &N 页'
    sheet.freeze_panes = 'A4'
    sheet.auto_filter.ref = 'B13:I25'
    sheet.protection.sheet = True
    second = book.create_sheet('辅助')
    for row in (('名称', '数'), ('甲', 1), ('乙', 2)):
        second.append(row)
    second.add_table(Table(displayName='辅助表', ref='A1:B3'))
    chart = BarChart()
    chart.add_data(Reference(second, min_col=2, min_row=1, max_row=3), titles_from_data=True)
    second.add_chart(chart, 'D2')
    book.create_sheet('隐').sheet_state = 'veryHidden'
    book.save(target)


def by_libreoffice(target, source):
    """The given workbook, stored again by LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(['soffice', f'-env:UserInstallation=file://{folder}/profile', '--headless', '--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', folder, source], check=True, capture_output=True, timeout=120)
        made = os.path.join(folder, os.path.splitext(os.path.basename(source))[0] + '.xlsx')
        with open(made, 'rb') as result, open(target, 'wb') as kept:
            kept.write(result.read())
