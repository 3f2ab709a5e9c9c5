/**
 * The units of a text: what an act of review passes (rules/review-stages.ts). A unit's hash is SHA-256 over its key and
 * what it says as canonical JSON, so it is the same wherever and whenever it is taken.
 */
import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '#platform/journal/entry.ts';
import {
  type Block,
  disclosureClasses,
  type FileRef,
  type ItemContent,
  type ItemFacts,
  type TextUnit,
} from '../model.ts';
import { textOf } from './blocks.ts';

type Said = Omit<TextUnit, 'hash'> & { readonly says: Json };

/** The whole text as canonical JSON: what is kept as a version, byte for byte. */
export const canonicalContent = (content: ItemContent): string => canonicalJson(content);

/** SHA-256 of `canonicalContent`. */
export const contentHash = (content: ItemContent): Buffer =>
  createHash('sha256').update(canonicalContent(content)).digest();

/** The units of a text, in the order they are read. */
export function unitsOf(content: ItemContent): TextUnit[] {
  const { facts, blocks, attachments, pictures } = content;
  const said = [
    titleUnit(facts),
    factsUnit(content),
    ...blocks.map(blockUnit),
    ...pictures.map((file) => fileUnit(file, '图片', { sha256: file.sha256 })),
    ...attachments.map((file) => fileUnit(file, '附件', { name: file.name, sha256: file.sha256 })),
    arrangementUnit(content),
  ];
  return said.map(({ says, ...unit }) => ({ ...unit, hash: hashOf(unit.key, says) }));
}

const hashOf = (key: string, says: Json): string =>
  createHash('sha256')
    .update(canonicalJson([key, says]))
    .digest('hex');

const titleUnit = ({ title, subtitle }: ItemFacts): Said => ({
  key: 'title',
  label: '标题',
  text: [title, subtitle].filter((line) => line !== '').join('\n'),
  says: { title, subtitle },
});

function factsUnit({ facts, personalAttachments }: ItemContent): Said {
  const { title: _, subtitle: __, ...rest } = facts;
  return {
    key: 'facts',
    label: '基本信息',
    text: factLines(facts)
      .map(([label, text]) => `${label}：${text}`)
      .join('\n'),
    says: { facts: rest, personalAttachments },
  };
}

/** The facts beside the title as people read them, those that are given. */
export function factLines(facts: ItemFacts): [label: string, text: string][] {
  const { ground, disclosureClass } = facts;
  const article = ground.article === '' ? '' : `《条例》第${ground.article}条`;
  const lines: [string, string][] = [
    ['内容概述', facts.summary],
    ['关键词', facts.keywords.join('、')],
    ['信息来源', facts.source],
    ['作者', facts.author],
    ['生成日期', facts.producedOn],
    ['变更日期', facts.changedOn],
    ['公开属性', disclosureClasses[disclosureClass]],
    ['依据', [article, ground.note].filter((part) => part !== '').join('，')],
    ['文号', facts.documentNumber],
    ['成文日期', facts.writtenOn],
    ['施行日期', facts.effectiveOn],
    ['有效期至', facts.expiresOn],
    ['公示截止日期', facts.publicityEndsOn],
    ['解读的文件', facts.interprets.join('、')],
    ['替代的文件', facts.replaces === null ? '' : String(facts.replaces)],
    ['相关信息', facts.related.join('、')],
    ['专题', facts.topics.length === 0 ? '' : `${facts.topics.length}个`],
    ['公开事项', facts.catalogueEntry === null ? '' : '已对应目录'],
  ];
  return lines.filter(([, text]) => text !== '');
}

const blockNames: readonly (readonly [RegExp, string])[] = [
  [/^<h/, '小标题'],
  [/^<table/, '表格'],
  [/^<(img|figure)/, '图片'],
  [/^<video/, '视频'],
  [/^<[uo]l/, '列表'],
  [/^<blockquote/, '引文'],
];

/** 「第3段」, 「第5段（表格）」 */
export function blockLabel({ html }: Block, at: number): string {
  const name = html.startsWith('<hr') ? '分隔线' : blockNames.find(([pattern]) => pattern.test(html))?.[1];
  return `第${at + 1}段${name ? `（${name}）` : ''}`;
}

const blockUnit = (block: Block, at: number): Said => ({
  key: `block:${block.id}`,
  label: blockLabel(block, at),
  text: textOf(block.html),
  says: block.html,
});

const fileUnit = (file: FileRef, label: string, says: Json): Said => ({
  key: `file:${file.id}`,
  label: `${label}：${file.name}`,
  text: file.name,
  says,
});

const arrangementUnit = ({ blocks, attachments }: ItemContent): Said => ({
  key: 'arrangement',
  label: '段落和附件的次序',
  text: `正文${blocks.length}段，附件${attachments.length}个`,
  says: { blocks: blocks.map(({ id }) => id), attachments: attachments.map(({ id }) => id) },
});
