import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applicantColumns, disputeResults, proactiveBlocks } from '#rules/annual-report/tables.ts';
import {
  allRequestRows,
  matchApplicantColumn,
  matchDisputeHead,
  matchProactiveRow,
  matchRequestRow,
  normalise,
} from './labels.ts';

test('every official label matches its own row, unaltered', () => {
  for (const row of allRequestRows) {
    assert.deepEqual(matchRequestRow(row.label), { id: row.id, score: 1, altered: false }, row.label);
  }
  for (const column of applicantColumns) {
    assert.equal(matchApplicantColumn(column.label)?.id, column.id);
  }
  for (const form of ['2021', '2019'] as const) {
    for (const row of proactiveBlocks[form].flatMap((block) => block.rows)) {
      assert.deepEqual(matchProactiveRow(row.label, form), { id: row.id, score: 1, altered: false });
    }
  }
  for (const result of disputeResults) assert.equal(matchDisputeHead(result.label)?.id, result.id);
});

const spellings: readonly (readonly [label: string, row: string, altered: boolean, reason: string])[] = [
  ['2.其他法律法规禁止公开', 'refused.prohibitedByLaw', true, '行政 dropped'],
  ['2.其他法律行政止公开', 'refused.prohibitedByLaw', true, '法规禁 dropped'],
  ['1、属于国家秘密', 'refused.stateSecret', false, 'another mark after the number'],
  ['１．属于国家秘密', 'refused.stateSecret', false, 'full-width number'],
  ['(一) 予以公开', 'disclosed', false, 'ASCII parentheses, a space'],
  ['三、本年度办理结果(一)予以公开', 'disclosed', false, 'merged label before it'],
  ['（三）不予公开1.属于国家秘密', 'refused.stateSecret', false, 'group label before it'],
  ['（二）部分公开', 'disclosedInPart', true, 'remark left out'],
  ['6.屬於四類過程性信息', 'refused.deliberative', false, 'traditional characters'],
  ['8.属于⾏政查询事项', 'refused.administrativeInquiry', false, 'a Kangxi radical'],
  ['5.要求行政机关确认或重新出\n具已获取信息', 'notHandled.reissue', false, 'broken line'],
  ['3.其他', 'otherHandling.other', false, 'short'],
  ['（六）其他处理', 'otherHandling', false, 'the single row of the 2019 form'],
  ['（七）合计', 'totalHandled', true, 'another word for 总计'],
];

test('altered spellings match their row and say that they are altered', () => {
  for (const [label, row, altered, reason] of spellings) {
    const match = matchRequestRow(label);
    assert.equal(match?.id, row, `${label}: ${reason}`);
    assert.equal(match?.altered, altered, `${label}: ${reason}`);
  }
});

test('other words match no row', () => {
  for (const label of [
    '',
    '（三）不予公开',
    '三、本年度办理结果',
    '申请人情况',
    '法人或其他组织',
    '信息内容',
  ]) {
    assert.equal(matchRequestRow(label), null, label);
  }
  assert.equal(matchApplicantColumn('法人或其他组织'), null);
  assert.equal(matchDisputeHead('行政诉讼'), null);
});

test('heads of tables are matched in other spellings too', () => {
  assert.equal(matchApplicantColumn('商业\n企业')?.id, 'commercialEnterprise');
  assert.equal(matchApplicantColumn('法律服务\n机构')?.id, 'legalServiceBody');
  assert.equal(matchProactiveRow('行政規範性檔案', '2021')?.id, 'normativeDocuments');
  assert.equal(matchProactiveRow('行政事业性收费', '2019')?.id, 'administrativeFees');
  assert.equal(matchProactiveRow('行政事业性收费', '2021')?.id, 'administrativeFeesWanYuan');
  assert.equal(matchDisputeHead('未经复议\n直接起诉')?.id, 'directSuit');
});

test('normalise folds widths, radicals, spaces and traditional characters', () => {
  assert.equal(normalise('　⼈民　１２３（總計）\u200b '), '人民 123(总计)');
  assert.equal(normalise('成效显著'), '成效显著');
});
