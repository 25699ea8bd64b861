"""Real filled forms in rich clothes: the project form 1-3-1 of fixtures/zhuzhou-commerce-2022 with all that departments put around it."""
import re

import features as f
from package import BOOK, BOOK_ORDER, MAIN, OFFICE, SHEET, SML, Parts, png

STRICT_MAIN = 'http://purl.oclc.org/ooxml/spreadsheetml/main'
STRICT_OFFICE = 'http://purl.oclc.org/ooxml/officeDocument/relationships'


def stamped(form):
    """Pictures, shapes, print set-up and the notes of a superior, two of them where findings stand."""
    book = Parts(form)
    f.picture_and_shapes(book)
    f.header_picture(book)
    f.print_set_up(book)
    f.old_notes(book, [(14, 9, 'I14', '请说明超额完成的原因。'), (2, 1, 'A2', '第一次报送')])
    f.custom_data(book)
    book.insert(SHEET, '<phoneticPr fontId="1" type="noConversion"/>')
    return book


def guarded(form):
    """Protection, validations, conditional formats, names, links, named styles."""
    book = Parts(form)
    f.guards(book)
    f.rules_and_lists(book)
    styles = 'xl/styles.xml'
    count = len(re.findall(r'<xf ', book.text(styles).split('<cellStyleXfs')[1].split('</cellStyleXfs>')[0]))
    text = book.text(styles)
    text = re.sub(r'<cellStyleXfs count="\d+">(.*?)</cellStyleXfs>', lambda m: f'<cellStyleXfs count="{count + 1}">{m[1]}<xf numFmtId="9" fontId="0" fillId="0" borderId="0" applyFont="0"/></cellStyleXfs>', text)
    text = re.sub(r'<cellStyles count="(\d+)">(.*?)</cellStyles>', lambda m: f'<cellStyles count="{int(m[1]) + 1}">{m[2]}<cellStyle name="财政百分比" xfId="{count}"/></cellStyles>', text)
    text = re.sub(r'<tableStyles[^>]*/>', '<tableStyles count="1" defaultTableStyle="自定" defaultPivotStyle="PivotStyleLight16"><tableStyle name="自定" pivot="0" count="0"/></tableStyles><colors><mruColors><color rgb="FFC00000"/></mruColors></colors>', text)
    book.set(styles, text)
    return book


def with_controls(form):
    """Macros, form controls, ActiveX, OLE, a signature; the sheet's only VML drawing holds controls and no note."""
    book = Parts(form)
    f.form_controls(book)
    f.macros(book)
    f.signature(book)
    return book


def discussed(form):
    """A resolved thread in the cell of a finding, with its placeholder, beside an old note."""
    book = Parts(form)
    f.old_notes(book, [(19, 8, 'H19', '得分如何算出？')])
    f.threads(book, 14, 9, 'I14')
    f.custom_data(book)
    return book


def from_wps(form):
    """What WPS writes: its own parts and relations, cell pictures, its properties, `xr` attributes, no calcChain."""
    book = Parts(form)
    wps = 'http://www.wps.cn/officeDocument'
    book.add('xl/cellimages.xml', (f'<etc:cellImages xmlns:xdr="{f.XDR}" xmlns:r="{OFFICE}" xmlns:a="{f.A}" xmlns:etc="{wps}/2017/etCustomData"><etc:cellImage><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="ID_0123456789ABCDEF0123456789ABCDEF"/><xdr:cNvPicPr/></xdr:nvPicPr>'
                                   f'<xdr:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill>{f.geometry("rect")}</xdr:pic></etc:cellImage></etc:cellImages>'), 'application/vnd.wps-officedocument.cellimage+xml')
    book.add('xl/media/image1.png', png(0x20))
    book.default('png', 'image/png')
    book.relate('xl/cellimages.xml', 'image', 'media/image1.png')
    book.relate(BOOK, f'{wps}/2020/cellImage', 'cellimages.xml')
    book.add('customStorage/customStorage.xml', f'<customStorage xmlns="https://web.wps.cn/et/2018/main"><book/><sheets/></customStorage>', 'application/vnd.wps-officedocument.customStorage+xml')
    book.relate('', f'{wps}/2018/customStorage', 'customStorage/customStorage.xml')
    book.add('docProps/custom.xml', '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="KSOProductBuildVer"><vt:lpwstr>2052-12.1.0.15990</vt:lpwstr></property></Properties>', 'application/vnd.openxmlformats-officedocument.custom-properties+xml')
    book.relate('', 'custom-properties', 'docProps/custom.xml')
    book.replace(SHEET, '</sheetData>', '<row r="31" spans="1:2"><c r="B31" t="str"><f>_xlfn.DISPIMG("ID_0123456789ABCDEF0123456789ABCDEF",1)</f><v>=DISPIMG("ID_0123456789ABCDEF0123456789ABCDEF",1)</v></c></row></sheetData>')
    book.insert(SHEET, f'<extLst><ext uri="{{F5C9E6A1-0000-4E5B-9D5E-0123456789AB}}" xmlns:etc="{wps}/2017/etCustomData"><etc:wpsCustomData><etc:pivot a="1"/></etc:wpsCustomData></ext></extLst>')
    book.insert(BOOK, f'<extLst><ext uri="{{B0BF9D02-FF7B-4F3E-9D5E-0123456789AB}}" xmlns:etc="{wps}/2017/etCustomData"><etc:wpsCustomData/></ext></extLst>', BOOK_ORDER)
    book.replace(SHEET, '<worksheet ', '<worksheet xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData" xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" ')
    return book


def strict_with_prefix(form):
    """Strict namespaces, every element with the prefix x, absolute targets, part names nobody uses."""
    book = Parts(form)
    for name in [n for n in book.parts if n.startswith('xl/') and n.endswith('.xml') and 'theme' not in n]:
        text = re.sub(r'<(/?)([A-Za-z]\w*)(?=[\s/>])', r'<\1x:\2', book.text(name).replace(f'xmlns="{MAIN}"', f'xmlns:x="{MAIN}"'))
        book.set(name, text.replace(MAIN, STRICT_MAIN).replace(OFFICE, STRICT_OFFICE))
    for name in [n for n in book.parts if n.endswith('.rels')]:
        text = book.text(name).replace(f'{OFFICE}/', f'{STRICT_OFFICE}/')
        text = re.sub(r'Target="(?!/)([^"]+)"', lambda m: f'Target="/{"xl/" if name.startswith("xl") else ""}{m[1]}"', text)
        book.set(name, text)
    book.replace(BOOK, '<x:workbook ', '<x:workbook conformance="strict" ')
    renamed = {SHEET: 'xl/worksheets/表 一.xml', 'xl/styles.xml': 'xl/Gestalt.xml', 'xl/sharedStrings.xml': 'xl/texte/worte.xml'}
    for old, new in renamed.items():
        quoted = new.replace('表 一', '%E8%A1%A8%20%E4%B8%80')
        book.parts = {new if name == old else name: content for name, content in book.parts.items()}
        for name in ('[Content_Types].xml', 'xl/_rels/workbook.xml.rels'):
            book.replace(name, f'/{old}"', f'/{quoted}"')
    return book


def in_utf16(form):
    """Worksheet, styles and texts in UTF-16 (big and little endian, with marks), the workbook in UTF-8 with a mark."""
    book = Parts(form)
    f.old_notes(book, [(14, 9, 'I14', '请说明')])
    for name, codec in ((SHEET, 'utf-16-be'), ('xl/styles.xml', 'utf-16-le'), ('xl/sharedStrings.xml', 'utf-16-be'), ('xl/comments1.xml', 'utf-16-le')):
        text = book.text(name).replace('encoding="UTF-8"', 'encoding="UTF-16"')
        book.set(name, (b'\xfe\xff' if codec.endswith('be') else b'\xff\xfe') + text.encode(codec))
    book.set(BOOK, b'\xef\xbb\xbf' + book.parts[BOOK])
    return book


FORMS = {
    'form-stamped.xlsx': stamped,
    'form-guarded.xlsx': guarded,
    'form-controls.xlsm': with_controls,
    'form-discussed.xlsx': discussed,
    'form-wps.xlsx': from_wps,
    'form-strict-prefix.xlsx': strict_with_prefix,
    'form-utf16.xlsx': in_utf16,
}
