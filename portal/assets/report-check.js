/** 年报体检: drag and drop, and progress while a file travels and is read. Without this module the form works as it is. */

for (const area of document.querySelectorAll('[data-drop]')) acceptDrops(area);
for (const form of document.querySelectorAll('[data-check-form]')) showProgress(form);

/** Files may be dropped anywhere on the area, not only on the button. */
function acceptDrops(area) {
  const input = area.querySelector('input[type=file]');
  const over = (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    area.classList.add('drop-over');
  };
  area.addEventListener('dragenter', over);
  area.addEventListener('dragover', over);
  area.addEventListener('dragleave', () => area.classList.remove('drop-over'));
  area.addEventListener('drop', (event) => {
    area.classList.remove('drop-over');
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    const [first] = event.dataTransfer.files;
    const one = new DataTransfer();
    one.items.add(first);
    input.files = one.files;
    input.focus();
  });
}

/** Sends the form in the background and puts the answer in place; any failure falls back to sending it plainly. */
function showProgress(form) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const button = form.querySelector('button[type=submit]');
    const line = form.querySelector('[data-progress]');
    const request = new XMLHttpRequest();
    button.disabled = true;
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      say(line, loaded < total ? '正在上传' : '正在读取和核对', loaded < total ? loaded / total : null),
    );
    request.addEventListener('load', () => replacePage(request, form));
    request.addEventListener('error', () => form.submit());
    say(line, '正在上传', 0);
    request.open('POST', form.action);
    request.send(new FormData(form));
  });
}

function say(line, words, part) {
  const bar = document.createElement('progress');
  if (part !== null) bar.value = part;
  bar.setAttribute('aria-label', words);
  line.replaceChildren(bar, `${words}…`);
}

/** Shows the answered page's content under the same address, and moves the reader to its heading. */
function replacePage(request, form) {
  const isPage = request.getResponseHeader('content-type')?.startsWith('text/html');
  const answer = isPage ? new DOMParser().parseFromString(request.responseText, 'text/html') : null;
  const content = answer?.querySelector('.page');
  if (!content) {
    form.submit();
    return;
  }
  document.title = answer.title;
  document.querySelector('.page').replaceWith(document.adoptNode(content));
  for (const area of content.querySelectorAll('[data-drop]')) acceptDrops(area);
  for (const next of content.querySelectorAll('[data-check-form]')) showProgress(next);
  scrollTo({ top: 0, behavior: 'instant' });
  const heading = content.querySelector('h1');
  heading.tabIndex = -1;
  heading.focus();
}
