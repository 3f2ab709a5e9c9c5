/**
 * Suggestions while somebody types, as a combobox with a list: arrow keys choose, Enter searches for what is chosen,
 * Escape closes. Without script the box is a plain form.
 */
const WAIT_MS = 150;
let boxes = 0;

/** Makes a box a combobox; its list lies in the same `.search-field`. */
function begin(input) {
  boxes += 1;
  const list = document.createElement('ul');
  list.id = `suggestions-${boxes}`;
  list.className = 'suggestions';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', '搜索提示');
  const told = document.createElement('span');
  told.className = 'visually-hidden';
  told.setAttribute('role', 'status');
  input.after(list, told);
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-expanded', 'false');
  input.setAttribute('aria-controls', list.id);
  const box = { input, list, told, chosen: -1, timer: 0, asking: null, asked: '' };
  input.addEventListener('input', (event) => {
    if (!event.isComposing) ask(box);
  });
  input.addEventListener('compositionend', () => ask(box));
  input.addEventListener('keydown', (event) => press(box, event));
  input.addEventListener('blur', () => close(box));
  // The box keeps the focus, so that its list is still there when the button of the mouse comes up.
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const option = event.target.closest('[role=option]');
    if (option) search(box, option);
  });
}

/** Asks the server a little after the last key, and forgets the question before. */
function ask(box) {
  clearTimeout(box.timer);
  box.asking?.abort();
  const typed = box.input.value.trim();
  if (typed === '') {
    close(box);
    return;
  }
  box.timer = setTimeout(async () => {
    box.asking = new AbortController();
    try {
      const { signal } = box.asking;
      const answer = await fetch(`/api/search/suggestions?q=${encodeURIComponent(typed)}`, { signal });
      const { suggestions } = answer.ok ? await answer.json() : { suggestions: [] };
      if (!signal.aborted && document.activeElement === box.input) show(box, suggestions);
    } catch {
      // Without suggestions one can still search.
      close(box);
    }
  }, WAIT_MS);
}

function show(box, suggestions) {
  if (suggestions.length === 0) {
    close(box);
    box.told.textContent = '没有提示';
    return;
  }
  box.list.replaceChildren(
    ...suggestions.map((text, index) => {
      const option = document.createElement('li');
      option.id = `${box.list.id}-${index}`;
      option.setAttribute('role', 'option');
      option.setAttribute('aria-selected', 'false');
      option.textContent = text;
      return option;
    }),
  );
  box.list.hidden = false;
  box.input.setAttribute('aria-expanded', 'true');
  choose(box, -1);
  box.told.textContent = `有${suggestions.length}条提示，按上下方向键选择`;
}

function close(box) {
  clearTimeout(box.timer);
  box.asking?.abort();
  box.list.hidden = true;
  box.list.replaceChildren();
  box.told.textContent = '';
  box.input.setAttribute('aria-expanded', 'false');
  choose(box, -1);
}

/** Marks one line of the list; -1: none, the box itself. */
function choose(box, index) {
  const options = box.list.children;
  options[box.chosen]?.setAttribute('aria-selected', 'false');
  box.chosen = index;
  const option = options[index];
  if (!option) {
    box.input.removeAttribute('aria-activedescendant');
    return;
  }
  option.setAttribute('aria-selected', 'true');
  box.input.setAttribute('aria-activedescendant', option.id);
}

/** Down and up go through the list and the box in a circle. */
function press(box, event) {
  if (event.isComposing) return;
  const count = box.list.children.length;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step !== undefined && count === 0 && step === 1) {
    event.preventDefault();
    ask(box);
  } else if (step !== undefined && count > 0) {
    event.preventDefault();
    choose(box, ((box.chosen + 1 + step + count + 1) % (count + 1)) - 1);
  } else if (event.key === 'Escape' && count > 0) {
    event.preventDefault();
    close(box);
  } else if (event.key === 'Enter' && box.chosen >= 0) {
    event.preventDefault();
    search(box, box.list.children[box.chosen]);
  }
}

function search(box, option) {
  box.input.value = option.textContent;
  close(box);
  box.input.form.requestSubmit();
}

for (const input of document.querySelectorAll('input[data-suggest]')) begin(input);
