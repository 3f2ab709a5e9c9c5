import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UnreadableError } from '../../model.ts';
import { readText } from './index.ts';

const table2019 = `主动公开政府信息情况
第二十条第（一）项信息内容本年新制作数量本年新公开数量对外公开总数量规章007规范性文件000
第二十条第（五）项信息内容上一年项目数量本年增/减处理决定数量行政许可21+1940其他对外管理服务事项 3 -2 1
第二十条第（六）项信息内容上一年项目数量本年增/减处理决定数量行政处罚2648-18538行政强制000
第二十条第（八）项信息内容上一年项目数量本年增/减行政事业性收费35-15
第二十条第（九）项信息内容采购项目数量采购总金额政府集中采购 8 251000元
`;

test('signed and glued figures of the 2019 form are cut where only one cut fits, and left open elsewhere', () => {
  const read = readText(`某县财政局2020年政府信息公开工作年度报告\n二、${table2019}`);
  assert.equal(read.format, '2019');
  assert.deepEqual(read.proactive.governmentRules, { newlyMade: 0, newlyDisclosed: 0, disclosedInAll: 7 });
  assert.deepEqual(read.proactive.otherManagementServices, { previousItems: 3, change: -2, decisions: 1 });
  assert.deepEqual(read.proactive.administrativeFees, { previousItems: 35, change: -15 });
  assert.deepEqual(read.proactive.administrativePenalties, {
    previousItems: 2648,
    change: null,
    decisions: null,
  });
  const open = read.cells['proactive.administrativePenalties.change'];
  assert.equal(open?.mark, 'ambiguous');
  assert.deepEqual(open?.candidates, [-1, -18, -185, -1853]);
  assert.deepEqual(read.proactive.centralProcurement, { items: 8, amount: '251000' });
  assert.match(read.cells['proactive.centralProcurement.amount']?.note ?? '', /元/);
});

const glued = (prose: string) => `某市2023年政府信息公开工作年度报告
一、总体情况
${prose}
二、主动公开政府信息情况
第二十条第（一）项信息内容本年制发件数本年废止件数现行有效件数规章000行政规范性文件77132470第二十条第（五）项信息内容本年处理决定数量行政许可2629
`;

test('prose decides a glued row only as far as it says', () => {
  const open = readText(glued('各项工作有序开展。'));
  const candidates = open.cells['proactive.normativeDocuments.issued']?.candidates ?? [];
  assert.ok(candidates.includes(77) && candidates.includes(7));
  const said = readText(glued('动态更新本年度制发的规范性文件77件。'));
  assert.deepEqual(said.proactive.normativeDocuments, { issued: 77, repealed: null, inForce: null });
  assert.match(said.cells['proactive.normativeDocuments.issued']?.note ?? '', /规范性文件77件/);
  assert.ok(said.cells['proactive.normativeDocuments.repealed']?.candidates?.includes(132));
  assert.equal(said.proactive.administrativeLicences, 2629);
});

test('a figure that begins with 0 is two figures run together', () => {
  const text = glued('').replace('规章000行政规范性文件77132470', '规章 00 0\n行政规范性文件 00 0\n');
  const spaced = text.replace(
    '本年制发件数本年废止件数现行有效件数',
    ' 本年制发件数 本年废止件数 现行有效件数 ',
  );
  const none = { issued: 0, repealed: 0, inForce: 0 };
  assert.deepEqual(readText(spaced).proactive.governmentRules, none);
  assert.deepEqual(readText(spaced).proactive.normativeDocuments, none);
});

const inLines = (rows: string) => `某市2023年政府信息公开工作年度报告
二、主动公开政府信息情况
第二十条第（一）项
信息内容
本年制发件数
本年废止件数
现行有效件数
${rows}
第二十条第（五）项
信息内容
本年处理决定数量
行政许可（含公共服务12项）
5
`;

test('a figure on a line of its own is whole, and a remark behind a label is none of its figures', () => {
  const read = readText(inLines('规章\n0\n0\n0\n行政规范性文件\n453'));
  assert.deepEqual(read.proactive.normativeDocuments, { issued: null, repealed: null, inForce: null });
  assert.equal(read.cells['proactive.normativeDocuments.issued']?.mark, 'unreadable');
  assert.equal(read.proactive.administrativeLicences, 5);
});

test('a title broken over two lines or running on into the text is read whole', () => {
  const titles = [
    '平山县教育局2024年政府信息公开工作年\n度报告\n',
    '平山县教育局2024年政府信息公开工作年度报告本报告根据《条例》编制。',
    '2024年平山县教育局政府信息公开工作年度报告 本报告根据《条例》编制。\n',
    '名称：平山县教育局2024年政府信息公开工作年度报告\n',
  ];
  for (const title of titles) {
    const read = readText(`${title}一、总体情况\n工作有序开展。\n${inLines('规章\n0\n0\n0').slice(21)}`);
    assert.equal(read.organ, '平山县教育局', title);
    assert.equal(read.year, '2024', title);
    assert.match(read.narrative.title, /^[^：\n]{18,40}报告$/);
  }
});

const disputeHeads = '结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n';
const disputes = (figures: string) =>
  readText(
    `某局2024年政府信息公开工作年度报告\n四、政府信息公开行政复议、行政诉讼情况\n行政复议\n行政诉讼\n${figures}\n五、存在的主要问题及改进情况\n`,
  );

test('table four is read under its heads, in three rows, or with a figure behind each head', () => {
  const together = `${disputeHeads}未经复议直接起诉\n复议后起诉\n${disputeHeads}${disputeHeads}`;
  const expected = {
    reconsideration: { upheld: 10, overturned: 1, other: 0, pending: 0, total: 0 },
    directSuit: { upheld: 0, overturned: 0, other: 0, pending: 0, total: 0 },
    suitAfterReconsideration: { upheld: 5, overturned: 0, other: 0, pending: 0, total: 5 },
  };
  const row = '10 1 0 0 0 0 0 0 0 0 5 0 0 0 5';
  assert.deepEqual(disputes(`${together}${row}`).disputes, expected, 'a printed fault stays as it is');
  const figures = row.split(' ');
  const each = disputeHeads
    .repeat(3)
    .trim()
    .split('\n')
    .map((head, i) => `${head} ${figures[i]}`)
    .join('\n');
  assert.deepEqual(disputes(each).disputes, expected);
  const fourteen = disputes(`${together}0 0 0 0 0 0 0 0 0 0 0 0 0 0`);
  assert.equal(fourteen.disputes.reconsideration.upheld, null);
  assert.ok(fourteen.problems.some((problem) => problem.code === 'figures-unclear'));
});

test('a text that is no annual report is refused in words', () => {
  for (const text of ['', ' \n\u3000', '今天天气很好。', 'PK\u0003\u0004 garbage', '0 '.repeat(1000)]) {
    assert.throws(() => readText(text), UnreadableError, JSON.stringify(text.slice(0, 20)));
  }
});

test('a report without any table still gives its prose and says what is missing', () => {
  const read = readText(
    '某局2024年政府信息公开工作年度报告\n一、总体情况\n主动公开信息15条。\n六、其他需要报告的事项\n无。\n',
  );
  assert.equal(read.narrative.overview, '主动公开信息15条。\n');
  assert.equal(read.narrative.other, '无。\n');
  assert.equal(read.problems.filter((problem) => problem.code === 'table-missing').length, 3);
  assert.ok(Object.values(read.cells).every((cell) => cell.mark === 'missing'));
});

test('two megabytes of junk are read or refused within two seconds', () => {
  const size = 2_000_000;
  const junk: Readonly<Record<string, string>> = {
    spaces: ' '.repeat(size),
    digits: '1'.repeat(size),
    'row labels': '（一）予以公开 0 0 0\n'.repeat(size / 14),
    'section headings': '二、主动公开政府信息情况\n'.repeat(size / 13),
    'bars and noughts': '| 0 '.repeat(size / 4),
    'numerals and spaces': `一${' '.repeat(50)}`.repeat(size / 51),
  };
  for (const [name, text] of Object.entries(junk)) {
    // Of the processor, which other tests use too.
    const start = process.cpuUsage();
    try {
      readText(text);
    } catch (error) {
      assert.ok(error instanceof UnreadableError, name);
    }
    const took = process.cpuUsage(start).user / 1000;
    assert.ok(took < 4000, `${name}: ${took} ms`);
  }
});
