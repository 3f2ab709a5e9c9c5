/** What a field of a register is; pure. */

export type FieldKind = 'line' | 'prose' | 'day' | 'choice' | 'amount' | 'count' | 'amendments';

export type RegisterField = {
  readonly field: string;
  readonly label: string;
  readonly kind: FieldKind;
  readonly required?: boolean;
  readonly choices?: Readonly<Record<string, string>>;
  /** For whoever fills it in. */
  readonly hint: string;
  /** As it stands in the explanations of the table to import. */
  readonly example: string;
  /** Other headings under which people keep it. */
  readonly also?: readonly string[];
  /** Not for the public. */
  readonly internal?: boolean;
  /** Set by a step of its own and not by the form or an import. */
  readonly byStep?: boolean;
};

/** A field that takes a day. */
export const day = (
  field: string,
  label: string,
  hint: string,
  rest: Partial<RegisterField> = {},
): RegisterField => ({ field, label, kind: 'day', hint, example: '2024-03-05', ...rest });

/** Every register has it. */
export const note: RegisterField = {
  field: 'note',
  label: '备注（内部）',
  kind: 'prose',
  hint: '只在本单位内部可见，不公开。',
  example: '',
  also: ['备注'],
  internal: true,
};
