/** What a schema refuses, said to the person who filled in the field. A schema's own sentence comes first. */
import type { z } from 'zod';
import type { Issue } from '#platform/outcome.ts';
import { InvalidInputError } from './failures.ts';

type Raw = z.core.$ZodRawIssue;

const say = (issue: Raw): string => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null
        ? '请填写此项'
        : '填写的内容类型不对，请检查后重填';
    case 'too_small':
      return issue.origin === 'string' ? `至少填写${issue.minimum}个字` : `不能少于${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'string' ? `最多填写${issue.maximum}个字，请精简` : `不能超过${issue.maximum}`;
    case 'invalid_value':
      return '请从列出的选项中选择';
    case 'unrecognized_keys':
      return '提交了不认识的内容，请刷新页面后重试';
    default:
      return '填写的内容格式不对，请检查后重填';
  }
};

/** The parsed value; throws InvalidInputError with the path of each fault ('roles.0', 'report.year'). */
export function parsed<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const outcome = schema.safeParse(value, { error: say });
  if (outcome.success) return outcome.data;
  throw new InvalidInputError(outcome.error.issues.map(toIssue));
}

const toIssue = (issue: z.core.$ZodIssue): Issue => ({
  field: issue.path.map(String).join('.'),
  message: issue.message,
});
