/** What tests of writing begin with: people, a section, an item, a save; all through HTTP. */
import assert from 'node:assert/strict';
import type { Browser } from '#platform/http/testing.ts';
import type { SectionData } from './contract.ts';
import type { ItemViewData } from './contract-shapes.ts';

/** The body of an answer that must be of this status. */
export async function bodyOf<T>(response: Response, status = 200): Promise<T> {
  const text = await response.text();
  assert.equal(response.status, status, text);
  return JSON.parse(text) as T;
}

export type SectionInputData = {
  readonly title: string;
  readonly slug: string;
  readonly kind?: string;
  readonly parentId?: string | null;
  readonly chainId?: string | null;
};

/** What the console sends of a section. */
export const sectionInput = (wish: SectionInputData) => ({
  ...{ kind: 'notices', parentId: null, chainId: null, description: '', keywords: '', inNavigation: true },
  ...wish,
});

export const makeSection = async (who: Browser, wish: SectionInputData): Promise<SectionData> =>
  bodyOf(await who('/api/sections', { json: sectionInput(wish) }));

export const makeItem = async (who: Browser, sectionId: string, title: string): Promise<ItemViewData> =>
  bodyOf(await who('/api/items', { json: { sectionId, kind: 'notice', title } }));

export const itemOf = async (who: Browser, id: number): Promise<ItemViewData> =>
  bodyOf(await who(`/api/items/${id}`));

type Changes = {
  readonly body?: string;
  readonly facts?: Partial<ItemViewData['facts']>;
  readonly attachments?: readonly string[];
  readonly personalAttachments?: readonly string[];
  readonly revision?: number;
  readonly sectionId?: string;
  readonly correctionNote?: string;
};

/** Saves the item as it was seen, with some things changed. */
export const save = (who: Browser, view: ItemViewData, changes: Changes = {}): Promise<Response> =>
  who(`/api/items/${view.id}`, {
    method: 'PUT',
    json: {
      revision: changes.revision ?? view.revision,
      sectionId: changes.sectionId ?? view.section.id,
      kind: view.kind,
      draft: {
        facts: { ...view.facts, ...changes.facts },
        body: changes.body ?? view.body,
        attachments: changes.attachments ?? view.attachments.map(({ id }) => id),
        personalAttachments: changes.personalAttachments ?? view.personalAttachments,
      },
      wish: view.wish,
      correctionNote: changes.correctionNote ?? view.correctionNote,
    },
  });

/** A step on the item as it stands. */
export const step = async (who: Browser, id: number, name: string, input: object = {}): Promise<Response> =>
  who(`/api/items/${id}/${name}`, { json: { revision: (await itemOf(who, id)).revision, ...input } });

export type Reviewers = { readonly first: Browser; readonly second: Browser; readonly leader: Browser };

/** Takes a submitted item through all that is left of its review. */
export async function passAll(id: number, { first, second, leader }: Reviewers): Promise<ItemViewData> {
  const turns = [first, first, second, second, leader, leader];
  for (const who of turns) {
    const view = await itemOf(who, id);
    if (view.review.open === null || !view.review.mayAct) continue;
    const asked = view.review.secrecyAsked ? 'no-secret' : null;
    const input = {
      ...{ revision: view.revision, stage: view.review.open, opinion: '同意。', secrecy: asked },
      units: view.units.map(({ hash }) => hash),
    };
    await bodyOf(await who(`/api/items/${id}/pass`, { json: input }));
  }
  return itemOf(first, id);
}

/** Everything that a notice needs before it can be reviewed. */
export const complete = { producedOn: '2024-03-04', summary: '概述。', source: '某局' } as const;
