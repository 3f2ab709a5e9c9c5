/** Issues shown where they belong: at the field they name, or above the form when they name none of its fields. */
import { Alert, Form } from 'antd';
import { type ReactNode, useId } from 'react';
import type { Issue } from '#platform/outcome.ts';

type FieldProps = {
  label: string;
  field: string;
  issues: readonly Issue[];
  hint?: string;
  required?: boolean;
  /** Draws the control with the id its label points to and what describes it. */
  children: (control: {
    id: string;
    'aria-describedby'?: string;
    'aria-invalid'?: boolean;
    'aria-required'?: boolean;
  }) => ReactNode;
};

/** One labelled control with its hint and its issues. */
export function Field({ label, field, issues, hint, required, children }: FieldProps) {
  const id = useId();
  const own = issues.filter((issue) => issue.field === field);
  const note = [...own.map((issue) => issue.message)].join('');
  const described = note || hint ? `${id}-note` : undefined;
  return (
    <Form.Item
      label={label}
      htmlFor={id}
      required={required ?? false}
      {...(note && { validateStatus: 'error' as const })}
      extra={
        described && (
          <span
            id={described}
            className={note ? 'field-issue' : 'field-hint'}
            role={note ? 'alert' : undefined}
          >
            {note ? `✕ ${note}` : hint}
          </span>
        )
      }
    >
      {children({
        id,
        ...(described && { 'aria-describedby': described }),
        ...(note && { 'aria-invalid': true }),
        ...(required && { 'aria-required': true }),
      })}
    </Form.Item>
  );
}

/** The issues that belong to no field of the form. */
export function OtherIssues({ issues, fields }: { issues: readonly Issue[]; fields: readonly string[] }) {
  const others = issues.filter((issue) => !fields.includes(issue.field));
  if (others.length === 0) return null;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      className="form-alert"
      title={others.map((issue) => <div key={`${issue.field}${issue.message}`}>{issue.message}</div>)}
    />
  );
}
