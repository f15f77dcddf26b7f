// Finds pages by words as people type them: inflected, compounded, half typed, mistyped, without their dots.
// It knows nothing of where the text comes from, nor of how what is found is shown.
globalThis.promisekitSearch = (() => {
  const folded = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/ß/g, "ss");
  const WORD = /\p{N}+[\p{Sc}%]|[\p{L}\p{N}\p{M}]+/gu;
  // "1,500" and "1 500" are one number, "£95" and "95 £" one sum; an apostrophe belongs to its word.
  const plain = (text) => text.replace(/\u00ad/g, "").toLowerCase().replace(/(\d)[.,\s](?=\d{3}(?!\d))/g, "$1").replace(/(\p{Sc})\s?(\d+)/gu, "$2$1 ")
    .replace(/(\d)\s(?=[\p{Sc}%])/gu, "$1").replace(/(\p{L})['’](?=\p{L})/gu, "$1");
  const wordsOf = (text) => plain(text).normalize("NFC").match(WORD) || [];
  const isNumber = (word) => /^\p{N}/u.test(word);

  // Finnish changes consonants inside a word (hammas, hampaan): what is asked for and what is there by one form for all.
  const GRADES = [[/(?:mp|mm)$/, "m"], [/(?:nk|ng|nt|nn|nd)$/, "n"], [/(?:lt|ll|ld)$/, "l"], [/(?:rt|rr|rd)$/, "r"],
    [/(?:ks|[tds]+)$/, "t"], [/k+$/, "k"], [/(?:p+|v)$/, "p"], [/m$/, "n"]];
  const graded = (stem) => {
    const base = stem.replace(/[aeiouy]+$/, "");
    for (const [ending, one] of GRADES) if (ending.test(base)) return base.replace(ending, one);
    return base;
  };
  const SWAPS = [["mm", "mp"], ["nn", "nt"], ["ng", "nk"], ["ll", "lt"], ["rr", "rt"], ["d", "t"], ["v", "p"], ["t", "tt"],
    ["k", "kk"], ["p", "pp"]];
  const beginnings = (stem, grades) => {
    const base = stem.replace(/[aeiouy]+$/, ""), found = [stem];
    if (!grades) return found;
    for (const [one, other] of SWAPS) {
      if (base.endsWith(one)) found.push(base.slice(0, -one.length) + other);
      if (base.endsWith(other)) found.push(base.slice(0, -other.length) + one);
    }
    return found.filter((each) => each.length >= 4 || each === stem);
  };

  // Letters left out, put in, changed or exchanged; more than `most` of them is told as `most + 1`.
  const slips = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let before = [], last = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i++) {
      const now = [i];
      let least = i;
      for (let j = 1; j <= b.length; j++) {
        now[j] = Math.min(last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] !== b[j - 1]));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) now[j] = Math.min(now[j], before[j - 2] + 1);
        least = Math.min(least, now[j]);
      }
      if (least > most) return most + 1;
      [before, last] = [last, now];
    }
    return last[b.length];
  };

  const threesOf = (word) => new Set(Array.from({ length: Math.max(word.length - 2, 0) }, (_, i) => word.slice(i, i + 3)));
  const alikeness = (a, b) => (2 * [...a].filter((three) => b.has(three)).length) / (a.size + b.size);

  // Two words of one root (laskuttaja, laskutus): they begin alike for most of their length.
  const akin = (a, b) => {
    let same = 0;
    while (same < a.length && a[same] === b[same]) same++;
    return same >= 5 && same >= 0.6 * Math.max(a.length, b.length);
  };

  const TEXT = 0, HEADING = 1, TITLE = 2, TAG = 3, WORTH = [1, 1.8, 3, 3.5];
  const SAME = 1, INFLECTED = 0.95, GRADED = 0.75, BEGINNING = 0.6, HEAD = 0.75, INSIDE = 0.55, KIN = 0.5, HOLDS = 0.3, EVERYDAY = 0.6, EVERYDAY_PART = 0.35, SLIP = 0.5, MANY_SLIPS = 0.35;
  const GOOD = 0.6, TOGETHER = 0.8, WORD_FOR_WORD = 2, CALLED_SO = 0.4, NAMED = 1.8, CUSTOMERS_WORDS = 1.5, FIRST = 1.1, WORTH_SHOWING = 0.2, ALSO = 0.35, MOST_WORDS = 12, AT_A_TIME = 150;

  // `language` has a `stem` (word → stem), `stopwords`, `everyday` (lists of words that mean the same), `compounds`
  // where words are written together, and `grades` where consonants change.
  // `pages` are {title, boost}; `sections` {page (its number), title, text, tags, isWhy (a customer's own words)}.
  const searching = (pages, sections, language = {}) => {
    const stem = (word) => folded(language.stem && !isNumber(word) ? language.stem(word) : word);
    const inOneGrade = language.grades ? graded : (stemmed) => stemmed;
    const stopwords = new Set((language.stopwords || []).flatMap(wordsOf).map(folded));
    const everyday = language.everyday || [], isPhrase = (word) => word.includes(" ");
    const groups = everyday.map((group) => group.filter((word) => !isPhrase(word)).map((word) => ({ word, key: folded(word), stem: stem(word) })));
    // "No show" is said for one thing: beside its words, those of its group are asked for.
    const phrases = everyday.flatMap((group) => group.filter(isPhrase).map((phrase) => (
      { words: wordsOf(phrase).map(folded), instead: group.find((word) => !isPhrase(word)) })));
    const phrasesIn = (words) => phrases.filter((phrase) => words.some((_, at) => phrase.words.every((word, i) => words[at + i] === word)));
    // Where words are put together, the first part may change what is meant, the last one is what it is.
    const means = (asked, { key, stem: one }) => (key === asked.key || one === asked.stem || inOneGrade(one) === asked.graded ? EVERYDAY
      : language.compounds && ((one.length >= 5 && asked.stem.startsWith(one)) || (key.length >= 4 && asked.key.endsWith(key))) ? EVERYDAY_PART : 0);
    const alike = (asked) => groups.flatMap((group) => {
      const worth = Math.max(...group.map((one) => means(asked, one)));
      return worth ? group.map(({ word }) => [word, worth]) : [];
    });

    const known = new Map(); // a word → how often it stands where
    const lengths = [];
    const add = (text, section, field) => {
      const words = wordsOf(text);
      for (const word of words) {
        const key = folded(word);
        let one = known.get(key);
        if (!one) {
          const stemmed = stem(word);
          known.set(key, (one = { word: key, stem: stemmed, graded: inOneGrade(stemmed), posts: [] }));
        }
        const post = one.posts.at(-1);
        if (post && post[0] === section && post[1] === field) post[2]++;
        else one.posts.push([section, field, 1]);
      }
      return words.length;
    };
    // All sections, some at a time.
    function* reading() {
      for (const [i, one] of sections.entries()) {
        lengths.push([add(one.text, i, TEXT), add(one.title, i, HEADING), add(pages[one.page].title, i, TITLE), 1]);
        for (const tag of one.tags || []) add(tag, i, TAG);
        if (i % AT_A_TIME === AT_A_TIME - 1) yield;
      }
      usual = lengths.reduce((sum, [text]) => sum + text, 0) / (lengths.length || 1) || 1;
      words = [...known.values()];
    }
    let usual = 1, words = [];
    const titleLengths = pages.map(({ title }) => wordsOf(title).filter((word) => !stopwords.has(folded(word))).length || 1);

    const likeness = (asked, one) => {
      const { word } = one;
      if (word === asked.key) return SAME;
      if (asked.isNumber || isNumber(word)) {
        if (asked.number !== parseInt(word, 10)) return 0;
        const units = [asked.key, word].map((one) => one.replace(/^\p{N}+/u, ""));
        return units[0] && units[1] ? 0 : units[0] ? HOLDS : INFLECTED;
      }
      if (one.stem === asked.stem) return INFLECTED;
      if (asked.graded.length >= 3 && one.graded === asked.graded) return GRADED;
      if (asked.key.length >= 2 && word.startsWith(asked.key)) return BEGINNING + 0.14 * (asked.key.length / word.length);
      if (asked.stem.length >= 4 && asked.begin.some((begin) => word.startsWith(begin))) return BEGINNING;
      if (asked.key.length >= 4 && (word.endsWith(asked.key) || (language.compounds && asked.stem.length >= 4 && one.stem.endsWith(asked.stem)))) return HEAD;
      if (asked.stem.length >= 4 && (asked.begin.some((begin) => word.includes(begin)) || (asked.graded.length >= 4 && one.graded.endsWith(asked.graded)))) return INSIDE;
      if (akin(asked.stem, one.stem)) return KIN;
      if (one.stem.length >= 5 && asked.key.length > one.stem.length + 2 && (asked.key.startsWith(one.stem) || asked.key.includes(one.stem, 3))) return HOLDS * (1 + one.stem.length / asked.key.length);
      return 0;
    };
    const mistyped = (asked) => {
      const most = asked.key.length < 4 || asked.isNumber ? 0 : asked.key.length < 8 ? 1 : 2, found = [], threes = threesOf(asked.key);
      if (most)
        for (const one of words) {
          if (isNumber(one.word)) continue;
          const many = Math.min(slips(asked.key, one.word, most), slips(asked.key, one.word.slice(0, asked.key.length), most) + 0.5,
            asked.stem.length >= 4 ? slips(asked.stem, one.stem, most) + 0.3 : 9);
          const shared = one.word.length < 7 || threes.size < 5 ? 0 : alikeness(threes, threesOf(one.word));
          if (many <= most + 0.5 && (many < 2 || asked.key[0] === one.word[0])) found.push([one, many <= 1.5 ? SLIP / (1 + 0.2 * many) : MANY_SLIPS]);
          else if (shared >= 0.5) found.push([one, GOOD * shared]);
        }
      return found;
    };
    const asking = (word) => {
      const key = folded(word), stemmed = stem(word);
      return { key, stem: stemmed, graded: inOneGrade(stemmed), begin: beginnings(stemmed, language.grades), isNumber: isNumber(key), number: parseInt(key, 10) };
    };
    const fitting = (asked) => {
      const found = [];
      for (const one of words) {
        const like = likeness(asked, one);
        if (like) found.push([one, like]);
      }
      return found;
    };
    // A word that nobody wrote, of two that are known: hammassärky, tandläkartid.
    const knows = (part) => {
      const asked = asking(part);
      return fitting(asked).some(([, like]) => like >= INFLECTED) || groups.some((group) => group.some((one) => means(asked, one) === EVERYDAY));
    };
    const parts = (word) => {
      if (!language.compounds || isNumber(word) || word.length < 8 || fitting(asking(word)).some(([, like]) => like >= GOOD)) return [word];
      for (let at = word.length - 3; at >= 4; at--) {
        const found = [word.slice(0, at), word.slice(at)];
        if (found.every(knows)) return found;
      }
      return [word];
    };
    const answers = new Map(); // as one types, all words but the last stay as they are
    const matches = (word) => {
      if (answers.has(word)) return answers.get(word);
      const asked = asking(word);
      let found = fitting(asked);
      const best = new Map(found);
      const isKnown = found.some(([, like]) => like >= GOOD);
      for (const [other, worth] of alike(asked).filter(([, worth]) => worth === EVERYDAY || !isKnown))
        for (const [one, like] of fitting(asking(other)))
          if (like >= (language.compounds ? HEAD : INFLECTED)) best.set(one, Math.max(best.get(one) || 0, like * worth));
      found = [...best];
      if (!found.some(([, like]) => like >= GOOD * EVERYDAY)) found = [...found, ...mistyped(asked)];
      if (answers.size > 40) answers.clear();
      answers.set(word, found);
      return found;
    };

    const pointsOf = (word) => {
      const points = new Map(), seen = new Set(), titled = new Set(), hits = matches(word);
      const most = Math.max(0, ...hits.map(([, like]) => like));
      for (const [one, like] of hits)
        for (const [section, field, times] of one.posts) {
          const long = lengths[section][field];
          const often = field === TEXT ? (times * 2) / (times + 0.5 + (0.5 * long) / usual) : 1.25 / (1 + 0.025 * long);
          const point = like * WORTH[field] * often, at = points.get(section) || { best: 0, word: one, fields: [0, 0, 0, 0] };
          at.fields[field] = Math.max(at.fields[field], point);
          if (point > at.best) Object.assign(at, { best: point, word: one });
          points.set(section, at);
          if (like >= most * 0.8) seen.add(sections[section].page);
          if (field === TITLE && (like >= GRADED || (like === most && like < GOOD))) titled.add(sections[section].page);
        }
      const rarity = hits.length ? Math.log(1 + pages.length / (1 + seen.size)) : 0;
      // What is only nearly there says less of what was meant.
      return { points, rarity, hits, titled, weight: rarity * most };
    };

    const lines = new Map();
    const lineOf = (section) => {
      const one = sections[section];
      if (!lines.has(section)) lines.set(section, ` ${folded(wordsOf(`${pages[one.page].title} ${one.title} ${one.text}`).join(" "))} `);
      return lines.get(section);
    };

    // The best first: {page, section (its best; both numbers), score, words (the words of the text that fit)}.
    const find = (text) => {
      const inOrder = wordsOf(text).map(folded), said = phrasesIn(inOrder);
      const all = [...new Set([...wordsOf(text), ...said.map(({ instead }) => instead)])], weighty = all.filter((word) => !stopwords.has(folded(word)));
      const asked = [...new Set((weighty.length ? weighty : all).slice(0, MOST_WORDS).flatMap(parts))];
      if (!asked.length) return [];
      const inPhrases = new Set(said.flatMap(({ words }) => words)), each = asked.map(pointsOf), scores = new Map();
      const whole = each.reduce((sum, one, i) => sum + (inPhrases.has(folded(asked[i])) ? 0 : one.weight), 0) || 1;
      for (const { points, rarity, weight } of each)
        for (const [section, { best: most, word, fields }] of points) {
          const point = most + ALSO * (fields.reduce((sum, each) => sum + each, 0) - most);
          const one = scores.get(section) || { score: 0, covered: 0, words: new Set() };
          // A word of the text stands for one of those asked for, not for two.
          const share = one.words.has(word) ? 0.3 : 1;
          one.words.add(word);
          one.score += point * rarity * share;
          one.covered += weight * share;
          scores.set(section, one);
        }
      const pairs = inOrder.slice(1).map((word, i) => [inOrder[i], word])
        .filter((pair) => !pair.every((word) => stopwords.has(word))).map((pair) => ` ${pair.join(" ")} `), best = new Map();
      for (const [section, { score, covered }] of scores) {
        const one = sections[section];
        let points = score * Math.pow(Math.min(covered / whole, 1), 1.5) * Math.pow(pages[one.page].boost, 0.4);
        if (inOrder.length > 2 && lineOf(section).includes(` ${inOrder.join(" ")} `)) points *= WORD_FOR_WORD;
        // "Billing" asks for what is called so, before what has the word in a long name.
        const named = each.filter(({ titled }) => titled.has(one.page)).length;
        points *= named === asked.length && named === titleLengths[one.page] ? NAMED : 1 + CALLED_SO * (named / titleLengths[one.page]);
        points *= one.isWhy ? CUSTOMERS_WORDS : one.title ? 1 : FIRST;
        if (pairs.length) points *= 1 + TOGETHER * (pairs.filter((pair) => lineOf(section).includes(pair)).length / pairs.length);
        if (!best.has(one.page) || points > best.get(one.page).score) best.set(one.page, { page: one.page, section, score: points });
      }
      const marked = new Set(each.flatMap(({ hits }) => hits.map(([one]) => one.word)));
      const found = [...best.values()].sort((a, b) => b.score - a.score || a.page - b.page);
      return found.filter(({ score }) => score >= found[0].score * WORTH_SHOWING).map((one) => ({ ...one, words: marked }));
    };
    return { find, reading };
  };
  const searcher = (...given) => {
    const one = searching(...given);
    for (const _ of one.reading()) ;
    return one.find;
  };
  // The same without holding up what the reader does meanwhile.
  const searcherSoon = async (...given) => {
    const one = searching(...given);
    for (const _ of one.reading()) await new Promise((done) => setTimeout(done));
    return one.find;
  };
  // The index as it is written: lists instead of names.
  const unpacked = ({ pages, sections }) => ({
    pages: pages.map(([url, title, kind, boost]) => ({ url, title, kind, boost })),
    sections: sections.map(([page, anchor, title, text, tags]) => ({ page, anchor, title, text, tags, isWhy: anchor === "why" })),
  });

  return { searcher, searcherSoon, unpacked, folded, wordsOf };
})();
