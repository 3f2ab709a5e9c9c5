/** The fields of each register, in order: forms, tables to import, pages and downloads follow it; pure. */
import { inYuan } from '#rules/registers/amounts.ts';
import type { RegisterEntry, RegisterName } from './model.ts';
import type { RegisterField } from './model-field.ts';
import { decisionFields } from './model-fields-decisions.ts';
import { chargeFields, documentFields } from './model-fields-documents.ts';

export type { RegisterField } from './model-field.ts';

/** All fields of a register, in order. */
export const fieldsOf: Readonly<Record<RegisterName, readonly RegisterField[]>> = {
  'normative-documents': documentFields,
  licences: decisionFields('licences'),
  penalties: decisionFields('penalties'),
  compulsions: decisionFields('compulsions'),
  charges: chargeFields,
};

export const fieldLabel = (register: RegisterName, field: string): string =>
  fieldsOf[register].find((one) => one.field === field)?.label ?? field;

/** What stands in a field, in words. */
export function fieldText(entry: RegisterEntry, field: string): string {
  const value = (entry as unknown as Readonly<Record<string, unknown>>)[field];
  const known = fieldsOf[entry.register].find((one) => one.field === field);
  if (known?.kind === 'amount') return `${inYuan(Number(value))}元`;
  if (known?.choices) return known.choices[String(value)] ?? String(value);
  if (Array.isArray(value))
    return value.map(({ on, by }: { on: string; by: string }) => `${on} ${by}`).join('；');
  return value === null || value === undefined ? '' : String(value);
}

/** An entry in which nothing is filled in. */
export function blankEntry(register: RegisterName, organ: string): RegisterEntry {
  if (register === 'charges') {
    const blank = {
      number: '',
      item: '',
      basis: '',
      standard: '',
      fen: 0,
      chargedOn: '',
      period: '',
      note: '',
    };
    return { register, kind: 'administrative', ...blank };
  }
  if (register === 'normative-documents') {
    const days = { writtenOn: '', publishedOn: '', effectiveOn: '', expiresOn: '', repealedOn: '' };
    const blank = {
      title: '',
      number: '',
      organ,
      ...days,
      repealedBy: '',
      amendments: [],
      itemId: null,
      note: '',
    };
    return { register, kind: 'normative-document', ...blank };
  }
  return {
    ...{
      register,
      number: '',
      partyKind: 'organisation',
      party: '',
      creditCode: '',
      matter: '',
      content: '',
    },
    ...{ basis: '', decidedOn: '', organ, validFrom: '', validUntil: '', status: 'valid', statusOn: '' },
    ...{ statusReason: '', disclosure: 'public', ground: '', note: '' },
  };
}
