"""The concepts that questions about HTTP turn on, each with the forms people use. Read by `synonyms`; add forms, not sentences."""

from collections.abc import Mapping

_TABLE = """
login: login, log in, logged in, logging in, signin, sign in, signed in, logon, log on, 로그인, 사인인, 로긴
logout: logout, log out, logged out, sign out, signed out, signout, 로그아웃
signup: signup, sign up, register, registration, registering, create account, 회원가입, 가입, 사인업, 등록
authenticate: authenticate, authentication, authenticated, authn, authenticating, 인증, 어센티케이션
unauthenticated: unauthenticated, not authenticated, not logged in, anonymous, without login, 미인증, 비로그인, 비회원, 인증안, 로그인안, without a session, guest, guests, not signed in, no session, 게스트, 손님, 로그아웃된, 로그인없
authorize: authorize, authorization, authorized, authz, 인가
permission: permission, permissions, privilege, privileges, entitlement, access right, access rights, role, roles, scope, scopes, acl, rbac, 권한, 퍼미션, 역할, not his, not hers, not theirs, not yours, not mine, someone else's, somebody else's, other people's, another user's, another person's, another customer's, belongs to someone else, belongs to another, 남의, 다른사람, 다른사용자, 타인, 남이
unauthorized: unauthorized, unauthorised, 언오소라이즈드, 언어쏘라이즈드
forbid: forbid, forbidden, forbids, disallow, disallowed, not allowed, not permitted, isn't allowed, isnt allowed, can't access, cannot access, 금지, 포비든, 허용되지, 허용안, 접근불가, 권한없음, 권한없, 못하게
credentials: credential, credentials, creds, 자격증명, 크리덴셜, wrong key, api secret, client secret, secret key, api key, access key, 시크릿, 비밀키, 에이피아이키, api키
password: password, passwords, passwd, passcode, 비밀번호, 비번, 패스워드, 암호
token: token, tokens, jwt, bearer, access token, 토큰, 엑세스토큰, 액세스토큰
session: session, sessions, 세션
cookie: cookie, cookies, 쿠키
expire: expire, expired, expires, expiry, expiration, timed out session, stale token, lapsed, 만료, 유효기간, 기한, ran out, runs out, run out, went stale, no longer valid, past its date, past due date, lapses, 기간지난, 날짜지난, 시한, 끝난토큰
invalid: invalid, bad, incorrect, wrong, illegal, bogus, malformed, 잘못된, 잘못, 유효하지, 올바르지, 틀린, 틀리, 부적절, 이상한, nonsense, garbage, gibberish, broken json, misspelled, not a number, not a valid, isn't valid, isn't a valid, out of bounds, 엉터리, 엉뚱한값, 말도안되, 깨진, 비정상
missing: missing, absent, omitted, omit, lacks, lacking, without, left out, no value, not sent, not provided, not included, 누락, 없이, 빠진, 빠졌, 빠뜨, 안보낸, 안보내, 안보냈, 안썼, 안쓰고, 빈값, 빠트, forgot, forgets, forgotten, left off, leaves out, leaves off, doesn't include, didn't include, does not include, didn't send, doesn't send, not there, not in the request, no such header, 안넣, 빼먹, 안들어, 깜빡, 빼고보내
request: request, requests, req, reqs, call, calls, 요청, 호출
absent: 없는, 없음, 없을, 없으면, 없다, 없어, 없던, 없네, 없습, 없고
required: required, require, requires, mandatory, needed, need, needs, must have, 필수, 필요, 요구
empty: empty, blank, no results, zero results, 비어, 빈값, 빈배열, 비었, no hits, zero hits, no matches, zero matches, nothing found, nothing matched, empty list, empty array, 결과없, 빈목록, 빈리스트, 영건
validate: validate, validation, validator, validations, unprocessable, 유효성, 유효성검사, 검증, 밸리데이션, 벨리데이션
syntax: syntax, parse, parsing, parser, unparseable, unparsable, deserialize, 문법, 파싱, 구문
mediatype: json, xml, csv, yaml, protobuf, msgpack, html, plain text, text plain, text csv, text html, text xml, application json, application xml, application pdf, application yaml, application octet stream, image webp, image png, image avif, image jpeg, webp, avif, png, jpeg, tiff, heic, docx, xlsx, 제이슨, 엑셀
wants: want, wants, wanted, asks for, asked for, asking for, insists on, prefers, expects, will only take, only takes, only accepts, only understands, only reads, 원하, 원한, 달라, 요구하, 요구한, 바라
offers: can only produce, only produces, only speaks, only does, only have, only has, only serves, only offers, can't produce, cannot produce, 밖에, 만 줄, 만 제공
clientsends: client sends, client sent, clients send, client posts, client posted, client uploads, client uploaded, caller sends, caller sent, caller posted, they send us, they sent us, sends us, sent us, they sent, they post, user sends, user sent, user uploads, user uploaded, partner sends, partner sent, app sends, app sent, body arrives as, body came as, 클라가보내, 클라이언트가보내, 클라가보낸, 클라이언트가보낸, 상대가보낸, 보냈는데, 올렸는데, 보내왔
weaccept: we accept, we only accept, we accept only, we take, we only take, we take only, we only read, we only support, we support only, api accepts, api only accepts, api accepts only, api only takes, api takes only, endpoint accepts, endpoint only accepts, endpoint accepts only, endpoint takes, endpoint only takes, endpoint takes only, server only accepts, server accepts only, server only takes, service only accepts, service accepts only, 우리는json만, 만받는, 만받아, 만받음, 만받고, 만받습
clientaccepts: client accepts, client only accepts, client accepts only, client only takes, client takes only, client only understands, caller accepts, caller only accepts, caller only takes, browser only accepts, browser accepts, app only accepts, app accepts only, they only accept, they accept, they only take, 달라고, 달라는, 달래, 받겠다
format: format, formats, formatted, 포맷, 형식, 서식
field: field, fields, attribute, attributes, property, 필드, 속성, 항목
parameter: parameter, parameters, param, params, query string, querystring, query, argument, 파라미터, 파라메터, 쿼리, 쿼리스트링, 인자, 매개변수
header: header, headers, 헤더
body: body, payload, content, 본문, 바디, 페이로드, 내용
duplicate: duplicate, duplicated, duplicates, dup, already exists, already exist, already taken, already registered, already used, already in use, taken, unique constraint, unique violation, clash, collides, 중복, 겹치, 겹침, 겹쳐, 이미존재, 이미있, 이미등록, 이미쓰, 이미사용, 이미가입, second time, twice, already has one, already have one, already there, already signed up, already a member, already booked, already voted, already registered with, same one again, one exists, exists already, 두번, 또등록, 또가입, 똑같은, 동일한, 이미쓰는, 이미예약, 이미신청, 이미담
second: second, second time, second one, two times, 두번째, 두 번째, 둘째, 재차
conflict: conflict, conflicts, conflicting, contradiction, contradicts, 충돌, 컨플릭트, 상충
concurrent: concurrent, concurrently, simultaneous, simultaneously, race condition, at the same time, same time, two people, two users, both edit, 동시, 동시에, 동시수정, 경합, 레이스, two editors, two admins, two tabs, two people at once, both saved, both clicked, at once, simultaneous edit, 둘이동시, 두명이, 두사람이, 동시편집, 둘다
version: version, versions, versioning, 버전
stale: stale, outdated, out of date, old copy, old version, 오래된, 구버전, 옛날, old etag, older revision, outdated version, out of sync, behind the latest, 이전버전, 옛버전, 낡은
modified: modified, changed since, been changed, been modified, was modified, 수정되, 수정됨, 변경됨, 변경되, 바뀐, 바뀌었
update: update, updates, updated, updating, edit, edits, edited, save, saving, saved, modify, modifies, 수정, 업데이트, 갱신, 저장, 편집, 변경, overwrite, overwrites, overwrote, overwritten, change, changes, rename, renames, replace, replaces, replaced, 덮어쓰, 덮어씀, 고치, 고침, 바꾸
lock: lock, locks, locked, locking, 잠금, 잠긴, 잠겨, 잠김
optimistic: optimistic, lost update, 낙관적, 갱신손실
create: create, creates, created, creating, creation, new resource, made a new, made new, makes a new, made an, add a new, adds a new, added a new, insert, inserted, 생성, 만들어, 만들, 작성, 크리에이트, 새로만
delete: delete, deletes, deleted, deleting, deletion, remove, removes, removed, removing, removal, erase, erased, drop the record, 삭제, 지우, 지운, 지웠, 제거, 딜리트, purge, purges, purged, trash, trashed, throw away, threw away, thrown away, 파기, 날려, 날린
gone: gone, for good, permanently deleted, permanently removed, never come back, never coming back, forever, discontinued, retired, sunset, decommissioned, shut down for good, end of life, no longer exists, no longer available, no longer supported, no longer offered, 영구삭제, 완전삭제, 영영, 폐지, 폐기, 사라진, 사라졌, 단종, 서비스종료, 지원종료, 더이상, retire, retires, retiring, sunsetting, phased out, phase out, killed off, wound down, taken down for good, pulled for good, removed for good, discontinue, deprecated and removed, 없앤, 없앴, 없애, 접은, 접었, 종료된, 종료했, 철수
permanent: permanent, permanently, for good, for ever, 영구, 영구적, 완전히, 퍼머넌트
temporary: temporary, temporarily, for now, for the time being, will be back, be back, back soon, back later, comes back, short term, short-term, meanwhile, 임시, 일시, 일시적, 잠깐, 잠시, 당분간, 템포러리
move: move, moves, moved, moving, relocate, relocated, relocation, migrated, migrate, renamed, new url, new address, new location, changed address, lives at, 이동, 옮긴, 옮겼, 옮겨, 이전, 바뀐주소, 이사
redirect: redirect, redirects, redirected, redirecting, redirection, redirections, forward, forwards, forwarded, 리다이렉트, 리디렉션, 리다이렉션, 리디렉트, 재지정, 넘기, 넘겨, 돌려보내, 돌려보냄, send them to, sends them to, take them to, takes them to, bounce them to, bounce to, land on, lands on, end up on, 보내버리, 넘어가게, 이동시키, 보내기, 튕기
method: method, methods, verb, verbs, 메서드, 메소드
httpverb: httpverb
preserve: preserve, preserves, preserving, preserved, keep, keeps, kept, keeping, retain, retains, retained, unchanged, not change, don't change, doesn't change, without changing, same method, stays, should also be, remain, 유지, 보존, 그대로, 안바뀌, 바뀌지, 바꾸지, 안바꾸
post: post, posts, posted, posting, 포스트
get: get request, httpverb get, via get, a get, with get, 겟으로
put: put, puts
patch: patch, patches
options: options, preflight, pre-flight, cors, 프리플라이트, 프리플라이
find: find, finds, found, locate, 찾을, 찾지, 찾는, 조회, 검색
notfound: not found, can't find, cannot find, couldn't find, can't be found, cannot be found, couldn't be found, could not be found, not exist, doesn't exist, does not exist, don't exist, didn't exist, nonexistent, non-existent, non-existing, no such, unknown id, nothing there, isn't there, 찾을수없, 존재하지, 존재안, 낫파운드, 낫 파운드, 등록되지, 미존재
page: page, pages, webpage, 페이지
url: url, urls, uri, uris, link, links, address, 주소, 링크, 유알엘
route: path, paths, route, routes, endpoint, endpoints, 경로, 라우트, 엔드포인트
resource: resource, resources, object, record, records, row, rows, entity, item, document, 리소스, 자원, 레코드, 데이터, 게시글, 게시물, 문서, 항목
hide: hide, hides, hidden, conceal, pretend, not reveal, don't reveal, not disclose, without revealing, 숨기, 숨김, 감추, 노출
user: user, users, customer, customers, account, accounts, member, members, 사용자, 유저, 회원, 계정, 고객
email: email, e-mail, mail, username, user name, nickname, 이메일, 메일, 아이디, 닉네임
admin: admin, administrator, admins, superuser, 관리자, 어드민
toomany: too many, too much, too often, over the limit, exceed, exceeds, exceeded, exceeding, exceeds limit, excessive, above the limit, beyond the limit, 너무많, 초과, 넘으면, 넘음, 넘어, 넘긴, 넘었, burned through, burns through, blew through, used up, uses up, hammering, hammers, hammered, flooding, floods, flooded, spamming, spams, spammed, bombarding, bombards, past the limit, past their limit, over their limit, went over, goes over, maxed out, hits the cap, over quota, 난사, 퍼붓, 남발하, 과도하, 과하게
ratelimit: rate limit, rate limits, rate limited, rate limiting, rate-limit, ratelimit, rate-limited, throttle, throttled, throttling, throttles, burst, quota per minute, requests per second, requests per minute, calls per minute, per minute, per second, per hour, 분당, 초당, 시간당, slow down, 레이트리밋, 레이트리미트, 호출제한, 요청제한, 횟수제한, 호출횟수, 쓰로틀, 쓰로틀링, 스로틀링, 도배, 연타, 너무자주
quota: quota, quotas, allowance, plan limit, usage limit, 쿼터, 할당량, 한도, 사용량
limit: limit, limits, limited, cap, maximum, max, 제한, 리밋, 상한
overload: overload, overloaded, overloading, too busy, busy, swamped, saturated, capacity, at capacity, under heavy load, heavy load, load shedding, can't take any more, 과부하, 바쁨, 바빠, 부하, 포화, 트래픽폭주, 폭주, 몰려, 몰림, drowning, overwhelmed, flash sale, spike in traffic, traffic spike, peak hour, peak traffic, black friday, 몰려서, 몰릴, 피크, 특가
maintenance: maintenance, planned downtime, scheduled downtime, under construction, 점검, 메인터넌스, 유지보수, 작업중, planned upgrade, planned outage, scheduled outage, maintenance window, scheduled work, planned work, upgrading tonight, 정기점검, 서버점검, 점검중, 공사중
unavailable: unavailable, not available, unavailability, out of service, offline, 이용불가, 사용불가, 사용할수없, 이용할수없, 서비스불가, 언어베일러블
down: down, crashed, crash, crashes, crashing, dead, died, killed, not running, stopped, outage, oomkilled, oom, 죽어, 죽은, 죽었, 죽음, 죽으면, 다운, 터짐, 터졌, 터져, 터진, 뻗었, 뻗음, 내려가, 내려갔, 크래시, 장애, 먹통
refuse: refuse, refused, refuses, reject, rejects, rejected, rejecting, deny, denied, denies, decline, turn away, block, blocked, blocks, blocking, ban, banned, 거부, 거절, 차단, 막힘, 막혀, 막힌, 막을, 막기, 블락, 리젝
connection: connection, connections, connect, connects, connected, connecting, socket, tcp, 연결, 커넥션, 접속, 소켓
reset: reset, resets, econnreset, connection reset, closed prematurely, prematurely closed, hang up, hung up, 리셋, 끊김, 끊어짐
close: close, closed, closes, closing, drop the connection, disconnect, disconnected, disconnects, abort, aborted, aborts, cancel, canceled, cancelled, cancels, gave up, give up, giving up, went away, 끊음, 끊고, 끊어, 끊은, 끊었, 끊겨, 끊긴, 취소, 닫음, 닫아, 닫고, 포기, 중단
client: client, clients, caller, browser, browsers, app, user agent, 클라이언트, 클라, 브라우저
server: server, servers, host, machine, 서버
upstream: upstream, upstreams, backend, back end, back-end, origin, origin server, downstream service, behind the proxy, app server, worker, 업스트림, 백엔드, 오리진, 원본서버, 뒷단, 뒤에있는, 와스, 워커, courier, carrier, supplier, bank api, maps api, weather api, pg, pg사, 택배사, 카드사, 은행, 결제사
proxy: proxy, proxies, proxied, reverse proxy, gateway, load balancer, loadbalancer, lb, alb, ingress, api gateway, 프록시, 게이트웨이, 로드밸런서, 엘비, 인그레스
thirdparty: third party, partner, partners, 파트너사, 파트너, third-party, 3rd party, external api, external service, partner api, vendor api, dependency, dependent service, provider, payment provider, another service, 외부, 외부서비스, 타사, 서드파티, 업체, 연동, 제휴사, 협력사
fail: fail, fails, failed, failing, failure, failures, broken, broke, breaks, 실패, 페일, blew up, blows up, choked, chokes, fell over, falls over, errored, errored out, 망가, 꼬였, 꼬여
timeout: timeout, timeouts, time out, timed out, times out, time-out, timing out, deadline, deadline exceeded, took too long, takes too long, too slow, no answer in time, in time, never answered, didn't answer, did not answer, didn't respond, doesn't respond, not responding, never responded, no response in time, 타임아웃, 시간초과, 시간이초과, 늦게, 느려, 느린, 응답없, 응답이없, 응답을안, 응답이안, 응답안, 무응답, 지연, 오래걸, never answers, doesn't answer, does not answer, no answer, not answering, hangs, hanging, stalls, stalled, stalling, silence, silent, unresponsive, takes forever, taking forever, takes ages, no reply, never replied, never replies, didn't reply, ran out of time, runs out of time, gives no answer, 답이없, 답없, 답을안, 답안, 응답도없, 묵묵부답, 멈춰, 멈춤, 안돌아오, 하세월
slow: slow, slowly, sluggish, 느린, 느리게, 천천히
wait: wait, waits, waited, waiting, 기다리, 기다림, 기다렸, 대기
process: process, processing, handle, handling, still working, in progress, still running, 처리중, 진행중, 처리
async: async, asynchronous, asynchronously, queue, queued, queues, queueing, background, background job, job, jobs, batch, worker later, later, deferred, enqueue, enqueued, 비동기, 백그라운드, 배치, 나중에, 워커, 큐에, kick off, kicks off, kicked off, picked up later, finish later, finishes later, done later, takes hours, will take a while, takes a while, email when done, notify when done, in line, 접수만, 뒤에서, 예약처리, 나중처리, 한참걸
accept: accepted, accept the request, 접수, 수락, 억셉트
success: success, successful, succeeded, succeed, succeeds, worked, fine, everything went well, 성공, 정상, 잘됨, 성공적, went through, goes through, all good, all went well, without a hitch, 잘끝, 문제없, 무사히, 잘처리
nocontent: no content, nothing to return, no body, without a body, without body, empty body, empty response, nothing to send back, without content, 본문없, 내용없, 바디없, 돌려줄거없, 콘텐츠없, 컨텐츠없
partial: partial, partially, part of, some of, some fail, some succeed, mixed, half of, portion, chunk, 일부, 부분, 부분적, 조각
bulk: bulk, batch request, multiple operations, many items, several items, 벌크, 일괄, 여러건, 다건
range: range, ranges, byte range, offset, resume, resuming, resumed, 범위, 레인지, 이어받기, 이어서
download: download, downloads, downloading, downloaded, 다운로드, 다운받
upload: upload, uploads, uploading, uploaded, attach, attachment, 업로드, 올리기, 올리면, 올릴, 올렸, 첨부, 업로
large: large, big, huge, giant, too big, oversize, oversized, too large, bigger, larger, exceeds size, size limit, 너무큰, 너무커, 너무큼, 대용량, 큰파일, 용량초과, 커서, 크기초과, 크기제한, 투라지, over the size, too heavy, exceeds max, gigabyte, gigabytes, megabytes, 너무무거, 용량이커, 크기가커
long: long, too long, lengthy, 너무긴, 너무길, 너무깁, 너무김, 길어, 길이
length: length, content length, content-length, 길이, 컨텐트길이
size: size, sizes, 크기, 사이즈, 용량
file: file, files, image, images, photo, video, pdf, 파일, 이미지, 사진, 동영상
media: media type, media types, mime, mime type, content type, content-type, file type, 미디어타입, 미디어유형, 미디어, 컨텐츠타입, 콘텐츠타입, 컨텐트타입, 콘텐트타입, 파일형식, 파일포맷
unsupported: unsupported, not supported, doesn't support, does not support, isn't supported, can't handle, not implemented, no support, 지원하지, 지원안, 미지원, 안되는형식, 지원되지
implement: implement, implemented, implementation, unimplemented, coming later, 구현, 미구현
encoding: encoding, encodings, charset, compressed, gzip, 인코딩, 문자셋, 압축
negotiate: negotiate, negotiation, negotiates, negotiating, accept header, representation, representations, variant, variants, 협상, 네고시에이션, 표현
language: language, languages, locale, 언어
cache: cache, cached, caches, caching, cacheable, 캐시, 캐싱, 캐쉬
etag: etag, etags, entity tag, validator, 이태그, 이티에이지
condition: condition, conditional, precondition, preconditions, pre-condition, pre-conditions, 조건, 조건부, 전제조건, 사전조건
ifmatch: if match, if-match, if unmodified since, if-unmodified-since, 이프매치
ifnonematch: if none match, if-none-match, if modified since, if-modified-since
match: match, matches, matched, matching, same etag, equal, 일치, 같으면, 동일
mismatch: mismatch, mismatched, does not match, doesn't match, don't match, do not match, not match, didn't match, none matched, no longer matches, differs, 불일치, 안맞, 다르면, 일치하지
unmodified: not modified, unchanged since, hasn't changed, has not changed, nothing changed, not changed, no change, same as before, still fresh, 수정되지않, 변경없, 안바뀌었, 바뀐거없, 변경되지않, 그대로, 변하지
retry: retry, retries, retrying, retried, try again, again later, come back later, try later, 재시도, 다시시도, 나중에다시, 잠시후, 리트라이
idempotent: idempotent, idempotency, idempotency key, 멱등
replay: replay, replayed, 0rtt, 0-rtt, early data, 재전송, 리플레이
payment: payment, payments, pay, paid, billing, bill, charge, charged, card, credit card, invoice unpaid, subscription, subscriptions, checkout, 결제, 페이먼트, 카드, 구독, 유료, 과금, 요금, 잔액, unpaid, overdue, owes, trial ended, trial is over, trial over, premium, paywall, free plan, free tier, paid plan, wallet, balance, 미납, 연체, 체험판, 무료체험, 프리미엄, 지갑, 예치금, 유료회원
legal: legal, law, laws, court, court order, lawsuit, takedown, dmca, copyright, gdpr, sanction, sanctions, government, censor, censored, censorship, subpoena, 법적, 법원, 법률, 저작권, 정부, 검열, 소송, 판결, 규제, licence, license, rights holder, regulator, regulation, privacy law, 라이선스, 권리자, 법무, 당국
country: country, countries, region, geo, geoblock, geo-blocked, geoblocking, 국가, 지역, 나라, sanctioned, not available in your, outside the, abroad, overseas, 해외, 국외, 외국
ip: ip, ip address, allowlist, whitelist, whitelisted, blocklist, blacklist, 아이피, 화이트리스트, 블랙리스트, 허용목록
firewall: firewall, waf, security rule, security group, 방화벽, 보안그룹
csrf: csrf, xsrf, csrf token, cross-site request forgery, forgery, anti-forgery
bot: bot, bots, crawler, crawlers, scraper, scraping, crawling, spider, automated traffic, 크롤러, 크롤링, 스크래핑, 스크래퍼
captive: captive portal, captive, wifi, wi-fi, hotspot, 와이파이, 캡티브, 핫스팟, 공용와이파이
network: network, networks, 네트워크
https: https, https only
always: always, unconditionally, 무조건
tls: tls, ssl, https certificate, handshake, 핸드셰이크, 에스에스엘, 티엘에스
certificate: certificate, certificates, cert, certs, client cert, mtls, 인증서, 클라이언트인증서
dns: dns, resolve, resolved, name resolution, hostname, 도메인조회, 디엔에스
websocket: websocket, websockets, web socket, ws, wss, 웹소켓, 웹 소켓
upgrade: upgrade, upgrades, upgrading, switch protocol, switch protocols, switching protocols, switching, 업그레이드, 전환, 프로토콜전환, 바꾸겠, 프로토콜변경
protocol: protocol, protocols, http2, http3, h2, http version, 프로토콜
expect: expect, expectation, expects, 100-continue, 기대, 익스펙트, 예상
continue: continue, go ahead, carry on, keep going, proceed, keep sending, 계속, 컨티뉴
hint: hint, hints, early hints, preload, preloading, preconnect, 힌트, 프리로드, 미리로드
choice: choice, choices, choose, several options, multiple options, alternatives, 선택, 선택지, 여러개중
form: form, forms, 양식
clear: clear, clears, wipe, reset the form, blank the form, reset form, 초기화, 비우, 리셋
see: see other, other location, elsewhere, another place, another page, result page, confirmation page, 다른위치, 다른곳, 결과페이지, 결과화면, 완료페이지, 시아더
disk: disk, storage, disk space, space left, no space, out of space, 디스크, 저장공간, 저장소, 공간부족, 스토리지, 용량부족
memory: memory, out of memory, heap, 메모리
loop: loop, loops, looping, infinite loop, circular, cycle, recursive, 루프, 무한루프, 순환, 무한반복
webdav: webdav, dav, propfind, proppatch, 웹다브, 웹댑
exception: exception, exceptions, unhandled, uncaught, unexpected, npe, nullpointer, null pointer, nullpointerexception, stack trace, stacktrace, bug, panic, traceback, 예외, 익셉션, 예상못한, 예기치, 널포인터, 버그, 스택트레이스, 알수없는, division by zero, stack overflow, segfault, assertion, unhandled error, our own bug, coding error, 코드버그, 버그로, 에러로그
internal: internal, 내부, 인터널
database: database, db, mysql, postgres, sql, redis, 디비, 데이터베이스
deploy: deploy, deploys, deployment, deployments, rollout, release, rolling update, rolling restart, 배포, 롤아웃, 디플로이
health: health, healthy, unhealthy, health check, healthcheck, liveness, readiness, ready, 헬스체크, 헬스, 상태체크
pool: pool, pools, connection pool, worker_connections, exhausted, exhaustion, 고갈, 소진
nohealthy: no healthy upstream, no healthy, no available server, no servers, no server available, no endpoints, no registered targets, no live upstreams, 살아있는서버
queuefull: queue full, queue is full, backlog, backpressure, 큐가꽉, 꽉참, 꽉찼
circuit: circuit breaker, circuit open, breaker, bulkhead, 서킷브레이커, 서킷
feature: feature, features, functionality, feature flag, function, 기능, 피처
tenant: tenant, organization, org, workspace, team, 조직, 테넌트
business: business rule, business logic, domain rule, business, semantic, semantically, semantics, 비즈니스, 비즈니스로직, 도메인규칙, 의미적
state: state, 상태
order: order, orders, booking, reservation, 주문, 예약, 예매
search: search, searches, 검색, look up, looks up, looking up, lookup, query for, searched for
filter: filter, sort, page number, pagination, paging, 페이징, 페이지네이션, 필터, 정렬
teapot: teapot, brew, htcpcp, 찻주전자, 주전자, 티팟
joke: joke, april fool, april fools, easter egg, 농담, 만우절, 이스터에그
alreadyreported: already reported, 이미보고
dependency: dependent request, depends on, earlier operation, previous operation, 의존성, 종속성, 의존, 앞선작업, 선행
misdirected: misdirected, wrong server, wrong host, wrong connection, coalescing, connection reuse, sni, 잘못전달, 엉뚱한서버, 다른서버로
early: early, too early, too soon, prematurely, 너무일찍, 너무이른, 너무이름
transform: transform, transforming, transformed, altered, rewritten, rewrote, modified the payload, changed the response, 변형, 변조, 가공
verify: verify, verified, verification, unverified, 본인인증, 확인안된, not confirmed, unconfirmed, hasn't confirmed, hasn't verified, not verified, 미확인, 미인증회원, 이메일미인증
suspended: suspended, suspend, disabled, deactivated, frozen, inactive, 정지, 비활성, 휴면, 동결, blocked account, locked out, frozen account, closed account, 잠긴계정, 막힌계정
twofactor: 2fa, mfa, otp, two factor, second factor, 이중인증, 추가인증
webhook: webhook, webhooks, callback, subscriber, 웹훅, 콜백
mobile: mobile, android, ios, 모바일, 안드로이드, 아이폰
traversal: traversal, directory traversal, path traversal, etc passwd, 디렉터리트래버설, 경로조작
directory: directory, directory listing, folder, index, 디렉터리, 디렉토리, 폴더
serversfault: server side, server-side, server's fault, servers fault, our fault, our side, 서버쪽, 서버측, 서버잘못, 우리쪽
clientsfault: client side, client-side, client's fault, caller's fault, user's fault, their fault, 클라이언트쪽, 클라쪽, 클라이언트잘못, 사용자잘못
hundreds: series, family, class, category, range of codes, 번대, 백번대, 계열, 대역
informational: informational, information, interim, provisional, 정보성, 중간응답
cloudflare: cloudflare, cloud flare, cf, 클라우드플레어, 클플
nginx: nginx, engine x, 엔진엑스
aws: aws, elb, amazon, cloudfront, 아마존
envoy: envoy, istio, 엔보이, 이스티오
haproxy: haproxy, ha proxy
iis: iis, windows server, asp.net
shopify: shopify, 쇼피파이
"""

CONCEPTS: Mapping[str, tuple[str, ...]] = {
    name: tuple(
        form.strip().replace("-", " ") if form.strip().isascii() else form.replace(" ", "") for form in forms.split(",")
    )
    for name, _, forms in (line.partition(":") for line in _TABLE.strip().splitlines())
}
