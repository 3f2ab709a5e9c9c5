/**
 * The prose made plain for matching: one form of every character, no spaces, sentences and their heading; each
 * character knows where it stood, so that a finding can show the words as they were printed.
 */
import { type AnnualReport, narrativeParts, type SectionId } from '#rules/annual-report/tables.ts';

export type Section = 'title' | 'preface' | SectionId;
export type Topic = 'proactive' | 'requests' | 'disputes' | 'other';

export type Sentence = {
  readonly section: Section;
  readonly text: string;
  /** What the heading above, or the section, is about. */
  readonly topic: Topic;
  readonly startsParagraph: boolean;
  /** The printed words from one offset of `text` to another. */
  readonly printed: (from: number, to: number) => string;
};

/** Traditional characters of the words matched here (一字对一字); reports are mirrored on traditional sites. */
const traditional =
  '總总體体況况動动開开關关據据數数結结轉转個个請请辦办復复議议訴诉訟讼處处無无為为與与機机構构務务會会業业組组織织規规範范發发廢废現现條条項项種种類类壹一貳二屬属於于強强許许罰罚單单費费萬万億亿長长時时書书網网維维糾纠審审尚尚報报請请縣县區区鄉乡鎮镇黨党員员電电話话檔档資资訊讯實实際际達达標标準准約约較较過过對对專专餘余舉举輿舆領领導导學学習习覆复';
const simplified = new Map<string, string>();
for (let i = 0; i < traditional.length; i += 2) {
  const [from, to] = [traditional[i], traditional[i + 1]];
  if (from && to) simplified.set(from, to);
}

const punctuation: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '(': '（',
  ')': '）',
  '［': '（',
  '］': '）',
  '[': '（',
  ']': '）',
  '?': '？',
  '!': '！',
  '％': '%',
  '．': '.',
  '○': '〇',
};

function plainCharacter(character: string): string {
  const folded = /[\uFF10-\uFF19\uFF21-\uFF5A\u2F00-\u2FDF\uF900-\uFAFF]/.test(character)
    ? character.normalize('NFKC')
    : character;
  return punctuation[folded] ?? simplified.get(folded) ?? folded;
}

const isThousandsComma = (raw: string, i: number) =>
  raw[i] === ',' &&
  /^\d{3}(?!\d)/.test(raw.slice(i + 1, i + 5)) &&
  /(?:^|\D)\d{1,3}$/.test(raw.slice(Math.max(0, i - 4), i));

const headingStart =
  /^\s*(?:（[一二三四五六七八九十]+）|\([一二三四五六七八九十]+\)|[一二三四五六七八九十]+、|\d+[.、．]\s*[^\d])/;

/** Whether a line break is one in the prose, or only where the page was full. */
const endsParagraph = (before: string, after: string) =>
  /[。；！？：:;!?]\s*$/.test(before) ||
  before.trim() === '' ||
  headingStart.test(after) ||
  after.trim() === '';

type Folded = { text: string; at: number[] };

function fold(raw: string): Folded {
  const at: number[] = [];
  let text = '';
  for (let i = 0; i < raw.length; i += 1) {
    const character = raw[i] ?? '';
    if (character === '\n') {
      const before = raw.slice(raw.lastIndexOf('\n', i - 1) + 1, i);
      const next = raw.indexOf('\n', i + 1);
      if (!endsParagraph(before, raw.slice(i + 1, next < 0 ? raw.length : next))) continue;
      text += '\n';
      at.push(i);
      continue;
    }
    if (/[\s\u200b\ufeff]/.test(character) || isThousandsComma(raw, i)) continue;
    for (const plain of plainCharacter(character)) {
      text += plain;
      at.push(i);
    }
  }
  return { text, at };
}

/** A heading such as 「（二）依申请公开情况」 at the start of a sentence; what it is about. */
function topicOfHeading(text: string): Topic | undefined {
  const heading =
    /^(?:（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、|\d+[.、])([^，。：；]{2,30})/.exec(text)?.[1];
  if (!heading) return undefined;
  if (/依申请|申请公开|公开申请/.test(heading)) return 'requests';
  if (/复议|诉讼/.test(heading)) return 'disputes';
  return /主动公开/.test(heading) ? 'proactive' : 'other';
}

const sectionTopic: Partial<Record<Section, Topic>> = {
  proactive: 'proactive',
  requests: 'requests',
  disputes: 'disputes',
};

/** Longer ones are no prose; cut, so that hostile input costs no more than its length. */
const longestSentence = 2000;

function sentencesOf(section: Section, raw: string): Sentence[] {
  const { text, at } = fold(raw);
  const found: Sentence[] = [];
  let topic: Topic = sectionTopic[section] ?? 'other';
  let start = 0;
  const close = (end: number) => {
    const body = text.slice(start, end).replace(/^\n+/, '');
    const from = end - body.length;
    if (body.trim() !== '') {
      topic = topicOfHeading(body) ?? topic;
      found.push({
        section,
        text: body,
        topic,
        startsParagraph: from === 0 || text[from - 1] === '\n',
        printed: (a, b) =>
          raw.slice(at[from + a] ?? 0, (at[from + b - 1] ?? raw.length) + 1).replace(/\s+/g, ' '),
      });
    }
    start = end;
  };
  for (let i = 0; i < text.length; i += 1) {
    const character = text[i] ?? '';
    if (character === '\n') close(i);
    else if ('。！？'.includes(character) || i - start >= longestSentence) close(i + 1);
  }
  close(text.length);
  return found;
}

/** Every sentence of the report's prose, title first, in printed order. */
export function sentences({ narrative }: AnnualReport): Sentence[] {
  return narrativeParts.flatMap((section) => sentencesOf(section, narrative[section] ?? ''));
}
