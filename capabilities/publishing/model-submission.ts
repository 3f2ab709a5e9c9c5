/** What an item must say before it can be reviewed. Pure. */
import type { Issue } from '#platform/outcome.ts';
import { disclosureClasses, type Hit, type ItemRecord, type SectionRecord } from './model.ts';

export type SubmissionFacts = {
  readonly section: SectionRecord | null;
  /** Items it names that are not there. */
  readonly unknownLinks: readonly number[];
  readonly hits: readonly Hit[];
  readonly today: string;
  readonly now: Date;
};

/** Everything that stands in the way of review, each at its field; empty: nothing does. */
export const submissionIssues = (item: ItemRecord, given: SubmissionFacts): Issue[] => [
  ...describing(item, given),
  ...dated(item, given),
  ...shown(item),
  ...placed(item, given),
  ...found(given.hits),
];

const issue = (field: string, message: string): Issue => ({ field, message });
const when = (wrong: boolean, field: string, message: string): Issue[] =>
  wrong ? [issue(field, message)] : [];

/** 索引、名称、内容概述、生成日期 are what a catalogue says of each piece (art. 12). */
function describing({ content: { facts }, kind }: ItemRecord, given: SubmissionFacts): Issue[] {
  const { disclosureClass, documentNumber, writtenOn } = facts;
  const isDocument = kind === 'normative-document';
  return [
    ...when(facts.title.trim() === '', 'title', '请填写标题。'),
    ...when(facts.summary.trim() === '', 'summary', '请填写内容概述，目录和搜索都要用到。'),
    ...when(facts.source.trim() === '', 'source', '请填写信息来源。'),
    ...when(facts.producedOn === '', 'producedOn', '请填写生成日期，公开期限从这一天起算。'),
    ...when(facts.producedOn > given.today, 'producedOn', '生成日期还没有到，请核对。'),
    ...when(
      disclosureClass !== 'proactive',
      'disclosureClass',
      `公开属性是“${disclosureClasses[disclosureClass]}”：只登记，不在门户网站发布，不需要送审。`,
    ),
    ...when(isDocument && documentNumber.trim() === '', 'documentNumber', '规范性文件请填写文号。'),
    ...when(isDocument && writtenOn === '', 'writtenOn', '规范性文件请填写成文日期。'),
    ...when(writtenOn > given.today, 'writtenOn', '成文日期还没有到，请核对。'),
  ];
}

function dated({ content, kind, wish, publishedVersion }: ItemRecord, given: SubmissionFacts): Issue[] {
  const { facts, personalAttachments } = content;
  const { publicityEndsOn, effectiveOn, expiresOn } = facts;
  const isPublicity = kind === 'publicity';
  const hasPersonal = personalAttachments.length > 0;
  return [
    ...when(isPublicity && publicityEndsOn === '', 'publicityEndsOn', '公示请填写截止日期。'),
    ...when(
      !isPublicity && hasPersonal && publicityEndsOn === '',
      'publicityEndsOn',
      '有含个人信息的附件，请填写公示截止日期，到期后附件自动下线。',
    ),
    ...when(
      publicityEndsOn !== '' && publicityEndsOn < given.today && publishedVersion === null,
      'publicityEndsOn',
      '公示截止日期已经过了，请核对。',
    ),
    ...when(
      effectiveOn !== '' && expiresOn !== '' && expiresOn < effectiveOn,
      'expiresOn',
      '有效期至早于施行日期，请核对。',
    ),
    ...when(
      wish.when === 'at' && new Date(wish.at) <= given.now,
      'wish',
      '定时发布的时间已经过了，请另选时间。',
    ),
  ];
}

const hasNoAlternative = (html: string): boolean =>
  [...html.matchAll(/<img\b[^>]*>/g)].some(([tag]) => !/\balt="[^"]*\S[^"]*"/.test(tag));

function shown({ content: { blocks, attachments } }: ItemRecord): Issue[] {
  const bare = blocks.findIndex(({ html }) => hasNoAlternative(html));
  return [
    ...when(blocks.length === 0 && attachments.length === 0, 'body', '请填写正文或者添加附件。'),
    ...when(bare >= 0, 'body', `第${bare + 1}段的图片没有替代文字，请写明图片内容，读屏软件要用到。`),
  ];
}

function placed(item: ItemRecord, { section, unknownLinks }: SubmissionFacts): Issue[] {
  const [unknown] = unknownLinks;
  return [
    ...when(section?.state !== 'active', 'sectionId', '所属栏目已经停用，请另选栏目。'),
    ...when(unknown !== undefined, 'related', `没有编号为${unknown}的信息，请核对关联的信息。`),
    ...when(
      item.publishedVersion !== null && item.urgentDueOn === null && item.correctionNote.trim() === '',
      'correctionNote',
      '修改已发布的信息，请填写更正说明，它会公开显示在页面上。',
    ),
  ];
}

const found = (hits: readonly Hit[]): Issue[] =>
  hits
    .filter(({ severity }) => severity === 'serious')
    .map(({ message, quote }) => issue('hits', `“${quote}”：${message}请改正，或者写明理由后允许。`));
