/** One line of a file to be brought over: an item of an older site as JSON. */
import { z } from 'zod';
import { storable } from '#platform/storable.ts';
import { Day, ItemKindName } from '../contract-shapes.ts';
import { blankFacts, type ItemContent, type ItemFacts } from '../model.ts';
import { blocksOf } from '../text/blocks.ts';

const day = z.iso.date('日期请写成 2019-03-04 的样子');
const words = (most: number) => z.string().trim().max(most, `超过${most}字`);

const Line = z.strictObject({
  /** The number in the address /items/{id}; the next free one unless given. */
  id: z.number().int().positive().max(999_999_999).optional(),
  /** The address of the section, as in /sections/{section}. */
  section: z.string(),
  kind: ItemKindName,
  title: words(200).min(1, '没有标题'),
  html: z.string().max(2_000_000, '正文太长'),
  /** The date the older site showed. */
  publishedOn: day,
  subtitle: words(200).optional(),
  summary: words(1000).optional(),
  source: words(100).optional(),
  author: words(50).optional(),
  keywords: z.array(words(30)).max(20).optional(),
  producedOn: Day.optional(),
  documentNumber: words(60).optional(),
  writtenOn: Day.optional(),
  effectiveOn: Day.optional(),
  expiresOn: Day.optional(),
  indexNumber: words(60).optional(),
});

/** An item to be brought over; `line` counts from 1. */
export type ImportLine = z.infer<typeof Line> & { readonly line: number };

/** What is known of the site the lines go to. */
export type Destination = {
  /** Section id by address. */
  readonly sections: ReadonlyMap<string, string>;
  readonly today: string;
};

/** What Zod would say in English; the sentences of the schema go before it. */
function inWords({ code, input, ...issue }: z.core.$ZodRawIssue): string | undefined {
  if (code === 'unrecognized_keys') return `没有名为“${issue.keys}”的字段`;
  if (code === 'invalid_value') return `只能是 ${issue.values} 之一`;
  if (code !== 'invalid_type') return undefined;
  if (input === undefined) return '没有填写';
  const kinds: Readonly<Record<string, string>> = {
    string: '文字',
    number: '数字',
    array: '列表',
    object: '一个对象',
  };
  return `应为${kinds[String(issue.expected)] ?? '别的内容'}`;
}

/** Reads one line. What is wrong with it comes as a sentence. */
export function readLine(text: string, line: number, { sections, today }: Destination): ImportLine | string {
  let value: unknown;
  try {
    value = storable(JSON.parse(text));
  } catch {
    return '不是一行完整的 JSON';
  }
  const read = Line.safeParse(value, { error: inWords });
  if (!read.success) {
    const [first] = read.error.issues;
    return `${first?.path.join('.') || '整行'}：${first?.message ?? '不合要求'}`;
  }
  const { section, publishedOn } = read.data;
  if (!sections.has(section)) return `section：没有网址为“${section}”的栏目`;
  if (publishedOn > today) return 'publishedOn：日期还没有到';
  return { ...read.data, line };
}

/** The text of a line as it is kept: its body cleaned like any other's. */
export function contentOf(line: ImportLine): ItemContent {
  const facts: ItemFacts = {
    ...blankFacts,
    title: line.title,
    subtitle: line.subtitle ?? '',
    summary: line.summary ?? '',
    keywords: line.keywords ?? [],
    source: line.source ?? '',
    author: line.author ?? '',
    producedOn: line.producedOn ?? '',
    documentNumber: line.documentNumber ?? '',
    writtenOn: line.writtenOn ?? '',
    effectiveOn: line.effectiveOn ?? '',
    expiresOn: line.expiresOn ?? '',
  };
  return { facts, blocks: blocksOf(line.html), attachments: [], pictures: [], personalAttachments: [] };
}
