"""Questions of the trade that are about something else than an HTTP status; what looks like them gets no answer.

General kinds of questions, each in a few wordings: other protocols' and programs' numbers, tools, definitions, small talk.
"""

ELSEWHERE: tuple[str, ...] = tuple(
    """
fatal: not a git repository
git fatal error
lock wait timeout exceeded try restarting transaction
deadlock found when trying to get lock
could not obtain a lock on a row in the database
hikari connection is not available request timed out
jdbc connection pool exhausted
panic runtime error index out of range
goroutine deadlock
out of memory killer killed a process
kubectl get pods shows oomkilled
set the socket timeout in python
timeout exception in selenium
difference between get and post
difference between put and patch
difference between sync and async
resolve merge conflicts in an editor
router redirect after login in react
vpn keeps disconnecting
vpn is slow today
server room temperature alarm
deploy freeze is over
when does the deploy freeze end
next deploy is planned for tomorrow
배포 예정입니다
배포 프리즈 언제 끝나요
서버실 온도 알람
서버실 출입 신청
이번 달 신규 가입자 수
신규 회원 몇 명
가입자 통계 공유
커피 결제했어요
카드 결제 내역 확인
법인카드 결제
결제됐어요 원
자동차 사고 충돌
일정이 충돌나요
회의 일정 겹쳐요
파일 다시 보내주세요
체크섬이 달라요 파일 다시
파일 사라졌어요 누가 지웠나요
누가 지웠어요
처리 완료했습니다
청구 처리 완료
쉘 출력 리다이렉트
리다이렉션 연산자 설명
디비 락 타임아웃
쿼리 느려요 봐주세요
쿼리 튜닝 부탁
셀레늄 타임아웃 예외
설정값 몇으로 두세요
쓰레드 풀 사이즈 몇으로
cpu and memory usage numbers
cpu is at full load
memory usage in mb
invoice number
ticket needs an owner
desk is free
seat is free
redirect output of a command to a file
redirect stdout to dev null in bash
pipe stderr to a log file
bash redirect both streams
shell script exit code meaning
process exited with exit code 1
container exit code
docker exit code oom
docker container keeps restarting
docker build fails on copy
docker address already in use
port is already in use
port already allocated
address already in use bind
kill the process that listens on a port
which process uses this port
errno permission denied opening a file
permission denied when running a script
permission denied publickey ssh
cannot write to the log file permission denied
chmod a directory recursively
no such file or directory in python
file not found when importing a module
module not found error
package not found npm install
command not found in zsh
segmentation fault core dumped
null pointer exception in my java code
typeerror cannot read property of undefined
uncaught typeerror is not a function
keyerror in a python dictionary
index out of range in a list
attribute error object has no attribute
syntax error unexpected token in javascript
compile error missing semicolon
stack overflow in recursion
memory leak in node process
merge conflict in git
resolve git conflicts after rebase
git push rejected non fast forward
detached head in git
undo the last commit
lock file conflict in yarn
deadlock in postgres transactions
unique index in a sql table
database connection refused on port
could not connect to redis connection refused
mysql access denied for user
postgres too many clients already
mongodb connection timeout
econnrefused when connecting to the database
connection refused localhost
connection reset by peer while reading from a socket
failed to connect to host connection refused curl
curl could not resolve host
curl ssl certificate problem
curl connection timed out
ssl wrong version number
ssl handshake error in openssl
certificate expires in some days renew
renew the certificate before it expires
dns does not resolve my domain
nslookup server can't find
ping a host in the network
traceroute shows packet loss
axios timeout of ms exceeded
request aborted by the browser extension
fetch failed type error network
client request body is buffered to a temporary file
upstream response is buffered to a temporary file warning
worker process exited on signal
signal process started notice
nginx configuration test is successful
nginx reload without downtime
how to install nginx
smtp mailbox unavailable
smtp reply code
mail bounced relay access denied
email was rejected by the mail server
sip busy here
sip response to invite
voip call drops
ftp response code
ftp login incorrect
imap login failed
grpc status number
grpc status code list numbers
mqtt connection return code
ldap result code invalid credentials
windows error code
windows update error
blue screen stop code
oracle ora error
sqlstate error class
sql error duplicate column
kafka consumer lag
kafka rebalance in progress
rabbitmq queue length
redis oom command not allowed
elasticsearch cluster health yellow
kubernetes pod evicted
pod stuck in pending
crashloopbackoff reason
oomkilled container memory limit
helm upgrade failed
terraform state lock
jenkins build failed
ci pipeline is red
unit tests fail on my branch
flaky test in the pipeline
code coverage dropped
deploy finished successfully
rolled back to the previous version looks stable
release notes for the next version
on call handoff quiet week nothing to report
who is on call this week
maintenance window is next sunday please approve
standup is moved to another room
meeting room is booked
room number for the meeting
meeting moved to tomorrow
lunch menu today
what's for lunch
coffee machine is broken
let's get coffee
happy birthday
good morning team
thanks a lot
vacation request approved
locked out of my apartment
forgot my badge at home
parking lot is full
the elevator is out of service
package delivery address
bus number to the office
flight is delayed gate changed
area code of a phone number
zip code of a city
phone number prefix
bank account retirement plan
salary payment date
how much does it cost in dollars
price of a ticket
stock price is down
my account on linkedin is restricted
my instagram account is locked
facebook login does not work
netflix is down for me
wifi is slow at home
battery is low
how to center a div
css grid or flexbox
font size in pixels
change background color
responsive layout on mobile
react component does not re-render
vue router setup
typescript generics question
python list comprehension
how to sort a list
regex for email
date format in javascript
convert json to csv
parse xml in java
read a file line by line
difference between threads and processes
what is the difference between tcp and udp
http/1.1 and http/2 differences
difference between http and https
what is http3 quic
what is cors
what is rest
what does stateless mean
what is hateoas
what is graphql
what is a webhook
what is a reverse proxy
what is a load balancer
what is oauth
what is jwt
what is csrf attack
what is xss
what is sql injection
what is idempotency
what is a cdn
what is dns
what is tls
what is kubernetes
what is a service mesh
what is a rest api
what is crud
what is etag header for
what is mime
how does caching work in browsers
how does oauth work
how do cookies work
how do sessions work
set up a redirect rule for emails
forward a port on my router
forward my mail to another address
call forwarding on my phone
best laptop for developers
recommend a book
movie tonight
song lyrics
weather tomorrow
translate this sentence
write a poem
tell me a joke
who are you
how old are you
are you a human
remind me tomorrow
schedule a meeting
book a flight
order pizza
the page of the book is missing
turn to the next page of the book
conflict of interest policy
conflict with my manager
my keys are gone
the train is gone
timeout in a basketball game
time out corner for kids
forbidden city trip
bad request from my boss
payment for dinner
split the bill
the bank rejected my loan
my visa application was accepted
my offer was accepted
the order was created in the shop
found my wallet
lost and found office
too many cooks
too many meetings today
not found my glasses
service at the restaurant was slow
server brought the wrong order at the restaurant
the gateway to the park is closed
점심 뭐 먹지
점심 메뉴 추천
커피 한잔 하실 분
회의실 예약했어요
회의실 잡아놨어요
회의 시간 변경
회의 내일로 옮겼어요
티켓 확인 부탁드립니다
이슈 확인 부탁
오늘 배포 대상 서버 대수
배포 완료했습니다
배포 일정 공유
버전 올렸습니다
릴리즈 노트 공유
인증서 만료 갱신 부탁
인증서 갱신 일정
도메인 만료 예정
서버 증설 요청
디스크 사용량 알람
cpu 사용률 높음
메모리 사용량 확인
디비 접속 안됨
디비 비밀번호 뭐예요
레디스 연결 거부
포트 이미 사용중
포트 열어주세요
방화벽 신청
핑 되나요
vpn 접속 안돼요
와이파이 비밀번호
노트북 고장
프린터 안됨
재택 근무 신청
휴가 신청합니다
연차 승인 부탁
월급날 언제
택배 왔어요
택배 주소 보내주세요
아파트 동 호수
버스 번호
지하철 호선
주차 자리 없음
엘리베이터 고장
생일 축하해요
수고하셨습니다
감사합니다
안녕하세요
좋은 아침
퇴근합니다
날씨 어때
영화 추천
맛집 추천
얼마예요
가격이 얼마
만원 입금
회비 입금
환불 문의
깃 충돌 해결
머지 컨플릭트 났어요
깃 푸시 거절
커밋 되돌리기
브랜치 삭제
코드 리뷰 부탁드립니다
피알 리뷰
테스트 깨짐
빌드 실패
젠킨스 빌드 에러
도커 컨테이너 재시작
도커 종료 코드
종료 코드 의미
파일 권한 없음 리눅스
권한 거부 ssh 접속
명령어를 찾을 수 없음
모듈을 찾을 수 없음
세그멘테이션 폴트
널포인터 자바 코드
자바스크립트 타입에러
파이썬 리스트 정렬
css 가운데 정렬
리액트 렌더링
타입스크립트 타입
정규식 질문
http와 https 차이
tcp udp 차이
http/1.1 http/2 차이
rest가 뭐야
cors가 뭐야
jwt가 뭐야
oauth 설명
세션과 쿠키 차이
쿠버네티스가 뭐야
로드밸런서가 뭐야
프록시가 뭐야
멱등성이 뭐야
캐시 동작 원리
데이터베이스 인덱스
트랜잭션 격리 수준
스레드 프로세스 차이
카프카 컨슈머 랙
온콜 인수인계
온콜 누구예요
장애 보고서 공유
회고 문서
슬랙 채널 초대
계정 만들어주세요
비밀번호 초기화 부탁
권한 신청 어디서 하나요
농담 해줘
너 누구야
번역해줘
노래 추천
    """.strip().splitlines()
)
