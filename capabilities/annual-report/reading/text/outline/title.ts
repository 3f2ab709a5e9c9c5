/** Title, body and year of a report from what stands before its first section. */
import type { Source } from '../source.ts';

export type TitleReading = {
  readonly title: string;
  readonly organ: string | null;
  readonly year: string | null;
  /** 'title' read from the title · 'text' from a sentence · null not found. */
  readonly yearFrom: 'title' | 'text' | null;
  readonly organFrom: 'title' | 'text' | 'signature' | null;
  /** The stretches of folded text that are title or page furniture, not preface. */
  readonly taken: readonly (readonly [number, number])[];
};

type Line = { readonly start: number; readonly end: number; readonly text: string };

/** Lines that a crawler or the page around the report has put there. */
const furniture =
  /^(?:(?:发布|成文|生成|公开|更新|印发)?(?:时间|日期)|文号|发文字号|发布机构|发文机关|发文单位|公开机构|公开主体|栏目|原文链接|本地目录|页面链接|字体|字号|来源|信息来源|稿源|作者|责任编辑|编辑|浏览|点击|阅读|访问|打印|分享|收藏|关闭|当前位置|您的位置|您现在的位置|首页|索引号|主题词|主题分类|信息分类|信息索引|名称|有效性|【|\[|=====|-----|扫一扫|无障碍)/;
const titleLabel = /^(?:标\s*题|信息名称|文件名称|名\s*称|题\s*名)\s*[:：]\s*/;
const reportWords =
  /政府信息公开(?:工作)?(?:的)?(?:年度(?:工作)?报告|年报|年度情况报告|工作报告|情况年度报告)/;
const yearWords = /((?:19|20)\d{2})年?(?:度)?/;
const organEnd =
  /(?:局|政府|委员会|委|办公室|办|办事处|街道|镇|乡|厅|院|中心|处|队|区|县|市|省|旗|学校|大学|社|站|所|部|公司|会|署|园|馆|分局|支队|总队|海关|联合会)$/;

function linesBetween(text: string, from: number, to: number): Line[] {
  const lines: Line[] = [];
  for (let start = from; start < to && lines.length < 400; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 || newline > to ? to : newline;
    const raw = text.slice(start, Math.min(end, start + 2_000));
    const blanks = raw.length - raw.trimStart().length;
    if (raw.trim() !== '') lines.push({ start: start + blanks, end, text: raw.trim() });
    start = end + 1;
  }
  return lines;
}

const squeeze = (text: string): string => text.replace(/\s+/g, '');

/** Titles that are not a line of their own: broken over two lines, or running straight on into the text. */
function loosenTitles(lines: readonly Line[]): Line[] {
  return lines.flatMap((line, i): Line[] => {
    const next = lines[i + 1];
    const joined = next && { start: line.start, end: next.end, text: `${line.text}${next.text}` };
    if (joined && !isTitle(line) && !isTitle(next) && isTitle(joined)) return [joined];
    const before = lines[i - 1];
    if (before && !isTitle(before) && !isTitle(line)) {
      if (isTitle({ ...line, text: `${before.text}${line.text}` })) return [];
    }
    const lead = isTitle(line) ? null : runOnTitle.exec(line.text);
    if (!lead) return [line];
    // The line is trimmed at its start.
    return [{ ...line, end: line.start + lead[0].length, text: lead[0] }];
  });
}
const runOnTitle =
  /^[^。；;,：:]{2,50}?政府信息公开(?:工作)?(?:年度)?(?:报告|年报)(?=\s|本报告|根据|按照|为|现将|一、|本年报)/;

/** What is left of a title without its year and its fixed words. */
function organOf(title: string): string {
  return squeeze(title)
    .replace(titleLabel, '')
    .replace(reportWords, '')
    .replace(yearWords, '')
    .replace(/^(?:关于|\d+年度?)|[\s《》"“”:：()（）]|(?:的|关于)$/g, '');
}

const isTitle = (line: Line): boolean => {
  const text = squeeze(line.text).replace(titleLabel, '');
  return (
    text.length <= 60 && reportWords.test(text) && !/[。；;]|根据|要求|如下/.test(text) && !/[>/]/.test(text)
  );
};

const isOrgan = (text: string): boolean =>
  text.length >= 2 && text.length <= 40 && organEnd.test(text) && !/[,。;:、\d>|/]/.test(text);

/** A period ("2024年1月1日至…"), else the year most often named with 年 in the first part of the text. */
function yearFromText(text: string): string | null {
  const head = squeeze(text.slice(0, 20_000));
  const period = /((?:19|20)\d{2})年1月1日(?:起)?(?:至|到|-)/.exec(head);
  if (period?.[1]) return period[1];
  const named = /((?:19|20)\d{2})年?(?:度)?[^\d。]{0,30}政府信息公开(?:工作)?(?:年度)?(?:报告|年报)/.exec(
    head,
  );
  if (named?.[1]) return named[1];
  const counts = new Map<string, number>();
  for (const match of head.matchAll(/(?<![〔\d[(])((?:19|20)\d{2})年(?!\d{1,2}月)/g)) {
    counts.set(match[1] ?? '', (counts.get(match[1] ?? '') ?? 0) + 1);
  }
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  return first && first[1] !== second?.[1] ? first[0] : null;
}

/** "现向社会公布2021年某市教育局政府信息公开工作年度报告": the body inside a sentence. */
function organFromSentence(text: string): string | null {
  const head = squeeze(text.slice(0, 3_000));
  const found = new RegExp(`(?:公布|发布|编制|公开)(?:如下)?([^,。;:《》]{2,40}?${reportWords.source})`).exec(
    head,
  );
  const organ = found?.[1] ? organOf(found[1]) : '';
  return isOrgan(organ) ? organ : null;
}

/** "本报告由淮安市人民政府办公室根据……编制": the body that made the report, where the title names its government. */
function compilerFrom(text: string): string | null {
  const head = squeeze(text.slice(0, 4_000));
  const found = /报告由([^,。;:、《》(]{4,30}?)(?:根据|按照|依据|依照|编制|撰写)/.exec(head);
  return found?.[1] && isOrgan(found[1]) ? found[1] : null;
}

/** The signature at the very end: body, then a day. */
function organFromSignature(text: string): string | null {
  const tail = squeeze(text.slice(-300));
  const found = /(?:^|[。;)】\]])([^,。;、]{4,40}?)(?:19|20)\d{2}年\d{1,2}月\d{1,2}日$/.exec(tail);
  return found?.[1] && isOrgan(found[1]) ? found[1] : null;
}

/** The title line at its best: with a body in it, with a year in it; the earlier of equals. */
function bestTitle(lines: readonly Line[]): number {
  let best = -1;
  let bestScore = 0;
  for (const [i, line] of lines.entries()) {
    if (!isTitle(line)) continue;
    const score = 1 + (organOf(line.text) !== '' ? 2 : 0) + (yearWords.test(squeeze(line.text)) ? 2 : 0);
    if (score > bestScore) {
      best = i;
      bestScore = score;
    }
  }
  return best;
}

/** The line of a body alone, standing before (or after) a title that does not name it. */
function organLine(lines: readonly Line[], at: number): Line | null {
  const near = lines
    .filter((_, i) => Math.abs(i - at) <= 2)
    .filter((line) => !isTitle(line) && isOrgan(squeeze(line.text)));
  return near.find((line) => line.start < (lines[at]?.start ?? 0)) ?? near[0] ?? null;
}

/** Words as printed at a stretch of folded text, without spaces between characters of a name. */
const printedName = (source: Source, organ: string, from: number, to: number): string => {
  const printed = squeeze(source.printed(from, to));
  // The folded name has the length of the printed one unless a ligature was taken apart.
  const at = squeeze(source.text.slice(from, to)).indexOf(organ);
  const name = at < 0 ? organ : printed.slice(at, at + organ.length);
  return name.length === organ.length ? name : organ;
};

/** Reads title, body and year; `to` is where the first section begins. */
export function readTitle(source: Source, to: number): TitleReading {
  const lines = loosenTitles(linesBetween(source.text, 0, Math.min(to, 6_000)));
  const at = bestTitle(lines);
  const line = lines[at];
  const taken: (readonly [number, number])[] = lines
    .filter((l) => isTitle(l) || titleLabel.test(l.text) || (l.text.length < 160 && furniture.test(l.text)))
    .map((l) => [l.start, l.end] as const);
  const yearInTitle = line && yearWords.exec(squeeze(line.text))?.[1];
  const yearSaid = yearInTitle ?? yearFromText(source.text);
  const own = line ? organOf(line.text) : '';
  const other = line && own === '' ? organLine(lines, at) : null;
  if (other) taken.push([other.start, other.end]);
  const printedTitle = line
    ? source
        .printed(line.start, line.end)
        .trim()
        .replace(/\s*\n\s*/g, '')
        .replace(titleLabel, '')
    : '';
  const title = other ? `${source.printed(other.start, other.end).trim()}${printedTitle}` : printedTitle;
  const fromText = organFromSentence(source.text) ?? null;
  const signature = organFromSignature(source.text);
  const titled =
    own !== '' && line
      ? printedName(source, own, line.start, line.end)
      : other
        ? squeeze(source.printed(other.start, other.end))
        : null;
  const compiler = compilerFrom(source.text);
  const precise = compiler && (titled === null || compiler.includes(titled)) ? compiler : null;
  const organ = precise ?? titled ?? fromText ?? signature;
  return {
    title,
    organ: organ === '' ? null : organ,
    year: yearSaid,
    yearFrom: yearInTitle ? 'title' : yearSaid ? 'text' : null,
    organFrom:
      own !== '' || other ? 'title' : (precise ?? fromText) ? 'text' : signature ? 'signature' : null,
    taken,
  };
}
