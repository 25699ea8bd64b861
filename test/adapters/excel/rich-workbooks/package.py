"""A package held as parts, to which parts, relationships and elements are added by hand; saved with fixed times."""
import re
import struct
import zipfile
import zlib

OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
RELS = 'http://schemas.openxmlformats.org/package/2006/relationships'
SML = 'application/vnd.openxmlformats-officedocument.spreadsheetml.'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FIXED = (2024, 1, 2, 3, 4, 6)
SHEET = 'xl/worksheets/sheet1.xml'
BOOK = 'xl/workbook.xml'

SHEET_ORDER = (
    'sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState '
    'dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins '
    'pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing '
    'legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst').split()
BOOK_ORDER = (
    'fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames calcPr oleSize '
    'customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing fileRecoveryPr webPublishObjects extLst').split()


def png(red=0xd0, size=24):
    """A round stamp on white."""
    def chunk(kind, data):
        return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
    middle = (size - 1) / 2
    rows = b''.join(
        b'\0' + b''.join(bytes((red, 0x20, 0x20)) if abs((x - middle) ** 2 + (y - middle) ** 2 - (middle - 2) ** 2) < size * 1.5 else b'\xff\xff\xff'
                         for x in range(size)) for y in range(size))
    header = struct.pack('>IIBBBBB', size, size, 8, 2, 0, 0, 0)
    return b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', header) + chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b'')


class Parts:
    def __init__(self, path=None):
        self.parts = {}
        if path:
            with zipfile.ZipFile(path) as source:
                self.parts = {info.filename: source.read(info) for info in source.infolist() if not info.is_dir()}

    def text(self, name):
        return self.parts[name].decode()

    def set(self, name, text):
        self.parts[name] = text.encode() if isinstance(text, str) else text

    def add(self, name, content, content_type=None):
        """XML given without declaration gets one."""
        if isinstance(content, str) and not name.endswith('.vml') and not content.startswith('<?xml'):
            content = HEAD + content
        self.set(name, content)
        if content_type:
            self.declare(f'<Override PartName="/{name}" ContentType="{content_type}"/>')

    def declare(self, element):
        types = self.text('[Content_Types].xml')
        extension = re.search(r'Extension="(\w+)"', element)
        if extension and f'Extension="{extension[1]}"' in types:
            return
        self.set('[Content_Types].xml', types.replace('</Types>', element + '</Types>'))

    def default(self, extension, content_type):
        self.declare(f'<Default Extension="{extension}" ContentType="{content_type}"/>')

    def relate(self, part, kind, target, mode=''):
        """Adds a relationship of the part; a kind without 「:」 is one of the office's. Returns its id."""
        folder, _, leaf = part.rpartition('/')
        name = f'{folder}/_rels/{leaf}.rels' if folder else f'_rels/{leaf}.rels'
        if name not in self.parts:
            self.add(name, f'<Relationships xmlns="{RELS}"></Relationships>')
        text = self.text(name)
        number = max([int(i) for i in re.findall(r'Id="rId(\d+)"', text)] + [0]) + 1
        kind = kind if ':' in kind else f'{OFFICE}/{kind}'
        self.set(name, text.replace('</Relationships>', f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"{mode}/></Relationships>'))
        return f'rId{number}'

    def insert(self, part, xml, order=SHEET_ORDER):
        """Puts a child of the root where the sequence wants it."""
        text = self.text(part)
        rank = order.index(re.match(r'<(?:mc:AlternateContent[^>]*><mc:Choice[^>]*><)?(\w+)', xml)[1])
        skip = text.find('</sheetData>') if order is SHEET_ORDER and rank > order.index('sheetData') else 0
        later = [m.start() for m in re.finditer(r'<(?:mc:AlternateContent[^>]*><mc:Choice[^>]*><)?(\w+)[\s/>]', text)
                 if m.start() >= skip and m[1] in order and order.index(m[1]) > rank]
        at = min(later) if later else text.rindex('</')
        self.set(part, text[:at] + xml + text[at:])

    def replace(self, part, old, new, count=1):
        text = self.text(part)
        assert old in text, f'{part} has no {old}'
        self.set(part, text.replace(old, new, count))

    def save(self, path, stored=()):
        with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as target:
            for name, content in self.parts.items():
                info = zipfile.ZipInfo(name, FIXED)
                info.compress_type = zipfile.ZIP_STORED if name.endswith(stored or ('\0',)) else zipfile.ZIP_DEFLATED
                target.writestr(info, content, compresslevel=9)
