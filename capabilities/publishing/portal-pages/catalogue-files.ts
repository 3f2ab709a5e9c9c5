/** The catalogue as files: CSV, JSON, Excel (art. 12: 索引、名称、内容概述、生成日期). */
import type { Spreadsheet, SpreadsheetCell } from '#platform/documents/spreadsheet.ts';
import type { Site } from '#portal/site.ts';
import { disclosureClasses } from '../model.ts';
import { csvLine } from './open-data.ts';
import type { CatalogueLine } from './statutory.ts';

const heads = ['索引号', '名称', '内容概述', '生成日期', '发布机构', '公开形式', '栏目', '网址'];

const addressOf = (site: Site, id: number): string =>
  site.domain ? `https://${site.domain}/items/${id}` : `/items/${id}`;

const fieldsOf = (site: Site, line: CatalogueLine): string[] => [
  line.indexNumber,
  line.title,
  line.summary,
  line.producedOn || line.publishedOn,
  site.organ,
  disclosureClasses[line.disclosureClass],
  line.section,
  addressOf(site, line.id),
];

type Batches = AsyncIterable<readonly CatalogueLine[]>;

/** catalogue.csv, piece by piece; with the mark by which Excel knows UTF-8. */
export async function* catalogueCsv(site: Site, batches: Batches) {
  yield `\uFEFF${csvLine(heads)}`;
  for await (const batch of batches) yield batch.map((line) => csvLine(fieldsOf(site, line))).join('');
}

const keys = [
  'indexNumber',
  'title',
  'summary',
  'producedOn',
  'publisher',
  'disclosureClass',
  'section',
  'url',
];

/** catalogue.json, piece by piece: an array. */
export async function* catalogueJson(site: Site, batches: Batches) {
  let before = '[\n';
  for await (const batch of batches) {
    for (const line of batch) {
      const values = fieldsOf(site, line);
      yield before + JSON.stringify(Object.fromEntries(keys.map((key, index) => [key, values[index]])));
      before = ',\n';
    }
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

/** The workbook; `isCut` says that there are more than it holds. */
export function catalogueSheet(site: Site, lines: readonly CatalogueLine[], isCut: boolean): Spreadsheet {
  const cell = (row: number, column: number, value: string, look: SpreadsheetCell['look']) => ({
    ...{ row, column, value, look },
    align: 'left' as const,
  });
  const title = `${site.organ}政府信息目录`;
  const note = isCut
    ? [cell(lines.length + 2, 0, '以上为最新的部分，完整目录请下载 CSV 文件。', 'plain')]
    : [];
  return {
    title,
    creator: site.organ,
    properties: {},
    sheets: [
      {
        name: '政府信息目录',
        widths: [24, 46, 60, 12, 26, 10, 16, 40],
        frozen: { rows: 2 },
        landscape: true,
        repeatedRows: { first: 1, last: 1 },
        cells: [
          { ...cell(0, 0, title, 'title'), colspan: heads.length },
          ...heads.map((head, column) => cell(1, column, head, 'head')),
          ...lines.flatMap((line, index) =>
            fieldsOf(site, line).map((value, column) => cell(index + 2, column, value, 'label')),
          ),
          ...note,
        ],
      },
    ],
  };
}
