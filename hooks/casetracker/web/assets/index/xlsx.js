// A table as a workbook of one sheet: the least that ECMA-376 asks for, in a ZIP archive whose parts are stored as they are.
// Texts are texts, and never formulas; a date that is one day is a date; the first row stays in sight and can be filtered.

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const [HEADING, DATE] = [1, 2];

/** What XML can't hold at all, and what would be read as markup. */
const escaped = (text) =>
  text.replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "").replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

/** The name of a column, from 0: A … Z, AA … */
const letters = (at) => (at < 26 ? "" : letters(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26));

function cell(value, at, style) {
  const place = `r="${at}"`;
  if (typeof value === "number") return `<c ${place}><v>${value}</v></c>`;
  // Days are counted from 30 December 1899, and none before 1 March 1900 means the same to every program.
  if (/^\d{4}-\d\d-\d\d$/.test(value) && value > "1900-03") return `<c ${place} s="${DATE}"><v>${Date.parse(value) / 86400000 + 25569}</v></c>`;
  return value ? `<c ${place} t="inlineStr"${style}><is><t xml:space="preserve">${escaped(value)}</t></is></c>` : "";
}

function sheet(rows) {
  const lines = rows.map((values, row) => {
    const cells = values.map((value, column) => cell(value, `${letters(column)}${row + 1}`, row ? "" : ` s="${HEADING}"`));
    return `<row r="${row + 1}">${cells.join("")}</row>`;
  });
  const widths = rows[0].map((_, column) => {
    const most = Math.max(...rows.slice(0, 200).map((values) => String(values[column]).length));
    return `<col min="${column + 1}" max="${column + 1}" width="${Math.min(50, Math.max(10, most + 2))}" customWidth="1"/>`;
  });
  const frozen = '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>';
  const filter = `<autoFilter ref="A1:${letters(rows[0].length - 1)}${rows.length}"/>`;
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews>${frozen}</sheetViews><cols>${widths.join("")}</cols><sheetData>${lines.join("")}</sheetData>${filter}</worksheet>`;
}

function parts(rows, name) {
  const types = [["workbook", "sheet.main"], ["sheet", "worksheet"], ["styles", "styles"]];
  const overrides = types.map(([part, type]) => `<Override PartName="/${part}.xml" ContentType="${TYPE}.${type}+xml"/>`).join("");
  const relation = (id, type, target) => `<Relationship Id="${id}" Type="${RELATED}/${type}" Target="${target}"/>`;
  const relations = (inner) => `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${inner}</Relationships>`;
  const fonts = '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>';
  const xf = (font, format) => `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`;
  const formats = `<cellXfs count="3">${xf(0, 0)}${xf(1, 0)}${xf(0, 164)}</cellXfs>`;
  // Excel takes the first two fills for its own.
  const fills = '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>';
  const borders = '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>';
  const plain = `${fills}${borders}<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>`;
  return {
    "[Content_Types].xml": `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${overrides}</Types>`,
    "_rels/.rels": relations(relation("r1", "officeDocument", "workbook.xml")),
    "workbook.xml": `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATED}"><sheets><sheet name="${escaped(name)}" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "_rels/workbook.xml.rels": relations(relation("r1", "worksheet", "sheet.xml") + relation("r2", "styles", "styles.xml")),
    "sheet.xml": sheet(rows),
    "styles.xml": `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>${fonts}${plain}${formats}</styleSheet>`,
  };
}

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** CRC-32, as ZIP archives have it. */
const checksum = (bytes) => (bytes.reduce((sum, byte) => CRC[(sum ^ byte) & 255] ^ (sum >>> 8), -1) ^ -1) >>> 0;

/** Numbers in little-endian order: [value, bytes], … */
const packed = (...fields) => Uint8Array.from(fields.flatMap(([value, size]) => Array.from({ length: size }, (_, at) => (value >>> (at * 8)) & 255)));

const [VERSION, UTF_8, FIRST_DAY] = [20, 0x800, 0x21];

/** A ZIP archive (APPNOTE 6.3) of texts by their names, none compressed, all of 1 January 1980. Returns its pieces. */
function archive(texts) {
  const pieces = [];
  const directory = [];
  let offset = 0;
  for (const [name, text] of Object.entries(texts)) {
    const [path, bytes] = [name, text].map((each) => new TextEncoder().encode(each));
    const shared = [[VERSION, 2], [UTF_8, 2], [0, 2], [0, 2], [FIRST_DAY, 2], [checksum(bytes), 4], [bytes.length, 4], [bytes.length, 4], [path.length, 2], [0, 2]];
    const head = packed([0x04034b50, 4], ...shared);
    directory.push(packed([0x02014b50, 4], [VERSION, 2], ...shared, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]), path);
    pieces.push(head, path, bytes);
    offset += head.length + path.length + bytes.length;
  }
  const size = directory.reduce((sum, piece) => sum + piece.length, 0);
  const number = directory.length / 2;
  return [...pieces, ...directory, packed([0x06054b50, 4], [0, 4], [number, 2], [number, 2], [size, 4], [offset, 4], [0, 2])];
}

/** The whole workbook of a table of rows, the headings first, as pieces of a file. `name` is that of the sheet. */
export const xlsx = (rows, name) => archive(parts(rows, name));
