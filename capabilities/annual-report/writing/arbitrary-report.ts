/** For tests: random reports of both forms, balanced or not, with blanks; and text that tries to be more than text. */
import fc from 'fast-check';
import {
  type AnnualReport,
  blankReport,
  cellPaths,
  type FormVersion,
  setFigure,
} from '#rules/annual-report/tables.ts';

/** Each would break a writer that puts text in as markup, forgets to escape, or trusts its length. */
export const hostileTexts: readonly (readonly [reason: string, text: string])[] = [
  ['markup of a web page', '<script>alert(1)</script><img src=x onerror=alert(1)> & &lt; "引号" \'单引号\''],
  ['markup of Word', '</w:t></w:r><w:p/><![CDATA[x]]>]]><?xml version="1.0"?>'],
  ['markup of Typst', '#panic("x") $x$ *强调* _斜体_ \\ @ref <label> `code` = 标题 #include "/etc/passwd"'],
  ['a formula of Excel', '=HYPERLINK("http://example.org","x")'],
  ['control characters', '前\u0000\u0007\u000b\u001b\u007f\u0085\ufffe后'],
  ['half a pair', '断\ud83d开\udc00了'],
  ['emoji and joined emoji', '😀👨‍👩‍👧❤️🏳️‍🌈'],
  ['rare characters of names', '𬭚堃㛃䶮𠮷'],
  ['writing turned round', 'abc\u202e反\u202c\u2066隔\u2069'],
  ['placeholders', '{organ} {#loop} {{year}} %ORGAN% <%x%> !{x}'],
  ['very long without a place to break', 'x'.repeat(3000)],
  ['very long', '公开'.repeat(5000)],
];

const figure = fc.oneof(
  { weight: 6, arbitrary: fc.nat(20) },
  { weight: 2, arbitrary: fc.nat(9_999_999) },
  { weight: 1, arbitrary: fc.constant(null) },
);
const amount = fc.oneof(
  fc.constant(null),
  fc.tuple(fc.nat(99_999), fc.nat(999_999)).map(([whole, part]) => `${whole}.${part}`),
  fc.nat(999_999).map(String),
);
const change = fc.oneof(fc.constant(null), fc.integer({ min: -99, max: 99 }));
const sentence = fc
  .array(
    fc.constantFrom('主动公开', '依申请', '信息', '2024年', '15件', '，', '“三审三校”', 'A&B', '（试行）'),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((words) => `${words.join('')}。`);
const prose = fc.array(sentence, { maxLength: 3 }).map((lines) => lines.map((line) => `${line}\n`).join(''));

/** A report of the 2021 form, of the 2019 form, or of the 2021 form with the single row （六）. */
export const arbitraryReport: fc.Arbitrary<AnnualReport> = fc
  .constantFrom<'2021' | '2019' | 'hybrid'>('2021', '2019', 'hybrid')
  .chain((kind) => {
    const blank = emptyReport(kind);
    const paths = cellPaths(blank);
    const values = paths.map((path) => {
      if (path.endsWith('.change')) return change;
      return /WanYuan|amount/.test(path) ? amount : figure;
    });
    return fc
      .record({
        values: fc.tuple(...values),
        organ: fc.constantFrom('凤泉区教育体育和文化旅游局', '甲县人民政府办公室', null),
        year: fc.constantFrom('2020', '2024', null),
        prose: fc.tuple(prose, prose, prose, prose, prose, prose, prose),
      })
      .map((drawn) => {
        const report = structuredClone(blank);
        for (const [i, path] of paths.entries()) setFigure(report, path, drawn.values[i] ?? null);
        const [preface, overview, proactive, requests, disputes, problems, other] = drawn.prose;
        report.organ = drawn.organ;
        report.year = drawn.year;
        report.narrative = {
          title: '',
          preface,
          overview,
          proactive,
          requests,
          disputes,
          problems,
          other,
        };
        return report;
      });
  });

/** A blank report; 'hybrid' is the 2021 form with one row （六）其他处理, as some bodies print it. */
export function emptyReport(kind: FormVersion | 'hybrid'): AnnualReport {
  if (kind !== 'hybrid') return blankReport(kind);
  const { requests } = blankReport('2019');
  return { ...blankReport('2021'), requests };
}

/** A report in which every cell holds another number, so that a shifted cell is noticed. */
export function numberedReport(kind: FormVersion | 'hybrid' = '2021'): AnnualReport {
  const report = { ...emptyReport(kind), organ: '凤泉区教育体育和文化旅游局', year: '2024' };
  for (const [i, path] of cellPaths(report).entries()) {
    setFigure(report, path, /WanYuan|amount/.test(path) ? `${1000 + i}.064104` : 1000 + i);
  }
  report.narrative = {
    title: '',
    preface: '根据《中华人民共和国政府信息公开条例》编制本报告。\n',
    overview:
      '2024年，主动公开政府信息15条。\n（一）主动公开\n工作动态类11条。\n（二）依申请公开。收到申请0件。\n',
    proactive: '',
    requests: '',
    disputes: '注：以上数据截至2024年12月31日。\n',
    problems: '一是公开深度不够；二是发布滞后。\n',
    other: '2024年无信息处理费收费项目。\n',
  };
  return report;
}
