// The page of `httpbot playground`: draws what the stand-in's feed says, and sends back what a person does.
// All text reaches the document as text nodes; nothing here assigns innerHTML.

// ---------------------------------------------------------------- words

const WORDS = {
  en: {
    skip: "Skip to the question field", channels: "Channels", apps: "Apps", you: "You are", admin: "admin",
    local: "Everything stays on this machine: no Slack workspace, no token.", home: "Home", messages: "Messages",
    offline: "The playground has stopped. This page reconnects as soon as it runs again.", examples: "Examples",
    mode: "What Enter does", post: "Message", send: "Send", theme: "Light or dark", thread: "Thread", close: "Close",
    askHint: "A status code, a log line, or @httpbot …", postHint: "Message {place}",
    replyHint: "Reply… (@httpbot asks the bot here)", today: "Today", edited: "(edited)",
    onlyYou: "Only visible to you", dismiss: "Dismiss message", used: "{name} used {command}", app: "APP",
    more: "More actions", replyIn: "Reply in thread", edit: "Edit message", remove: "Delete message",
    replies: (n) => (n === 1 ? "1 reply" : `${n} replies`), working: "Working…", typing: "httpbot is typing…",
    operation_timeout: "httpbot did not answer within 3 seconds (operation_timeout)",
    dispatch_failed: "httpbot could not be reached or refused the request (dispatch_failed)",
    invalid_command: "That is not a command here; try {commands}", cancel: "Cancel", save: "Save changes",
    optional: "(optional)", noHome: "httpbot has not published a Home tab.", choose: "Choose an option",
    nothing: "Nothing found", notMember: "httpbot is not in this channel; {command} works all the same", messagesIn: "Messages in {place}",
    direct: "Message httpbot", removeSure: "Delete this message?", yes: "Yes", image: "Image",
  },
  ko: {
    skip: "질문 입력란으로 건너뛰기", channels: "채널", apps: "앱", you: "사용자", admin: "관리자",
    local: "모든 것이 이 컴퓨터 안에서 돌아갑니다. Slack 워크스페이스도 토큰도 필요 없습니다.", home: "홈", messages: "메시지",
    offline: "플레이그라운드가 멈췄습니다. 다시 실행되면 바로 연결됩니다.", examples: "예시",
    mode: "Enter를 누르면", post: "메시지", send: "보내기", theme: "밝게 또는 어둡게", thread: "스레드", close: "닫기",
    askHint: "상태 코드, 로그 한 줄, 또는 @httpbot …", postHint: "{place}에 메시지 보내기",
    replyHint: "댓글… (@httpbot으로 봇에게 질문)", today: "오늘", edited: "(편집됨)",
    onlyYou: "회원님에게만 표시", dismiss: "메시지 닫기", used: "{name} 님이 {command} 사용", app: "앱",
    more: "추가 작업", replyIn: "스레드에 댓글 달기", edit: "메시지 편집", remove: "메시지 삭제",
    replies: (n) => `댓글 ${n}개`, working: "처리 중…", typing: "httpbot이 입력하는 중…",
    operation_timeout: "httpbot이 3초 안에 응답하지 않았습니다 (operation_timeout)",
    dispatch_failed: "httpbot에 연결할 수 없거나 요청이 거부되었습니다 (dispatch_failed)",
    invalid_command: "여기에 없는 명령입니다. {commands}를 써 보세요", cancel: "취소", save: "변경 사항 저장",
    optional: "(선택 사항)", noHome: "httpbot이 홈 탭을 게시하지 않았습니다.", choose: "옵션 선택",
    nothing: "결과 없음", notMember: "httpbot은 이 채널에 없지만 {command}는 쓸 수 있습니다", messagesIn: "{place}의 메시지",
    direct: "httpbot에게 메시지 보내기", removeSure: "이 메시지를 삭제할까요?", yes: "예", image: "이미지",
  },
};

const EXAMPLES = {
  en: ["503", "too many requests", "401 vs 403", "which code when the email already exists", "5xx",
    "@httpbot what is method-preserving redirect"],
  ko: ["503이 뭐야", "권한없음", "401이랑 403 차이", "메서드 유지되는 리다이렉트", "500번대", "@httpbot 502랑 504 차이"],
};

const EMOJI = {
  white_check_mark: "✅", heavy_check_mark: "✔️", x: "❌", warning: "⚠️", rotating_light: "🚨", no_entry: "⛔", no_entry_sign: "🚫",
  information_source: "ℹ️", question: "❓", exclamation: "❗", bulb: "💡", mag: "🔍", link: "🔗", lock: "🔒", unlock: "🔓", key: "🔑",
  arrows_counterclockwise: "🔄", repeat: "🔁", arrow_right: "➡️", arrow_left: "⬅️", arrow_up: "⬆️", arrow_down: "⬇️", fast_forward: "⏩",
  hourglass: "⌛", hourglass_flowing_sand: "⏳", stopwatch: "⏱️", alarm_clock: "⏰", calendar: "📆", date: "📅", fire: "🔥", boom: "💥",
  zap: "⚡", construction: "🚧", wrench: "🔧", hammer_and_wrench: "🛠️", gear: "⚙️", electric_plug: "🔌", satellite_antenna: "📡",
  globe_with_meridians: "🌐", computer: "💻", package: "📦", books: "📚", book: "📖", memo: "📝", pencil: "📝", pencil2: "✏️",
  clipboard: "📋", page_facing_up: "📄", file_folder: "📁", bar_chart: "📊", chart_with_upwards_trend: "📈", bell: "🔔",
  mega: "📣", loudspeaker: "📢", speech_balloon: "💬", thought_balloon: "💭", eyes: "👀", wave: "👋", pray: "🙏", tada: "🎉",
  rocket: "🚀", sparkles: "✨", star: "⭐", thumbsup: "👍", "+1": "👍", thumbsdown: "👎", "-1": "👎", ok_hand: "👌", clap: "👏",
  muscle: "💪", raised_hands: "🙌", point_right: "👉", point_left: "👈", smile: "😄", slightly_smiling_face: "🙂", thinking_face: "🤔",
  sweat_smile: "😅", sob: "😭", skull: "💀", ghost: "👻", robot_face: "🤖", teapot: "🫖", coffee: "☕", heart: "❤️", red_circle: "🔴",
  large_blue_circle: "🔵", large_green_circle: "🟢", large_yellow_circle: "🟡", large_orange_circle: "🟠", white_circle: "⚪",
  black_circle: "⚫", large_red_square: "🟥", kr: "🇰🇷", us: "🇺🇸", gb: "🇬🇧", house: "🏠", door: "🚪", mailbox: "📫", envelope: "✉️",
  traffic_light: "🚦", vertical_traffic_light: "🚦", octagonal_sign: "🛑", pushpin: "📌", shield: "🛡️", turtle: "🐢", snail: "🐌", bug: "🐛",
};

// ---------------------------------------------------------------- state and the document

const state = { me: "", users: new Map(), channels: new Map(), messages: new Map(), home: null, modal: null, app: null };
const shownAt = { channel: "", tab: "messages", thread: "" };
const unread = new Set();
const trouble = new Map(); // what went wrong under a message, by its key
const waiting = { channel: "", timer: 0 };
let feed = null;

const $ = (id) => document.getElementById(id);
const key = (channel, ts) => `${channel}/${ts}`;
const language = () => (state.users.get(state.me)?.locale.startsWith("ko") ? "ko" : "en");

function say(word, values = {}) {
  const text = WORDS[language()][word];
  return Object.entries(values).reduce((line, [name, value]) => line.replace(`{${name}}`, value), text);
}

/** An element: `h("button", {class: "x", onclick: f}, "text", child, null)`. Strings become text nodes. */
function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.flat(3).filter((child) => child != null && child !== false));
  return element;
}

const ICONS = {
  reply: "M3 4h14v9.500H9.500L6 17v-3.500H3Z",
  more: "M10 4.200v.1M10 10v.1M10 15.800v.1",
  eye: "M1.8 10C4 6.3 6.8 4.5 10 4.500s6 1.8 8.2 5.500c-2.2 3.7-5 5.5-8.2 5.500S4 13.7 1.8 10Zm8.2 2.500a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z",
  bell: "M10 2.500c-3 0-4.7 2.2-4.7 5 0 3.5-1.3 5-2.3 6h14c-1-1-2.3-2.5-2.3-6 0-2.8-1.7-5-4.7-5ZM8.3 16.500c.9 1.1 2.5 1.1 3.4 0",
  warning: "M10 3 18 16.500H2ZM10 8v4M10 14.200v.1",
};

function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", ICONS[name]);
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", `glyph ${name}`);
  svg.append(path);
  return svg;
}

async function act(what) {
  try {
    const response = await fetch("/page/act", {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ user: state.me, ...what }),
    });
    return await response.json();
  } catch {
    return { error: "dispatch_failed" };
  }
}

const explain = (error) => (error in WORDS.en ? say(error, { commands: state.app.commands.join(", ") }) : error);

// ---------------------------------------------------------------- mrkdwn (docs.slack.dev/messaging/formatting-message-text)

const decode = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
const emoji = (name) => EMOJI[name.toLowerCase()];
const STYLES = { "*": "strong", _: "em", "~": "s" };
const isEdge = (char) => char === undefined || /[\s\p{P}\p{S}]/u.test(char);

function mrkdwn(text) {
  const parts = [];
  text.split(/```\n?([\s\S]+?)\n?```/).forEach((part, index) => {
    if (index % 2) parts.push(h("pre", {}, inlineInPre(part)));
    else if (part.trim() || !parts.length) parts.push(...paragraphs(index ? part.replace(/^\n/, "") : part));
  });
  return parts;
}

function paragraphs(text) {
  const out = [];
  let quoted = [];
  const endQuote = () => { if (quoted.length) out.push(h("blockquote", {}, lines(quoted))); quoted = []; };
  let plain = [];
  const endPlain = () => { if (plain.length) out.push(...lines(plain)); plain = []; };
  for (const line of text.split("\n")) {
    const quote = /^(?:&gt;|>) ?(.*)$/.exec(line);
    if (quote) { endPlain(); quoted.push(quote[1]); } else { endQuote(); plain.push(line); }
  }
  endQuote();
  endPlain();
  return out;
}

function lines(list) {
  return list.map((line, index) => {
    const bullet = /^(\s*)([•◦▪]) +(.*)$/.exec(line);
    if (bullet) return h("span", { class: "bullet" }, h("span", {}, bullet[2]), inline(bullet[3]));
    const last = index === list.length - 1;
    return [inline(line), last ? null : "\n"];
  }).flat();
}

function inlineInPre(text) {
  return text.split(/(<[^<>\n]+>)/).map((part, index) => (index % 2 ? reference(part.slice(1, -1)) : decode(part)));
}

/** One line: code, references, emoji, and *bold*, _italic_, ~strike~ that begin and end at a word's edge. */
function inline(text) {
  const out = [];
  let plain = "";
  const flush = () => { if (plain) out.push(decode(plain)); plain = ""; };
  for (let at = 0; at < text.length;) {
    const rest = text.slice(at);
    const token = /^(?:`([^`\n]+)`|<([^<>\n]+)>|:([a-z0-9_+-]+):)/i.exec(rest);
    if (token && !(token[3] && !emoji(token[3]))) {
      flush();
      if (token[1]) out.push(h("code", {}, inlineInPre(token[1])));
      else if (token[2]) out.push(reference(token[2]));
      else out.push(h("span", { role: "img", "aria-label": token[3].replaceAll("_", " ") }, emoji(token[3])));
      at += token[0].length;
      continue;
    }
    const end = STYLES[text[at]] && isEdge(text[at - 1]) ? closing(text, at) : 0;
    if (end) {
      flush();
      out.push(h(STYLES[text[at]], {}, inline(text.slice(at + 1, end))));
      at = end + 1;
    } else {
      plain += text[at];
      at += 1;
    }
  }
  flush();
  return out;
}

function closing(text, at) {
  if (/\s/.test(text[at + 1] ?? " ")) return 0;
  for (let end = at + 2; end < text.length; end += 1) {
    if (text[end] === "`") { const skip = text.indexOf("`", end + 1); if (skip > 0) end = skip; }
    else if (text[end] === text[at] && !/\s/.test(text[end - 1]) && isEdge(text[end + 1])) return end;
  }
  return 0;
}

function reference(inside) {
  const bar = inside.indexOf("|");
  const [target, label] = bar < 0 ? [inside, ""] : [inside.slice(0, bar), inside.slice(bar + 1)];
  if (target.startsWith("@")) return person(target.slice(1), label);
  if (target.startsWith("#")) return h("span", { class: "mention" }, `#${state.channels.get(target.slice(1))?.name ?? label}`);
  if (target.startsWith("!")) return special(target.slice(1), label);
  return link(decode(target), label ? inline(label) : decode(target));
}

function person(id, label = "") {
  const me = id === state.me ? " me" : "";
  return h("span", { class: `mention${me}` }, `@${state.users.get(id)?.name ?? (label || id)}`);
}

function special(target, label) {
  if (target.startsWith("date^")) {
    const when = new Date(Number(target.split("^")[1]) * 1000);
    return h("time", { datetime: when.toISOString() }, when.toLocaleString(language()));
  }
  return h("span", { class: "mention me" }, label || `@${target}`);
}

function link(url, label) {
  if (!/^(https?:|mailto:)/i.test(url)) return h("span", {}, label);
  return h("a", { href: url, target: "_blank", rel: "noreferrer noopener" }, label);
}

// ---------------------------------------------------------------- rich_text

function richText(block) {
  return h("div", { class: "rich" }, block.elements.map(richPart));
}

function richPart(part) {
  if (part.type === "rich_text_list") {
    const items = part.elements.map((item) => h("li", {}, item.elements.map(richElement)));
    const list = h(part.style === "ordered" ? "ol" : "ul", { start: part.offset ? part.offset + 1 : null }, items);
    list.style.marginLeft = `${(part.indent ?? 0) * 24}px`;
    return list;
  }
  const tag = { rich_text_quote: "blockquote", rich_text_preformatted: "pre" }[part.type] ?? "div";
  return h(tag, { class: tag === "div" ? "mrkdwn" : null }, part.elements.map(richElement));
}

function richElement(element) {
  const kinds = {
    text: () => element.text,
    link: () => link(element.url, element.text || element.url),
    user: () => person(element.user_id),
    channel: () => h("span", { class: "mention" }, `#${state.channels.get(element.channel_id)?.name ?? element.channel_id}`),
    emoji: () => emoji(element.name) ?? `:${element.name}:`,
    broadcast: () => h("span", { class: "mention me" }, `@${element.range}`),
    usergroup: () => h("span", { class: "mention" }, `@${element.usergroup_id}`),
    date: () => special(`date^${element.timestamp}`, element.fallback ?? ""),
    color: () => element.value,
  };
  const drawn = (kinds[element.type] ?? (() => element.text ?? ""))();
  const style = element.style ?? {};
  const wrapped = [["code", "code"], ["strike", "s"], ["italic", "em"], ["bold", "strong"]];
  return wrapped.reduce((inner, [name, tag]) => (style[name] ? h(tag, {}, inner) : inner), drawn);
}

// ---------------------------------------------------------------- Block Kit; `place` says where a click happened

const text = (object) => (object?.type === "mrkdwn" ? mrkdwn(object.text) : plain(object?.text ?? ""));
const plain = (string) => string.split(/(:[a-z0-9_+-]+:)/i).map((part, i) => (i % 2 ? emoji(part.slice(1, -1)) ?? part : part));

const BLOCKS = {
  header: (block) => h("h3", {}, plain(block.text.text)),
  section: (block, place) => h("div", { class: "section" },
    block.text && h("div", { class: "mrkdwn" }, text(block.text)),
    block.fields && h("div", { class: "fields" }, block.fields.map((field) => h("div", { class: "mrkdwn" }, text(field)))),
    block.accessory && h("div", { class: "accessory" }, element(block.accessory, place))),
  context: (block) => h("div", { class: "context" }, block.elements.map((each) =>
    each.type === "image" ? picture(each) : h("span", { class: "mrkdwn" }, text(each)))),
  divider: () => h("hr"),
  actions: (block, place) => h("div", { class: "row" }, block.elements.map((each) => element(each, place))),
  context_actions: (block, place) => h("div", { class: "row" }, block.elements.map((each) => element(each, place))),
  image: (block) => h("figure", { class: "picture" }, block.title && h("figcaption", {}, plain(block.title.text)), picture(block)),
  rich_text: richText,
  markdown: (block) => h("div", { class: "mrkdwn" }, mrkdwn(block.text.replace(/^#+ (.*)$/gm, "*$1*").replaceAll("**", "*"))),
  table: (block) => h("div", { class: "table" }, h("table", {}, block.rows.map((row, index) => h("tr", {}, row.map((cell, column) =>
    aligned(h(index ? "td" : "th", { scope: index ? null : "col" }, cellOf(cell)), block.column_settings?.[column])))))),
  alert: (block) => h("div", { class: "alert", role: "note" }, text(block.text)),
  input: inputBlock,
};

function blocksOf(blocks, place) {
  return h("div", { class: "blocks" }, blocks.map((block) => {
    const drawn = (BLOCKS[block.type] ?? ((each) => h("div", { class: "picture" }, `[${each.type}]`)))(block, { ...place, block });
    drawn.dataset.block = block.block_id;
    return drawn;
  }));
}

const cellOf = (cell) => (cell.type === "rich_text" ? richText(cell) : h("span", { class: "mrkdwn" }, plain(String(cell.text ?? cell.value ?? ""))));
function aligned(cell, settings) {
  if (settings?.align) cell.style.textAlign = settings.align;
  if (settings && settings.is_wrapped === false) cell.style.whiteSpace = "nowrap";
  return cell;
}
/** Pictures are not fetched (nothing leaves this machine); their alternative text stands for them. */
const picture = (image) => h("span", { class: "picture", role: "img", "aria-label": image.alt_text }, image.alt_text);

const ELEMENTS = {
  button, static_select: select, external_select: externalSelect, overflow, image: picture, workflow_button: button,
  checkboxes: (each, place) => choices(each, place, "checkbox"), radio_buttons: (each, place) => choices(each, place, "radio"),
  multi_static_select: (each, place) => choices({ ...each, options: optionsOf(each) }, place, "checkbox"),
  plain_text_input: textField, email_text_input: textField, url_text_input: textField, number_input: textField,
};
function element(each, place) {
  const drawn = (ELEMENTS[each.type] ?? (() => h("span", { class: "picture" }, `[${each.type}]`)))(each, place);
  drawn.dataset.action = each.action_id ?? "";
  return drawn;
}

function button(each, place) {
  const attributes = { class: `button ${each.style ?? ""}`, "aria-label": each.accessibility_label, title: each.accessibility_label };
  const press = (event) => confirmed(each.confirm).then((sure) => sure && send(event.target.closest(".button"), place, { do: "click", element: each.action_id }));
  if (each.url) return h("a", { ...attributes, href: each.url, target: "_blank", rel: "noreferrer noopener", onclick: press }, plain(each.text.text));
  return h("button", { ...attributes, type: "button", onclick: press }, plain(each.text.text));
}

async function send(target, place, what) {
  target.setAttribute("aria-busy", "true");
  const answer = await act({ ...what, ...place.where, values: place.values?.() });
  target.removeAttribute("aria-busy");
  place.failed(answer.error ? explain(answer.error) : "");
}

const optionsOf = (each) => each.options ?? each.option_groups.flatMap((group) => group.options);
const optionTag = (option, initial) => h("option", { value: option.value, selected: option.value === initial?.value }, plain(option.text.text));

function select(each, place) {
  const groups = each.option_groups?.map((group) => h("optgroup", { label: group.label.text }, group.options.map((option) => optionTag(option, each.initial_option))));
  const hint = each.placeholder?.text ?? say("choose");
  const list = h("select", { "aria-label": hint, name: place.name, onchange: () => place.input || choose(list, each, place, list.value) },
    h("option", { value: "", disabled: !place.optional, selected: !each.initial_option }, hint), groups ?? each.options.map((option) => optionTag(option, each.initial_option)));
  list.required = Boolean(place.input && !place.optional);
  return h("span", { class: "choice" }, list);
}

async function choose(target, each, place, option) {
  if (await confirmed(each.confirm)) await send(target, place, { do: "select", element: each.action_id, option });
}

function externalSelect(each, place) {
  const listId = `list-${each.action_id}-${place.block.block_id}`;
  const list = h("div", { class: "menu", role: "listbox", id: listId, hidden: true });
  const field = h("input", { type: "text", role: "combobox", "aria-expanded": "false", "aria-controls": listId, "aria-autocomplete": "list",
    autocomplete: "off", placeholder: each.placeholder?.text ?? say("choose"), "aria-label": each.placeholder?.text ?? say("choose"), value: each.initial_option?.text.text });
  let offered = [], marked = -1, timer = 0, asked = 0;
  field.chosen = each.initial_option ?? null;
  const show = (open) => { list.hidden = !open; field.setAttribute("aria-expanded", String(open)); if (open) fit(list); };
  const mark = (index) => {
    marked = index;
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === index)));
    if (list.children[index]) field.setAttribute("aria-activedescendant", list.children[index].id);
  };
  const take = (option) => {
    field.value = option.text.text;
    field.chosen = option;
    show(false);
    if (!place.input) choose(field, each, place, option);
  };
  const look = async () => {
    const number = (asked += 1);
    const answer = await act({ do: "suggest", element: each.action_id, query: field.value, ...place.where });
    if (number !== asked) return;
    offered = answer.options ?? [];
    const items = offered.map((option, i) => h("div", { role: "option", id: `${listId}-${i}`, "aria-selected": "false", onmousedown: (event) => { event.preventDefault(); take(option); } }, plain(option.text.text)));
    list.replaceChildren(...(items.length ? items : [h("div", { class: "group" }, answer.error ? explain(answer.error) : say("nothing"))]));
    mark(items.length ? 0 : -1);
    show(true);
  };
  field.addEventListener("input", () => {
    field.chosen = null;
    clearTimeout(timer);
    if (field.value.length >= (each.min_query_length ?? 3)) timer = setTimeout(look, 150); else show(false);
  });
  field.addEventListener("blur", () => show(false));
  field.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && offered.length) mark((marked + step + offered.length) % offered.length);
    else if (event.key === "Enter" && offered[marked]) take(offered[marked]);
    else if (event.key === "Escape") show(false);
    else return;
    event.preventDefault();
  });
  return h("span", { class: "choice" }, field, list);
}

function overflow(each, place) {
  const opener = h("button", { type: "button", class: "button", "aria-haspopup": "menu", "aria-label": each.accessibility_label ?? say("more") }, "⋯");
  opener.addEventListener("click", () => openMenu(opener, each.options.map((option) => ({ label: option.text.text, run: () => choose(opener, each, place, option.value) }))));
  return h("span", { class: "choice" }, opener);
}

function choices(each, place, kind) {
  const initial = new Set([...(each.initial_options ?? []), ...(each.initial_option ? [each.initial_option] : [])].map((option) => option.value));
  const name = `${kind}-${place.block.block_id}-${each.action_id}`;
  const set = h("div", { class: "set", role: kind === "radio" ? "radiogroup" : "group" });
  const picked = () => [...set.querySelectorAll("input:checked")].map((input) => input.value);
  set.append(...each.options.map((option) => h("label", {},
    h("input", { type: kind, name, value: option.value, checked: initial.has(option.value), onchange: () => place.input || choose(set, each, place, kind === "radio" ? picked()[0] : picked()) }),
    h("span", {}, text(option.text), option.description && h("small", {}, text(option.description))))));
  return set;
}

function textField(each, place) {
  const types = { email_text_input: "email", url_text_input: "url", number_input: "number" };
  const limits = { minlength: each.min_length, maxlength: each.max_length, placeholder: each.placeholder?.text, id: `field-${place.block.block_id}` };
  const field = each.multiline ? h("textarea", limits) : h("input", { ...limits, type: types[each.type] ?? "text" });
  field.value = each.initial_value ?? "";
  field.required = !place.optional;
  return field;
}

function inputBlock(block, place) {
  const optional = Boolean(block.optional);
  const field = element(block.element, { ...place, input: true, optional });
  const label = [plain(block.label.text), " ", optional && h("small", {}, say("optional"))];
  const named = field.id ? h("label", { class: "label", for: field.id }, label) : h("legend", { class: "label" }, label);
  return h(field.id ? "div" : "fieldset", { class: "input" }, named, field, block.hint && h("span", { class: "hint" }, plain(block.hint.text)));
}

// ---------------------------------------------------------------- menus and dialogs

/** A menu that would leave its pane at the bottom opens upwards. */
function fit(menu) {
  const pane = menu.closest(".log, .home, .body") ?? document.body;
  menu.classList.remove("up");
  menu.classList.toggle("up", menu.getBoundingClientRect().bottom > pane.getBoundingClientRect().bottom);
}

function openMenu(opener, items) {
  document.querySelectorAll(".menu[role=menu]").forEach((menu) => menu.close());
  const host = opener.parentElement;
  const menu = h("div", { class: "menu", role: "menu" }, items.map(({ label, note, run }) =>
    h("button", { type: "button", role: "menuitem", onclick: () => { menu.close(); opener.focus(); run(); } }, h("span", {}, plain(label)), note && h("small", {}, note))));
  const away = (event) => { if (!menu.contains(event.target) && !opener.contains(event.target)) menu.close(); };
  menu.close = () => { menu.remove(); host.classList.remove("open"); opener.setAttribute("aria-expanded", "false"); document.removeEventListener("pointerdown", away); };
  menu.addEventListener("keydown", (event) => {
    const all = [...menu.children], at = all.indexOf(document.activeElement), step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) { all[(at + step + all.length) % all.length].focus(); event.preventDefault(); }
    if (event.key === "Escape" || event.key === "Tab") { menu.close(); opener.focus(); event.stopPropagation(); }
  });
  host.append(menu);
  host.classList.add("open");
  opener.setAttribute("aria-expanded", "true");
  fit(menu);
  menu.firstElementChild?.focus();
  document.addEventListener("pointerdown", away);
}

/** Slack's confirmation of a button or select; true without one. */
function confirmed(ask) {
  if (!ask) return Promise.resolve(true);
  const dialog = $("confirm");
  return new Promise((resolve) => {
    const end = (sure) => (event) => { event?.preventDefault(); dialog.close(); resolve(sure); };
    dialog.oncancel = () => resolve(false);
    dialog.replaceChildren(h("form", { onsubmit: end(true) },
      h("header", {}, h("h2", { id: "confirm-title" }, plain(ask.title.text))),
      h("div", { class: "body mrkdwn" }, text(ask.text)),
      h("footer", {}, h("button", { type: "button", class: "button", onclick: end(false) }, plain(ask.deny?.text ?? say("cancel"))),
        h("button", { class: `button ${ask.style === "danger" ? "danger" : "primary"}` }, plain(ask.confirm?.text ?? say("yes"))))));
    dialog.showModal();
  });
}

function drawModal() {
  const dialog = $("modal"), view = state.modal;
  if (!view) { dialog.close(); dialog.replaceChildren(); return; }
  const failed = h("p", { class: "failed", role: "alert" });
  const place = { where: { view: view.id }, failed: (why) => { failed.textContent = why; } };
  const body = blocksOf(view.blocks, { ...place, values: () => valuesIn(view, body) });
  const close = () => act({ do: "close" });
  const submit = async (event) => {
    event.preventDefault();
    const pressed = event.submitter ?? form.querySelector(".primary");
    pressed.setAttribute("aria-busy", "true");
    const answer = await act({ do: "submit", values: valuesIn(view, body) });
    pressed.removeAttribute("aria-busy");
    failed.textContent = answer.error ? explain(answer.error) : "";
    showErrors(body, answer.errors ?? {});
  };
  const form = h("form", { onsubmit: submit },
    h("header", {}, h("h2", { id: "modal-title" }, plain(view.title.text)), h("button", { type: "button", class: "icon", "aria-label": say("close"), onclick: close }, "✕")),
    h("div", { class: "body" }, body),
    h("footer", {}, failed, h("button", { type: "button", class: "button", onclick: close }, plain(view.close?.text ?? say("cancel"))),
      view.submit && h("button", { class: "button primary" }, plain(view.submit.text))));
  dialog.oncancel = (event) => { event.preventDefault(); close(); };
  dialog.replaceChildren(form);
  if (!dialog.open) dialog.showModal();
}

function valuesIn(view, body) {
  const values = {};
  for (const block of view.blocks) {
    const drawn = body.querySelector(`[data-block="${CSS.escape(block.block_id)}"]`);
    for (const each of [block.element, block.accessory, ...(block.elements ?? [])].filter((one) => one?.action_id)) {
      const value = valueOf(drawn.querySelector(`[data-action="${CSS.escape(each.action_id)}"]`), each.type);
      if (value !== undefined) values[each.action_id] = value;
    }
  }
  return values;
}

function valueOf(field, type) {
  if (type.endsWith("_input")) return field.value;
  if (type === "static_select") return field.querySelector("select").value || null;
  if (type === "external_select") return field.querySelector("input").chosen;
  if (type === "radio_buttons") return field.querySelector("input:checked")?.value ?? null;
  if (type === "checkboxes" || type === "multi_static_select") return [...field.querySelectorAll("input:checked")].map((input) => input.value);
  return undefined;
}

function showErrors(body, errors) {
  body.querySelectorAll(".input > .failed").forEach((old) => old.remove());
  for (const [block, why] of Object.entries(errors)) {
    body.querySelector(`[data-block="${CSS.escape(block)}"]`)?.append(h("p", { class: "failed", role: "alert" }, why));
  }
}

// ---------------------------------------------------------------- messages

const COLORS = ["#b5446e", "#2f7f86", "#8a5a2b", "#4f5bd5", "#7a4f9a"];
function avatar(user) {
  if (user?.id === state.app.id) return h("span", { class: "avatar", "aria-hidden": "true" }, h("img", { src: "/favicon.svg", alt: "" }));
  const face = h("span", { class: "avatar", "aria-hidden": "true" }, user?.is_bot ? icon("bell") : [...(user?.real_name ?? "?")][0]);
  face.style.background = user?.is_bot ? "#3b4252" : COLORS[[...(user?.id ?? "")].reduce((sum, char) => sum + char.codePointAt(0), 0) % COLORS.length];
  return face;
}

function timeOf(ts) {
  const when = new Date(Number(ts) * 1000);
  return h("time", { datetime: when.toISOString() }, when.toLocaleTimeString(language(), { hour: "numeric", minute: "2-digit" }));
}

function drawMessage(message, { short = false, inThread = false, fresh = false } = {}) {
  const user = state.users.get(message.user);
  const id = key(message.channel, message.ts);
  const failed = (why) => { if (why) trouble.set(id, why); else trouble.delete(id); draw(); };
  const place = { where: { channel: message.channel, ts: message.ts }, failed };
  const shape = `message${short ? " short" : ""}${message.is_private ? " private" : ""}${fresh ? " arrived" : ""}`;
  return h("article", { class: shape, "data-ts": message.ts, "data-user": message.user, "aria-label": user?.real_name },
    message.is_private && privateNote(message),
    message.command && h("p", { class: "note" }, say("used", { name: state.users.get(message.command_by)?.real_name, command: message.command })),
    avatar(user),
    h("div", {},
      h("div", { class: "who" }, h("b", {}, user?.real_name ?? message.user), message.bot_id && h("span", { class: "badge" }, say("app")), timeOf(message.ts)),
      content(message, place),
      trouble.has(id) && h("p", { class: "failed", role: "alert" }, icon("warning"), " ", trouble.get(id)),
      message.reactions && h("div", { class: "reactions" }, message.reactions.map((each) => h("span", {}, `${emoji(each.name) ?? `:${each.name}:`} ${each.count}`))),
      !inThread && threadLink(message)),
    !message.is_private && toolbar(message, inThread));
}

function content(message, place) {
  const attachments = (message.attachments ?? []).map((each) => attachment(each, place));
  const edited = message.edited && message.user !== state.app.id && h("span", { class: "edited" }, ` ${say("edited")}`);
  if (message.blocks) return [blocksOf(message.blocks, place), edited, ...attachments];
  return [message.text && h("div", { class: "mrkdwn" }, mrkdwn(message.text), edited), ...attachments];
}

function attachment(each, place) {
  const box = h("div", { class: "attachment" },
    each.pretext && h("div", { class: "mrkdwn" }, mrkdwn(each.pretext)),
    each.title && h("b", {}, each.title_link ? link(each.title_link, each.title) : each.title),
    each.blocks ? blocksOf(each.blocks, place) : each.text && h("div", { class: "mrkdwn" }, mrkdwn(each.text)),
    !each.text && !each.blocks && !each.title && each.fallback,
    each.fields && h("div", { class: "fields" }, each.fields.map((field) => h("div", {}, h("b", {}, field.title), mrkdwn(field.value)))));
  if (/^#?[0-9a-f]{3,8}$/i.test(each.color ?? "")) box.style.borderLeftColor = `#${each.color.replace("#", "")}`;
  return box;
}

function privateNote(message) {
  const dismiss = () => { state.messages.delete(key(message.channel, message.ts)); draw(); };
  return h("p", { class: "note" }, icon("eye"), say("onlyYou"), " · ", h("button", { type: "button", onclick: dismiss }, say("dismiss")));
}

function threadLink(message) {
  const count = repliesTo(message).length;
  return count ? h("button", { type: "button", class: "replies", onclick: () => openThread(message) }, icon("reply"), " ", WORDS[language()].replies(count)) : null;
}

function toolbar(message, inThread) {
  const more = h("button", { type: "button", class: "icon", title: say("more"), "aria-label": say("more"), "aria-haspopup": "menu" }, icon("more"));
  more.addEventListener("click", () => openMenu(more, menuItems(message)));
  const reply = h("button", { type: "button", class: "icon", title: say("replyIn"), "aria-label": say("replyIn"), onclick: () => openThread(message) }, icon("reply"));
  return h("div", { class: "actions-bar" }, !inThread && reply, more);
}

function menuItems(message) {
  const where = { channel: message.channel, ts: message.ts };
  const shortcuts = state.app.shortcuts.map((each) => ({ label: each.name, note: "httpbot", run: () => shortcut(each, message) }));
  if (message.user !== state.me) return shortcuts;
  const source = decode(message.text.replace(/<([@#!]?)([^<>|]+)(?:\|([^<>]*))?>/g, (_all, kind, target, label) =>
    kind === "@" ? `@${state.users.get(target)?.name ?? target}` : kind === "#" ? `#${label}` : label || target));
  return [...shortcuts, { label: say("edit"), run: () => editDialog(source, (changed) => act({ do: "edit", text: changed, ...where })) },
    { label: say("remove"), run: async () => { if (await confirmed({ title: { text: say("remove") }, text: { text: say("removeSure") }, style: "danger" })) act({ do: "delete", ...where }); } }];
}

async function shortcut(each, message) {
  working(true);
  const answer = await act({ do: "shortcut", callback_id: each.callback_id, channel: message.channel, ts: message.ts });
  working(false, answer.error);
}

function editDialog(source, save) {
  const dialog = $("confirm"), field = h("textarea", { "aria-label": say("edit") });
  field.value = source;
  const end = (event) => { event.preventDefault(); dialog.close(); save(field.value); };
  dialog.oncancel = null;
  dialog.replaceChildren(h("form", { onsubmit: end }, h("header", {}, h("h2", { id: "confirm-title" }, say("edit"))),
    h("div", { class: "body input" }, field),
    h("footer", {}, h("button", { type: "button", class: "button", onclick: () => dialog.close() }, say("cancel")), h("button", { class: "button primary" }, say("save")))));
  dialog.showModal();
  field.focus();
}

const ordered = () => [...state.messages.values()].sort((a, b) => (a.ts < b.ts ? -1 : 1));
const repliesTo = (root) => ordered().filter((each) => each.channel === root.channel && each.is_reply && each.thread_ts === root.ts);
const inChannel = (channel) => ordered().filter((each) => each.channel === channel && (!each.is_reply || each.broadcast));

/** Draws only what changed, so that focus, menus and half-typed fields elsewhere stay as they are. */
function drawLog(log, messages, inThread) {
  const old = new Map([...log.querySelectorAll(":scope > article")].map((article) => [article.dataset.ts, article]));
  const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  const first = log.dataset.of !== log.dataset.drawn;
  let grew = null;
  const articles = messages.map((message, index) => {
    const before = messages[index - 1];
    const short = Boolean(before) && before.user === message.user && !before.is_private && !message.is_private && !message.command && message.ts - before.ts < 300;
    const shape = JSON.stringify([message, short, trouble.get(key(message.channel, message.ts)), inThread ? 0 : repliesTo(message).length, language()]);
    const kept = old.get(message.ts);
    if (kept?.drawn === shape && !first) return kept;
    const article = drawMessage(message, { short, inThread, fresh: !kept && !first });
    if (!kept) grew = article;
    article.drawn = shape;
    return article;
  });
  const day = h("div", { class: "day" }, say("today"));
  const wanted = messages.length ? [inThread ? null : day, ...articles].filter(Boolean) : [];
  const current = [...log.children];
  if (wanted.length !== current.length || wanted.some((each, i) => each !== current[i] && !(each === day && current[i].className === "day"))) {
    const focused = refocus(log);
    wanted.forEach((each, i) => { if (log.children[i] !== each && !(each === day && log.children[i]?.className === "day")) log.insertBefore(each, log.children[i] ?? null); });
    while (log.children.length > wanted.length) log.lastElementChild.remove();
    focused();
  }
  log.dataset.drawn = log.dataset.of;
  if (first || atEnd) log.scrollTop = log.scrollHeight;
  const newest = first && inThread ? articles.at(-1) : grew;
  if (newest && (atEnd || first)) newest.scrollIntoView({ block: newest.offsetHeight > log.clientHeight ? "start" : "nearest" });
}

/** A message that is drawn anew keeps the keyboard focus on the same control. */
function refocus(log) {
  const active = log.contains(document.activeElement) ? document.activeElement : null;
  const ts = active?.closest("article")?.dataset.ts, action = active?.closest("[data-action]")?.dataset.action;
  return () => {
    if (!ts || document.activeElement === active) return;
    const article = log.querySelector(`article[data-ts="${CSS.escape(ts)}"]`);
    const again = article?.querySelector(`[data-action="${CSS.escape(action ?? "")}"]`) ?? article?.querySelector("button");
    again?.focus({ preventScroll: true });
  };
}

// ---------------------------------------------------------------- the page around them

const nameOf = (channel) => (channel.is_im ? "httpbot" : `# ${channel.name}`);

function drawSidebar() {
  const entry = (channel) => {
    const face = channel.is_im ? avatar(state.users.get(state.app.id)) : h("span", { "aria-hidden": "true" }, "#");
    const attributes = { type: "button", class: unread.has(channel.id) ? "unread" : null, "aria-current": channel.id === shownAt.channel ? "page" : null, "data-channel": channel.id };
    return h("li", {}, h("button", { ...attributes, onclick: () => go(channel.id) }, face, channel.is_im ? "httpbot" : channel.name));
  };
  const all = [...state.channels.values()];
  $("channels").replaceChildren(...all.filter((each) => !each.is_im).map(entry));
  $("apps").replaceChildren(...all.filter((each) => each.is_im).map(entry));
}

function drawWords() {
  document.documentElement.lang = language();
  document.querySelectorAll("[data-say]").forEach((each) => { each.textContent = say(each.dataset.say); });
  document.querySelectorAll("[data-label]").forEach((each) => each.setAttribute("aria-label", say(each.dataset.label)));
  document.querySelectorAll("[data-title]").forEach((each) => { each.title = say(each.dataset.title); each.setAttribute("aria-label", say(each.dataset.title)); });
  const people = [...state.users.values()].filter((each) => !each.is_bot && each.id !== "USLACKBOT");
  $("person").replaceChildren(...people.map((each) => h("option", { value: each.id, selected: each.id === state.me },
    `${each.real_name} · ${each.locale}${each.is_admin ? ` · ${say("admin")}` : ""}`)));
  $("examples").replaceChildren(...EXAMPLES[language()].concat(EXAMPLES[language() === "ko" ? "en" : "ko"].slice(0, 4)).map((each) =>
    h("button", { type: "button", onclick: () => { $("composer").value = each; ask(each, "ask"); } }, each)));
  $("mode-ask").textContent = state.app.commands[0] ?? "/http";
}

function draw() {
  const channel = state.channels.get(shownAt.channel);
  if (!channel) return;
  unread.delete(channel.id);
  const home = channel.is_im && shownAt.tab === "home";
  $("place-name").textContent = nameOf(channel);
  $("place-topic").textContent = channel.is_im ? "" : channel.has_app ? channel.topic : say("notMember", { command: state.app.commands[0] });
  $("tabs").hidden = !channel.is_im;
  $("tab-home").setAttribute("aria-selected", String(home));
  $("tab-messages").setAttribute("aria-selected", String(!home));
  [$("home").hidden, $("log").hidden, $("footer").hidden] = [!home, home, home];
  const posting = document.querySelector("[name=mode]:checked").value === "post";
  document.querySelector(".modes").hidden = channel.is_im;
  $("composer").placeholder = channel.is_im ? say("direct") : posting ? say("postHint", { place: nameOf(channel) }) : say("askHint");
  $("log").setAttribute("aria-label", say("messagesIn", { place: nameOf(channel) }));
  $("log").dataset.of = `${channel.id} ${state.me}`;
  if (!home) drawLog($("log"), inChannel(channel.id), false);
  drawSidebar();
  drawThread(channel);
}

function drawHome() {
  const failed = h("p", { class: "failed", role: "alert" });
  const place = { where: { view: state.home?.id }, failed: (why) => { failed.textContent = why; } };
  if (!state.home) { $("home").replaceChildren(h("p", { class: "empty" }, say("noHome"))); return; }
  const blocks = blocksOf(state.home.blocks, { ...place, values: () => valuesIn(state.home, blocks) });
  $("home").replaceChildren(blocks, failed);
}

function drawThread(channel) {
  const root = state.messages.get(key(channel.id, shownAt.thread));
  $("thread").hidden = !root;
  document.body.classList.toggle("with-thread", Boolean(root));
  if (!root) return;
  $("thread-place").textContent = nameOf(channel);
  $("thread-composer").placeholder = say("replyHint");
  $("thread-log").setAttribute("aria-label", say("thread"));
  $("thread-log").dataset.of = key(channel.id, root.ts);
  drawLog($("thread-log"), [root, ...repliesTo(root)], true);
}

function openThread(message) {
  shownAt.thread = message.is_reply ? message.thread_ts : message.ts;
  draw();
  if (!$("thread-composer").value && state.channels.get(message.channel).has_app) $("thread-composer").value = "@httpbot ";
  $("thread-composer").focus();
}

function go(channel, tab) {
  Object.assign(shownAt, { channel, thread: "", tab: tab ?? (state.channels.get(channel).is_im ? "home" : "messages") });
  draw();
  remember();
  if (state.channels.get(channel).is_im) openTab(); else $("composer").focus();
}

async function openTab() {
  if (shownAt.tab === "home") drawHome();
  const answer = await act({ do: "home", tab: shownAt.tab });
  if (answer.error) $("home").replaceChildren(h("p", { class: "failed", role: "alert" }, explain(answer.error)));
  if (shownAt.tab === "messages") $("composer").focus();
}

// ---------------------------------------------------------------- asking

/** A question is a slash command, unless it mentions the bot or stands in the conversation with it. */
function asked(typed, mode) {
  const channel = shownAt.channel;
  const slash = /^(\/[a-z0-9_-]+)(?:\s+([\s\S]*))?$/i.exec(typed);
  if (slash) return { do: "command", command: slash[1], text: slash[2] ?? "", channel };
  const message = mode === "post" || /(^|\s)@httpbot\b/i.test(typed) || state.channels.get(channel).is_im;
  return message ? { do: "message", text: typed, channel } : { do: "command", command: state.app.commands[0], text: typed, channel };
}

const past = [];
async function ask(typed, mode = document.querySelector("[name=mode]:checked").value) {
  const what = asked(typed.trim(), mode);
  past.push(typed);
  $("composer").value = "";
  grow($("composer"));
  $("log").scrollTop = $("log").scrollHeight;
  const expects = what.do === "command" || /@httpbot/i.test(typed) || state.channels.get(what.channel).is_im;
  working(expects, "", what.do === "message" && expects);
  const answer = await act(what);
  if (what.do === "command" || !expects) working(false, answer.error === "invalid_command" ? answer.error : "");
}

async function reply(typed) {
  $("thread-composer").value = "";
  grow($("thread-composer"));
  if (/@httpbot/i.test(typed)) working(true, "", true);
  await act({ do: "message", text: typed, channel: shownAt.channel, thread_ts: shownAt.thread });
}

function working(on, error = "", typing = false) {
  clearTimeout(waiting.timer);
  for (const status of [$("status"), $("thread-status")]) {
    status.textContent = on ? say(typing ? "typing" : "working") : error ? explain(error) : "";
    status.className = `status${on ? " busy" : ""}${error ? " wrong" : ""}`;
  }
  if (on && typing) waiting.timer = setTimeout(() => working(false), 5000);
}

function grow(field) {
  field.style.height = "auto";
  field.style.height = `${Math.min(field.scrollHeight, 200)}px`;
}

function composer(form, field, submit) {
  form.addEventListener("submit", (event) => { event.preventDefault(); if (field.value.trim()) submit(field.value); });
  field.addEventListener("input", () => grow(field));
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); form.requestSubmit(); }
    if (event.key === "ArrowUp" && !field.value && past.length) { field.value = past.at(-1); event.preventDefault(); }
  });
}

// ---------------------------------------------------------------- the feed

function follow(user) {
  feed?.close();
  feed = new EventSource(`/page/feed?user=${encodeURIComponent(user)}`);
  feed.addEventListener("state", (event) => { $("offline").hidden = true; receive(JSON.parse(event.data)); });
  feed.addEventListener("change", (event) => change(JSON.parse(event.data)));
  feed.addEventListener("error", () => {
    $("offline").hidden = false;
    if (feed.readyState === EventSource.CLOSED) setTimeout(() => follow(user), 1000);
  });
}

function receive(full) {
  Object.assign(state, { me: full.me, app: full.app, home: full.home, modal: full.modal });
  state.users = new Map(full.users.map((each) => [each.id, each]));
  state.channels = new Map(full.channels.map((each) => [each.id, each]));
  state.messages = new Map(full.messages.map((each) => [key(each.channel, each.ts), each]));
  if (!state.channels.has(shownAt.channel)) {
    const wanted = shownAt.channel.startsWith("D") ? (each) => each.is_im : (each) => !each.is_im;
    Object.assign(shownAt, { channel: [...state.channels.values()].find(wanted).id, thread: "" });
  }
  if (state.channels.get(shownAt.channel).is_im) openTab();
  drawWords();
  draw();
  drawHome();
  drawModal();
  document.body.dataset.ready = state.me;
}

function change({ kind, message, channel, ts, home, modal }) {
  if (kind === "home") { state.home = home; drawHome(); return; }
  if (kind === "modal") { state.modal = modal; drawModal(); return; }
  if (kind === "gone") state.messages.delete(key(channel, ts));
  if (kind === "message") arrive(message);
  draw();
}

function arrive(message) {
  const known = state.messages.has(key(message.channel, message.ts));
  state.messages.set(key(message.channel, message.ts), message);
  if (message.user === state.app.id) working(false);
  if (!known && message.channel !== shownAt.channel) unread.add(message.channel);
  const root = message.is_reply && state.messages.get(key(message.channel, message.thread_ts));
  const mine = root && (root.user === state.me || message.is_private);
  if (!known && mine && message.user === state.app.id && message.channel === shownAt.channel) shownAt.thread = root.ts;
}

// ---------------------------------------------------------------- beginning

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  try { localStorage.setItem("theme", theme); } catch { /* private windows may refuse; the theme then lasts until the reload */ }
}

const remember = () => history.replaceState(null, "", `#user=${state.me}&channel=${shownAt.channel}&tab=${shownAt.tab}`);

function begin() {
  const wanted = new URLSearchParams(location.hash.slice(1));
  const stored = (() => { try { return localStorage.getItem("theme"); } catch { return null; } })();
  const theme = wanted.get("theme") ?? stored;
  if (theme) document.documentElement.dataset.theme = theme;
  Object.assign(shownAt, { channel: wanted.get("channel") ?? "", tab: wanted.get("tab") ?? "messages" });
  $("theme").addEventListener("click", () => {
    const current = document.documentElement.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    setTheme(current === "dark" ? "light" : "dark");
  });
  $("person").addEventListener("change", (event) => { state.me = event.target.value; shownAt.thread = ""; remember(); follow(state.me); });
  $("thread-close").addEventListener("click", () => { shownAt.thread = ""; draw(); $("composer").focus(); });
  $("tab-home").addEventListener("click", () => go(shownAt.channel, "home"));
  $("tab-messages").addEventListener("click", () => go(shownAt.channel, "messages"));
  document.querySelectorAll("[name=mode]").forEach((each) => each.addEventListener("change", () => { draw(); $("composer").focus(); }));
  addEventListener("pagehide", () => feed.close());
  addEventListener("pageshow", (event) => event.persisted && follow(state.me));
  composer($("ask"), $("composer"), ask);
  composer($("reply"), $("thread-composer"), reply);
  follow(wanted.get("user") ?? "U0ALEX");
  $("composer").focus();
}

begin();
