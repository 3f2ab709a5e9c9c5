/** The facts of the office in charge of disclosure, as art. 12 wants them in the guide. */
import type { Site } from '../site.ts';

/** Only what is configured, in the order of 《政府信息公开条例》第十二条. */
export function officeFacts(site: Site): { label: string; value: string }[] {
  const facts: readonly (readonly [string, string | null])[] = [
    ['机构名称', site.disclosureOffice],
    ['办公地址', site.address],
    ['办公时间', site.officeHours],
    ['联系电话', site.phone],
    ['传真号码', site.fax],
    ['电子邮箱', site.email],
    ['邮政编码', site.postcode],
  ];
  return facts.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}
