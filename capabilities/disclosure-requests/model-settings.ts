/** What an office sets for its requests, and the law's open points as it practises them. Pure. */
import { ownSettings, type RequestSettings, settingsWith } from '#rules/requests/settings.ts';

export type OfficeSettings = {
  /** Who gets what arrives online; null: whoever of the clerks has the least open. */
  readonly defaultOwner: string | null;
  /** 保管期限 of an archived case, in years. No law read names it: the office's archive rules do. */
  readonly retentionYears: number;
  /** Whether drafting, legal check and approval must be done by different people. */
  readonly separatePersons: boolean;
  readonly smsNotices: boolean;
  readonly mailNotices: boolean;
  readonly remedies: {
    readonly reconsiderationOrgan: string;
    readonly reconsiderationAddress: string;
    readonly reconsiderationOnline: string;
    readonly court: string;
    readonly courtAddress: string;
  };
  /** How a fee is paid. */
  readonly feeAccount: string;
};

export const defaultOffice: OfficeSettings = {
  defaultOwner: null,
  retentionYears: 10,
  separatePersons: true,
  smsNotices: false,
  mailNotices: false,
  remedies: {
    reconsiderationOrgan: '',
    reconsiderationAddress: '',
    reconsiderationOnline: '',
    court: '',
    courtAddress: '',
  },
  feeAccount: '',
};

export type Settings = { readonly office: OfficeSettings; readonly law: RequestSettings };

/** What is kept of the settings: the law's open points only where the organ set them itself. */
export type KeptSettings = { readonly office: OfficeSettings; readonly law: Partial<RequestSettings> };

/** What is to be kept of the settings. */
export const keptOf = ({ office, law }: Settings): KeptSettings => ({ office, law: ownSettings(law) });

/** What was kept, with defaults for the rest. */
export const settingsFrom = (kept: Partial<KeptSettings> | undefined): Settings => ({
  office: { ...defaultOffice, ...kept?.office },
  law: settingsWith(kept?.law),
});
