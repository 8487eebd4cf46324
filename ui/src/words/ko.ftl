### 나루의 한국어 문구. 키와 값은 en.ftl과 같아야 하며 tests/core/words.rs가 비교한다.
### 값은 조사가 값에 따라 바뀌지 않도록 콜론이나 괄호 뒤에 둔다. 이미 서식이 적용된 값이 들어온다.

### 단계: 제목, 하는 일, 이유, AWS 콘솔에서의 위치(2026년 11월 콘솔 표기)

step-account = 계정 확인
step-account-what = 자격 증명이 누구의 것인지 AWS에 묻습니다. 계정 ID, 자격 증명의 주체, 리소스를 만들 리전을 확인하며 아무것도 변경하지 않습니다.
step-account-why = 이후의 모든 리소스는 이 계정에 만들어지고 이 계정에 청구됩니다. 나루는 프로젝트가 속한 계정을 기억하고, 다른 계정의 자격 증명이면 멈춥니다. AWS에서는 루트 사용자를 거부합니다. 루트 사용자의 키는 모든 작업을 할 수 있고 권한을 제한할 수 없기 때문입니다. 이 확인은 무료입니다.
step-account-console = IAM › 대시보드 › AWS 계정 › 계정 ID

step-folder = 폴더 검사
step-folder-what = 이 컴퓨터의 빌드 폴더를 읽어 어떤 도구로 빌드했는지, 파일이 몇 개이고 얼마나 큰지, 공개하면 안 되는 것이 있는지 확인합니다. 아무것도 변경하거나 전송하지 않습니다.
step-folder-why = 사이트를 공개하면 폴더 안의 모든 것을 누구나 읽을 수 있습니다. 그래서 .env 파일, .git, 개인 키, 폴더 밖을 가리키는 링크는 거부하고, 빌드 결과 대신 프로젝트 소스를 고른 경우도 알아냅니다. 소스 맵은 따로 요청하지 않으면 올리지 않습니다. 모두 이 컴퓨터 안에서 이루어지며 무료입니다.
step-folder-console = 콘솔에서 할 일 없음: 폴더는 이 컴퓨터에 있습니다

step-bucket = 버킷 만들기
step-bucket-what = 프로젝트의 리전에 S3 버킷을 하나 만듭니다. 이름은 어느 컴퓨터에서나 똑같이 정해지고, ACL은 비활성화하며, 어느 사이트의 것인지 알 수 있도록 태그를 붙입니다. 이 사이트의 버킷이 이미 있으면 그대로 사용하고, 다른 사람의 버킷은 건드리지 않습니다.
step-bucket-why = 버킷은 사이트의 파일이 저장되는 곳입니다. 빈 버킷에는 요금이 없으며, 저장한 용량(GB), 요청 수, 방문자에게 나간 데이터에 대해서만 요금이 청구됩니다. 방문자와 가까운 리전일수록 응답이 빠릅니다. 버킷의 리전과 이름은 나중에 바꿀 수 없습니다.
step-bucket-console = Amazon S3 › 범용 버킷 › 버킷 만들기 › 객체 소유권: ACL 비활성화됨(권장) › 태그
step-bucket-defaults = AWS 기본값으로 두는 설정: 버킷 버전 관리 비활성화(켜면 이전 사본이 모두 저장되어 요금이 청구되며, 릴리스는 나루가 직접 기록합니다) · SSE-S3 암호화(모든 새 객체에 적용, 무료, 관리할 키 없음) · 객체 잠금 비활성화(켜면 삭제할 수 없습니다) · 서버 액세스 로깅 비활성화(로그에도 저장 요금이 청구됩니다) · 접근 설정 단계 전까지 모든 퍼블릭 액세스 차단 · 전송 가속화 비활성화(추가 요금이 있습니다) · 요청자 지불 비활성화(켜면 익명 방문자가 접속할 수 없습니다)
step-bucket-acl = 예전 안내서처럼 ACL 활성화: 선택할 수는 있지만 지금은 얻는 것이 없습니다. 2023년 4월부터 새 버킷은 ACL이 비활성화된 상태로 만들어지며, 웹 사이트는 버킷 정책만으로 공개됩니다. ACL을 활성화해도 접근 권한이 늘어나는 사람은 없고, 퍼블릭 액세스 차단의 ACL 항목 2개는 어떤 경우에도 켜져 있으며, 실수로 파일을 공개할 수 있는 곳만 하나 더 생깁니다.

step-access = 접근 설정
step-access-what = 누가 버킷을 읽을 수 있는지 정합니다. 퍼블릭 액세스 차단, 정적 웹 사이트 호스팅, 버킷 정책을 AWS가 받아들이는 순서로 설정하며, 다른 사람이 작성한 정책 문(Statement)은 그대로 둡니다.
step-access-why = AWS의 새 버킷은 정책 내용과 관계없이 계정 밖의 누구도 읽을 수 없습니다. 이 상태를 유지하는 것이 CloudFront를 연결하기 위한 안전한 출발점입니다. 공개할 때는 정책 항목 2개의 차단만 해제하고, ACL 항목 2개는 켜 둡니다. 어느 쪽이든 .naru/에 있는 나루의 기록은 계정 밖에서 읽을 수 없습니다. 접근 설정을 바꾸는 것은 무료이며, 이후 방문자가 내려받은 만큼 요청 수와 용량(GB)에 따라 요금이 청구됩니다.
step-access-console = Amazon S3 › 범용 버킷 › (내 버킷) › 권한 › 퍼블릭 액세스 차단(버킷 설정) › 편집 › 속성 › 정적 웹 사이트 호스팅 › 편집 › 권한 › 버킷 정책 › 편집

step-files = 파일 업로드
step-files-what = 폴더와 버킷을 비교하여 다른 파일만 콘텐츠 유형과 캐시 헤더를 붙여 전송합니다. 페이지가 참조하는 파일, 페이지, 시작 페이지 순으로 올리고, 마지막에 나루의 이전 릴리스가 올렸지만 더 이상 필요 없는 파일을 삭제합니다.
step-files-why = 예전 안내서의 aws s3 sync는 크기와 시간만 비교하고, 캐시 헤더를 설정하지 않으며, 운영 체제마다 콘텐츠 유형을 다르게 추측합니다. 나루는 파일의 내용을 비교합니다. 페이지는 페이지가 참조하는 파일 다음에 올라가므로, 업로드가 중간에 멈춰도 방문자에게는 이전 페이지가 보입니다. S3로 보내는 데이터는 무료이고 파일 1개가 요청 1건으로 계산되며, 합계는 전송하기 전에 변경 사항에 표시됩니다.
step-files-console = Amazon S3 › 범용 버킷 › (내 버킷) › 객체 › 업로드 › 파일 추가, 폴더 추가 › 속성 › 메타데이터 › 업로드

step-answers = 접속 확인
step-answers-what = 방문자와 똑같이 사이트의 실제 주소에 접속합니다. 시작 페이지, 페이지에 필요한 파일, 딥 링크, 존재하지 않는 파일을 요청하고 응답을 폴더의 파일과 바이트 단위로 비교합니다.
step-answers-why = 업로드가 끝났다고 해서 접속 가능하다고 하지 않고, 모든 응답이 올바를 때만 접속 가능하다고 표시합니다. 요청 몇 건의 비용은 무시할 수 있는 수준입니다. 요청할 공개 주소가 없으면 결과는 저장됨으로 표시합니다. CDN이 없으면 딥 링크는 올바른 페이지를 보여 주지만 상태 코드는 403 또는 404이며, 나루는 이 상태 코드를 숨기지 않고 표시합니다.
step-answers-console = Amazon S3 › 범용 버킷 › (내 버킷) › 속성 › 정적 웹 사이트 호스팅 › 버킷 웹 사이트 엔드포인트

### 단계에 필요한 자격 증명

identity-S = 설정용 자격 증명
identity-D = 배포용 자격 증명

### 접근 방식 두 가지와 계정 수준의 차단

access-private = 비공개(CloudFront의 기반)
access-private-why = 내 계정만 파일을 읽을 수 있고, AWS에서는 HTTPS로만 읽을 수 있습니다. 아직 공개 주소는 없습니다. 나중에 CloudFront 배포에 읽기 권한을 주며, 그 전까지 결과는 접속 가능이 아니라 저장됨으로 표시됩니다. AWS가 403으로 거부한 외부인의 요청에는 요금이 청구되지 않습니다.
access-classic = 클래식 공개 웹 사이트(예전 안내서 방식)
access-classic-why = 인터넷의 누구나 버킷 웹 사이트 엔드포인트에서 모든 파일을 읽을 수 있습니다. 이 엔드포인트는 HTTP만 지원하고 앞단에 캐시도 필터(WAF)도 없으며, 응답한 요청 수와 용량(GB)만큼 요금이 청구됩니다. 학습이나 데모에는 적합하지만, 실제 사이트라면 비공개와 CloudFront를 선택하는 것이 좋습니다. 언제든지 비공개로 되돌릴 수 있습니다.
access-account-block = 퍼블릭 액세스 차단은 버킷과 계정 전체에 각각 있으며, 항상 더 엄격한 쪽이 적용됩니다. 계정에서 차단되어 있으면 버킷 설정과 관계없이 AWS가 모든 버킷의 퍼블릭 정책을 거부합니다. 계정 설정은 다른 모든 버킷도 보호하므로 나루는 이 설정을 변경하지 않습니다. 계정 관리자에게 문의하거나(조직에서 고정했을 수도 있습니다) 이 버킷을 비공개로 유지하십시오.

### 버킷 정책: 콘솔의 정책 생성기와 같은 필드 순서

policy-effect = Effect(효과)
policy-effect-why = Allow는 이 정책 문이 무언가를 허용한다는 뜻입니다. 어떤 문도 허용하지 않은 것은 금지된 상태로 남고, Deny는 어디에 있든 항상 우선합니다.
policy-principal = Principal(보안 주체)
policy-principal-why = 누구에게 허용하는지 정합니다. *는 로그인 여부와 관계없이 모든 사람을 뜻합니다. 예전 안내서에는 /*라고 적혀 있지만 이는 누구도 가리키지 않아 AWS가 잘못된 정책으로 거부하므로, 반드시 *여야 합니다.
policy-action = Action(작업)
policy-action-why = 무엇을 허용하는지 정합니다. s3:GetObject는 파일 읽기입니다. 버킷 목록 조회(s3:ListBucket)는 포함하지 않으므로 아무도 버킷을 훑어볼 수 없고, 없는 파일에는 404 대신 403으로 응답합니다.
policy-resource = Resource(리소스, ARN)
policy-resource-why = 무엇에 대해 허용하는지 정합니다. 버킷 ARN 뒤의 /*는 버킷 안의 모든 객체를 뜻합니다. /*가 없으면 ARN은 버킷 자체를 가리키는데, s3:GetObject는 객체에만 적용되므로 AWS가 정책을 거부합니다.
policy-condition = Condition(조건)
policy-condition-why = 언제 적용하는지 정합니다. 조건이 성립할 때만 정책 문이 적용됩니다. 나루는 .naru/의 기록을 내 계정만 읽을 수 있게 하고, AWS의 비공개 방식에서 암호화되지 않은 HTTP를 거부하는 데 사용합니다.

### 변경 사항: 모든 작업의 제목

op-s3-create-bucket = 버킷 만들기: {$bucket} ({$region})
op-s3-tag-bucket = 버킷에 태그 추가: {$bucket} ({$tags})
op-s3-untag-bucket = 버킷에서 나루의 태그 제거: {$bucket} ({$tags})
op-s3-set-ownership = 객체 소유권 설정: {$bucket} ({$ownership})
op-s3-block-public = 모든 퍼블릭 액세스 차단: {$bucket}
op-s3-lift-block = 정책에 대해서만 퍼블릭 액세스 차단 해제: {$bucket}
op-s3-set-website = 정적 웹 사이트 호스팅 활성화: {$bucket} (인덱스 문서: {$index}, 오류 문서: {$error})
op-s3-clear-website = 정적 웹 사이트 호스팅 비활성화: {$bucket}
op-s3-set-policy = 버킷 정책 작성: {$bucket}
op-s3-clear-policy = 버킷 정책 삭제: {$bucket}
op-s3-take-lock = 배포 잠금 설정: {$bucket}
op-s3-drop-lock = 배포 잠금 해제: {$bucket}
op-s3-begin-release = 릴리스 시작 기록: {$release} ({$bucket})
op-s3-finish-release = 릴리스 완료 기록: {$release} ({$bucket})
op-s3-upload = 업로드: {$phase}, 파일 {$files}개, {$size} ({$bucket})
op-s3-delete-objects = 파일 {$files}개 삭제: {$bucket}
op-s3-delete-records = 나루의 기록 삭제: {$bucket}
op-s3-delete-bucket = 버킷 삭제: {$bucket} ({$region})

### 변경의 종류와 비용

change-add = 추가
change-change = 변경
change-remove = 삭제
weight-free = 무료
weight-costs = 1회 {$usd} ({$as_of} 요금 기준)
weight-destroys = 되돌릴 수 없는 삭제
weight-unknown = 이 리전의 요금 정보 없음

### 실행: 장소, 목표, 단계의 상태, 결과

venue-practice = 이 컴퓨터의 연습 모드
venue-aws = AWS
venue-endpoint = AWS가 아닌 엔드포인트: {$url}
goal-build = 구성하기
goal-clear = 모두 제거하기

state-ahead = 예정
state-running = 진행 중
state-waiting = 대기 중
state-done = 완료
state-not-asked = 해당 없음
state-unseen = 확인할 수 없음
state-failed = 여기서 멈춤

outcome-live = 접속 가능
outcome-live-why = 방문자와 똑같이 사이트의 실제 주소에 접속했고, 모든 응답이 올바릅니다. 응답의 내용이 폴더의 파일과 바이트 단위로 같습니다.
outcome-stored = 저장됨
outcome-stored-why = 버킷의 파일이 폴더의 파일과 같습니다. 버킷이 비공개이거나 주소를 알 수 없어 공개 주소에는 접속하지 않았으므로, 방문자에게 어떻게 보이는지는 확인하지 않았습니다.
outcome-cleared = 모두 제거됨
outcome-cleared-why = 나루가 이 사이트를 위해 만든 것은 하나도 남아 있지 않습니다. 다른 사람이 만든 것은 건드리지 않았습니다.
outcome-cancelled = 취소됨
outcome-cancelled-why = 요청에 따라 멈췄습니다. 이미 끝난 작업은 그대로 남아 있고 되돌린 것은 없으며, 다음 실행은 여기서 이어집니다.
outcome-failed = 오류로 멈춤
outcome-failed-why = 멈춘 이유는 오류에 나와 있습니다. 그 전에 끝난 작업은 그대로 남아 있고 되돌린 것은 없으며, 다음 실행은 멈춘 곳에서 이어집니다.

wait-answers = S3가 새 파일을 사이트 주소에 반영하는 중
wait-stale-read = S3가 아직 변경 전의 상태를 보여 주는 중

### 사람만 답할 수 있는 질문과 그 결과

question-make-public = 다음 버킷을 공개합니다: {$bucket}. 나루의 기록(.naru/)을 제외한 모든 파일을 지금부터, 그리고 이후에 배포하는 파일까지 인터넷의 누구나 읽을 수 있습니다. 한 번 공개된 내용은 다른 사람이 복사했을 수 있습니다. 비공개를 선택하면 언제든지 되돌릴 수 있습니다. 공개하시겠습니까?
question-overwrite = 버킷에 다른 사람이 올렸거나 바꾼 객체 {$files}개가 교체됩니다(첫 번째: {$first}). 교체하시겠습니까?
question-break-lock = 버킷에 배포 잠금이 있습니다(잠근 사람: {$holder}, 시작: {$since}). 그 배포가 아직 진행 중이라면 양쪽이 동시에 파일을 쓰게 되어 방문자에게 두 릴리스가 섞여 보일 수 있습니다. 중간에 끊긴 배포라면 잠금을 넘겨받아도 잃는 것이 없습니다. 잠금을 넘겨받으시겠습니까?

### 폴더: 빌드 도구, 올리지 않는 파일, 주의할 점, 비밀

framework-vite = Vite
framework-create-react-app = Create React App
framework-next-export = Next.js(정적 내보내기)
framework-svelte-kit = SvelteKit(정적)
framework-astro = Astro
framework-nuxt = Nuxt(generate)
framework-vue-cli = Vue CLI
framework-angular = Angular
framework-gatsby = Gatsby
framework-hugo = Hugo
framework-eleventy = Eleventy
framework-plain = 일반 파일

left-out-source-map = 소스 맵: 누구나 소스 코드를 볼 수 있게 됩니다
left-out-package-file = 패키지 파일: 빌드에만 쓰이고 방문자에게는 필요 없습니다
left-out-system-file = 숨김 파일 또는 운영 체제나 편집기가 남긴 파일
left-out-reserved = .naru/는 나루의 기록용으로 예약되어 있습니다
left-out-not-regular = 일반 파일이 아님(파이프, 소켓, 장치)

folder-warning-empty-file = 빈 파일(0바이트)
folder-warning-case-twin = 대소문자만 다른 파일이 또 있어 링크에서 혼동하기 쉽습니다
folder-warning-decomposed = 이름이 분해형 유니코드(NFD)이며, 조합형(NFC)으로 저장합니다
folder-warning-asset-host = 스크립트나 스타일을 이 컴퓨터 또는 다른 호스트에서 불러옵니다

secret-kind-version-control = 저장소의 전체 이력
secret-kind-env = 빌드나 실행에 쓰는 설정과 키가 담긴 .env 파일
secret-kind-private-key = 개인 키
secret-kind-key-store = 개인 키나 암호 저장소
secret-kind-password-file = 암호
secret-kind-credential-file = 도구의 로그인 자격 증명
secret-kind-aws-key = AWS 액세스 키
secret-kind-google-key = Google 서비스 계정 키 또는 클라이언트 보안 비밀
secret-kind-payment-key = 결제 서비스의 비밀 키
secret-kind-code-host-token = GitHub 또는 GitLab 토큰
secret-kind-chat-token = Slack, Discord, Telegram의 토큰 또는 웹후크
secret-kind-ai-key = AI 서비스의 API 키
secret-kind-service-token = 서비스의 비밀 토큰
secret-kind-database-url = 암호가 포함된 데이터베이스 주소

### 파일: 업로드 순서, 이유, 캐시

phase-hashed-assets = 이름에 해시가 있는 파일
phase-other-files = 그 밖의 파일
phase-pages = 페이지
phase-entry-page = 시작 페이지
phase-service-worker = 서비스 워커

why-new = 새 파일
why-bytes-differ = 내용이 다름
why-headers-differ = 내용은 같고 콘텐츠 유형이나 캐시 헤더가 다름
why-unknown = 내용이 같은지 알 수 없음

cache-immutable = 1년 보관: 내용이 바뀌면 이름도 바뀝니다
cache-hour = 1시간 보관
cache-revalidate = 방문할 때마다 확인

### 사이트의 응답

probe-root = 시작 페이지
probe-asset = 페이지에 필요한 파일
probe-deep-link = 딥 링크
probe-missing = 존재하지 않는 파일
wrong-unreachable = 응답 없음
wrong-status = 상태 코드가 다름
wrong-bytes = 내용이 다름
wrong-content-type = 콘텐츠 유형이 다름

### 연습 모드: 일부러 일으키는 장애

fault-crash-before = 변경하기 전에 프로그램이 종료됩니다
fault-crash-after = 변경은 되었지만 결과를 받기 전에 프로그램이 종료됩니다
fault-lost-reply = 변경은 되었지만 응답이 사라집니다
fault-denied = 권한이 없어 변경이 거부됩니다
fault-offline = 네트워크가 끊어집니다
fault-stale-reads = 다음 몇 번의 조회에 변경 전의 상태가 보입니다

### 값: 필드의 이름과 지켜야 할 규칙

field-bucket = 버킷 이름
field-region = 리전
field-project = 프로젝트 이름
field-account = 계정 ID
field-project-id = 프로젝트 ID
field-env = 환경 이름
field-slug = 짧은 이름
field-key = 파일 경로
field-fault = 장애
field-endpoint = 엔드포인트
field-link = 링크
field-index = 인덱스 문서
field-error = 오류 문서

rule-bucket-length = 3~63자여야 합니다
rule-bucket-letters = 영문 소문자, 숫자, 점, 하이픈만 쓸 수 있습니다
rule-bucket-ends = 영문 소문자나 숫자로 시작하고 끝나야 합니다
rule-bucket-dots = 점을 연달아 쓸 수 없습니다
rule-bucket-ip = IP 주소 형식은 쓸 수 없습니다
rule-bucket-reserved = xn--, sthree-, amzn-s3-demo-로 시작하거나 -s3alias, --ol-s3, .mrap, --x-s3, --table-s3로 끝나는 이름은 AWS가 예약했습니다
rule-region-shape = ap-northeast-2나 us-east-1과 같은 형식이어야 합니다
rule-account-shape = 숫자 12자리여야 합니다
rule-id-shape = 0~9와 a~f로 된 32자리여야 합니다
rule-env-shape = 영문 소문자, 숫자, 하이픈으로 된 1~20자이고 영문자로 시작해야 합니다
rule-slug-shape = 영문 소문자, 숫자, 연달지 않은 하이픈으로 된 1~30자이고 영문자나 숫자로 시작하고 끝나야 합니다
rule-key-empty = 비어 있으면 안 됩니다
rule-key-long = 1,024바이트를 넘을 수 없습니다
rule-key-relative = 상대 경로여야 하고 빈 부분이나 ., ..이 있으면 안 됩니다
rule-key-control = 제어 문자를 쓸 수 없습니다
rule-file-size = S3는 한 번에 5GB까지만 받습니다
rule-file-utf8 = 이름은 올바른 유니코드여야 합니다
rule-file-depth = 폴더 깊이는 64단계까지입니다
rule-file-links = 링크는 1,000개까지입니다
rule-fault-shape = lost-reply@3처럼 장애@번호 형식으로 쓰십시오
rule-document-shape = 인덱스 문서는 /가 없는 파일 이름이어야 하고, 오류 문서는 사이트 안의 파일 경로여야 합니다
rule-name-shared = 이 이름에 해당하는 프로젝트가 여러 개이므로 세부 정보에 있는 ID로 지정해야 합니다
rule-url-shape = http://나 https://로 시작하고 호스트 이름이 있어야 합니다

### 오류: 입력한 값과 프로젝트

error-bad-value = 값이 올바르지 않습니다: {$field} “{$value}” ({$rule})
error-no-project = 이런 이름의 프로젝트가 없습니다: {$project}
error-bad-project = 프로젝트 파일을 해석할 수 없습니다: {$path}
error-no-environment = 프로젝트에 이런 환경이 없습니다: {$env}
error-project-exists = 같은 이름의 프로젝트가 이미 있습니다: {$project}
error-project-live = 프로젝트의 리소스가 아직 AWS에 남아 있습니다: {$project}

### 오류: 자격 증명과 권한

error-no-credentials = 어떤 자격 증명을 사용할지 지정되지 않았습니다
error-no-profile = AWS 설정 파일에 이런 프로파일이 없습니다: {$profile}
error-bad-profile = 프로파일을 해석할 수 없습니다: {$profile}
error-unknown-key = AWS에 없는 액세스 키 ID입니다
error-bad-secret = 비밀 액세스 키가 액세스 키 ID와 맞지 않습니다
error-expired = 로그인이 만료되었습니다
error-access-denied = 권한이 없습니다: {$action}
error-root-refused = 나루가 AWS에서 사용하지 않는 루트 사용자의 자격 증명입니다
error-wrong-account = 자격 증명의 계정이 프로젝트의 계정과 다릅니다 (자격 증명: {$have}, 프로젝트: {$want})
error-process-not-allowed = 허용하지 않은 프로그램을 실행하는 프로파일입니다: {$profile} (프로그램: {$command})
error-process-is-naru = 나루에서 자격 증명을 가져오는 프로파일이라 끝없이 반복됩니다: {$profile}
error-metadata-refused = 나루가 요청하지 않는 곳에서 자격 증명을 가져오는 프로파일입니다: {$profile} (출처: {$source})
error-mfa-needed = MFA 디바이스의 코드가 필요한 프로파일입니다: {$profile} (디바이스: {$serial})
error-clock-skew = 이 컴퓨터의 시계가 {$minutes}분 어긋나 있습니다
error-not-activated = 이 계정에서는 아직 사용할 수 없는 서비스입니다: {$service}

### 오류: 네트워크

error-offline = 연결할 수 없습니다: {$host}
error-timeout = {$seconds}초 안에 응답이 없었습니다: {$host}
error-captive-portal = 네트워크 로그인 페이지 등 다른 곳에서 대신 응답했습니다: {$host}
error-untrusted-tls = 신뢰할 수 없는 인증서라 아무것도 보내지 않았습니다: {$host}
error-service-busy = 서비스가 혼잡하거나 장애 상태입니다: {$service}

### 오류: 다른 사람이 먼저 한 일

error-name-taken = 다른 사람이 이미 사용 중인 버킷 이름입니다: {$bucket}
error-wrong-region = 버킷이 다른 리전에 있습니다: {$bucket} (현재: {$have}, 프로젝트: {$want})
error-moved = 작업하는 동안 다른 곳에서 변경되었습니다: {$what}
error-not-ours = 이 사이트의 것이 아니므로 건드리지 않습니다: {$what} (소유자: {$owner})
error-site-busy = 다른 나루가 이 사이트에서 작업 중입니다: {$holder}
error-publish-locked = 다른 사람이 이 버킷에 배포 중입니다: {$holder} (시작: {$since})
error-not-free-yet = 방금 삭제되어 아직 다시 쓸 수 없는 버킷 이름입니다: {$bucket}
error-no-bucket = 이런 버킷이 없습니다: {$bucket}
error-drift = 설정이 프로젝트와 다르며 나루가 바꿀 수 없습니다: {$field} (프로젝트: {$want}, 현재: {$have})

### 오류: 일부만 완료

error-upload-incomplete = 파일 {$files}개 중 {$failed}개가 업로드되지 않았습니다 (첫 번째 파일: {$first})
error-file-changed = 전송하는 동안 파일이 변경되었습니다: {$file}
error-not-proven = 파일을 보냈지만 온전히 도착했는지 응답으로 확인할 수 없습니다: {$file}
error-not-live = 사이트가 올바르게 응답하지 않습니다: {$url}
error-not-cleared = 제거하지 못한 것이 있습니다: {$what}
error-blocked = 앞 단계가 끝나지 않았습니다: {$step}

### 오류: 보호를 위해 거부했거나 답변이 필요한 경우

error-no-folder = 이런 폴더가 없습니다: {$path}
error-folder-empty = 폴더에 올릴 파일이 없습니다: {$path}
error-folder-no-index = 폴더에 index.html이 없습니다: {$path}
error-folder-no-document = 사이트가 지정한 문서가 폴더에 없습니다: {$file} ({$path})
error-folder-nested = 빌드 결과가 이 폴더가 아니라 안쪽 폴더에 있습니다: {$path} (안쪽 폴더: {$inner})
error-folder-is-project = 빌드 결과가 아니라 프로젝트 소스입니다: {$path} ({$framework})
error-folder-too-broad = 사이트가 아닌 것까지 들어 있어 배포하지 않는 폴더입니다: {$path}
error-folder-secret = 공개하면 안 되는 파일이 폴더에 있습니다: {$file} ({$kind})
error-folder-link-out = 폴더 밖을 가리키는 링크가 있습니다: {$file}
error-folder-name-clash = 두 파일의 이름이 버킷에서 같아집니다: {$file}, {$other}
error-folder-bad-file = 저장할 수 없는 파일입니다: {$file} ({$rule})
error-folder-unreadable = 파일을 읽을 수 없습니다: {$file}
error-ask = 먼저 답변이 필요합니다: {$question}
error-outside-forecast = 다음 변경은 동의한 계획에 없으므로 실행하지 않았습니다: {$op}
error-public-blocked = 계정에서 퍼블릭 버킷 정책을 차단하고 있어 버킷은 비공개로 유지됩니다: {$bucket}

### 오류: 이 컴퓨터와 나루

error-disk-full = 디스크에 남은 공간이 없습니다: {$path}
error-store-unusable = 나루의 파일을 읽거나 쓸 수 없습니다: {$path}
error-store-newer = 더 새로운 버전의 나루가 작성했습니다: {$path}
error-repeated-op = 이미 실행한 변경이 다시 나타났습니다: {$op}
error-port-taken = 이미 사용 중인 포트입니다: {$port}
error-unexpected = 예상하지 못한 문제가 발생했습니다
error-crashed = 연습 모드에서 비정상 종료를 재현하기 위해 여기서 멈췄습니다
error-still-waiting = 아직 준비되지 않았습니다: {$what}
error-cancelled = 요청에 따라 멈췄습니다

### 힌트: 직접 할 수 있는 일

hint-see-help = naru --help 명령으로 쓸 수 있는 값을 확인하고 다시 실행하십시오
hint-project-list = 프로젝트 목록을 확인하십시오: naru project list
hint-project-new = 새 프로젝트를 만드십시오: naru project new
hint-project-restore = 세부 정보에 표시된 줄을 고치거나 이전 파일로 되돌리십시오
hint-project-show = 프로젝트와 환경을 확인하십시오: naru project show
hint-destroy-first = 만든 리소스를 먼저 제거하십시오: naru destroy --project {$project}
hint-use-profile = aws configure list-profiles 명령으로 이름을 확인하고 --profile 옵션으로 AWS CLI 프로파일을 지정하십시오
hint-try-practice = 계정 없이 오프라인에서 무료로 모든 과정을 해 볼 수 있습니다: naru practice
hint-list-profiles = AWS 설정 파일에 있는 프로파일을 확인하십시오: aws configure list-profiles
hint-check-key = 잘못 입력했거나 비활성화 또는 삭제된 키가 아닌지 IAM의 액세스 키 ID와 비교하십시오
hint-check-secret = 비밀 액세스 키를 앞뒤 공백 없이 다시 입력하거나, 잃어버렸다면 IAM에서 새 액세스 키를 만드십시오
hint-check-clock = 이 컴퓨터의 설정에서 날짜와 시간 자동 설정을 켠 뒤 다시 실행하십시오
hint-sign-in-again = 다시 로그인한 뒤 실행하십시오: {$command}
hint-add-action = IAM에서 사용자 또는 역할에 이 작업을 허용하거나 계정 관리자에게 요청하십시오: {$action}
hint-make-user = 필요한 권한만 가진 IAM Identity Center 사용자나 IAM 사용자를 별도의 프로파일로 사용하십시오
hint-allow-process = 알고 있고 신뢰하는 프로그램이라면 --allow-process 옵션을 붙여 다시 실행하십시오
hint-mfa-session = AWS CLI에서 코드를 입력하고, 출력된 자격 증명을 별도의 프로파일로 사용하십시오: aws configure export-credentials --profile {$profile}
hint-wait-activation = AWS 콘솔에서 계정 등록(결제 수단, 전화번호)을 마치고 활성화될 때까지 최대 24시간 기다리십시오
hint-check-network = 이 컴퓨터의 네트워크 연결과 VPN, 프록시를 확인한 뒤 다시 실행하십시오
hint-run-again = 다시 실행하면 끝난 작업은 반복하지 않고 멈춘 곳에서 이어집니다
hint-sign-in-network = 브라우저에서 아무 페이지나 열어 네트워크에 로그인한 뒤 다시 실행하십시오
hint-company-ca = 회사에서 트래픽을 검사한다면 회사 인증서를 이 컴퓨터의 신뢰할 수 있는 인증서에 추가하고, 아니라면 다른 네트워크를 사용하십시오
hint-other-name = 프로젝트에서 다른 버킷 이름을 선택하거나, 이름을 비워 나루가 만들게 하십시오
hint-use-region = 다른 버킷 이름을 선택하거나 프로젝트의 리전을 버킷의 리전으로 바꾸십시오: {$have}
hint-wait-holder = 작업이 끝날 때까지 기다린 뒤 다시 실행하십시오: {$holder}
hint-break-lock = 중간에 끊겨 다시 이어지지 않을 배포라면 --break-lock 옵션으로 잠금을 넘겨받으십시오
hint-apply-first = 먼저 빠진 것을 만드십시오: naru apply
hint-stop-build = 폴더에 계속 쓰고 있는 빌드나 감시(watch) 프로세스가 끝나게 하거나 중지하십시오
hint-choose-folder = dist, build, out처럼 빌드가 만든 폴더를 선택하십시오
hint-build-first = 프로젝트를 빌드한 뒤(대개 npm run build) dist, build, out처럼 빌드가 만든 폴더를 선택하십시오
hint-choose-inner = 안쪽 폴더를 선택하십시오: {$inner}
hint-remove-secret = 빌드 폴더에서 옮기고, 공개된 적이 있다면 그 비밀 값을 새로 발급하십시오: {$file}
hint-replace-link = 링크 대신 파일 자체를 넣으십시오: {$file}
hint-rename-file = 프로젝트에서 파일 이름을 바꾼 뒤 다시 빌드하십시오: {$file}
hint-check-rights = 소유자와 읽기·쓰기 권한을 확인하십시오
hint-plan-again = 지금 실행될 내용을 확인하고 다시 동의하십시오: naru plan
hint-account-block = 계정 관리자에게 S3 콘솔의 ‘이 계정의 퍼블릭 액세스 차단 설정’에 대해 문의하십시오(나루는 이 설정을 변경하지 않습니다)
hint-use-private = 퍼블릭 정책이 필요 없는 비공개 방식을 프로젝트에서 선택하십시오
hint-mend-by-hand = 프로젝트를 현재 상태에 맞추거나 AWS 콘솔에서 직접 고치십시오 (현재: {$have})
hint-free-disk = 디스크 공간을 확보한 뒤 다시 실행하십시오: {$path}
hint-update-naru = 이 컴퓨터에 최신 버전의 나루를 설치하십시오
hint-report-bug = 한 번 더 실행하고, 다시 발생하면 여기 표시된 세부 정보와 함께 알려 주십시오
hint-other-port = 다른 포트를 선택하거나 이 포트를 사용 중인 프로그램을 종료하십시오: {$port}
hint-set-documents = 빌드에 파일을 추가하거나 다른 문서를 지정하십시오: naru project set --index … --error …
hint-type-bucket-name = 공개하려면 버킷 이름을 입력하거나 명령줄에서 다음 옵션을 붙이십시오: {$flag}
hint-answer-flag = 원하면 명령줄에서 다음 옵션을 붙이십시오: {$flag}

### The window

ui-window-title = 나루
ui-brand = 나루
ui-brand-other = Naru
ui-nav = 주 메뉴
ui-new = 새로 시작
ui-new-busy = 연습이 진행 중입니다
ui-now = 지금
ui-way = 진행 순서
ui-language = 언어
ui-lang-ko = 한국어
ui-lang-en = English
ui-theme = 테마
ui-theme-light = 밝은 테마
ui-theme-dark = 어두운 테마
ui-theme-system = 시스템 테마
ui-text-size = 글자 크기: {$percent}%
ui-text-smaller = 글자 작게
ui-text-larger = 글자 크게
ui-text-letter = 가

ui-standing-looking = 읽는 중
ui-standing-ready = 준비됨
ui-standing-refused = 확인 필요
ui-standing-crossing = 연습 중

ui-home-title = 빌드 폴더를 여기로 끌어다 놓기
ui-home-text = 나루가 폴더를 살펴보고 AWS에 배포하는 전 과정을 이 컴퓨터에서 연습합니다. 계정도 인터넷도 필요 없고 무료입니다. 폴더는 읽기만 하며, 아무것도 컴퓨터 밖으로 나가지 않습니다.
ui-try = 계정 없이 해 보기
ui-choose = 폴더 선택…
ui-choose-title = 빌드 폴더 선택
ui-promise-steps = 모든 단계를 눈으로
ui-promise-steps-text = 계정, 버킷, 접근 설정, 파일까지 AWS 콘솔에서 직접 할 때와 같은 단계를 하나씩 설명하며 진행합니다.
ui-promise-proved = 확인한 뒤에만 ‘접속 가능’
ui-promise-proved-text = 실제 주소에 접속해 폴더의 파일과 바이트 단위로 비교한 다음에만 접속 가능하다고 표시합니다.
ui-promise-safe = 비밀 정보는 올리지 않습니다
ui-promise-safe-text = .env, .git, 개인 키가 들어 있거나 잘못 고른 폴더는 아무것도 전송하기 전에 거부합니다.

ui-drag-folder = 놓으면 폴더를 살펴봅니다: {$name}
ui-drag-folder-text = 폴더를 읽고 무엇이 들어 있는지 보여 줍니다. 아무것도 전송하거나 변경하지 않습니다.
ui-drag-file = 폴더가 아니라 파일입니다: {$name}
ui-drag-file-text = 이 파일이 들어 있는 폴더를 놓아야 합니다.
ui-drag-several = 폴더는 한 번에 하나만
ui-drag-several-text = 빌드가 만든 폴더 하나만 놓아야 합니다.
ui-drag-busy = 연습이 진행 중입니다
ui-drag-busy-text = 취소하거나 끝날 때까지 기다린 뒤 다시 놓아야 합니다.

ui-looking = 폴더를 살펴보는 중: {$name}
ui-looking-text = 모든 파일을 읽고 해시를 계산합니다. 아무것도 컴퓨터 밖으로 나가지 않습니다.

ui-folder-ready = 출발할 준비가 되었습니다
ui-folder-text = AWS를 흉내 낸 환경에서 배포의 전 과정을 이 컴퓨터 안에서 연습합니다. 폴더는 읽기만 합니다.
ui-found-from = 선택한 폴더: {$path} · 빌드 결과는 그 안에 있습니다.
ui-fact-framework = 빌드 도구
ui-fact-files = 파일
ui-fact-size = 크기
ui-fact-left-out = 제외
ui-files = {$files_n ->
   *[other] 파일 {$files}개
}
ui-more = 외 {$count}개
ui-left-out = 올리지 않는 파일
ui-warnings = 확인이 필요한 파일
ui-practise-folder = 이 폴더로 연습하기
ui-another = 다른 폴더…

ui-refused = 이 폴더는 아직 올릴 수 없습니다
ui-refused-text = 아무것도 전송하거나 변경하지 않았습니다.
ui-hints = 해결 방법
ui-detail = 자세히
ui-sample = 샘플 사이트
ui-sample-instead = 샘플 사이트로 연습하기

ui-practice = 연습 모드
ui-practice-text = 이 컴퓨터 안에서 AWS를 흉내 낸 환경입니다. 밖으로 나가는 데이터도, 비용도 없습니다.
ui-getting-ready = 준비 중
ui-cancel = 취소
ui-stopping = 멈추는 중…
ui-steps = 단계
ui-map = 방문자의 요청이 지나는 길
ui-map-visitor = 방문자
ui-map-edge = 엣지
ui-map-bucket = 버킷
ui-map-folder = 내 폴더
ui-map-answers = {$requests_n ->
   *[other] 요청 {$requests}건 모두 정상
}
ui-step-now = {$step}: {$state}
ui-progress = 파일 업로드 진행률
ui-progress-files = {$files_n ->
   *[other] 파일 {$files}개 중 {$done}개
}
ui-progress-bytes = {$size} 중 {$done}
ui-progress-left = {$seconds_n ->
   *[other] 약 {$seconds}초 남음
}
ui-waited = {$seconds_n ->
   *[other] {$seconds}초째 대기 중
}
ui-answers = 방문자와 똑같이 요청한 결과
ui-answer-right = 정상

ui-url = 사이트 주소
ui-url-text = 다른 작업을 시작하거나 나루를 닫을 때까지 이 컴퓨터에서 열어 볼 수 있습니다.
ui-open = 열기
ui-copy = 복사
ui-copied = 복사됨
ui-fact-ops = 변경 사항
ui-fact-sent = 올린 파일
ui-fact-bytes = 보낸 용량
ui-fact-time = 걸린 시간
ui-seconds = {$time}초
ui-bucket = 버킷
ui-release = 릴리스
ui-again = 다시 실행
ui-cancelled-text = 요청에 따라 멈췄습니다. 연습이었으므로 남은 것은 없습니다.

ui-trouble-browser = 브라우저를 열 수 없습니다. 주소를 복사해서 열 수 있습니다.
ui-trouble-settings = 설정을 저장할 수 없습니다. 나루를 닫을 때까지만 유지됩니다.

### The command line

cli-error = 오류:
cli-hint = 도움말:
cli-detail = 자세히
cli-folder = 폴더: { $root } · { $framework } · 파일 { $files }개 · { $size }
cli-folder-found = 이 폴더 안에서 찾음: { $path }
cli-more = 그 밖에 { $count }개
cli-wait = 대기 중: { $what } ({ $seconds }초째, { $next }초 뒤 다시 확인)
cli-serving = 접속 주소: { $url } (Ctrl+C로 중지)
cli-console = AWS 콘솔에서 하려면
cli-permissions = 필요한 권한
cli-approximately = 근사 명령:
cli-nothing-to-do = 할 일이 없습니다. 모두 원하는 상태입니다.
cli-sum = 변경 사항 { $ops }개 · 한 번 { $once } · 보관 비용 월 { $month }(트래픽 제외) · { $date } 기준 정가
cli-progress = 파일 { $files }개 중 { $done }개 · { $size }
cli-progress-left = 파일 { $files }개 중 { $done }개 · { $size } · { $seconds }초 남음
cli-receipt = 변경 { $ops }개 · 보낸 파일 { $files }개 · { $size } · { $time }초
cli-ops = 변경 { $ops }개
cli-no-history = 아직 실행 이력이 없습니다.
cli-run-cut-off = 중단됨
cli-taken-back = 회수됨
cli-op-done = 완료
cli-op-found = 이미 됨
cli-op-refused = 거부됨
cli-op-open = 미확인
cli-no-profiles = 이 컴퓨터에 AWS CLI 프로필이 없습니다.
profile-kind-keys = 액세스 키
profile-kind-sso = IAM Identity Center
profile-kind-login = 콘솔 세션
profile-kind-role = 역할 전환
profile-kind-process = 외부 프로그램
profile-kind-web-identity = 웹 자격 증명
profile-kind-mfa = MFA 코드 필요
profile-kind-metadata = 인스턴스 메타데이터(사용하지 않음)
profile-kind-incomplete = 불완전함
cli-no-projects = 아직 프로젝트가 없습니다. 만들려면: naru project new my-site
cli-project-made = 프로젝트 저장: { $path }
cli-project-renamed = 프로젝트 이름 변경: { $name }
cli-project-deleted = 프로젝트 삭제: { $name }. naru project restore 명령으로 되돌릴 수 있습니다(보관 위치: { $path })
cli-project-restored = 프로젝트 복원: { $name }
cli-ask-process = 이 프로필은 외부 프로그램에서 자격 증명을 받습니다. 프로필: { $profile }, 명령: { $command }. 실행하시겠습니까?
cli-ask-apply = 변경 사항 { $ops }개를 적용하시겠습니까?
cli-ask-destroy = 모두 삭제하시겠습니까(변경 { $ops }개)? 되돌릴 수 없습니다.
cli-type-bucket = 공개하려면 버킷 이름을 입력하십시오({ $bucket }):
cli-status-account = 계정
cli-status-bucket = 버킷
cli-status-release = 릴리스
cli-status-live = 접속 가능
cli-status-not-live = 예상과 다르게 응답함
cli-status-no-url = 알려진 공개 주소가 없어 방문자에게 어떻게 보이는지는 확인하지 않았습니다.
cli-status-missing = 남은 변경: { $ops }개
rule-name-shape = 한 글자 이상이고 제어 문자가 없는 이름

### Help of the command line

cli-help = 나루는 웹 빌드를 내 AWS 계정으로 옮깁니다. 모든 변경을 먼저 보여 주고, 실제로 접속되는지 확인합니다.
cli-help-usage = 사용법
cli-help-options = 옵션
cli-help-arguments = 인수
cli-help-commands = 명령
cli-help-after = 계정 없이 해 보기: naru practice ./dist
    종료 코드: 0 완료 · 2 사용법 · 3 자격 증명 · 4 네트워크 · 5 충돌 · 6 일부 완료(다시 실행) · 7 거부 또는 확인 필요 · 8 내부 오류 · 9 대기 · 130 취소
cli-help-practice = 이 컴퓨터 안의 연습용 클라우드에서 전 과정을 해 보고, 중지할 때까지 사이트를 보여 줍니다
cli-help-plan = apply가 할 모든 변경을 가격, 명령과 함께 보여 줍니다. 아무것도 바꾸지 않습니다
cli-help-apply = 사이트를 만들고 폴더를 배포합니다(설정용 자격 증명)
cli-help-deploy = 만들어진 사이트에 폴더를 배포합니다(배포용 자격 증명)
cli-help-status = 사이트의 현재 상태를 보여 줍니다
cli-help-history = 실행 이력이나 한 번의 실행 내용을 보여 줍니다
cli-help-destroy = 나루가 이 사이트를 위해 만든 것을 모두 회수합니다
cli-help-project = 저장된 프로젝트를 만들고 바꿉니다
cli-help-project-new = 프로젝트를 만듭니다
cli-help-project-list = 프로젝트 목록을 보여 줍니다
cli-help-project-show = 프로젝트 파일을 보여 줍니다
cli-help-project-set = 프로젝트나 환경의 설정을 바꿉니다
cli-help-project-rename = 프로젝트 이름을 바꿉니다. 이미 만든 리소스 이름은 그대로입니다
cli-help-project-delete = 회수가 끝난 프로젝트를 삭제합니다
cli-help-project-restore = 삭제한 프로젝트를 되돌립니다
cli-help-policy = 자격 증명에 필요한 IAM 정책을 JSON으로 출력합니다
cli-help-profiles = 이 컴퓨터의 AWS CLI 프로필을 보여 줍니다
cli-help-completions = 셸 자동 완성 스크립트를 출력합니다
cli-arg-lang = 모든 글의 언어
cli-arg-json = 표준 출력에 한 줄에 하나씩 JSON 이벤트를 출력합니다
cli-arg-help = 이 도움말을 출력합니다
cli-arg-version = 버전을 출력합니다
cli-arg-folder = 빌드 폴더(dist, build, out 등). 생략하면 지난번에 배포한 폴더
cli-arg-practice-folder = 빌드 폴더(dist, build, out 등). 생략하면 예제 사이트
cli-arg-once = 확인까지만 하고 끝냅니다
cli-arg-access = 누가 읽을 수 있는지: private(비공개) 또는 classic(예전 안내서의 공개 웹 사이트)
cli-arg-source-maps = 소스 맵도 올립니다
cli-arg-practice-source-maps = 소스 맵도 올립니다
cli-arg-keep = 연습용 클라우드를 이 이름으로 보관하고 다음에 이어서 씁니다
cli-arg-port = 이 포트에서 보여 줍니다
cli-arg-pace = 모든 호출이 이만큼 걸리게 합니다(밀리초)
cli-arg-fault = n번째 변경에서 장애를 연습합니다: crash-before, crash-after, lost-reply, denied, offline, stale-reads (예: lost-reply@3)
cli-arg-project = 프로젝트. 생략하면 여기의 naru.toml 또는 하나뿐인 프로젝트
cli-arg-env = 환경. 생략하면 하나뿐인 환경 또는 production
cli-arg-profile = 사용할 AWS CLI 프로필. 이 사이트에 기억됩니다
cli-arg-use-environment = 환경 변수의 AWS_ACCESS_KEY_ID 등을 사용합니다
cli-arg-allow-process = 프로필의 credential_process 프로그램 실행을 허용합니다
cli-arg-endpoint = AWS 대신 이 주소와 통신합니다(에뮬레이터 등). 이 사이트에 기억되며 aws를 넣으면 잊습니다
cli-arg-website-url = 사이트 주소를 알 수 없을 때 직접 지정합니다. 중괄호 안의 bucket은 버킷 이름으로 바뀝니다. 이 엔드포인트에서만 기억되며 none을 넣으면 잊습니다
cli-arg-yes = 변경 전에 묻지 않습니다
cli-arg-make-public = 누구나 파일을 읽을 수 있음에 동의하는 뜻으로 버킷 이름을 입력합니다
cli-arg-overwrite = 다른 사람이 버킷에 올렸거나 바꾼 파일도 덮어씁니다
cli-arg-break-lock = 다른 사람의 배포 잠금이 버킷에 있어도 배포합니다
cli-arg-no-wait = 오래 걸리는 일을 기다리지 않고 9로 끝냅니다
cli-arg-run = 이 실행이 한 일을 보여 줍니다
cli-arg-limit = 보여 줄 실행 수
cli-arg-name = 프로젝트 이름
cli-arg-new = 새 이름
cli-arg-here = 코드와 함께 보관하도록 이 폴더에 naru.toml로 저장합니다
cli-arg-region = AWS 리전. 생략하면 ap-northeast-2(서울)
cli-arg-bucket = 나루가 만드는 이름 대신 쓸 버킷 이름
cli-arg-ownership = 객체 소유권: acls-disabled(현재 기본값) 또는 acls-enabled(예전 안내서)
cli-arg-index = 인덱스 문서. 생략하면 index.html
cli-arg-error = 오류 문서. 생략하면 index.html
cli-arg-which = daily: deploy에 필요한 권한 · setup: apply와 destroy에 필요한 권한
cli-arg-shell = 셸
