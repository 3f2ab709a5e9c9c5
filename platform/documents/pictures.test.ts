import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp, { type Sharp } from 'sharp';
import { pictureSize, releasedPicture } from './pictures.ts';

const flat = (width: number, height: number, background = '#c04020'): Sharp =>
  sharp({ create: { width, height, channels: 3, background } });
const bytesOf = async (picture: Sharp): Promise<Uint8Array> => new Uint8Array(await picture.toBuffer());

/** Each row: why, the picture, its size once released. */
const sizes: readonly [why: string, picture: () => Sharp, width: number, height: number][] = [
  ['a small one is not enlarged', () => flat(300, 200).jpeg(), 300, 200],
  ['a large one is fitted, its shape kept', () => flat(4000, 1000).jpeg(), 1920, 480],
  ['a high one too', () => flat(1000, 4000).png(), 480, 1920],
  ['one taken upright is turned', () => flat(400, 300).withMetadata({ orientation: 6 }).jpeg(), 300, 400],
  ['WebP stays WebP', () => flat(40, 30).webp(), 40, 30],
];
for (const [why, picture, width, height] of sizes)
  test(`a released picture: ${why}`, async () => {
    const bytes = await bytesOf(picture());
    const released = await releasedPicture(bytes);
    assert.deepEqual([released.width, released.height], [width, height]);
    const { format } = await sharp(bytes).metadata();
    assert.equal(released.mediaType, `image/${format}`);
    const { width: seen, orientation } = await sharp(released.bytes).metadata();
    assert.deepEqual([seen, orientation], [width, undefined]);
  });

test('its size is known before it is released, as it is seen', async () => {
  const bytes = await bytesOf(flat(400, 300).withMetadata({ orientation: 8 }).jpeg());
  assert.deepEqual(await pictureSize(bytes), { width: 300, height: 400 });
});

/** Each row: how the colour was written; red, green and blue must be what they were. */
const colours: readonly [how: string, picture: (one: Sharp) => Sharp][] = [
  ['sRGB', (one) => one.png()],
  ['Display P3 with its profile', (one) => one.withIccProfile('p3').png()],
  ['CMYK with its profile', (one) => one.toColourspace('cmyk').withIccProfile('cmyk').jpeg({ quality: 100 })],
];
for (const [how, picture] of colours)
  test(`a released picture keeps its colours: ${how}`, async () => {
    const released = await releasedPicture(await bytesOf(picture(flat(8, 8))));
    const { data, info } = await sharp(released.bytes).raw().toBuffer({ resolveWithObject: true });
    assert.equal(info.channels, 3);
    for (const [i, wanted] of [0xc0, 0x40, 0x20].entries())
      assert.ok(Math.abs((data[i] ?? 0) - wanted) <= 12, `${[...data.subarray(0, 3)]}`);
  });

test('an animation stays one, fitted', async () => {
  const frames = await Promise.all(
    ['#f00', '#0f0', '#00f'].map((colour) => flat(2000, 100, colour).png().toBuffer()),
  );
  const moving = await bytesOf(sharp(frames, { join: { animated: true } }).gif());
  const released = await releasedPicture(moving);
  assert.deepEqual([released.width, released.height], [1920, 96]);
  assert.equal((await sharp(released.bytes).metadata()).pages, 3);
});

test('nothing is said to be taken out of a picture that carried nothing', async () => {
  assert.deepEqual((await releasedPicture(await bytesOf(flat(30, 20).jpeg()))).stripped, []);
});

test('ten large ones at once are all released, a few at a time', async () => {
  const bytes = await bytesOf(flat(5000, 4000).jpeg());
  const all = await Promise.all(Array.from({ length: 10 }, () => releasedPicture(bytes)));
  assert.ok(all.every(({ width }) => width === 1920));
});
