/** The states and steps of a report in the words of the screen. */
import type { ReportStateName } from '../../contract.ts';
import type { Question } from './dialogs.tsx';

export const stateWords: Readonly<Record<ReportStateName, { label: string; color: string }>> = {
  draft: { label: '草稿', color: 'default' },
  checked: { label: '已校核', color: 'processing' },
  'signed-off': { label: '已签发', color: 'processing' },
  submitted: { label: '已报送', color: 'processing' },
  published: { label: '已发布', color: 'success' },
  withdrawn: { label: '已撤回', color: 'error' },
};

export type StepName = 'check' | 'return' | 'sign-off' | 'submit' | 'publish' | 'withdraw';

/** The step that leads a report on from each state. */
export const forward: Readonly<Partial<Record<ReportStateName, StepName>>> = {
  draft: 'check',
  checked: 'sign-off',
  'signed-off': 'submit',
  submitted: 'publish',
};

const reason = (label: string) => ({ label, least: 2 });

export const questions: Readonly<Record<StepName, Question>> = {
  check: {
    title: '校核通过',
    explanation: '表示您已逐项核对表格和文字。校核后报告不能再修改，需要修改时先退回。',
    ok: '校核通过',
    reason: null,
  },
  'sign-off': { title: '签发', explanation: '签发后可以报送主管部门。', ok: '签发', reason: null },
  submit: {
    title: '报送主管部门',
    explanation: '记录报告已向本级政府信息公开工作主管部门提交。报送后可以向社会发布。',
    ok: '报送',
    reason: null,
  },
  publish: {
    title: '向社会发布',
    explanation: '报告将立即显示在本单位网站上，任何人都可以查看和下载。',
    ok: '发布',
    reason: null,
  },
  return: {
    title: '退回修改',
    explanation: '报告回到草稿，可以修改；之后需要重新校核、签发。',
    ok: '退回',
    reason: reason('退回的原因（必填）'),
  },
  withdraw: {
    title: '撤回已发布的报告',
    explanation: '报告从网站撤下，原地址显示撤回说明，记录仍然保留。',
    ok: '撤回',
    reason: reason('撤回的原因（必填，随撤回说明公开）'),
    danger: true,
  },
};

export const overrideQuestion: Question = {
  title: '带差错发布：负责人书面说明理由',
  explanation:
    '报告仍有差错。确需按原数公布的（例如数字以上级核定为准），请写明理由。理由连同您的姓名记入经过，并随报告一并公开。',
  ok: '说明理由，允许按原数公布',
  reason: { label: '理由（至少10个字）', least: 10 },
  danger: true,
};
