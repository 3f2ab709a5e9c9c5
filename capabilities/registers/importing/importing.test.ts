/** Tables as offices send them: what is read, and every fault by row and column. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DocumentRefused } from '#platform/documents/refusal.ts';
import { type SpreadsheetCell, writeSpreadsheet } from '#platform/documents/spreadsheet.ts';
import { type DecisionEntry, isDecision, type RegisterName } from '../model.ts';
import { fieldsOf } from '../model-fields.ts';
import { dayOf } from './cells.ts';
import { pastedGrid, readImport, type Task } from './file.ts';
import { type ReadTable, readTable } from './rows.ts';
import { readImportSafely } from './safely.ts';
import { importTemplate } from './template.ts';

const with_ = { organ: '某某区教育体育局', today: '2024-12-31' };
const code = '91110000MA01KAE416';

function decision(entries: ReadTable['entries']): DecisionEntry {
  const entry = entries[0]?.entry;
  if (entry === undefined || !isDecision(entry)) throw new Error('no decision was read');
  return entry;
}

const days: [text: string, day: string | null, why: string][] = [
  ['2024-03-05', '2024-03-05', 'the written form'],
  ['2024/3/5', '2024-03-05', 'slashes'],
  ['2024.3.5', '2024-03-05', 'points'],
  ['2024年3月5日', '2024-03-05', 'in Chinese'],
  ['20240305', '2024-03-05', 'eight figures'],
  ['45356', '2024-03-05', 'a serial of Excel'],
  ['45356.75', '2024-03-05', 'a serial with a time of day'],
  ['２０２４－３－５', '2024-03-05', 'full-width figures'],
  ['2024-03-05 09:30:00', '2024-03-05', 'a time of day is left out'],
  ['2024-02-30', null, 'a day that does not exist'],
  ['2024年3月', null, 'no day'],
  ['去年三月', null, 'words'],
  ['12', null, 'a number that is no serial'],
];
for (const [text, day, why] of days) {
  test(`day ${text}: ${why}`, () => assert.equal(dayOf(text), day));
}

const heads = [
  '处罚决定文书号',
  '相对人类别',
  '行政相对人名称',
  '统一社会信用代码',
  '案由',
  '处罚内容',
  '依据',
  '决定日期',
  '是否公开',
  '不予公开的理由',
];
const good = [
  '教体罚〔2024〕1号',
  '',
  '某某网吧有限公司',
  code,
  '未核对证件',
  '罚款',
  '《条例》第三十一条',
  '2024/3/5',
  '',
  '',
];
const changed = (changes: Record<number, string>) => good.map((text, at) => changes[at] ?? text);
const read = (...rows: string[][]) => readTable([heads, ...rows], 'penalties', with_);

const faults: [why: string, row: string[], column: RegExp, message: RegExp][] = [
  ['a missing number', changed({ 0: '' }), /处罚决定文书号（A列）/, /没有填写/],
  [
    'an unknown kind of party',
    changed({ 1: '外星人' }),
    /相对人类别（B列）/,
    /“外星人”不是.*“法人或其他组织”、“自然人”/,
  ],
  [
    'a credit code with a wrong check digit',
    changed({ 3: `${code.slice(0, 17)}0` }),
    /统一社会信用代码（D列）/,
    /校验位/,
  ],
  ['an organisation without a code', changed({ 3: '' }), /统一社会信用代码（D列）/, /请填写/],
  [
    'a code for a natural person',
    changed({ 1: '自然人', 2: '张三' }),
    /统一社会信用代码（D列）/,
    /自然人不登记/,
  ],
  [
    'an identity number in the name',
    changed({ 2: '张三11010519491231002X' }),
    /行政相对人名称（C列）/,
    /身份证/,
  ],
  ['a day that does not exist', changed({ 7: '2024-02-30' }), /决定日期（H列）/, /不是日期/],
  ['a month for a day', changed({ 7: '2024年3月' }), /决定日期（H列）/, /只有年月/],
  ['a decision of tomorrow', changed({ 7: '2025-01-01' }), /决定日期（H列）/, /晚于今天/],
  ['withheld without a ground', changed({ 8: '不公开' }), /不予公开的理由（J列）/, /写明理由和依据/],
  ['a broken formula', changed({ 5: '#REF!' }), /处罚内容（F列）/, /公式出错/],
];
for (const [why, row, column, message] of faults) {
  test(`fault: ${why} is said at its row and column`, () => {
    const table = read(good.with(0, '教体罚〔2024〕9号'), row);
    assert.equal(table.entries.length, 1, 'the other row is read all the same');
    assert.equal(table.faults.length, 1, JSON.stringify(table.faults));
    assert.equal(table.faults[0]?.row, 3);
    assert.match(table.faults[0]?.column ?? '', column);
    assert.match(table.faults[0]?.message ?? '', message);
  });
}

test('all faults of a row are said at once', () => {
  assert.equal(read(changed({ 0: '', 5: '', 7: '昨天' })).faults.length, 3);
});

test('the same number twice in a table is a fault of the second row', () => {
  const { faults } = read(good, good);
  assert.deepEqual(
    faults.map(({ row }) => row),
    [3],
  );
  assert.match(faults[0]?.message ?? '', /与第2行重复/);
});

test('titles above the head and empty lines below it are left out, unknown columns are named', () => {
  const table = readTable(
    [['2024年行政处罚台账'], [], [...heads, '经办科室'], [], [...good, '执法科']],
    'penalties',
    with_,
  );
  assert.deepEqual(table.ignored, ['经办科室']);
  assert.deepEqual(
    table.entries.map(({ row }) => row),
    [5],
  );
  const { partyKind, organ, disclosure } = decision(table.entries);
  assert.deepEqual([partyKind, organ, disclosure], ['organisation', with_.organ, 'public']);
});

test('a table without a required column is refused with its name', () => {
  const { faults } = readTable([heads.filter((head) => head !== '案由'), good], 'penalties', with_);
  assert.match(faults[0]?.message ?? '', /缺少必填的列：“案由”/);
});

test('amounts follow the unit of their heading', () => {
  const charge = (head: string, amount: string) => {
    const { entries } = readTable(
      [
        ['收费项目', '收费依据', '收费标准', head, '收费日期'],
        ['考试费', '文件', '每人10元', amount, '2024.1.2'],
      ],
      'charges',
      with_,
    );
    const entry = entries[0]?.entry;
    return entry?.register === 'charges' ? entry.fen : null;
  };
  assert.equal(charge('金额', '1200'), 120_000);
  assert.equal(charge('金额（万元）', '0.12'), 120_000);
  assert.equal(charge('收费金额（万元）', '1200元'), 120_000);
  assert.equal(charge('金额(元)', '96171.600000000006'), 9_617_160);
});

test('what is copied from a spreadsheet is read like the file, quoted cells included', () => {
  const text = [heads.join('\t'), good.with(5, '"罚款\n没收"').join('\t'), ''].join('\r\n');
  const { entries, faults } = readTable(pastedGrid(text), 'penalties', with_);
  assert.deepEqual(faults, []);
  assert.equal(decision(entries).content, '罚款 没收');
});

const workbook = (rows: readonly (readonly (string | number)[])[], formulas: Record<string, string> = {}) =>
  writeSpreadsheet({
    title: '台账',
    creator: '',
    properties: {},
    sheets: [
      {
        name: '台账',
        widths: [],
        cells: rows.flatMap((cells, row) =>
          cells.map((value, column): SpreadsheetCell => {
            const formula = formulas[`${row},${column}`];
            return { row, column, value, look: 'plain', ...(formula && { formula }) };
          }),
        ),
      },
    ],
  });

const task = (bytes: Uint8Array, register: RegisterName = 'penalties'): Task => {
  return { source: { bytes }, register, ...with_ };
};

test('a formula gives its stored result', async () => {
  const bytes = await workbook([heads, good], { '1,5': 'CONCATENATE("罚","款")' });
  const { entries, faults } = await readImport(task(bytes));
  assert.deepEqual(faults, []);
  assert.equal(decision(entries).content, '罚款');
});

test('every template is read by its own register: it only lacks content', async () => {
  for (const register of [
    'normative-documents',
    'licences',
    'penalties',
    'compulsions',
    'charges',
  ] as const) {
    const { faults, ignored } = await readImport(task(await importTemplate(register), register));
    assert.deepEqual(
      faults.map(({ message }) => message),
      ['表头下面没有内容，请填写后再导入。'],
      register,
    );
    assert.deepEqual(ignored, []);
  }
});

test('the examples of every template are right', () => {
  for (const register of [
    'normative-documents',
    'licences',
    'penalties',
    'compulsions',
    'charges',
  ] as const) {
    const fields = fieldsOf[register].filter(({ byStep }) => !byStep);
    const grid = [fields.map(({ label }) => label), fields.map(({ example }) => example)];
    assert.deepEqual(readTable(grid, register, { ...with_, today: '2026-01-01' }).faults, [], register);
  }
});

test('5,000 rows are read with 8 seconds of computing', async () => {
  const rows = Array.from({ length: 5000 }, (_, n) => good.with(0, `教体罚〔2024〕${n + 1}号`));
  const bytes = await workbook([heads, ...rows]);
  const start = process.cpuUsage();
  const { entries, faults } = await readImportSafely(task(bytes));
  assert.equal(faults.length, 0);
  assert.equal(entries.length, 5000);
  const { user, system } = process.cpuUsage(start);
  const took = (user + system) / 1000;
  assert.ok(took < 8000, `${Math.round(took)} ms`);
});

const hostile: [why: string, bytes: Uint8Array, message: RegExp][] = [
  ['an empty file', new Uint8Array(), /空文件/],
  ['a picture by another name', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), /不是 Excel/],
  ['a broken zip', new TextEncoder().encode('PK\u0003\u0004 and nothing more of it'), /损坏|不完整/],
  ['a text file', new TextEncoder().encode('文号,名称'), /不是 Excel/],
];
for (const [why, bytes, message] of hostile) {
  test(`refused: ${why}`, async () => {
    await assert.rejects(readImportSafely(task(bytes)), (error) => {
      assert.ok(error instanceof DocumentRefused);
      assert.match(error.message, message);
      return true;
    });
  });
}
