/** Numbers on documents and decisions: table 二. */
import type { Claim } from '#rules/annual-report/prose/claim.ts';
import { decisionClaim, documentClaim } from '#rules/annual-report/prose/documents.ts';
import { type Around, ending } from './around.ts';

const documentHeads: readonly (readonly [RegExp, 'issued' | 'repealed' | 'inForce'])[] = [
  [/废止/, 'repealed'],
  [/现行有效|继续有效/, 'inForce'],
  [/制发|制定|出台|印发|新制/, 'issued'],
];

/** The claim of a number on documents of table 二. */
export function documentClaimAt({ left, right, before }: Around): Claim | undefined {
  const own = `${left}#${/^[^，。；、]{0,12}/.exec(right)?.[0] ?? ''}`;
  const text = /文件|规章/.test(own) || left.length > 8 ? own : before.slice(-40);
  const name = /规范性(?:文件|档案)/.test(text)
    ? 'normativeDocuments'
    : /(?:政府|部门|制定|制发)规章/.test(text)
      ? 'governmentRules'
      : null;
  const head = lastHead(left);
  if (!name || !head || /党内|合法性|备案|审查|审核/.test(left)) return undefined;
  const strict =
    /行政规范性文件/.test(text) &&
    !/发布|公布|公开|清理|解读|更新|上传|征集|牵头|起草|参与|失效|全/.test(left);
  return documentClaim(name, head, strict || /规章/.test(text));
}

/** What was done with the documents, by the words nearest to the number. */
function lastHead(left: string): 'issued' | 'repealed' | 'inForce' | undefined {
  const found = documentHeads.map(([words, head]) => ({ head, at: left.search(words) }));
  return found.filter(({ at }) => at >= 0).sort((a, b) => b.at - a.at)[0]?.head;
}

/** The claim of a number on decisions of table 二; what was only published is no decision. */
export function decisionClaimAt({ left }: Around): Claim | undefined {
  if (/公开|公示|信息|发布|双公示|归集|推送|上传/.test(left)) return undefined;
  if (!/作出|办理|实施|处理决定|审批|办结|下达|立案|做出/.test(left)) return undefined;
  if (ending('行政许可(?:决定|事项)?').test(left)) return decisionClaim('administrativeLicences');
  if (ending('行政处罚(?:决定)?').test(left)) return decisionClaim('administrativePenalties');
  return ending('行政强制(?:措施|决定)?').test(left) ? decisionClaim('administrativeCompulsions') : undefined;
}
