import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { z } from 'zod';
import type { SectionKindName } from '../../contract-shapes.ts';
import { freshnessOf } from './freshness-words.ts';

const said = (kind: z.infer<typeof SectionKindName>, lastPublishedAt: string | null) => {
  const { tone, text } = freshnessOf({ kind, lastPublishedAt, state: 'active' }, '2026-11-24');
  return `${tone}: ${text}`;
};

const cases: [string, Parameters<typeof said>, RegExp][] = [
  ['fresh news', ['news', '2026-11-23T02:00:00Z'], /^green: 最近发布2026-11-23$/],
  ['an instant of the night belongs to the day in Shanghai', ['news', '2026-11-22T17:00:00Z'], /2026-11-23/],
  ['news that soon is stale', ['news', '2026-11-15T02:00:00Z'], /^amber: .*再过6天就超过/],
  ['news that is stale', ['news', '2026-11-01T02:00:00Z'], /^red: .*没有更新，已经9天/],
  ['an empty section of news', ['news', null], /^red: 还没有发布过信息，应当/],
  ['a section without a duty is only told', ['overview', null], /^none: /],
];
for (const [reason, given, expected] of cases) test(reason, () => assert.match(said(...given), expected));
