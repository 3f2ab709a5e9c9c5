import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readHtml } from '#platform/documents/text/html.ts';
import { readGrids } from './index.ts';

test('body and year are found wherever the title names them', () => {
  const titles: readonly (readonly [title: string, organ: string])[] = [
    ['平山县教育局2024年政府信息公开工作年度报告', '平山县教育局'],
    ['2024年平山县教育局政府信息公开工作年度报告', '平山县教育局'],
    ['2024年度平山县人民政府政府信息公开年度报告', '平山县人民政府'],
    ['平山县教育局关于2024年政府信息公开工作年度报告', '平山县教育局'],
    ['石门镇2024年度政府信息公开年报', '石门镇'],
    ['滨江新区管理委员会2024年政府信息公开工作年</p><p>度报告', '滨江新区管理委员会'],
  ];
  for (const [title, organ] of titles) {
    const report = readGrids(readHtml(`<p>${title}</p><p>一、总体情况</p><p>工作有序开展。</p>`)).report;
    assert.equal(report.organ, organ, title);
    assert.equal(report.year, '2024', title);
    assert.equal(report.narrative.title.replace(/\s/g, ''), title.replace('</p><p>', ''));
  }
});
