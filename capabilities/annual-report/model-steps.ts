/**
 * The life of an annual report and who may move it on; pure.
 *
 *   draft → checked → signed-off → submitted → published → withdrawn
 *     ↑________|___________|____________|___________________|   (return, with a reason)
 *
 * 「县级以上人民政府部门应当在每年1月31日前向本级政府信息公开工作主管部门提交本行政机关上一年度政府信息公开工作
 * 年度报告并向社会公布。」 (条例第四十九条第一款): submitted first, then published.
 */
import { cite, ogi } from '#rules/citation.ts';
import { countOf, type Finding } from './model.ts';

export type ReportState = 'draft' | 'checked' | 'signed-off' | 'submitted' | 'published' | 'withdrawn';
export type Step = 'check' | 'return' | 'sign-off' | 'submit' | 'publish' | 'withdraw';

type StepRule = {
  readonly label: string;
  readonly from: readonly ReportState[];
  readonly to: ReportState;
  readonly permission: string;
  readonly needsReason: boolean;
  /** The journal event, in the past tense. */
  readonly event: string;
};

/** Every step a report can take. There are no others. */
export const steps: Readonly<Record<Step, StepRule>> = {
  check: {
    label: '校核',
    from: ['draft'],
    to: 'checked',
    permission: 'annual-report:check',
    needsReason: false,
    event: 'report-checked',
  },
  'sign-off': {
    label: '签发',
    from: ['checked'],
    to: 'signed-off',
    permission: 'annual-report:lead',
    needsReason: false,
    event: 'report-signed-off',
  },
  submit: {
    label: '报送主管部门',
    from: ['signed-off'],
    to: 'submitted',
    permission: 'annual-report:lead',
    needsReason: false,
    event: 'report-submitted',
  },
  publish: {
    label: '发布',
    from: ['submitted'],
    to: 'published',
    permission: 'annual-report:lead',
    needsReason: false,
    event: 'report-published',
  },
  return: {
    label: '退回修改',
    from: ['checked', 'signed-off', 'submitted', 'withdrawn'],
    to: 'draft',
    permission: 'annual-report:check',
    needsReason: true,
    event: 'report-returned',
  },
  withdraw: {
    label: '撤回已发布的报告',
    from: ['published'],
    to: 'withdrawn',
    permission: 'annual-report:lead',
    needsReason: true,
    event: 'report-withdrawn',
  },
};

export const stateLabels: Readonly<Record<ReportState, string>> = {
  draft: '草稿',
  checked: '已校核',
  'signed-off': '已签发',
  submitted: '已报送',
  published: '已发布',
  withdrawn: '已撤回',
};

/** Who takes the steps of a permission, in the words of the office. */
const doers: Readonly<Record<string, string>> = {
  'annual-report:check': '校核人',
  'annual-report:lead': '负责人',
};

/** The facts on which a step is decided. */
export type StepFacts = {
  readonly state: ReportState;
  readonly editedBy: string;
  readonly overridden: boolean;
  readonly findings: readonly Finding[];
};

export const errorCount = (findings: readonly Finding[]): number => countOf(findings, 'error');

const basis = cite(ogi('49.1'));

/** Why this person may not take this step now; null when they may. */
export function whyNot(
  step: Step,
  facts: StepFacts,
  actor: { id: string; permissions: ReadonlySet<string> },
): string | null {
  const rule = steps[step];
  if (!rule.from.includes(facts.state)) {
    const from = rule.from.map((state) => `“${stateLabels[state]}”`).join('、');
    return `只有${from}的报告可以${rule.label}，这份报告现在是“${stateLabels[facts.state]}”。`;
  }
  if (!actor.permissions.has(rule.permission))
    return `由${doers[rule.permission] ?? '其他同事'}办理，您没有“${rule.label}”的权限。`;
  // Not law: four eyes on a statutory report. See docs/decisions.
  if (step === 'check' && facts.editedBy === actor.id) {
    return '校核人与最后修改人不能是同一人，请由另一位同事校核。';
  }
  const errors = errorCount(facts.findings);
  if ((step === 'sign-off' || step === 'submit' || step === 'publish') && errors > 0 && !facts.overridden) {
    return `报告还有${errors}处差错，不能${rule.label}。请退回改正；确需按原数公布的，由负责人书面说明理由（理由随报告公开）。`;
  }
  return null;
}

/** All steps as this person sees them, with the reason where one is closed. */
export function stepsFor(facts: StepFacts, actor: { id: string; permissions: ReadonlySet<string> }) {
  return (Object.keys(steps) as Step[]).map((step) => {
    const why = whyNot(step, facts, actor);
    return { step, label: steps[step].label, allowed: why === null, why };
  });
}

/** The article a step rests on, as it is printed in the journal. */
export const stepBasis = (step: Step): string | undefined =>
  step === 'submit' || step === 'publish' ? basis : undefined;
