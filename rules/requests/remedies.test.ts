import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cite } from '../citation.ts';
import { type OutcomeCode, outcomeCodes } from './outcomes.ts';
import { type RemedyBodies, type RemedyClass, remedyClassOf, remedyFor, remedyOf } from './remedies.ts';
import { defaultSettings, settingTexts, withSetting } from './settings.ts';

const bodies: RemedyBodies = {
  reconsiderationOrgan: '凤泉区人民政府',
  reconsiderationAddress: '凤泉区区府路1号',
  courtAddress: '凤泉区法院路2号',
  reconsiderationOnline: 'https://fy.example.gov.cn',
  superiorDepartment: '新乡市教育局',
  court: '凤泉区人民法院',
};
const at = (on: string, deliveredOnline = false) => ({ on, bodies, deliveredOnline, letter: '本答复书' });

const classes: readonly [article: string, code: OutcomeCode, on: string, expected: RemedyClass][] = [
  ['复议法23.1(4)', 'refused.stateSecret', '2024-01-01', 'reconsideration-first'],
  ['复议法23.1(4)', 'refused.prohibitedByLaw', '2024-05-01', 'reconsideration-first'],
  ['复议法23.1(4)', 'refused.endangersSecurityOrStability', '2024-05-01', 'reconsideration-first'],
  ['复议法23.1(4)', 'refused.thirdPartyRights', '2024-05-01', 'reconsideration-first'],
  ['复议法23.1(4)', 'refused.internalAffairs', '2024-05-01', 'reconsideration-first'],
  ['复议法23.1(4)', 'refused.deliberative', '2024-05-01', 'reconsideration-first'],
  ['复议法23.1(4)', 'refused.enforcementFile', '2024-05-01', 'reconsideration-first'],
  ['复议法23.1(4)', 'refused.administrativeInquiry', '2024-05-01', 'reconsideration-first'],
  ['复议法23.1(4)', 'disclosedInPart', '2024-05-01', 'reconsideration-first'],
  ['复议法90', 'refused.stateSecret', '2023-12-31', 'choice'],
  ['复议法90', 'disclosedInPart', '2023-12-31', 'choice'],
  ['行诉44', 'disclosed', '2024-05-01', 'choice'],
  ['行诉44', 'unableToProvide.notHeld', '2024-05-01', 'choice'],
  ['行诉44', 'unableToProvide.needsCreating', '2024-05-01', 'choice'],
  ['行诉44', 'notHandled.repeated', '2024-05-01', 'choice'],
  ['行诉44', 'otherHandling.feeUnpaid', '2024-05-01', 'choice'],
];

for (const [article, code, on, expected] of classes)
  test(`${article}: ${code} on ${on} is ${expected}`, () => {
    const remedy = remedyOf(code, at(on));
    assert.equal(remedy.class, expected);
    assert.ok(remedy.reason.length > 10);
    assert.equal(remedy.paragraph.includes('应当先申请行政复议'), expected === 'reconsideration-first');
    assert.equal(remedy.paragraph.includes('六个月内'), expected === 'choice');
  });

test('a refusal of today tells of reconsideration first, 60 days, and 15 days after it', () => {
  const { paragraph, citations } = remedyOf('refused.stateSecret', at('2024-05-01'));
  assert.match(paragraph, /六十日内向凤泉区人民政府（地址：凤泉区区府路1号）申请行政复议/);
  assert.match(paragraph, /十五日内依法向凤泉区人民法院（地址：凤泉区法院路2号）提起行政诉讼/);
  assert.doesNotMatch(paragraph, /三个月|上级主管部门|新乡市教育局/);
  assert.match(citations.map(cite).join(), /行政复议法》第二十三条第一款/);
});

test('before 2024 the department above could be chosen as well', () => {
  assert.match(
    remedyOf('disclosed', at('2023-05-01')).paragraph,
    /凤泉区人民政府（地址：凤泉区区府路1号）或者新乡市教育局/,
  );
});

test('a letter delivered online names the way to file online, and cannot do without', () => {
  assert.match(remedyOf('disclosed', at('2024-05-01', true)).paragraph, /https:\/\/fy\.example\.gov\.cn/);
  assert.doesNotMatch(remedyOf('disclosed', at('2024-05-01')).paragraph, /https/);
  assert.doesNotMatch(remedyOf('disclosed', at('2023-05-01', true)).paragraph, /https/);
  const { reconsiderationOnline: _, ...without } = bodies;
  const remedy = remedyOf('disclosed', { ...at('2024-05-01', true), bodies: without });
  assert.deepEqual(
    remedy.missing.map(({ field }) => field),
    ['reconsiderationOnline'],
  );
});

test('without a court or a reconsideration organ, or where they are, the paragraph is not complete', () => {
  const remedy = remedyOf('disclosed', {
    ...at('2024-05-01'),
    bodies: { reconsiderationOrgan: ' ', court: '' },
  });
  assert.deepEqual(
    remedy.missing.map(({ field }) => field),
    ['reconsiderationOrgan', 'reconsiderationAddress', 'court', 'courtAddress'],
  );
  const nowhere = { ...bodies, courtAddress: ' ' };
  assert.match(
    remedyOf('disclosed', { ...at('2024-05-01'), bodies: nowhere }).missing[0]?.message ?? '',
    /还没有填写人民法院的地址[\s\S]*依申请公开设置/,
  );
});

test('an organ whose counsel reads the law more widely sets it so, from a day on', () => {
  const wider = withSetting(defaultSettings, 'reconsiderationFirst', {
    from: '2025-07-01',
    value: [...outcomeCodes.filter((code) => code !== 'disclosed')],
    reason: '本机关法律顾问意见',
  });
  assert.equal(remedyClassOf('unableToProvide.notHeld', '2025-07-01', wider).class, 'reconsideration-first');
  assert.equal(remedyClassOf('unableToProvide.notHeld', '2025-06-30', wider).class, 'choice');
});

test('a letter that decides nothing has no remedy', () => {
  assert.equal(remedyFor('none', '', at('2024-05-01')).paragraph, '');
});

test('every setting has a default, a reason and a name; a default is one of its choices', () => {
  for (const [id, dated] of Object.entries(defaultSettings)) {
    const text = settingTexts[id as keyof typeof settingTexts];
    assert.ok(text.label.length > 3);
    for (const { value, reason } of dated) {
      assert.ok(reason.length > 15, id);
      if (text.options)
        assert.ok(
          text.options.some((option) => option.value === value),
          id,
        );
    }
  }
});
