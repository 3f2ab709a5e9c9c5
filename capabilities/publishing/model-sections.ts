/** 栏目: which may stand where, what they are called in the page's tags, and what an organ begins with. Pure. */
import type { Issue } from '#platform/outcome.ts';
import type { SectionKind, SectionRecord } from './model.ts';

/** What staff say of a section. */
export type SectionWish = Pick<
  SectionRecord,
  'title' | 'slug' | 'kind' | 'parentId' | 'description' | 'keywords' | 'chainId' | 'inNavigation'
>;

/** The column type of the page tags (政府网站网页标签, a closed list), by kind of section. */
export const columnTypes: Readonly<Record<SectionKind, string>> = {
  news: '工作动态',
  notices: '工作动态',
  policies: '政策文件',
  interpretations: '政策解读',
  publicity: '信息公开目录',
  overview: '概况信息',
  services: '办事服务',
  data: '数据发布',
  topic: '工作动态',
  guide: '信息公开指南',
  rules: '信息公开目录',
  mandatory: '信息公开目录',
  other: '概况信息',
};

type Usual = Pick<SectionRecord, 'slug' | 'title' | 'kind' | 'description'>;

/** What an organ's site begins with; its staff change it as they like. */
export const usualSections: readonly Usual[] = [
  { slug: 'news', title: '工作动态', kind: 'news', description: '本机关工作的最新消息。' },
  { slug: 'notices', title: '通知公告', kind: 'notices', description: '面向公众和服务对象的通知、公告。' },
  { slug: 'policies', title: '政策文件', kind: 'policies', description: '行政规范性文件和其他政策文件。' },
  {
    ...{ slug: 'interpretations', title: '政策解读', kind: 'interpretations' },
    description: '政策文件的背景、依据和主要内容。',
  },
  { slug: 'publicity', title: '公示公告', kind: 'publicity', description: '正在公示和已经结束的公示。' },
  { slug: 'overview', title: '机构概况', kind: 'overview', description: '机构职能、设置和联系方式。' },
  {
    slug: 'disclosure-guide',
    title: '政府信息公开指南',
    kind: 'guide',
    description: '怎样获取本机关的政府信息。',
  },
  {
    slug: 'disclosure-rules',
    title: '政府信息公开制度',
    kind: 'rules',
    description: '公开工作的规定和制度。',
  },
  {
    ...{ slug: 'compulsory-education', title: '义务教育', kind: 'mandatory' },
    description: '义务教育领域法定主动公开内容。',
  },
  {
    ...{ slug: 'public-culture', title: '公共文化服务', kind: 'mandatory' },
    description: '公共文化服务领域法定主动公开内容。',
  },
  { slug: 'tourism', title: '旅游', kind: 'mandatory', description: '旅游领域法定主动公开内容。' },
  { slug: 'sports', title: '体育', kind: 'mandatory', description: '体育领域法定主动公开内容。' },
];

/** Kinds of which a site has one: 政府信息公开 consists of exactly these parts. */
const single: ReadonlySet<SectionKind> = new Set<SectionKind>(['guide', 'rules']);

/** Whether a section stands below another, at any depth. */
export function isBelow(sections: readonly SectionRecord[], id: string, above: string): boolean {
  const seen = new Set<string>();
  for (let next: string | null = id; next !== null && !seen.has(next); ) {
    seen.add(next);
    const section = sections.find((one) => one.id === next);
    next = section?.parentId ?? null;
    if (next === above) return true;
  }
  return false;
}

export type Structure = {
  readonly sections: readonly SectionRecord[];
  /** Every address there ever was, with the section it leads to. */
  readonly addresses: readonly { readonly slug: string; readonly sectionId: string }[];
  readonly chains: readonly string[];
};

/** What is wrong with a section as somebody wishes it; `id` is null for a new one. */
export function sectionIssues(wish: SectionWish, id: string | null, known: Structure): Issue[] {
  const { sections, addresses, chains } = known;
  const taken = addresses.find(({ slug, sectionId }) => slug === wish.slug && sectionId !== id);
  const owner = sections.find((section) => section.id === taken?.sectionId);
  const others = sections.filter((section) => section.id !== id && section.state === 'active');
  const parent = others.find((section) => section.id === wish.parentId);
  const issues: (Issue | false)[] = [
    taken !== undefined && {
      field: 'slug',
      message: `网址“${wish.slug}”${owner ? `是“${owner.title}”的，或者曾经是` : '已经用过'}，请换一个。`,
    },
    wish.parentId !== null && !parent && { field: 'parentId', message: '请选择正在使用的上级栏目。' },
    parent !== undefined &&
      id !== null &&
      isBelow(sections, parent.id, id) && {
        field: 'parentId',
        message: `“${parent.title}”就在这个栏目下面，不能作为它的上级。`,
      },
    single.has(wish.kind) &&
      others.some(({ kind }) => kind === wish.kind) && {
        field: 'kind',
        message: '政府信息公开指南、公开制度各只设一个栏目，请在已有的栏目里发布。',
      },
    others.some(({ title, parentId }) => title === wish.title && parentId === wish.parentId) && {
      field: 'title',
      message: `同级已经有一个“${wish.title}”，请换一个名称。`,
    },
    wish.chainId !== null &&
      !chains.includes(wish.chainId) && { field: 'chainId', message: '没有这条审核链，请重新选择。' },
  ];
  return issues.filter((issue) => issue !== false);
}
