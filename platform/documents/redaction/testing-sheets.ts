/** Poisoned workbooks: the name in one cell, and again where nobody looks. */
import { cell, type Extras, workbookFile } from '../testing-office.ts';
import { NAME, nameEverywhere, type PoisonedOffice } from './testing-word.ts';

const office = 'application/vnd.openxmlformats-officedocument.';
const space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const shown = `<row r="1">${cell('A1', NAME)}${cell('B1', '公开')}</row>`;
type Workbook = Extras & { readonly workbook?: string };
type Sheet = { readonly data?: string; readonly columns?: string; readonly after?: string };

const row = (
  name: string,
  why: string,
  { data = '', columns = '', after = '' }: Sheet = {},
  more: Workbook & { readonly sheets?: Parameters<typeof workbookFile>[0] } = {},
): PoisonedOffice => ({
  kind: 'xlsx',
  name,
  why,
  bytes: workbookFile([{ name: '名单', data: shown + data, columns, after }, ...(more.sheets ?? [])], more),
  marks: [nameEverywhere],
});
const part = (name: string, type: string, content: string, kind: string): Extras => ({
  parts: [{ name: `xl/${name}`, type: `${office}spreadsheetml.${type}+xml`, content }],
  relations: [{ id: 'x1', type: kind, target: name }],
});

export const poisonedSheets: readonly PoisonedOffice[] = [
  row(
    'a hidden sheet',
    'a sheet that is not shown',
    {},
    { sheets: [{ name: '底稿', state: 'hidden', data: shown }] },
  ),
  row(
    'a very hidden sheet',
    'a sheet no menu shows',
    {},
    { sheets: [{ name: NAME, state: 'veryHidden', data: shown }] },
  ),
  row('a hidden row', 'a row that is not shown', { data: `<row r="2" hidden="1">${cell('A2', NAME)}</row>` }),
  row('a row of no height', 'a row nobody sees', {
    data: `<row r="2" ht="0" customHeight="1">${cell('A2', NAME)}</row>`,
  }),
  row('a hidden column', 'a column that is not shown', {
    columns: '<cols><col min="3" max="3" width="9" hidden="1"/></cols>',
    data: `<row r="2">${cell('C2', NAME)}</row>`,
  }),
  row(
    'strings nobody uses',
    'the list of texts keeps deleted ones',
    {},
    part(
      'sharedStrings.xml',
      'sharedStrings',
      `<sst ${space}><si><t>${NAME}</t></si></sst>`,
      'sharedStrings',
    ),
  ),
  row(
    'phonetic guides',
    'the reading of a cell',
    { data: '<row r="2"><c r="A2" t="s"><v>0</v></c></row>' },
    part(
      'sharedStrings.xml',
      'sharedStrings',
      `<sst ${space}><si><t>某某</t><rPh sb="0" eb="2"><t>${NAME}</t></rPh></si></sst>`,
      'sharedStrings',
    ),
  ),
  row(
    'split in the list',
    'a text of several looks',
    { data: '<row r="2"><c r="A2" t="s"><v>0</v></c></row>' },
    part(
      'sharedStrings.xml',
      'sharedStrings',
      `<sst ${space}><si>${[...NAME].map((one) => `<r><t>${one}</t></r>`).join('')}</si></sst>`,
      'sharedStrings',
    ),
  ),
  row('a formula', 'the formula names him', {
    data: `<row r="2"><c r="A2" t="str"><f>IF(B1="${NAME}","是","否")</f><v>否</v></c></row>`,
  }),
  row(
    'a defined name',
    'a name for a constant',
    {},
    { workbook: `<definedNames><definedName name="n">"${NAME}"</definedName></definedNames>` },
  ),
  row('a list to choose from', 'what may be typed into a cell', {
    after: `<dataValidations count="1"><dataValidation type="list" sqref="A9"><formula1>"${NAME},其他"</formula1></dataValidation></dataValidations>`,
  }),
  row('a filter', 'what the rows were filtered by', {
    after: `<autoFilter ref="A1:B1"><filterColumn colId="0"><filters><filter val="${NAME}"/></filters></filterColumn></autoFilter>`,
  }),
  row('a rule of looks', 'cells with his name turn red', {
    after: `<conditionalFormatting sqref="A1"><cfRule type="containsText" priority="1" text="${NAME}"><formula>1</formula></cfRule></conditionalFormatting>`,
  }),
  row('scenarios', 'what if', { after: `<scenarios><scenario name="${NAME}" user="${NAME}"/></scenarios>` }),
  row('a page header', 'printed above each page', {
    after: `<headerFooter><oddHeader>&amp;C${NAME}</oddHeader></headerFooter>`,
  }),
  row(
    'a table',
    'a table keeps the names of its columns',
    {},
    part(
      'tables/table1.xml',
      'table',
      `<table ${space} id="1" name="t" ref="A1:B1"><tableColumns count="1"><tableColumn id="1" name="${NAME}"/></tableColumns></table>`,
      'table',
    ),
  ),
  row(
    'the cache of a pivot',
    'a pivot table keeps all it was made of',
    {},
    part(
      'pivotCache/pivotCacheDefinition1.xml',
      'pivotCacheDefinition',
      `<pivotCacheDefinition ${space}><cacheFields><cacheField name="a"><sharedItems><s v="${NAME}"/></sharedItems></cacheField></cacheFields></pivotCacheDefinition>`,
      'pivotCacheDefinition',
    ),
  ),
  row(
    'comments',
    'a note on a cell',
    {},
    part(
      'comments1.xml',
      'comments',
      `<comments ${space}><authors><author>${NAME}</author></authors></comments>`,
      'comments',
    ),
  ),
  row(
    'an outside workbook',
    'values kept of another file',
    {},
    part(
      'externalLinks/externalLink1.xml',
      'externalLink',
      `<externalLink ${space}><v>${NAME}</v></externalLink>`,
      'externalLink',
    ),
  ),
  row(
    'the name of a sheet',
    'a sheet called after him',
    {},
    { sheets: [{ name: NAME, data: `<row r="1">${cell('A1', '公开')}</row>` }] },
  ),
  row('a property of a cell', 'an extension of the sheet', {
    after: `<extLst><ext uri="{1}"><x>${NAME}</x></ext></extLst>`,
  }),
];
