/** What the kinds of dictionary entries are called, and what an entry of each says; pure. */
import type { z } from 'zod';
import type { TermKind, TermView } from '../../contract-desk.ts';

export type TermKindName = z.infer<typeof TermKind>;
export type TermData = z.infer<typeof TermView>;

export const termKinds: readonly {
  readonly kind: TermKindName;
  readonly label: string;
  readonly wrong: string;
  readonly suggestion: string;
  readonly about: string;
}[] = [
  {
    kind: 'wrong-word',
    label: '错别字',
    wrong: '错误写法',
    suggestion: '正确写法',
    about: '常见错别字和误用词。',
  },
  {
    kind: 'name',
    label: '名称',
    wrong: '不规范名称',
    suggestion: '规范名称',
    about: '人名、地名、机构名称和职务的规范写法。',
  },
  {
    kind: 'law-name',
    label: '法规名称',
    wrong: '不规范名称',
    suggestion: '全称',
    about: '法律、法规、规章的全称；已废止的写明替代文件。',
  },
  { kind: 'sensitive', label: '敏感词', wrong: '词语', suggestion: '建议改为', about: '需要再想一想的词。' },
  {
    kind: 'blocked-field',
    label: '名单禁列',
    wrong: '栏目名',
    suggestion: '处理办法',
    about: '受助学生等名单中不得公开的列，例如“身份证号”“家庭住址”。',
  },
];

const blank = { wrong: '词语', suggestion: '建议', about: '' };

export const wordsOf = (kind: TermKindName) => termKinds.find((one) => one.kind === kind) ?? blank;

/** The entries that contain the words searched for. */
export const matching = (terms: readonly TermData[], words: string): TermData[] => {
  const sought = words.trim();
  return terms.filter(({ wrong, suggestion, note }) =>
    [wrong, suggestion, note].some((text) => text.includes(sought)),
  );
};
