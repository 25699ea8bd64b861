#!/usr/bin/python3
"""Makes fixtures/rich-workbooks. Usage: make.py FIXTURES_DIR

Run only when a workbook is to change: xlsxwriter, openpyxl and LibreOffice write their own versions and clocks into the files.
"""
import os
import shutil
import sys
import tempfile

from forms import FORMS
from makers import by_libreoffice, by_openpyxl, by_xlsxwriter
from neighbours import BY_HAND

FIXTURES = sys.argv[1]
FORM = os.path.join(FIXTURES, 'zhuzhou-commerce-2022/folder/1-3-1.xlsx')


def target(name):
    return os.path.join(FIXTURES, 'rich-workbooks', name)


os.makedirs(target(''), exist_ok=True)
for name, dress in FORMS.items():
    dress(FORM).save(target(name), stored=('.png', '.rels'))
for name, make in BY_HAND.items():
    make().save(target(name))
by_openpyxl(target('form-openpyxl.xlsx'), FORM)
with tempfile.TemporaryDirectory() as scratch:
    by_xlsxwriter(target('charts-xlsxwriter.xlsm'), scratch)
    shutil.copy(target('charts-xlsxwriter.xlsm'), os.path.join(scratch, 'charts-libreoffice.xlsx'))
    by_libreoffice(target('charts-libreoffice.xlsx'), os.path.join(scratch, 'charts-libreoffice.xlsx'))
    shutil.copy(target('form-stamped.xlsx'), os.path.join(scratch, 'form-libreoffice.xlsx'))
    by_libreoffice(target('form-libreoffice.xlsx'), os.path.join(scratch, 'form-libreoffice.xlsx'))
