/** Office and PDF files for tests, put together part by part, with whatever an attacker would put into them. */
import { deflateSync } from 'node:zlib';
import { zipOf } from './testing.ts';

const office = 'application/vnd.openxmlformats-officedocument.';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const spaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${relations}" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:v="urn:schemas-microsoft-com:vml"`;
const sheetSpaces = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${relations}"`;
const slideSpaces = `xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${relations}"`;

type Part = { readonly name: string; readonly content: string | Uint8Array; readonly type: string };
type Relation = {
  readonly id: string;
  readonly type: string;
  readonly target: string;
  readonly external?: boolean;
};
export type Extras = { readonly parts?: readonly Part[]; readonly relations?: readonly Relation[] };

const relationsXml = (list: readonly Relation[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
    .map(
      ({ id, type, target, external }) =>
        `<Relationship Id="${id}" Type="${type.includes(':') ? type : `${relations}/${type}`}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`,
    )
    .join('')}</Relationships>`;

/** A package with this main part; `extras.relations` are those of the main part. */
function packageOf(main: Part, { parts = [], relations: own = [] }: Extras): Uint8Array {
  const all = [main, ...parts];
  const types = all.map(({ name, type }) => `<Override PartName="/${name}" ContentType="${type}"/>`);
  const folder = main.name.split('/')[0] ?? '';
  const core: Part = {
    name: 'docProps/core.xml',
    content: '<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:creator>李静</dc:creator></cp:coreProperties>',
    type: 'application/vnd.openxmlformats-package.core-properties+xml',
  };
  const rootRelations = [
    { id: 'rId1', type: 'officeDocument', target: main.name },
    {
      id: 'rId2',
      type: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
      target: core.name,
    },
  ];
  return zipOf([
    {
      name: '[Content_Types].xml',
      content: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/${core.name}" ContentType="${core.type}"/>${types.join('')}</Types>`,
    },
    { name: '_rels/.rels', content: relationsXml(rootRelations) },
    { name: `${folder}/_rels/${main.name.split('/')[1]}.rels`, content: relationsXml(own) },
    ...[core, ...all].map(({ name, content }) => ({ name, content })),
  ]);
}

/** A Word file with this body; its core properties name 李静. */
export const wordFile = (body: string, extras: Extras = {}): Uint8Array =>
  packageOf(
    {
      name: 'word/document.xml',
      type: `${office}wordprocessingml.document.main+xml`,
      content: `<w:document ${spaces}><w:body>${body}</w:body></w:document>`,
    },
    extras,
  );

export const paragraph = (inner: string): string => `<w:p>${inner}</w:p>`;
export const run = (text: string, properties = ''): string =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t>${text}</w:t></w:r>`;

type Sheet = {
  readonly name: string;
  readonly data: string;
  readonly state?: string;
  readonly columns?: string;
  readonly after?: string;
};

/** A workbook of these sheets; `data` is the inside of sheetData. `workbook`: more inside the workbook. */
export function workbookFile(
  sheets: readonly Sheet[],
  extras: Extras & { readonly workbook?: string } = {},
): Uint8Array {
  const parts = sheets.map(({ data, columns = '', after = '' }, i) => ({
    name: `xl/worksheets/sheet${i + 1}.xml`,
    type: `${office}spreadsheetml.worksheet+xml`,
    content: `<worksheet ${sheetSpaces}>${columns}<sheetData>${data}</sheetData>${after}</worksheet>`,
  }));
  const list = sheets.map(
    ({ name, state = 'visible' }, i) =>
      `<sheet name="${name}" sheetId="${i + 1}" state="${state}" r:id="s${i + 1}"/>`,
  );
  return packageOf(
    {
      name: 'xl/workbook.xml',
      type: `${office}spreadsheetml.sheet.main+xml`,
      content: `<workbook ${sheetSpaces}><sheets>${list.join('')}</sheets>${extras.workbook ?? ''}</workbook>`,
    },
    {
      parts: [...parts, ...(extras.parts ?? [])],
      relations: [
        ...sheets.map((_, i) => ({
          id: `s${i + 1}`,
          type: 'worksheet',
          target: `worksheets/sheet${i + 1}.xml`,
        })),
        ...(extras.relations ?? []),
      ],
    },
  );
}

/** A cell with its text in it. */
export const cell = (at: string, text: string): string =>
  `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;

/** A presentation of one slide with this text. */
export const slidesFile = (text: string, extras: Extras & { readonly show?: boolean } = {}): Uint8Array =>
  packageOf(
    {
      name: 'ppt/presentation.xml',
      type: `${office}presentationml.presentation.main+xml`,
      content: `<p:presentation ${slideSpaces}><p:sldIdLst><p:sldId id="256" r:id="s1"/></p:sldIdLst></p:presentation>`,
    },
    {
      parts: [
        {
          name: 'ppt/slides/slide1.xml',
          type: `${office}presentationml.slide+xml`,
          content: `<p:sld ${slideSpaces}${extras.show === false ? ' show="0"' : ''}><p:cSld><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:cSld></p:sld>`,
        },
        ...(extras.parts ?? []),
      ],
      relations: [{ id: 's1', type: 'slide', target: 'slides/slide1.xml' }, ...(extras.relations ?? [])],
    },
  );

/**
 * A PDF of one page: `content` draws it, `catalogue` and `page` are more of their dictionaries, `objects` follow as
 * numbers 7, 8, …. Its information dictionary (6) names 李静.
 */
export function pdfFile({
  content = 'BT /F1 12 Tf 50 700 Td (Hello) Tj ET',
  catalogue = '',
  page = '',
  size = '595 842',
  objects = [] as readonly string[],
  /** How many pages, all alike. */
  pages = 1,
} = {}): Uint8Array {
  const stream = deflateSync(Buffer.from(content)).toString('latin1');
  const further = Array.from({ length: pages - 1 }, (_, n) => `${7 + objects.length + n} 0 R`);
  const sheet = `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${size}] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> ${page} >>`;
  const all = [
    `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
    `<< /Type /Pages /Kids [${['3 0 R', ...further].join(' ')}] /Count ${pages} >>`,
    sheet,
    `<< /Length ${stream.length} /Filter /FlateDecode >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    '<< /Author (Li Jing) /Producer (WPS) >>',
    ...objects,
    ...further.map(() => sheet),
  ];
  let text = '%PDF-1.6\n';
  const offsets = all.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = text.length;
  text += `xref\n0 ${all.length + 1}\n0000000000 65535 f \n`;
  for (const offset of offsets) text += `${String(offset).padStart(10, '0')} 00000 n \n`;
  text += `trailer\n<< /Size ${all.length + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(text, 'latin1'));
}
