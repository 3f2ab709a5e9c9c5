import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fenOf, inWanYuan, inYuan } from './amounts.ts';
import { checkDigit, codeFault } from './credit-code.ts';
import { publicationDueOn, withdrawalDueOn } from './decisions.ts';
import { numberFault, writtenNumber } from './document-numbers.ts';
import { holdsIdentityNumber, maskedName } from './personal-names.ts';

const amounts: [text: string, fen: number | null, why: string][] = [
  ['1200', 120000, 'without a unit it is 元'],
  ['1,200.50元', 120050, 'with commas and 角分'],
  ['0.12万元', 120000, '万元'],
  ['3万', 3_000_000, '万'],
  ['￥88.8', 8880, 'with a sign of money'],
  ['１２．３元', 1230, 'full-width figures'],
  ['0', 0, 'nothing was charged'],
  ['12.345', null, 'less than a 分'],
  ['0.1234567万元', null, 'less than a 分, in 万元'],
  ['-5', null, 'below zero'],
  ['约100', null, 'not an amount'],
  ['1.50', 150, 'zeros behind the point'],
];
for (const [text, fen, why] of amounts) {
  test(`amount ${text}: ${why}`, () => assert.equal(fenOf(text), fen));
}

test('万元 is exact: what is shown says the same amount again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e12 }), (fen) => {
      assert.equal(fenOf(`${inWanYuan(fen)}万元`), fen);
      assert.equal(fenOf(`${inYuan(fen)}元`), fen);
    }),
  );
  assert.equal(inWanYuan(0), '0');
  assert.equal(inWanYuan(123_456), '0.123456');
});

const codes: [code: string, fault: RegExp | null, why: string][] = [
  ['91110000MA01KAE41L', /校验位/, 'a made-up check digit'],
  ['9111', /18位/, 'too short'],
  ['91110000MA01KAEI1L', /不用I/, 'a letter that codes do not have'],
];
for (const [code, fault, why] of codes) {
  test(`credit code: ${why}`, () => {
    const found = codeFault(code);
    if (fault === null) assert.equal(found, null);
    else assert.match(found ?? '', fault);
  });
}

test('a code with its own check digit is right, and with any one place changed it is wrong', () => {
  const place = fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY');
  fc.assert(
    fc.property(fc.array(place, { minLength: 17, maxLength: 17 }), fc.nat(16), place, (first, at, other) => {
      const code = first.join('') + checkDigit(first.join(''));
      assert.equal(codeFault(code), null);
      if (code[at] !== other)
        assert.notEqual(codeFault(code.slice(0, at) + other + code.slice(at + 1)), null);
    }),
  );
});

const numbers: [number: string, fault: RegExp | null, why: string][] = [
  ['教体〔2024〕3号', null, 'the form'],
  ['凤教体文旅规〔2024〕12号', null, 'a longer mark'],
  ['某某市人民政府令第12号', null, 'an order of a government'],
  ['教体〔2024〕03号', /虚位/, 'leading zero'],
  ['教体〔2024〕第3号', /“第”/, '第 before the number'],
  ['教体2024-3号', /六角括号/, 'no brackets'],
  ['教体〔24〕3号', /形式不对|六角/, 'a year of two figures'],
];
for (const [number, fault, why] of numbers) {
  test(`文号 ${number}: ${why}`, () => {
    const found = numberFault(number);
    if (fault === null) assert.equal(found, null);
    else assert.match(found ?? '', fault);
  });
}

test('brackets of other kinds become 〔〕', () => {
  for (const number of ['教体[2024]3号', '教体（2024）3号', '教体【2024】 3号', '教体(2024)3号'])
    assert.equal(writtenNumber(number), '教体〔2024〕3号');
});

for (const [name, masked] of [
  ['张三', '张某'],
  ['张三丰', '张某某'],
  ['欧阳修', '欧阳某'],
  ['阿依古丽·买买提', '阿某某'],
  ['John Smith', '某某'],
] as const) {
  test(`name: ${name} is shown as ${masked}`, () => assert.equal(maskedName(name), masked));
}

test('identity numbers are seen by their check digit', () => {
  assert.ok(holdsIdentityNumber('身份证号11010519491231002X。'));
  assert.ok(!holdsIdentityNumber('编号110105194912310021'));
});

test('licences and penalties are due in 7 working days, other results in 20, withdrawals in 3', () => {
  // 2024-09-30 is worked; the National Day holiday lasts to 7 October, 12 October is worked.
  assert.equal(publicationDueOn('penalties', '2024-09-30').date, '2024-10-15');
  assert.equal(publicationDueOn('licences', '2024-03-01').date, '2024-03-12');
  assert.equal(publicationDueOn('compulsions', '2024-03-01').date, '2024-03-29');
  assert.equal(withdrawalDueOn('2024-03-08').date, '2024-03-13');
});
