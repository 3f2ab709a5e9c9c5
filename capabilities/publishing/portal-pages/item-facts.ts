/** 索引号, 文号, 发布机构, 生成日期 … : what is said of an item beside its text (art. 12 and the organ's own facts). */
import { html } from '#portal/html.ts';
import type { Site } from '#portal/site.ts';
import { cite, ogi } from '#rules/citation.ts';
import { disclosureClasses } from '../model.ts';
import type { PublicItem, ValidityStatus } from '../model-portal.ts';

type Fact = readonly [label: string, value: string];

/** News without a number, a date or a document has nothing to tell here: then there is no table. */
export function factRows(site: Pick<Site, 'organ'>, item: PublicItem, status: ValidityStatus | null): string {
  const given = factsOf(site, item, status).filter(([, value]) => value !== '');
  return html`<dl class="item-facts">!${given.map(([label, value]) => html`<div !${label === '内容概述' ? html`class="item-summary"` : ''}><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function factsOf(site: Pick<Site, 'organ'>, item: PublicItem, status: ValidityStatus | null): Fact[] {
  const { facts } = item;
  return [
    ['索引号', item.indexNumber],
    ['文号', facts.documentNumber],
    ['发布机构', site.organ],
    ['生成日期', facts.producedOn],
    ['公开属性', classOf(item)],
    ['信息来源', facts.source || site.organ],
    ['成文日期', facts.writtenOn],
    ['施行日期', facts.effectiveOn],
    ['有效期至', facts.expiresOn],
    ['有效性', status ? [status.label, status.note].filter((text) => text !== '').join('，') : ''],
    ['内容概述', item.summary],
  ];
}

/** 「主动公开（《…条例》第十九条）」; a ground that is no article of the Regulation is printed as it was given. */
function classOf({ facts }: PublicItem): string {
  const name = disclosureClasses[facts.disclosureClass];
  const { article, note } = facts.ground;
  const ground = /^\d/.test(article) ? cite(ogi(article)) : article;
  const words = [ground, note].filter((text) => text !== '').join('，');
  return words === '' ? name : `${name}（${words}）`;
}
