// Run in a kiosk's page: draws each of its screens as the kiosk does, in every language and mode that
// is asked for, and measures what comes out. [] is as it should be. Read as an expression by Python.
async ({ inches, languages, modes, names, mm, visit }) => {
  const { Picture } = await import('/static/kiosk/picture.js');
  const { glassOf } = await import('/static/kiosk/glass.js');
  const { fresh } = await import('/static/kiosk/model.js');
  const { words } = await import('/static/words.js');
  const { pageData } = await import('/static/api.js');
  const page = pageData();
  page.kiosk.inches = inches;
  const vocabulary = new Map();
  const { haveAll } = await import('/static/kiosk/later.js');
  const { joined } = await import('/static/words.js');
  const { Aid } = await import('/static/aid/aid.js');
  await haveAll();
  for (const code of languages) vocabulary.set(code, joined(await words('kiosk', code), await words('kiosk-later', code)));
  const others = languages.filter((code) => /[^ -\u052f’“”…–·]/u.test(vocabulary.get(code)('done')));
  if (others.length && !document.querySelector('[href="/static/letters.css"]')) { // as the page has it where its site has one
    await new Promise((onload) => document.head.append(Object.assign(document.createElement('link'),
      { rel: 'stylesheet', href: '/static/letters.css', onload })));
  }
  for (const code of others) {
    await Promise.all(['400', '700'].map((weight) => document.fonts.load(`${weight} 45px Nastaliq`, vocabulary.get(code)('done'))));
  }
  document.getElementById('kiosk')?.remove();
  const root = Object.assign(document.createElement('div'), { id: 'kiosk' });
  document.body.append(root);
  const perMm = Math.hypot(innerWidth, innerHeight) / inches / 25.4;
  const enquiry = Object.keys(page.enquiries);
  const state = { open: true, opens_at: null, reason: null, cause: null, named: null };
  const live = { ...state, page: page.fingerprint, prints: {}, printer: { state: 'ready', usable: true, since: null },
    elsewhere: {}, instead: null, message: null, person: null, helper: null, notices: [], dates: {}, speakers: { cy: enquiry }, signposts: Object.fromEntries(Object.keys(page.signposts ?? {}).map((id) => [id, {
      open: false, until: null, opens_at: '2026-11-25T10:00:00Z' }])),
    enquiries: Object.fromEntries(enquiry.map((id, i) => [id, i === 1
      ? { ...state, open: false, opens_at: '2026-11-25T10:00:00Z', reason: 'hours', waiting: 0, about: null }
      : { ...state, waiting: 28, about: 45 }])) };
  const ticket = { visit, number: 'C0148', ahead: 12, print: { state: 'printed' } };
  const crowd = [...page.groups].sort((a, b) => b.enquiries.length - a.enquiries.length)[0];
  const clip = { name: {}, picture: '', sign: '/kiosk/riverside/easy/none.webm' };
  const signed = { page: { ...page, easy: Object.fromEntries(enquiry.map((id) => [id, clip])) } };
  const place = { cy: 'Ystafell 12', en: 'Room 12' };
  const VIEWS = {
    home: {}, group: { group: crowd.id }, 'closed-enquiry': { enquiry: enquiry[0], opensAt: '2026-11-25T10:00:00Z', reason: 'quota', cause: 'staff_away' },
    issuing: { slow: true }, ticket: { ticket }, settings: {}, language: {}, away: {}, trouble: {},
    'site-closed': {}, long: { about: 75, enquiry: enquiry[0] }, also: { under: { name: 'ticket', ticket } },
    'also-group': { group: crowd.id }, code: { purpose: 'back' }, 'welcome-back': {}, 'check-in-failed': { code: '123456', why: 'another_day' },
  };
  // Variants of a screen: [name, view, changes of the app]
  const SCREENS = [
    ...Object.entries(VIEWS).map(([name, view]) => [name, name, view, {}]),
    ['paperless', 'ticket', { ticket }, { paper: 'broken' }],
    ['appointment', 'ticket', { ticket: { ...ticket, starts_at: '2026-11-17T11:00:00Z', punctuality: 'late' } }, {}],
    ['code of an appointment', 'code', { purpose: 'appointment' }, { typed: '123456' }],
    ['number so far', 'code', { purpose: 'back' }, { typed: 'C01' }],
    ['go now', 'welcome-back', { answer: { done: 'called', number: 'C0148', ahead: 0, place, called_at: '2026-11-17T10:00:00Z' } }, {}],
    ['sorry', 'welcome-back', { answer: { done: 'too_late', number: 'C0148', ahead: 0, place: null, called_at: null } }, {}],
    ['talk', 'talk', {}, { how: 'shown' }], ['nobody there', 'talk', {}, { how: 'nobody', told: new Set(['fetch']) }],
    ['somebody comes', 'talk', { under: { name: 'ticket', ticket } }, { how: 'coming', told: new Set(['fetch', 'private']),
      live: { ...live, person: 'coming', helper: { who: 'Maximiliana' } } }],
    ['somebody came', 'talk', {}, { how: 'came' }],
    ['served', 'served', {}, { asked: 'cy' }],
    ['search', 'search', {}, { typed: 'ta' }], ['search in vain', 'search', {}, { typed: 'xqzzxq' }],
    ['still there', 'home', {}, { warning: 20 }], ['still there with a ticket', 'ticket', { ticket }, { warning: 20 }],
    ['home with clips', 'home', {}, signed], ['group with clips', 'group', { group: crowd.id }, signed],
    ['clips', 'signs', {}, signed], ['clip', 'sign', { enquiry: enquiry[0] }, signed],
    ['nobody speaks it', 'home', {}, {}],
    ['no paper now', 'home', {}, { live: { ...live, printer: { state: 'paper_out', usable: false, since: null } } }],
  ].filter(([name]) => !names || names.includes(name));
  const away = { ...live, ...state, open: false, opens_at: '2026-11-25T10:00:00Z', reason: 'closed_early', cause: 'staffing' };
  const found = [];
  const label = {};
  for (const language of languages) for (const worn of modes) for (const [title, screen, view, changes] of SCREENS) {
    const where = `${language} [${worn}] ${title}`;
    // It is not offered there: see finders in parts.js.
    const { scale, shape } = glassOf({ width: innerWidth, height: innerHeight, inches }, new Set(worn));
    if (screen === 'search' && scale === 'small' && shape !== 'column' && ['larger', 'low', 'spoken'].some((one) => worn.includes(one))) continue;
    // Read as a further language of the house, and nobody who is here speaks it: the screen says so.
    const further = title === 'nobody speaks it';
    if (further && language === 'cy') continue;
    const offered = further ? { page: { ...page, interpreter: false, languages: ['cy', 'en', language].map((code) => ({ ...page.languages[0], code, name: code })) } } : {};
    const guide = { on: worn.includes('spoken'), private: false, asked: true };
    const app = new Proxy({
      aid: Object.assign(Object.create(Aid.prototype), { guide, lines: [], saying: null }), page, ...fresh(page), language, modes: new Set(worn), live: screen === 'site-closed' ? away : live, away: screen === 'away',
      paper: 'take', screen, drawn: '', welcome: 'Croeso.', glass: null, room: null, ready: true, whole: true, how: '',
      now: () => new Date('2026-11-17T10:42:00Z'), w: vocabulary.get(language), view: { name: screen,
        answer: { done: 'returned', number: 'C0148', ahead: 12, place: null, called_at: null }, ...view }, ...changes, ...offered,
    }, { get: (of, key) => (key in of ? of[key] : () => undefined) });
    app.aid.page = { words: () => app.w, choosing: true };
    const picture = new Picture(root);
    picture.draw(app);
    if (further && !/Cymraeg|English/.test(root.textContent)) found.push(`${where}: does not say what is spoken`);
    for (const what of measured(root, perMm, mm, worn)) found.push(`${where}: ${what}`);
    const size = parseFloat(getComputedStyle(root.querySelector('.tile__label, .row__label, .points') ?? root).fontSize);
    const plain = `${language} ${title} ${worn.includes('low')}`;
    if (!worn.includes('larger')) label[plain] = size;
    else if (label[plain] && root.querySelector('.tile__label') && size < 1.49 * label[plain]) {
      found.push(`${where}: letters of ${size} px, ${label[plain]} without`);
    }
    if (root.querySelector('.tile__label') && ![...root.querySelectorAll('.tile .icon')].every((one) => one.getClientRects().length)) {
      found.push(`${where}: no icons`);
    }
  }
  return found;

  function measured(root, perMm, mm, worn) {
    const low = worn.includes('low');
    const out = [];
    const glass = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
    const inside = (a, b, by = 1.5) => a.left >= b.left - by && a.top >= b.top - by && a.right <= b.right + by && a.bottom <= b.bottom + by;
    const apart = (a, b, by = 0) => a.right <= b.left + by || b.right <= a.left + by || a.bottom <= b.top + by || b.bottom <= a.top + by;
    const visible = (node) => !node.closest('.visually-hidden') && node.getClientRects().length > 0;
    const buttons = [...root.querySelectorAll('button')].filter(visible).map((node) => [node, node.getBoundingClientRect()]);
    for (const [node, at] of buttons) {
      const name = node.textContent.trim().replace(/\s+/g, ' ').slice(0, 30) || node.getAttribute('aria-label');
      if (!inside(at, glass)) out.push(`'${name}' leaves the glass`);
      const least = (mm * perMm) - 0.6;
      if (at.width < least || at.height < least) out.push(`'${name}' is ${(at.width / perMm).toFixed(1)} × ${(at.height / perMm).toFixed(1)} mm`);
      const ends = root.querySelector('.screen').dataset.screen;
      // Larger letters and low buttons together leave a small glass a little less; see glass.js.
      const upper = innerHeight / perMm < 120 && worn.includes('larger') ? 0 : innerHeight / perMm < 200 && worn.includes('larger') ? 0.45 : 0.5;
      if (low && !['ticket', 'paperless', 'welcome-back'].includes(ends) && at.top < innerHeight * upper) out.push(`'${name}' begins at ${Math.round((100 * at.top) / innerHeight)} % of the height`);
    }
    for (let i = 0; i < buttons.length; i += 1) for (let j = 0; j < i; j += 1) {
      if (!apart(buttons[i][1], buttons[j][1])) out.push(`'${buttons[i][0].textContent.trim().slice(0, 20)}' lies on '${buttons[j][0].textContent.trim().slice(0, 20)}'`);
    }
    const texts = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const box = node.parentElement;
      if (!node.data.trim() || !visible(box)) continue;
      const style = getComputedStyle(box);
      if (style.clipPath !== 'none') continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const frame = box.closest('button, .card, .slot, .notice, .phone, .typed, .go, .dock, .head, .main, .aid, .screen').getBoundingClientRect();
      for (const rect of range.getClientRects()) {
        if (!rect.width) continue; // a sign that only turns the direction
        const size = parseFloat(style.fontSize);
        // From the capitals' top to the base line, roughly: lines may stand close.
        const middle = (rect.top + rect.bottom) / 2;
        const letters = { left: rect.left, right: rect.right, top: middle - 0.36 * size, bottom: middle + 0.36 * size };
        const text = node.data.trim().slice(0, 30);
        if (!inside(letters, glass)) out.push(`"${text}" is cut by the glass`);
        else if (!inside(letters, frame, 2)) out.push(`"${text}" leaves its frame`);
        else if (size < 18 / 5.1 * perMm * 0.9) out.push(`"${text}" is ${(size / perMm).toFixed(1)} mm`);
        texts.push([text, letters, node, rect]);
      }
    }
    for (let i = 0; i < texts.length; i += 1) {
      for (let j = 0; j < i; j += 1) if (!apart(texts[i][1], texts[j][1], 1)) out.push(`"${texts[i][0]}" lies on "${texts[j][0]}"`);
      const { left, right, top, bottom } = texts[i][1];
      const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      const own = texts[i][2].parentElement;
      if (at && at !== own && !own.contains(at) && !at.contains(own)) out.push(`"${texts[i][0]}" is covered by ${at.className}`);
    }
    for (const [node, at] of buttons) for (const [text, letters, own] of texts) {
      if (!node.contains(own) && !apart(at, letters, 1)) out.push(`"${text}" lies on a button`);
    }
    const code = root.querySelector('.qr');
    if (code && visible(code) && code.getBoundingClientRect().width < 31.5 * perMm) out.push(`the code is ${(code.getBoundingClientRect().width / perMm).toFixed(1)} mm`);
    if (code && Math.abs(code.clientWidth - code.clientHeight) > 1) out.push('the code is stretched');
    return out;
  }
}
