/** Punctuation, repeated words, and letters that should not be there. */
import type { Check, Find, Passage } from '../passage.ts';

const simple: readonly (readonly [
  pattern: RegExp,
  rule: Find['rule'],
  message: string,
  suggestion?: (words: string) => string,
])[] = [
  [/[，。、；：]{2,}/g, 'punctuation', '标点重复或叠用，请只留一个。'],
  [
    /(?<=[\u4e00-\u9fff])[,;?!](?=[\u4e00-\u9fff])/g,
    'punctuation',
    '中文之间请用全角标点。',
    (sign) => ({ ',': '，', ';': '；', '?': '？', '!': '！' })[sign] ?? sign,
  ],
  [/(?<![目标])的的(?!确|士)/g, 'repeat', '“的”可能多写了一个。', () => '的'],
  [/(?<!不)了了(?!解|结|却|断|望|然|事|之|吧)/g, 'repeat', '“了”可能多写了一个。', () => '了'],
  [/(?<![但于可还要总])是是(?!非|否)/g, 'repeat', '“是”可能多写了一个。', () => '是'],
  [/(?<![共饱总随温柔缓])和和(?!美|气|平|谐|睦|解|顺)/g, 'repeat', '“和”可能多写了一个。', () => '和'],
  [/(?<![一])把把(?!关|脉|握)/g, 'repeat', '“把”可能多写了一个。', () => '把'],
  [/我我|你你|并并(?!列)|也也|都都/g, 'repeat', '这里有重复的字。'],
  [
    /(?!政府|大学|中学|小学|中心|教师|党员|研究|学习|讨论|商量|考虑|琢磨|锻炼|休息|交流)([\u4e00-\u9fff]{2,4})\1(?!\1)/g,
    'repeat',
    '这里可能有重复的词。',
  ],
];
const repeatable = /[一二三四五六七八九十〇零百某]/;

function* plainSigns({ text, plain }: Passage): Iterable<Find> {
  for (const [pattern, rule, message, suggestion] of simple)
    for (const match of plain.matchAll(pattern)) {
      if (
        rule === 'repeat' &&
        (repeatable.test(match[0]) || (match[0].length > 2 && new Set(match[0]).size === 1))
      )
        continue;
      const to = match.index + match[0].length;
      yield { rule, from: match.index, to, message, ...(suggestion && { suggestion: suggestion(match[0]) }) };
    }
  for (const match of text.matchAll(/[０-９]+/g))
    yield {
      rule: 'characters',
      from: match.index,
      to: match.index + match[0].length,
      message: '数字请用半角。',
      suggestion: match[0].replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0)),
    };
}

const pairs: Readonly<Record<string, string>> = {
  '》': '《',
  '〉': '〈',
  '）': '（',
  ')': '（',
  '”': '“',
  '】': '【',
  '〕': '〔',
  '」': '「',
};
const openings = new Set([...Object.values(pairs), '(']);
const brackets = /[《》〈〉（）()“”【】〔〕「」]/g;
const numbering = /(?:^|[\s\t。；：，、])[(（]?[0-9A-Za-z一二三四五六七八九十]{1,3}$/;

/** Quotes and brackets without their partner, paragraph by paragraph. */
function* unpaired({ plain }: Passage): Iterable<Find> {
  let start = 0;
  for (const line of plain.split('\n')) {
    const open: { sign: string; at: number }[] = [];
    for (const { 0: sign, index: at } of line.matchAll(brackets)) {
      const partner = pairs[sign];
      if (openings.has(sign)) open.push({ sign: sign === '(' ? '（' : sign, at });
      else if (partner !== undefined) {
        if (open.at(-1)?.sign === partner) open.pop();
        else if (open.some((one) => one.sign === partner)) yield* crossing(open, partner, start);
        else if (!isNumbering(sign, line, at) && !(sign === '”' && at > line.length - 3))
          yield lone(sign, start + at);
      }
    }
    for (const { sign, at } of open)
      if (!(sign === '“' && line.slice(0, at).trim() === '')) yield lone(sign, start + at);
    start += line.length + 1;
  }
}

/** A partner farther out is closed: what stands between was never closed. */
function* crossing(open: { sign: string; at: number }[], partner: string, start: number): Iterable<Find> {
  for (let last = open.pop(); last && last.sign !== partner; last = open.pop())
    yield lone(last.sign, start + last.at);
}

const isNumbering = (sign: string, line: string, at: number): boolean =>
  /[）)]/.test(sign) && numbering.test(line.slice(Math.max(0, at - 8), at));

const lone = (sign: string, from: number): Find => ({
  rule: 'punctuation',
  from,
  to: from + 1,
  message: `“${sign}”没有配对，请补上另一半或删去。`,
});

const traditionalLetters =
  '國學會發務員長開關門問間東車馬時書個們來對說話語讀講請謝讓議論證評識記設訂計認誤調課誰談該詳誠誌許訪詞試詩語謀謹譯護變豐貝財貢貧貨販貫責貴買費貼賀資賓賞賠賢賣賤質賴贈贊軍軌軒軟軸較載輕輛輝輪輯輸轉辦辭農運過達違遠適遲遷選遺邊還郵鄉鄭醫釋針釣鈔鈞鈴鉛銀銅銘銷鋒鋪鋼錄錢錦錯鍋鍵鎮鏡鐘鐵鑒閃閉閒閘閣閱闆闊陣陰陳陸陽隊階際隨險隱雙雜雞離難雲電霧靈靜韋韓韻響頁頂項順須預頑頓頒領頭頻題額顏願類顧顯風颱飛飯飲飾養館騎騰驅驗驚體髮鬥魚鮮鳥鳳鳴麗麥黃點黨齊齒龍龜兩嚴喪並麼義烏樂習樹橋機權歐歡歷歸殘殺氣決沒況減湯滿漢濟濤灣災為無燈爐爭爺牆獎獨獲現環產畢異當療發監盤眾碼確禮禍種稱積穩窮競筆節範築籃籌粵糧約級納紙純組細終結給絡統絲經綠維網綱緊線練總績織繼續罰罷羅聖聞聯聲職聽脫腦腳臉臺興舉舊藝蘇處虛號術衛衝補製複覺覽觀觸訓討';
const traditional = new RegExp(`[${traditionalLetters}]+`, 'g');
/** Of so many traditional letters it is no slip: the text is meant to be so. */
const slips = 20;
const unseen = [
  '\u0000-\u0008',
  '\u000b\u000c',
  '\u000e-\u001f',
  '\u007f\u00ad',
  '\u200b-\u200f',
  '\u2028-\u202e',
  '\u2060\ufeff\ufffc\ufffd',
];
const invisible = new RegExp(`[${unseen.join('')}]+`, 'g');

function* strangeLetters({ text }: Passage): Iterable<Find> {
  for (const match of text.matchAll(invisible))
    yield {
      rule: 'characters',
      from: match.index,
      to: match.index + match[0].length,
      message: '这里有看不见的字符，多半是从别处粘贴带来的，请删去后重新输入。',
    };
  const runs = [...text.matchAll(traditional)];
  for (const match of runs.length > slips ? runs.slice(0, 1) : runs)
    yield {
      rule: 'characters',
      from: match.index,
      to: match.index + match[0].length,
      message:
        runs.length > slips
          ? '这一段用的是繁体字，请改用简体；确需保留的可以允许。'
          : `“${match[0]}”是繁体字，请改用简体；书法题名等确需保留的可以允许。`,
    };
}

const placeholders =
  /(?<![A-Za-z0-9\u4e00-\u9fff])[Xx×*]{2,6}(?=年|月|日|元|人次|名|届|号|局|学校|区|市|县)|[Xx×]{2,6}(?=年|月[Xx×0-9]|月份|日[上下，。]|万元|人次)|〔[ Xx×]{0,6}〕|(?<!\w)(?:TODO|FIXME|TBD|Lorem ipsum)(?!\w)|(?<=[由在为是对与和向的：，。（])[Xx×]{2,6}(?=局(?!长)|单位|公司|中心|办公室)|待补充|待填写|待完善(?=[）)。\n]|$)|此处(?:填写|插入|补充|输入)|请在此(?:处)?(?:填写|输入)|[（(](?:待定|暂缺|略写|照片待补)[）)]|点击此处(?:添加|输入)/g;

function* unfilled({ plain }: Passage): Iterable<Find> {
  for (const match of plain.matchAll(placeholders))
    yield {
      rule: 'placeholder',
      from: match.index,
      to: match.index + match[0].length,
      message: '这里像是还没有填写的内容，请补上。',
    };
}

/** Faults of form that words alone show. */
export const formChecks: readonly Check[] = [plainSigns, unpaired, strangeLetters, unfilled];
