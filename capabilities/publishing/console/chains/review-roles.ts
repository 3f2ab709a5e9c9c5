/** The roles that a chain may name, as they are called. */
import { roleLabels } from '#capabilities/accounts/contract.ts';

export const chainRoles = ['reviewer', 'proofreader', 'leader', 'disclosure-clerk', 'editor'] as const;
export type ChainRole = (typeof chainRoles)[number];

export const reviewRoles: Readonly<Record<string, string>> = Object.fromEntries(
  chainRoles.map((role) => [role, roleLabels[role].label]),
);

export const isChainRole = (role: string): role is ChainRole =>
  (chainRoles as readonly string[]).includes(role);
