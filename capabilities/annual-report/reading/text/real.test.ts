/** Published reports, read from the project's shared files: against their truth, and the partial ones by hand. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  type AnnualReport,
  cellPaths,
  type Figure,
  figureAt,
  type RequestRowId,
  rowsOf,
} from '#rules/annual-report/tables.ts';
import { readText } from './index.ts';

const folder = new URL('../../../../../shared/reports/', import.meta.url);
const absent = existsSync(folder)
  ? false
  : 'the shared folder with real reports is not beside this repository';

const load = (file: string) => readText(readFileSync(new URL(`real/${file}`, folder), 'utf8'), file);

type Truth = Pick<AnnualReport, 'file' | 'year' | 'format'> & Partial<AnnualReport>;

test('every cell of the known reports is right, or open with the true value among its candidates', {
  skip: absent,
}, () => {
  for (const name of readdirSync(new URL('truth/', folder))) {
    const truth = JSON.parse(readFileSync(new URL(`truth/${name}`, folder), 'utf8')) as Truth;
    if (!truth.file?.endsWith('.txt')) continue;
    const read = load(truth.file);
    assert.equal(read.year, truth.year, name);
    assert.equal(read.format, truth.format, name);
    const known = { proactive: {}, ...truth } as AnnualReport;
    let compared = 0;
    for (const path of cellPaths(known)) {
      const value = figureAt(known, path);
      if (value === undefined) continue;
      compared += 1;
      const cell = read.cells[path];
      const open = cell?.mark === 'ambiguous' && cell.candidates?.includes(value);
      if (!open) assert.equal(figureAt(read, path), value, `${truth.file} ${path} ${JSON.stringify(cell)}`);
    }
    assert.ok(compared >= 176, `${name}: ${compared} cells`);
  }
});

const zeros = [0, 0, 0, 0, 0, 0, 0];
const blanks = [null, null, null, null, null, null, 0];

/** What a reader with eyes finds in the partial files. `rows`: rows from the first, all else of table 三 missing. */
type Expectation = {
  readonly organ: string | null;
  readonly year: string;
  /** Table 二 flattened, in printed order. */
  readonly proactive: readonly (Figure | string)[];
  readonly rows: readonly (readonly Figure[])[];
};

const none = null;
const partial: Readonly<Record<string, Expectation>> = {
  '101.txt': {
    organ: '江门市蓬江区财政局',
    year: '2023',
    proactive: [0, 0, 0, 0, 0, 0, 24, 0, 0, '0'],
    rows: [zeros, zeros, [0, 0, 0, none, none, none, none]],
  },
  '102.txt': {
    organ: '太平镇人民政府',
    year: '2022',
    proactive: [0, 0, 0, 0, 0, 0, 0, 0, 0, '0'],
    rows: [zeros, zeros, zeros, zeros, zeros, zeros, zeros],
  },
  '103.txt': {
    organ: '桃江县松木塘镇人民政府',
    year: '2022',
    proactive: [2, 0, 2, 2, 0, 2, 0, 9, 0, none],
    rows: [],
  },
  '105.txt': {
    organ: null,
    year: '2022',
    proactive: [0, 0, 0, 0, 0, 0, 0, none, none, none],
    rows: [],
  },
  '106.txt': {
    organ: '铁边城镇',
    year: '2022',
    proactive: [0, 0, 0, 0, 0, 0, 0, 0, 0, '0'],
    rows: [],
  },
  '110.txt': {
    organ: null,
    year: '2023',
    proactive: [0, 0, 6, 0, 0, 0, 0, 0, 0, '0'],
    rows: [zeros, zeros, zeros, zeros, zeros, zeros, zeros, zeros, zeros],
  },
  '113.txt': {
    organ: '驼峰路街道办事处',
    year: '2020',
    proactive: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '0'],
    rows: [blanks, blanks],
  },
  '117.txt': {
    organ: '区统计局',
    year: '2023',
    proactive: [none, none, none, 0, 0, 0, 0, 0, 0, '0'],
    rows: [blanks, blanks],
  },
  '201.txt': {
    organ: '河包镇',
    year: '2020',
    proactive: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, none, none],
    rows: [],
  },
  '202.txt': {
    organ: '海城市西四镇',
    year: '2025',
    proactive: [0, 0, 0, 0, 0, 0, none, none, none, none],
    rows: [],
  },
  '205.txt': {
    organ: '牛华镇',
    year: '2021',
    proactive: [0, 0, 0, 0, 0, 0, 0, 0, 0, '0'],
    rows: [],
  },
  '214.txt': {
    organ: '广州市荔湾区人民政府南源街道办事处',
    year: '2020',
    proactive: [0, 0, 0, 0, 0, 0, 21, 19, 40, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, none, none],
    rows: [],
  },
  '218.txt': {
    organ: '武漢市民政局',
    year: '2022',
    proactive: [0, 0, 0, 1, 55, 30, 267, 0, 0, '2977.71'],
    rows: [],
  },
  '222.txt': {
    organ: '石家庄市教育局',
    year: '2021',
    proactive: [0, 0, 0, 2, 0, 8, 0, 2, 0, '172'],
    rows: [],
  },
  '232.txt': {
    organ: null,
    year: '2022',
    proactive: [0, 0, 0, 0, 0, 0, 412, 1058, 0, '0'],
    rows: [
      [4, 0, 0, 0, 0, 0, 4],
      zeros,
      [4, 0, 0, 0, 0, 0, 4],
      ...Array.from({ length: 8 }, () => zeros),
      [0, 0, 0, 0, 0, none, none],
    ],
  },
};

const columns = (report: AnnualReport, row: RequestRowId) => Object.values(report.requests[row] ?? {});

test('partial reports are read as far as they go and not further', { skip: absent }, () => {
  for (const [file, expected] of Object.entries(partial)) {
    const read = load(file);
    assert.equal(read.organ, expected.organ, file);
    assert.equal(read.year, expected.year, file);
    const proactive = cellPaths(read).filter((path) => path.startsWith('proactive.'));
    assert.deepEqual(
      proactive.map((path) => figureAt(read, path)),
      expected.proactive,
      file,
    );
    for (const [i, row] of rowsOf(read).entries()) {
      const figures = expected.rows[i] ?? [none, none, none, none, none, none, none];
      assert.deepEqual(columns(read, row.id), figures, `${file} ${row.label}`);
    }
    for (const group of Object.values(read.disputes)) {
      assert.deepEqual(Object.values(group), [none, none, none, none, none], file);
    }
    const tables = `${read.narrative.proactive}${read.narrative.requests}${read.narrative.disputes}`;
    assert.doesNotMatch(
      tables,
      /信息内容|申请人情况|行政许可|自然人|第二十条第/,
      `${file}: table text in the prose`,
    );
  }
});

test('blank cells, strokes and cells beyond the end of the text are told apart', { skip: absent }, () => {
  const read = load('117.txt');
  assert.equal(read.cells['proactive.governmentRules.issued']?.mark, 'slash');
  assert.equal(read.cells['requests.newlyReceived.naturalPerson']?.mark, 'blank');
  assert.equal(read.cells['requests.newlyReceived.total']?.mark, 'number');
  assert.equal(read.cells['requests.carriedOver.total']?.mark, 'missing');
});

test('the seed is read without inventing its lost column or its lost figures', { skip: absent }, () => {
  const read = load('000_seed_fengquan_2024.txt');
  assert.equal(read.organ, '凤泉区教育体育和文化旅游局');
  assert.equal(read.year, '2024');
  const short = [
    'refused.thirdPartyRights',
    'unableToProvide.notHeld',
    'notHandled.petitionOrComplaint',
    'otherHandling.correctionOverdue',
  ];
  for (const row of rowsOf(read)) {
    const total = short.includes(row.id) ? null : 0;
    assert.deepEqual(columns(read, row.id), [0, 0, 0, 0, 0, null, total], row.id);
  }
  const codes = read.problems.map((problem) => problem.code);
  for (const code of ['column-missing', 'label-displaced', 'label-altered', 'figure-missing']) {
    assert.ok(codes.includes(code), code);
  }
  assert.match(read.narrative.overview, /主动公开各类政务信息 15 条，其中工作动态类信息 11 条/);
  assert.equal(read.narrative.other, '2024年，凤泉区教育体育和文化旅游局无政府信息公开收费项目。\n');
});

test('every cell says where it was read', { skip: absent }, () => {
  const read = load('000_seed_fengquan_2024.txt');
  const place = read.cells['requests.carriedOver.total']?.place;
  assert.match(place?.text ?? '', /^四、结转下年度继续办理 0/);
  const lines = readFileSync(new URL('real/000_seed_fengquan_2024.txt', folder), 'utf8').split('\n');
  assert.match(lines[(place?.line ?? 0) - 1] ?? '', /^四、结转下年度继续办理/);
});
