/** Excel workbooks for tests, as Excel lays them out: a ZIP of XML parts, cells by address. */
import { strToU8, zipSync } from "fflate";

/** A cell as XML without its address: `<c …>…</c>`. */
export type Cell = { readonly attributes?: string; readonly content: string };

export const text = (value: string): Cell => ({ attributes: 't="inlineStr"', content: `<is><t>${value}</t></is>` });
export const shared = (index: number): Cell => ({ attributes: 't="s"', content: `<v>${index}</v>` });
export const number = (value: string): Cell => ({ content: `<v>${value}</v>` });
/** A serial number of days since 1899-12-30, shown as day and time. */
export const time = (serial: string): Cell => ({ attributes: 's="1"', content: `<v>${serial}</v>` });
export const boolean = (value: 0 | 1): Cell => ({ attributes: 't="b"', content: `<v>${value}</v>` });
export const error = (value: string): Cell => ({ attributes: 't="e"', content: `<v>${value}</v>` });

/** @param sheets - rows by name; null is a cell or a row that the file does not hold */
export function workbookFile(
  sheets: { readonly [name: string]: readonly (readonly (Cell | null)[] | null)[] },
  sharedStrings: readonly string[] = [],
): Uint8Array {
  const names = Object.keys(sheets);
  const spreadsheet = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const parts: { [path: string]: string } = {
    "[Content_Types].xml":
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    "xl/workbook.xml": `<workbook ${spreadsheet} xmlns:r="${relationships}"><sheets>${names
      .map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names
      .map(
        (_, index) =>
          `<Relationship Id="rId${index + 1}" Type="${relationships}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
      )
      .join(
        "",
      )}<Relationship Id="rIdS" Type="${relationships}/styles" Target="styles.xml"/><Relationship Id="rIdT" Type="${relationships}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    // Format 22 is day and time.
    "xl/styles.xml": `<styleSheet ${spreadsheet}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    "xl/sharedStrings.xml": `<sst ${spreadsheet}>${sharedStrings.map((value) => `<si><t xml:space="preserve">${value}</t></si>`).join("")}</sst>`,
  };
  names.forEach((name, index) => {
    parts[`xl/worksheets/sheet${index + 1}.xml`] =
      `<worksheet ${spreadsheet}><sheetData>${sheets[name]!.map(rowXml).join("")}</sheetData></worksheet>`;
  });
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)])));
}

function rowXml(cells: readonly (Cell | null)[] | null, row: number): string {
  if (!cells) return "";
  const xml = cells.map((cell, column) =>
    cell ? `<c r="${String.fromCharCode(65 + column)}${row + 1}" ${cell.attributes ?? ""}>${cell.content}</c>` : "",
  );
  return `<row r="${row + 1}">${xml.join("")}</row>`;
}
