/** Poisoned slides: each shows the secret once and keeps another copy where nobody who is shown them sees it. */
import { slidesFile } from '../testing-office.ts';
import { NAME, type PoisonedOffice } from './testing-word.ts';

const type = 'application/vnd.openxmlformats-officedocument.presentationml.';
const slideOf = (element: string, attributes = ''): string =>
  `<p:${element} xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"${attributes}><p:cSld><a:p><a:r><a:t>${NAME}</a:t></a:r></a:p></p:cSld></p:${element}>`;

export const poisonedSlides: readonly PoisonedOffice[] = [
  {
    kind: 'pptx',
    name: 'speaker’s notes',
    why: 'what the speaker should say',
    bytes: slidesFile(NAME, {
      parts: [
        {
          name: 'ppt/notesSlides/notesSlide1.xml',
          type: `${type}notesSlide+xml`,
          content: slideOf('notes'),
        },
      ],
      relations: [{ id: 'n1', type: 'notesSlide', target: 'notesSlides/notesSlide1.xml' }],
    }),
  },
  {
    kind: 'pptx',
    name: 'a hidden slide',
    why: 'a slide that is not shown',
    bytes: slidesFile(`${NAME}`, {
      parts: [
        {
          name: 'ppt/slides/slide9.xml',
          type: `${type}slide+xml`,
          content: slideOf('sld', ' show="0"'),
        },
      ],
      relations: [{ id: 'h9', type: 'slide', target: 'slides/slide9.xml' }],
    }),
  },
];
