/** The prose of a report from its paragraphs: title, preface, and what stands in each of the six sections. */

import type { Block } from '#platform/documents/blocks.ts';
import {
  type Narrative,
  requestRowGroups,
  requestRows,
  type SectionId,
  sections,
} from '#rules/annual-report/tables.ts';
import { normalise } from '../labels.ts';

/** How the six headings are known, however they are numbered and shortened. */
const headings: Readonly<Record<SectionId, RegExp>> = {
  overview: /^(总体情况|概述|基本情况|总体概况)/,
  proactive: /^(政府信息)?主动公开(政府信息)?(的)?(主要)?情况/,
  requests:
    /^(收到和处理|办理和处理|收到及处理)?(政府)?信息公开申请(的|办理)?情况|^依申请公开(政府信息)?情况|^收到和处理/,
  disputes:
    /^(因|关于)?(政府)?信息公开(工作)?(被)?(申请|提起)?的?行政(复议|诉讼).{0,14}(情况)?$|^(行政)?复议.{0,4}诉讼.{0,6}情况/,
  problems: /^(政府信息公开)?(工作)?(中)?存在的?(主要)?问题/,
  other: /^(其他|其它|需要)(需要)?(报告|说明).{0,2}(的)?.{0,4}事项/,
};
const numbered = /^[一二三四五六七八]\s*[、.．,，]?\s*/;
const longestHeading = 34;

export type Headed = { readonly section: SectionId; readonly rest: string };

/** Whether a paragraph is the heading of a section after `last`; `rest` is what follows it on the same line. */
export function headingOf(text: string, last: SectionId | null): Headed | null {
  const line = normalise(text).replace(/ /g, '');
  const number = numbered.exec(line);
  const words = number ? line.slice(number[0].length) : line;
  const start = sections.findIndex((section) => section.id === last) + 1;
  for (const { id, title } of sections.slice(start)) {
    if (words === title['2021'] || words === title['2019']) return { section: id, rest: '' };
    if (!number) continue;
    const official = [title['2019'], title['2021']].find((t) => words.startsWith(t));
    if (official) return { section: id, rest: restAfter(text, official) };
    if (words.length <= longestHeading && headings[id].test(words)) return { section: id, rest: '' };
  }
  return null;
}

/** What stands behind the heading on its line: some offices and some PDF files run the two together. */
function restAfter(text: string, official: string): string {
  let letters = 0;
  for (let i = 0; i < text.length; i += 1) {
    if (normalise(text.slice(i, i + 1)) === official[letters]) letters += 1;
    if (letters === official.length)
      return text
        .slice(i + 1)
        .replace(/^[。：:\s]+/, '')
        .trim();
  }
  return '';
}

const titleLine = /(年度?报告|年报)(（[^）]{1,12}）|\([^)]{1,12}\)|格式|模板|格式模板)?$/;
/** What web pages put above an article: where one is, and facts about it. */
const furniture = /^(栏目|当前位置|您?(现在)?的?位置|首页|原文|来源|索引号|发布|文号|主题)|[>＞»]/;
const factLine =
  /^(发布|来源|信息来源|文章来源|浏览|点击|阅读|访问|作者|字号|字体|【|打印|分享|日期|时间|责任编辑|编辑|索引号|文号|公开日期|发文|成文|有效性|主题)/;
/** What web pages put under an article. */
const pageFoot =
  /^(附件[:：]|打印|【?打印|关闭|【?关闭|上一篇|下一篇|责任编辑|编辑[:：]|扫一扫|分享到|版权所有|网站标识码|主办单位|主办[:：]|返回顶部)|ICP备\d/;

/** The narrative of a file; sections not found are empty. */
export function narrativeOf(blocks: readonly Block[]): Narrative & { found: readonly SectionId[] } {
  const before: string[] = [];
  const texts = new Map<SectionId, string[]>();
  let section: SectionId | null = null;
  for (const block of blocks) {
    if (block.kind !== 'paragraph') continue;
    for (const line of block.text.split('\n')) {
      const text = line.trim();
      if (text === '') continue;
      const headed = headingOf(text, section);
      if (headed) section = headed.section;
      const kept = headed ? headed.rest : isTableRemnant(text, section) ? '' : text;
      if (headed && !texts.has(headed.section)) texts.set(headed.section, []);
      if (kept !== '') (section ? texts.get(section) : before)?.push(kept);
    }
  }
  const { title, preface } = titleAndPreface(before);
  const prose = (id: SectionId) =>
    paragraphs(id === 'other' ? withoutFoot(texts.get(id) ?? []) : (texts.get(id) ?? []));
  return {
    title,
    preface: paragraphs(preface),
    overview: prose('overview'),
    proactive: prose('proactive'),
    requests: prose('requests'),
    disputes: prose('disputes'),
    problems: prose('problems'),
    other: prose('other'),
    found: [...texts.keys()],
  };
}

/** Heads of a table whose lines were not drawn, the note in its corner, and the end of a label cut by a page end. */
function isTableRemnant(text: string, section: SectionId | null): boolean {
  const words = text.replace(/\s/g, '');
  if (section === 'requests' && words.length <= 8 && labels.some((label) => label.endsWith(words)))
    return true;
  return /^[（(]?本列数据的?勾稽关系|^于?第三项加第四项之和/.test(words) || headsOnly.test(words);
}
const labels = [...requestRowGroups, ...requestRows['2021']].map((row) => row.label);
const headsOnly =
  /^(申请人情况|自然人?|人|法人或其他组织|商业|企业|科研|机构|社会|公益|组织|法律|服务|其他|总计|信息内容|于第三项加第四项之和[）)]){2,}$/;

const paragraphs = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

function withoutFoot(lines: readonly string[]): readonly string[] {
  const foot = lines.findIndex((line) => pageFoot.test(line.replace(/\s/g, '')));
  return foot < 0 ? lines : lines.slice(0, foot);
}

/** The title ends in 年度报告; a short line just above it that names an organ belongs to it. */
function titleAndPreface(lines: readonly string[]): { title: string; preface: readonly string[] } {
  const candidates = lines.flatMap((line, i) => {
    const own = line.replace(/\s/g, '');
    // A long title may break within its last words.
    const above = own.length <= 8 ? (lines[i - 1] ?? '').replace(/\s/g, '') : '';
    const words = /[。；：]/.test(above) ? own : above + own;
    return words.length <= 60 && titleLine.test(words) && /公开|报告/.test(words) && !furniture.test(words)
      ? [i]
      : [];
  });
  const at = candidates.at(-1);
  if (at === undefined) return { title: '', preface: lines };
  let first = at;
  while (
    first > 0 &&
    first > at - 3 &&
    belongsToTitle(lines[first - 1] ?? '', lines.slice(first, at + 1).join(''))
  ) {
    first -= 1;
  }
  const title = lines
    .slice(first, at + 1)
    .join('\n')
    .replace(/^(标\s*题|信息名称|文件名称|名\s*称|题名)\s*[：:]\s*/, '');
  const preface = lines
    .slice(at + 1)
    .filter((line) => line.length > 100 || !factLine.test(line.replace(/\s/g, '')));
  return { title, preface };
}

/** A long title is set in several lines: those above belong to it while organ, year or words are lacking. */
function belongsToTitle(line: string, title: string): boolean {
  if (isOrganLine(line, title)) return true;
  const words = line.replace(/\s/g, '');
  const incomplete = !/政府信息公开/.test(title.replace(/\s/g, '')) || !/\d{4}|二[〇○零]/.test(title);
  return (
    incomplete &&
    words.length <= 30 &&
    !/[。，；：:>|/]/.test(words) &&
    /年|政府|局|委|办|信息|关于/.test(words)
  );
}

function isOrganLine(line: string, title: string): boolean {
  const words = line.replace(/\s/g, '');
  const organ = /(政府|委员会|委|局|办公室|办|厅|街道|镇|乡|中心|管委会|区|市|县)$/.test(words);
  return words.length >= 4 && words.length <= 30 && organ && /^\s*(\d|政府信息公开|二[〇○零]二)/.test(title);
}
