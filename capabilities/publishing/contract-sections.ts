/** The shapes of 栏目 as they are sent and shown. Endpoints: contract.ts. */
import { z } from 'zod';
import { SectionKindName } from './contract-shapes.ts';

export const SectionView = z.object({
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  kind: SectionKindName,
  parentId: z.string().nullable(),
  position: z.number(),
  description: z.string(),
  keywords: z.string(),
  columnType: z.string(),
  chainId: z.string().nullable(),
  inNavigation: z.boolean(),
  state: z.enum(['active', 'retired']),
  successorId: z.string().nullable(),
  /** Every address that leads here. */
  addresses: z.array(z.string()),
  publicItems: z.number(),
  lastPublishedAt: z.string().nullable(),
});
export type SectionData = z.infer<typeof SectionView>;

export const SectionInput = z.object({
  title: z.string().trim().min(1, '请填写栏目名称').max(40, '栏目名称请控制在40字以内'),
  slug: z
    .string()
    .trim()
    .max(60)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '网址请用小写英文字母、数字和短横线，例如 notices'),
  kind: SectionKindName,
  parentId: z.uuid().nullable(),
  description: z.string().trim().max(300),
  keywords: z.string().trim().max(200),
  chainId: z.uuid().nullable(),
  inNavigation: z.boolean(),
});
