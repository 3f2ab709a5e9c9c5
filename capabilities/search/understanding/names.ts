/** What bureaus are called in short, and what they are called in full. */

/** Short words of public bodies everywhere in the country. */
const usual: readonly (readonly [short: string, full: string])[] = [
  ['教体局', '教育体育局'],
  ['文旅局', '文化和旅游局'],
  ['文广旅局', '文化广电和旅游局'],
  ['文旅广体局', '文化旅游广电体育局'],
  ['人社局', '人力资源和社会保障局'],
  ['发改委', '发展和改革委员会'],
  ['发改局', '发展和改革局'],
  ['卫健委', '卫生健康委员会'],
  ['卫健局', '卫生健康局'],
  ['市监局', '市场监督管理局'],
  ['市场监管局', '市场监督管理局'],
  ['住建局', '住房和城乡建设局'],
  ['自规局', '自然资源和规划局'],
  ['城管局', '城市管理局'],
  ['农业农村局', '农业农村局'],
  ['退役军人局', '退役军人事务局'],
  ['医保局', '医疗保障局'],
  ['应急局', '应急管理局'],
  ['区政府', '区人民政府'],
  ['市政府', '市人民政府'],
  ['县政府', '县人民政府'],
  ['政府办', '人民政府办公室'],
  ['非遗', '非物质文化遗产'],
  ['年报', '年度报告'],
  ['双减', '减轻义务教育阶段学生作业负担和校外培训负担'],
  ['教培', '校外培训'],
  ['两免一补', '免杂费 免书本费 补助寄宿生生活费'],
];

const bodies = /(局|委员会|委|办公室|中心)$/;

/**
 * The short forms of an organ's own name: of 凤泉区教育体育和文化旅游局 they are 教育局, 体育局, 教体局, 文旅局,
 * 教体文旅局 and so on, each two-letter field by itself and every row of them by first letters.
 */
export function shortNamesOf(name: string): string[] {
  const [body = ''] = bodies.exec(name) ?? [];
  if (body === '') return [];
  const bare = name
    .slice(0, -body.length)
    .replace(/^.*?[省市县区旗州](?=.{4})/, '')
    .replace(/^.*?[市县区旗](?=.{4})/, '');
  const fields = bare.split(/[和与及、]/).flatMap((part) => part.match(/../g) ?? []);
  const short = new Set<string>();
  for (let from = 0; from < fields.length; from += 1)
    for (let to = from + 1; to <= fields.length; to += 1) {
      const row = fields.slice(from, to);
      short.add(`${row.length === 1 ? row[0] : row.map((field) => field[0]).join('')}${body}`);
    }
  short.delete(name);
  return [...short];
}

export type Meaning = { readonly words: readonly string[]; readonly oneWay: boolean };

/** The words an organ's name and the country's habits give without anybody having written them down. */
export const givenMeanings = (organName: string): Meaning[] => [
  ...shortNamesOf(organName).map((short) => ({ words: [short, organName], oneWay: true })),
  ...usual.filter(([short, full]) => short !== full).map((pair) => ({ words: pair, oneWay: true })),
];

/** The question with each of its words that has a meaning written out; the longest word first. */
export function withMeanings(question: string, meanings: readonly Meaning[]): string[] {
  const pairs = meanings.flatMap(({ words: [first = '', ...others], oneWay }) => [
    ...others.map((other) => ({ from: first, to: other })),
    ...(oneWay ? [] : others.map((other) => ({ from: other, to: first }))),
  ]);
  return pairs
    .filter(({ from, to }) => from !== '' && question.includes(from) && !question.includes(to))
    .sort((a, b) => b.from.length - a.from.length)
    .map(({ from, to }) => question.replace(from, to));
}
