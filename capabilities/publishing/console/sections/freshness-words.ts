/** How fresh a section is, in words; pure. The thresholds are those of inspections, no law. */
import { dutyInWords, freshness, updateDuties } from '#rules/site-inspection.ts';
import type { SectionData } from '../../contract.ts';

export type FreshnessWords = {
  readonly sign: string;
  readonly tone: 'green' | 'amber' | 'red' | 'none';
  readonly text: string;
};

const shanghai = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' });

/** What to say of a section today ('YYYY-MM-DD'). */
export function freshnessOf(
  section: Pick<SectionData, 'kind' | 'lastPublishedAt' | 'state'>,
  today: string,
): FreshnessWords {
  const last = section.lastPublishedAt ? shanghai.format(new Date(section.lastPublishedAt)) : null;
  const duty = updateDuties[section.kind];
  const said = last ? `最近发布${last}` : '还没有发布过信息';
  if (!duty || section.state === 'retired') return { sign: '', tone: 'none', text: said };
  const { state, daysLeft } = freshness(last, today, duty);
  const words = dutyInWords(duty);
  if (state === 'green') return { sign: '✓', tone: 'green', text: said };
  if (daysLeft === null) return { sign: '✕', tone: 'red', text: `${said}，应当${words}内有更新` };
  if (state === 'amber')
    return { sign: '△', tone: 'amber', text: `${said}，再过${daysLeft + 1}天就超过${words}没有更新` };
  return { sign: '✕', tone: 'red', text: `${said}，超过${words}没有更新，已经${-daysLeft}天` };
}
