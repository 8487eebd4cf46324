### 나루의 한국어 문구. 키와 값은 en.ftl과 같아야 하며 tests/core/words.rs가 비교한다.
### 값은 조사가 값에 따라 바뀌지 않도록 콜론이나 괄호 뒤에 둔다. 이미 서식이 적용된 값이 들어온다.

### 단계: 제목, 하는 일, 이유, AWS 콘솔에서의 위치(2026년 11월 콘솔 표기)

step-account = 계정 확인
step-account-what = 자격 증명이 누구의 것인지 AWS에 묻습니다. 계정 ID와 사용자, 리소스를 만들 리전을 확인하며 아무것도 변경하지 않습니다.
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

step-distribution = CloudFront 연결
step-distribution-what = 버킷 앞에 CloudFront 배포를 만들고, 그 배포만 버킷을 읽을 수 있도록(오리진 액세스 제어, OAC) 버킷 정책에 적습니다. HTTP로 온 방문자는 HTTPS로 보내고, HTTP/2와 HTTP/3, IPv6, 압축, 관리형 캐시 정책, 보안 헤더를 켭니다.
step-distribution-why = 배포를 만들면 https://….cloudfront.net 주소가 바로 생기고, 방문자와 가까운 곳에서 응답하며, 버킷은 닫힌 채로 유지됩니다. CloudFront를 거치지 않고는 버킷의 어떤 파일도 읽을 수 없습니다. 배포를 만드는 비용은 없고, 계정에 매달 무료로 제공되는 양을 넘는 요청 수와 전송량만 청구됩니다.
step-distribution-console = CloudFront › 배포 › 배포 생성 › 오리진 도메인: (내 버킷) › 오리진 액세스 제어 설정 › 뷰어 프로토콜 정책: Redirect HTTP to HTTPS › 기본값 루트 객체: index.html

step-routing = 페이지 경로 설정
step-routing-what = 확장자가 없는 주소에 맞는 페이지를 찾아 주는 작은 함수를 엣지에 게시하거나, 예전 안내서처럼 오류 응답을 설정합니다. 빌드에 404 페이지가 있으면 그 페이지를 보여 줍니다. 파일의 주소는 그대로입니다.
step-routing-why = S3는 페이지가 아니라 파일만 압니다. 이 설정이 없으면 /about을 새로 고치거나 링크로 들어올 때 403이 나옵니다. 버킷의 목록을 볼 수 없는 방문자에게는 파일이 없다는 사실도 알려 주지 않기 때문입니다. 403과 404를 index.html과 200으로 바꾸는 예전 방식은 없는 스크립트에도 페이지로 답하고 실제 오류를 숨깁니다.
step-routing-console = CloudFront › 함수 › 함수 생성 › 게시 › 배포 › (내 배포) › 동작 › 편집 › 함수 연결 › 뷰어 요청

step-firewall = 방화벽
step-firewall-what = Amazon의 공통 규칙이 담긴 AWS WAF 웹 ACL을 CloudFront 배포에 연결합니다. 처음에는 규칙에 걸린 요청을 세기만 하고, 원하면 차단합니다. 다른 사람이 연결해 둔 웹 ACL은 그대로 둡니다.
step-firewall-why = 파일로만 된 사이트는 공격받을 곳이 적어서 대부분 방화벽이 필요하지 않습니다. 요금은 매월, 그리고 요청 수만큼 청구됩니다. 며칠은 세기만 하세요. 규칙이 방문자를 잘못 막으면 403이 나옵니다.
step-firewall-console = WAF & Shield › 웹 ACL › 글로벌(CloudFront) › 웹 ACL 생성 › 관리형 규칙 그룹 추가 › AWS 관리형 규칙 그룹 › 코어 규칙 세트

step-invalidation = 엣지 캐시 새로 고침
step-invalidation-what = 지난 릴리스 이후 바뀐 경로만 CloudFront 엣지의 캐시에서 지우도록 무효화를 생성하고, 끝날 때까지 기다립니다.
step-invalidation-why = 엣지는 파일의 사본을 보관합니다. 이름에 해시가 있는 파일은 바뀌면 이름도 바뀌므로 지울 필요가 없지만, 페이지는 이름이 그대로여서 예전 사본이 보일 수 있습니다. /*는 경로 1개로 계산되지만 캐시 전체를 비웁니다.
step-invalidation-console = CloudFront › 배포 › (내 배포) › 무효화 › 무효화 생성

step-deployer = 배포 전용 사용자 만들기
step-deployer-what = 이 버킷과 이 CloudFront 배포에 파일을 올리는 데 필요한 권한만 가진 IAM 사용자를 /naru/ 경로에 만들고, 권한 경계 naru-boundary를 적용한 뒤, 액세스 키를 이 컴퓨터의 키체인에 바로 저장합니다. 이후 naru deploy는 이 키를 씁니다.
step-deployer-why = 매일 쓰는 키로 버킷을 삭제하거나 사용자를 만들 수 있으면 위험합니다. 예전 안내서처럼 AmazonS3FullAccess와 CloudFrontFullAccess를 연결하면 그 키로 계정의 모든 버킷과 배포를 바꿀 수 있습니다. IAM은 무료입니다.
step-deployer-console = IAM › 사용자 › 사용자 생성 › 직접 정책 연결 › (사용자) › 권한 추가 › 인라인 정책 생성 › 보안 자격 증명 › 액세스 키 만들기

step-answers = 접속 확인
step-answers-what = 방문자와 똑같이 사이트의 실제 주소에 접속합니다. 시작 페이지, 페이지에 필요한 파일, 딥 링크, 존재하지 않는 파일을 요청하고 응답을 폴더의 파일과 바이트 단위로 비교합니다.
step-answers-why = 업로드가 끝났다고 해서 접속 가능하다고 하지 않고, 모든 응답이 올바를 때만 접속 가능하다고 표시합니다. 요청 몇 건의 비용은 무시할 수 있는 수준입니다. 요청할 공개 주소가 없으면 결과는 저장됨으로 표시합니다. CDN이 없으면 딥 링크는 올바른 페이지를 보여 주지만 상태 코드는 403 또는 404이며, 나루는 이 상태 코드를 숨기지 않고 표시합니다.
step-answers-console = Amazon S3 › 범용 버킷 › (내 버킷) › 속성 › 정적 웹 사이트 호스팅 › 버킷 웹 사이트 엔드포인트

step-zone = 호스팅 영역
step-zone-what = 사이트 이름이 들어갈 퍼블릭 호스팅 영역을 찾고, 없으면 만듭니다. 이미 있는 호스팅 영역은 그대로 사용하며 이 사이트의 레코드 말고는 아무것도 바꾸지 않습니다.
step-zone-why = 호스팅 영역은 Route 53에서 도메인의 레코드를 보관하는 곳입니다. 이름이 같은 호스팅 영역이 두 개라면 등록소가 가리키는 쪽에만 질의가 갑니다.
step-zone-console = Route 53 › 호스팅 영역 › 호스팅 영역 생성 › 도메인 이름 › 유형: 퍼블릭 호스팅 영역

step-delegation = 네임서버 위임 확인
step-delegation-what = 도메인을 구입한 곳에 입력할 네임서버 4개를 보여 주고, 등록소의 서버가 그 네임서버만 가리킬 때까지 등록소에 직접 물어봅니다.
step-delegation-why = 위임되기 전에는 아무도 호스팅 영역에 물어보지 않으므로 그 안의 레코드가 보이지 않습니다. 몇 분에서 이틀까지 걸리며 그동안 앱을 닫아도 됩니다. 계속 쓸 레코드, 특히 메일 레코드는 먼저 호스팅 영역에 복사하세요.
step-delegation-console = Route 53 › 호스팅 영역 › (내 도메인) › 호스팅 영역 세부 정보 › 이름 서버

step-certificate = 인증서
step-certificate-what = 모든 이름을 포함하는 발급된 인증서가 있으면 그것을 쓰고, 없으면 CloudFront가 인증서를 가져오는 미국 동부(버지니아 북부)에서 퍼블릭 인증서를 요청한 뒤 이름을 증명하는 CNAME 레코드를 호스팅 영역에 추가합니다.
step-certificate-why = HTTPS를 쓰려면 이름마다 인증서가 필요합니다. AWS Certificate Manager의 인증서는 무료이고 CNAME 레코드가 남아 있는 한 자동으로 갱신됩니다. 기다리는 중인 요청은 태그로 다시 찾으므로 두 번 요청하지 않습니다.
step-certificate-console = Certificate Manager(미국 동부, 버지니아 북부) › 인증서 요청 › 퍼블릭 인증서 요청 › DNS 검증

step-names = 대체 도메인 이름
step-names-what = 배포에 사이트 이름과 인증서를 연결합니다. 더 이상 쓰지 않는 이름은 배포를 가리키는 레코드를 먼저 지운 다음 뺍니다.
step-names-why = 배포는 연결된 이름에만, 그 이름을 포함하는 인증서가 있을 때만 응답합니다. 이름 하나는 AWS 전체에서 배포 하나에만 연결할 수 있습니다.
step-names-console = CloudFront › 배포 › (내 배포) › 일반 › 설정 › 편집 › 대체 도메인 이름(CNAME) › 사용자 정의 SSL 인증서

step-alias = 별칭 레코드 만들기(A·AAAA)
step-alias-what = 이름마다 배포를 가리키는 A 및 AAAA 별칭 레코드를 단순 라우팅으로 만듭니다. 이미 있는 레코드는 허락할 때만 바꾸고, 원래 값을 보관했다가 사이트를 정리할 때 되돌려 놓습니다.
step-alias-why = 별칭은 CNAME을 둘 수 없는 루트 도메인에도 쓸 수 있고 별칭에 대한 질의는 무료입니다. 다른 라우팅 정책(가중치 기반, 지연 시간, 장애 조치, 지리적 위치)의 레코드는 절대 바꾸지 않습니다.
step-alias-console = Route 53 › 호스팅 영역 › (내 도메인) › 레코드 생성 › 별칭 › CloudFront 배포에 대한 별칭 › 라우팅 정책: 단순 라우팅

step-domain-answers = 내 도메인 주소 확인
step-domain-answers-what = 방문자처럼 HTTPS로 내 도메인에 접속해 시작 페이지, 스크립트, 하위 페이지, 없는 파일, HTTP에서 HTTPS로의 이동, 대표 주소로의 이동을 확인하고 모든 바이트를 비교합니다.
step-domain-answers-why = 이름에 맞는 인증서와 올바른 파일로 주소가 실제로 응답할 때만 내 도메인에서 공개된 것으로 봅니다.
step-domain-answers-console = Route 53 › 호스팅 영역 › (내 도메인) › 레코드 테스트
step-health = 상태 확인
step-health-what = 사이트의 대표 이름으로 첫 페이지를 HTTPS로 요청하는 Route 53 상태 확인을 만듭니다. 여러 리전에서 각각 30초마다 요청하고, 세 번 연속 실패하면 비정상으로 봅니다. 다른 사람이 만든 상태 확인은 그대로 둡니다.
step-health-why = 사이트에 접속할 수 있는지 Route 53 콘솔에서 볼 수 있고 CloudWatch 경보를 연결할 수 있습니다. 없어도 사이트는 잘 동작합니다. 상태 확인 서버 15곳 정도가 하루 종일 요청하므로 CloudFront 요청이 한 달에 100만 건 넘게 늘어납니다.
step-health-console = Route 53 › 상태 확인 › 상태 확인 생성

### 단계에 필요한 자격 증명

identity-S = 설정용 자격 증명
identity-D = 배포용 자격 증명

### 접근 방식 두 가지와 계정 수준의 차단

access-cdn = CloudFront로 공개(권장)
access-cdn-why = 버킷은 비공개로 유지되고 CloudFront 배포만 버킷을 읽습니다. 방문자는 https://….cloudfront.net 주소로, 나중에는 내 도메인으로 접속합니다. 설정이 모든 엣지에 반영되기까지 몇 분이 걸립니다.
access-private = 비공개(CloudFront의 기반)
access-private-why = 내 계정만 파일을 읽을 수 있고, AWS에서는 HTTPS로만 읽을 수 있습니다. 아직 공개 주소는 없습니다. 나중에 CloudFront 배포에 읽기 권한을 주며, 그 전까지 결과는 접속 가능이 아니라 저장됨으로 표시됩니다. AWS가 403으로 거부한 외부인의 요청에는 요금이 청구되지 않습니다.
access-classic = 클래식 공개 웹 사이트(예전 안내서 방식)
access-classic-why = 인터넷의 누구나 버킷 웹 사이트 엔드포인트에서 모든 파일을 읽을 수 있습니다. 이 엔드포인트는 HTTP만 지원하고 앞단에 캐시도 필터(WAF)도 없으며, 응답한 요청 수와 용량(GB)만큼 요금이 청구됩니다. 학습이나 데모에는 적합하지만, 실제 사이트라면 비공개와 CloudFront를 선택하는 것이 좋습니다. 언제든지 비공개로 되돌릴 수 있습니다.
access-account-block = 퍼블릭 액세스 차단은 버킷과 계정 전체에 각각 있으며, 항상 더 엄격한 쪽이 적용됩니다. 계정에서 차단되어 있으면 버킷 설정과 관계없이 AWS가 모든 버킷의 퍼블릭 정책을 거부합니다. 계정 설정은 다른 모든 버킷도 보호하므로 나루는 이 설정을 변경하지 않습니다. 계정 관리자에게 문의하거나(조직에서 고정했을 수도 있습니다) 이 버킷을 비공개로 유지하세요.

### CloudFront: 버킷을 읽는 방식, 응답하는 엣지, 주소 처리 방식

origin-control = 오리진 액세스 제어(OAC, 권장)
origin-control-why = 배포가 모든 요청에 서명하고, 버킷 정책은 이 배포 하나만 ARN으로 허용합니다. 모든 리전과 SSE-KMS에서 동작하며 AWS가 권장하는 방식입니다. 추가 비용은 없습니다.
origin-identity = 오리진 액세스 ID(OAI, 예전 안내서 방식)
origin-identity-why = 버킷 정책에 적는 CloudFront 전용 사용자입니다. 아직 동작하지만 AWS는 레거시로 분류합니다. 새 리전과 SSE-KMS에서는 쓸 수 없고, 같은 OAI를 쓰는 모든 배포가 버킷을 읽을 수 있습니다. 언제든지 중단 없이 OAC로 바꿀 수 있습니다.
origin-website = 웹 사이트 엔드포인트(예전 안내서 방식)
origin-website-why = CloudFront가 여느 방문자처럼 버킷 웹 사이트 엔드포인트에 요청합니다. 그러려면 버킷을 공개해야 하고, CloudFront와 버킷 사이는 HTTP로 통신하며, CloudFront를 거치지 않고도 모든 파일을 읽을 수 있습니다. 대신 엔드포인트가 폴더마다 인덱스 문서를 찾아 줍니다.
edges-west = 북미와 유럽
edges-west-why = 가장 저렴한 가격 분류 100입니다. 한국의 방문자에게는 다른 대륙에서 응답하므로 페이지가 처음 열릴 때 느립니다.
edges-most-of-the-world = 서울을 포함한 대부분의 지역
edges-most-of-the-world-why = 아시아, 중동, 아프리카까지 포함하는 가격 분류 200입니다. 한국의 방문자에게는 서울에서 응답합니다. 서울에서 보내는 데이터는 북미나 유럽보다 요금이 높습니다.
edges-everywhere = 모든 지역
edges-everywhere-why = 남미, 호주, 뉴질랜드까지 모든 엣지를 사용합니다. 응답한 엣지에 따라 요금이 정해지므로 그 지역의 방문자가 있을 때만 비용이 늘어납니다.
routing-single-page = 단일 페이지
routing-single-page-why = /about처럼 확장자가 없는 주소에는 시작 페이지를 200으로 응답하고, 앱의 라우터가 주소를 처리합니다. 없는 스크립트나 이미지는 없는 대로 응답합니다.
routing-many-pages = 여러 페이지
routing-many-pages-why = /about과 /about/ 주소에 /about/index.html을 응답합니다. 정적 사이트 생성기의 결과에 맞는 방식입니다. 빌드에 404 페이지가 있으면 존재하지 않는 주소에 그 페이지를 404로 응답합니다.
routing-clean-urls = 확장자 없는 주소
routing-clean-urls-why = /about 주소에 /about.html을 응답하고, /about/ 주소는 /about으로 보냅니다. 페이지마다 .html 파일을 하나씩 만드는 빌드에 맞습니다.
routing-error-pages = 오류 페이지(예전 안내서 방식)
routing-error-pages-why = 함수 없이 사용자 지정 오류 응답으로 403과 404를 /index.html(앞에 슬래시 필요)과 200으로 바꾸며, 엣지는 이 응답을 10초 동안 기억합니다. 불편은 방문자가 겪습니다. 없는 스크립트에도 HTML로 응답하여 화면이 하얗게 남고, 검색 엔진과 모니터링은 잘못된 주소도 모두 정상 페이지로 봅니다.
routing-files-only = 파일만
routing-files-only-why = 주소가 곧 파일 이름이며, / 주소만 index.html을 응답합니다. 모든 링크가 .html로 끝나거나 페이지가 따로 없는 사이트에 맞습니다.

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
op-s3-set-policy-cdn = CloudFront 배포만 버킷을 읽도록 허용: {$bucket}
op-s3-narrow-policy = 더는 필요 없는 문을 버킷 정책에서 빼기: {$bucket}
op-s3-set-policy-both = 모든 엣지에 반영될 때까지 기존 방식과 새 방식의 읽기를 함께 허용: {$bucket}
op-s3-write-cdn-record = 버킷에 연결된 CloudFront 배포 기록: {$bucket}
op-cloudfront-create-access-control = 오리진 액세스 제어(OAC) 만들기: {$name}
op-cloudfront-delete-access-control = 오리진 액세스 제어(OAC) 삭제: {$name}
op-cloudfront-create-access-identity = 오리진 액세스 ID(OAI) 만들기: {$name}
op-cloudfront-delete-access-identity = 오리진 액세스 ID(OAI) 삭제: {$name}
op-cloudfront-create-distribution = CloudFront 배포 만들기: {$name} (오리진 {$origin})
op-cloudfront-update-distribution = CloudFront 배포 변경: {$distribution} ({$fields})
op-cloudfront-tag-distribution = CloudFront 배포에 태그 추가: {$distribution} ({$tags})
op-cloudfront-untag-distribution = CloudFront 배포에서 태그 제거: {$distribution} ({$tags})
op-cloudfront-disable-distribution = CloudFront 배포 비활성화: {$distribution} ({$fields})
op-cloudfront-delete-distribution = CloudFront 배포 삭제: {$name}
op-cloudfront-publish-function = 함수 테스트 및 게시: {$name}
op-cloudfront-delete-function = 함수 삭제: {$name}
op-cloudfront-invalidate = 무효화 생성: {$paths}
op-iam-set-boundary = 배포 전용 사용자의 권한 경계 작성: {$user}
op-iam-create-user = 권한 경계가 있는 IAM 사용자 만들기: {$user}
op-iam-create-user-unbounded = 권한 경계가 없는 IAM 사용자 만들기: {$user}
op-iam-put-user-policy = 배포 전용 사용자의 권한 작성: {$user} ({$actions})
op-iam-delete-policy = 배포 전용 사용자의 인라인 정책 삭제: {$user}
op-iam-attach-managed = AWS 관리형 정책 연결: {$user} ({$policy})
op-iam-detach-managed = AWS 관리형 정책 분리: {$user} ({$policy})
op-iam-bind-user = 배포 전용 사용자에 권한 경계 적용: {$user}
op-iam-unbind-user = 배포 전용 사용자의 권한 경계 제거: {$user}
op-iam-add-to-group = 배포 전용 사용자를 그룹에 추가: {$user} ({$group}, 더해지는 정책: {$adds})
op-iam-leave-group = 배포 전용 사용자를 그룹에서 제거: {$user} ({$group})
op-iam-create-key = 액세스 키를 만들어 키체인에 저장: {$user}
op-iam-deactivate-key = 새 키를 확인한 뒤 이전 액세스 키 비활성화: {$user} ({$hint})
op-iam-delete-key = 액세스 키 삭제: {$user} ({$hint})
op-iam-delete-user = IAM 사용자 삭제: {$user}
op-route53-create-zone = 호스팅 영역 생성: {$name}
op-route53-tag-zone = 호스팅 영역에 태그 추가: {$name} ({$id})
op-route53-add-records = 레코드 생성: {$name} ({$id}), {$records}
op-route53-change-records = 레코드 교체: {$name} ({$id}), {$records}
op-route53-remove-records = 레코드 삭제: {$name} ({$id}), {$records}
op-route53-delete-zone = 호스팅 영역 삭제: {$name} ({$id})
op-waf-create-count = 웹 ACL 만들기(세기만 함): {$name}
op-waf-create-block = 웹 ACL 만들기(차단): {$name}
op-waf-count = 웹 ACL을 세기만 하도록 변경: {$name}
op-waf-block = 웹 ACL을 차단하도록 변경: {$name}
op-waf-delete = 웹 ACL 삭제: {$name}
op-health-create = 상태 확인 만들기: {$name}
op-health-tag = 상태 확인에 태그 추가: {$name}
op-health-update = 상태 확인 변경: {$name}
op-health-delete = 상태 확인 삭제: {$name}
op-acm-request = 퍼블릭 인증서 요청: {$names}
op-acm-delete = 인증서 삭제: {$names}
op-acm-delete-dead = 발급되지 않은 인증서 삭제: {$names} ({$why})
op-s3-clear-policy = 버킷 정책 삭제: {$bucket}
op-s3-take-lock = 배포 잠금 설정: {$bucket}
op-s3-drop-lock = 배포 잠금 해제: {$bucket}
op-s3-begin-release = 릴리스 시작 기록: {$release} ({$bucket})
op-s3-finish-release = 릴리스 완료 기록: {$release} ({$bucket})
op-s3-upload = 업로드: {$phase}, 파일 {$files}개, {$size} ({$bucket})
op-s3-copy = 버킷 안에서 복사: {$phase}, 파일 {$files}개 ({$bucket})
op-s3-put-aside = 교체될 파일 {$files}개를 롤백용으로 보관: {$bucket}
op-s3-delete-objects = 파일 {$files}개 삭제: {$bucket}
op-s3-delete-records = 나루의 기록 삭제: {$bucket}
op-s3-abort-uploads = 끝나지 않은 멀티파트 업로드 {$files}개 중단: {$bucket}
op-s3-delete-bucket = 버킷 삭제: {$bucket} ({$region})

### 변경의 종류와 비용

change-add = 추가
change-change = 변경
change-remove = 삭제
month-files = 버킷의 파일 ({$as_of} 요금 기준)
month-zones = 호스팅 영역 {$zones}개, 1개에 {$each} ({$as_of} 요금 기준)
month-cloudfront = CloudFront: {$as_of} 요금표 기준으로 계정마다 매월 1TB와 요청 1,000만 건까지 무료이며, 그 이상은 방문량만큼 청구됩니다
month-invalidations = 이 컴퓨터에서 이번 달에 무효화한 경로: {$paths}개 (계정마다 {$free}개까지 무료, {$as_of} 요금표 기준)
month-firewall = 방화벽: 웹 ACL {$acl}, 규칙 그룹 {$rules}, 요청 100만 건마다 {$million} ({$as_of} 요금 기준)
month-health = 상태 확인: AWS 엔드포인트 {$check}(계정당 50개까지 무료), HTTPS {$https} ({$as_of} 요금 기준)

# 단계마다 드는 비용. 숫자는 prices.toml에서 온다.
price-account = 무료 ({$as_of} 요금 기준)
price-folder = 무료, 디스크를 읽기만 함
price-bucket = 무료, 버킷이 아니라 저장한 파일에 요금이 있음 ({$as_of} 요금 기준)
price-access = 무료 ({$as_of} 요금 기준)
price-files = 업로드 1,000건에 {$put}, 1GB를 한 달 보관하는 데 {$month}, 다운로드 1,000건에 {$get}, CloudFront 없이 공개하면 매월 무료인 100GB를 넘는 전송 1GB에 {$out} ({$as_of} 요금 기준)
price-files-elsewhere = 업로드, 보관한 용량, 다운로드에 요금이 있으나 이 리전의 요금표는 나루에 없음: {$url} ({$as_of} 요금 기준)
price-distribution = 배포를 두는 것은 무료, 계정마다 매월 {$gigabytes}GB와 요청 {$visits}건까지 무료이고, 그 이상은 1GB에 북미와 유럽 {$west}, 서울 {$seoul} ({$as_of} 요금 기준)
price-routing = 계정마다 함수 실행이 매월 {$runs}번까지 무료이고, 그 이상은 100만 번에 {$million}, 오류 응답은 무료 ({$as_of} 요금 기준)
price-firewall = 매월 웹 ACL {$acl}, 규칙 그룹 {$rules}, 요청 100만 건마다 {$million} ({$as_of} 요금 기준)
price-invalidation = 계정마다 매월 경로 {$free}개까지 무료이고, 그 이상은 경로 1개에 {$each}, /*는 경로 1개로 계산 ({$as_of} 요금 기준)
price-deployer = 무료, IAM에는 요금이 없음 ({$as_of} 요금 기준)
price-answers = 방문자의 요청 몇 건과 같으며 다른 요청과 함께 계산됨 ({$as_of} 요금 기준)
price-zone = 매월 {$month}, 첫 달 요금은 바로 청구(12시간 안에 삭제하면 무료), 쿼리 100만 건에 {$million}, CloudFront에 연결된 별칭의 쿼리는 무료 ({$as_of} 요금 기준)
price-delegation = 무료, 도메인 요금은 등록 기관에 보통 1년 단위로 냄
price-certificate = 무료, CloudFront에 쓰는 퍼블릭 인증서에는 요금이 없음 ({$as_of} 요금 기준)
price-names = 무료 ({$as_of} 요금 기준)
price-alias = 무료, CloudFront에 연결된 별칭의 쿼리에는 요금이 없음 ({$as_of} 요금 기준)
price-health = 매월 AWS 엔드포인트 상태 확인 {$check}(계정마다 50개까지 무료), HTTPS {$https} ({$as_of} 요금 기준)
price-domain-answers = 방문자의 요청 몇 건과 같으며 다른 요청과 함께 계산됨 ({$as_of} 요금 기준)

firewall-none = 방화벽 없음
firewall-none-why = 비용이 들지 않으며, 파일로만 된 사이트는 대부분 이것으로 충분합니다.
firewall-count = 세기만 함
firewall-count-why = Amazon의 공통 규칙에 걸린 요청을 세기만 하고 통과시킵니다. 먼저 이것을 고르고 WAF 콘솔에서 횟수를 확인하세요.
firewall-block = 차단
firewall-block-why = 규칙에 걸린 요청에 403으로 응답합니다.

weight-free = 무료
weight-costs = 1회 {$usd} ({$as_of} 요금 기준)
weight-month = 매월 {$usd} ({$as_of} 요금 기준)
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
outcome-cleared-why = 나루가 이 사이트를 위해 만든 것은 남기기로 한 것을 빼고 모두 없어졌습니다. 다른 사람이 만든 것은 건드리지 않았습니다.
outcome-done = 단계 완료
outcome-done-why = 요청한 단계까지 끝났고, 사이트 전체는 확인하지 않았습니다.
outcome-cancelled = 취소됨
outcome-cancelled-why = 요청에 따라 멈췄습니다. 이미 끝난 작업은 그대로 남아 있고 되돌린 것은 없으며, 다음 실행은 여기서 이어집니다.
outcome-failed = 오류로 멈춤
outcome-failed-why = 멈춘 이유는 오류에 나와 있습니다. 그 전에 끝난 작업은 그대로 남아 있고 되돌린 것은 없으며, 다음 실행은 멈춘 곳에서 이어집니다.

### 제거를 마치고 하는 태그 검색

search-title = 태그 검색
search-nothing = 이 프로젝트의 태그가 붙은 리소스가 남아 있지 않습니다
search-kept = 일부러 남겨 둔 것에만 이 프로젝트의 태그가 붙어 있습니다
search-left = 어느 단계에도 속하지 않는 리소스에 이 프로젝트의 태그가 붙어 있어 그대로 두었습니다
search-unproven = 검색하지 못한 리전이 있어 태그 검색으로는 확인하지 못했습니다
search-asked = naru:site = {$tag} · 검색한 리전: {$regions}
search-refused = 검색하지 못한 리전: {$region} ({$why})
search-covers-why = 버킷, CloudFront 배포, 호스팅 영역, 상태 확인, 인증서, 웹 ACL을 비롯해 태그가 붙은 리소스를 찾습니다. IAM 사용자는 AWS가 이 검색에 보여 주지 않고 원본 액세스 제어, 엣지 함수, 레코드에는 태그가 없으므로 각 단계에서 하나씩 확인했습니다.
tagged-left = 남아 있음
tagged-left-why = 나루의 어느 단계도 모르는 리소스입니다. AWS 콘솔에서 확인해 필요 없으면 삭제하고, 필요하면 태그만 제거하세요.
tagged-kept = 일부러 남김
tagged-kept-why = 남기기로 했거나 다른 곳에서 쓰고 있습니다.
tagged-gone = 이미 삭제됨
tagged-gone-why = 해당 서비스에 직접 물어보니 이미 없습니다. 태그 검색 목록은 조금 늦게 갱신됩니다.
tagged-kind-bucket = 버킷
tagged-kind-distribution = CloudFront 배포
tagged-kind-zone = 호스팅 영역
tagged-kind-health-check = 상태 확인
tagged-kind-certificate = 인증서
tagged-kind-web-acl = 웹 ACL
tagged-kind-other = 다른 리소스

wait-answers = S3가 새 파일을 사이트 주소에 반영하는 중
wait-file-changed = 전송하는 동안 파일이 변경되어 한 번 더 읽는 중
wait-stale-read = S3가 아직 변경 전의 상태를 보여 주는 중
wait-deploying = CloudFront가 모든 엣지에 반영 중
wait-disabling = CloudFront가 모든 엣지에서 배포를 비활성화하는 중
wait-invalidating = 엣지가 예전 사본을 지우는 중
wait-delegation = 등록소가 아직 호스팅 영역의 네임서버를 가리키지 않습니다. 도메인을 구입한 곳에서 네임서버를 입력하세요
wait-undelegation = 상위 영역이 아직 호스팅 영역의 네임서버를 가리킵니다. 도메인을 구입한 곳에서 빼거나 다른 네임서버로 바꾸세요. 먼저 삭제하면 다른 사람이 이 이름에 응답할 수 있습니다
wait-certificate-proof = Certificate Manager가 이름을 증명할 레코드를 준비하는 중
wait-certificate = Certificate Manager가 이름을 확인하고 인증서를 발급하는 중
wait-certificate-copy = 이름을 증명하는 레코드가 아직 없습니다. DNS 업체에서 아래 레코드를 입력하세요
wait-certificate-free = Certificate Manager에 인증서가 아직 사용 중으로 표시됨
wait-alias-copy = 이름이 아직 배포를 가리키지 않습니다. DNS 업체에서 아래 레코드를 입력하세요
wait-domain-answers = 내 도메인이 아직 올바르게 응답하지 않음

### 사람만 답할 수 있는 질문과 그 결과

question-make-public = {$bucket} 버킷을 공개합니다. 나루의 기록(.naru/)을 제외한 모든 파일을 지금부터, 그리고 이후에 배포하는 파일까지 인터넷의 누구나 읽을 수 있습니다. 한 번 공개된 내용은 다른 사람이 복사했을 수 있습니다. 비공개를 선택하면 언제든지 되돌릴 수 있습니다. 공개하시겠습니까?
question-overwrite = 버킷에 다른 사람이 올렸거나 바꾼 객체 {$files}개가 교체됩니다(첫 번째: {$first}). 교체하시겠습니까?
question-remove-many = 버킷에 있는 파일 {$all}개 중 {$files}개가 이 폴더에 없어 삭제됩니다(첫 번째: {$first}). 올바른 폴더인가요? 삭제되는 파일은 보관되며, 해당 릴리스가 보존되는 동안 롤백으로 되살릴 수 있습니다. 삭제하시겠습니까?
question-break-lock = 버킷에 배포 잠금이 있습니다(잠근 사람: {$holder}, 시작: {$since}). 그 배포가 아직 진행 중이라면 양쪽이 동시에 파일을 쓰게 되어 방문자에게 두 릴리스가 섞여 보일 수 있습니다. 중간에 끊긴 배포라면 잠금을 넘겨받아도 잃는 것이 없습니다. 잠금을 넘겨받으시겠습니까?
question-hand-edit = 나루가 설정한 값을 누군가 직접 바꿨습니다({$what}). 되돌리시겠습니까? {$fields}
question-replace-record = 이 이름은 지금 다른 곳을 가리킵니다({$name}, {$record}). 바꾸면 그때부터 방문자에게 이 사이트가 보이고, 원래 값은 보관했다가 사이트를 정리할 때 되돌려 놓습니다. 바꾸시겠습니까? {$old}
question-delete-zone = 나루가 만든 호스팅 영역 {$zone} ({$id})에 기본 레코드만 남아 있습니다. 두는 동안 매월 요금이 청구됩니다. 이 도메인을 Route 53에서 다시 쓸 예정이라면 그대로 두세요. 새로 만들면 네임서버가 달라져 등록 기관에 다시 입력해야 합니다. 상위 영역이 아직 이 네임서버를 가리키는 동안 삭제하면 다른 사람이 이 이름에 응답할 수 있으므로, 나루는 무엇을 빼야 하는지 보여 주고 반영될 때까지 기다립니다. 삭제하시겠습니까?
note-firewall-foreign = 나루가 만들지 않은 웹 ACL이 CloudFront 배포에 연결되어 있어 그대로 둡니다: {$acl}
note-twin-zone = 이름이 같은 호스팅 영역이 두 개입니다. 사용하는 영역: {$used}. 다른 영역: {$spare} (아무도 묻지 않지만 매월 요금이 청구됩니다)
note-routing-behind = 이 빌드의 페이지에는 엣지에 설정된 것과 다른 라우팅이 필요하지만, 파일만 배포해서는 바뀌지 않습니다. 설정용 자격 증명으로 전체를 한 번 실행하세요. 그 전까지는 파일 이름이 없는 주소가 이전처럼 응답합니다
note-immutable-changed = 바뀌지 않는 파일로 배포했는데 같은 이름으로 내용이 바뀌었습니다: {$first} (모두 {$files}개). 이미 받은 브라우저는 최대 1년 동안 이전 내용을 씁니다. 파일 이름의 해시가 바뀌도록 빌드하세요
note-redirects-behind = _redirects의 리디렉션은 엣지의 함수에 들어 있어 파일만 배포해서는 바뀌지 않습니다. 바꾼 경우에는 설정용 자격 증명으로 전체를 한 번 실행하세요. 리디렉션 수: {$redirects}
note-redirects-unserved = _redirects의 리디렉션에는 나루가 라우팅을 설정한 CloudFront가 필요합니다. 이 사이트에는 없으므로 리디렉션하지 않습니다. 리디렉션 수: {$redirects}
note-zone-unasked = 상위 영역이 이 호스팅 영역의 네임서버를 가리키는지 물어볼 수 없었습니다. 가리키는 동안 삭제하면 다른 사람이 이 이름에 응답할 수 있으니, 삭제하기 전에 도메인을 구입한 곳에서 확인하세요: {$zone}
note-certificate-reused = 모든 이름을 포함하는 인증서가 이미 있어 새로 요청하지 않습니다: {$names} ({$arn})
note-public-until-deployed = 모든 엣지가 새 방식으로 요청할 때까지 버킷을 퍼블릭으로 둡니다. 먼저 닫으면 방문자에게 오류가 보이기 때문이며, 같은 실행에서 이어서 닫습니다: {$bucket}

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

left-out-source-map = 소스 코드가 그대로 보이게 되는 소스 맵이라 제외했습니다
left-out-package-file = 빌드에만 쓰이고 방문자에게는 필요 없는 패키지 파일입니다
left-out-system-file = 숨김 파일이거나 운영 체제나 편집기가 남긴 파일입니다
left-out-reserved = .naru/ 폴더에는 나루의 기록만 둡니다
left-out-not-regular = 파이프, 소켓, 장치처럼 일반 파일이 아닌 항목입니다
left-out-asked = 프로젝트 설정에 따라 제외했습니다
left-out-rules-file = 헤더와 리디렉션 규칙으로 읽고, 파일 자체는 게시하지 않습니다
left-out-twin = 함께 올리는 파일의 압축본입니다. CloudFront가 직접 압축하며 두 파일 중에서 고르지 않으므로 제외했습니다

folder-warning-empty-file = 내용이 없는 파일입니다(0바이트)
folder-warning-case-twin = 대소문자만 다른 파일이 또 있어 링크에서 혼동하기 쉽습니다
folder-warning-decomposed = 이름이 분해형 유니코드(NFD)이며, 조합형(NFC)으로 저장합니다
folder-warning-asset-host = 사이트의 파일을 이 컴퓨터나 다른 호스트에서 불러옵니다
folder-warning-asset-base = 빌드에 없는 폴더에서 파일을 불러옵니다. 다른 기본 경로(base)로 빌드되었습니다
folder-warning-asset-missing = 빌드에 없거나 다른 폴더에 있는 파일을 불러옵니다
folder-warning-asset-unread = 페이지와 스타일이 너무 많거나 커서 이 파일부터는 주소를 확인하지 않았습니다
folder-warning-calls-localhost = 방문자에게는 없는 이 컴퓨터의 주소(localhost)를 호출합니다. 개발용 주소가 빌드에 들어갔습니다
folder-warning-inline-map = 소스 맵이 파일 안에 들어 있어 소스 코드가 그대로 보입니다
folder-warning-cached-long = 내용이 바뀌어도 이름이 그대로인데 브라우저가 아주 오래 보관합니다
folder-warning-server-part = 빌드의 서버 쪽 파일로, 배포하지 않습니다. 서버가 응답하던 내용은 사이트에 없습니다
folder-warning-secret = 비밀 값처럼 보이지만 프로젝트에서 공개를 허용했습니다
folder-warning-long-page = 브라우저가 페이지, 서비스 워커, 매니페스트를 오래 보관하면 새 버전을 받지 못하므로, 이런 파일에는 이 규칙을 적용하지 않습니다
folder-warning-headers-unserved = 이 줄부터 S3와 CloudFront로 제공할 수 없는 헤더가 있습니다. naru headers 명령으로 모두 볼 수 있습니다
folder-warning-redirects-unserved = 이 줄부터 처리할 수 없는 리디렉션이 있습니다. naru headers 명령으로 모두 볼 수 있습니다

unserved-shape = 이 파일의 형식에 맞지 않는 줄입니다
unserved-other-host = 다른 호스트에 대한 규칙입니다. 이 사이트는 자기 주소만 처리합니다
unserved-value = 이 헤더에 쓸 수 없는 값입니다
unserved-header = S3의 파일에는 이 헤더를 저장할 수 없습니다. CloudFront에 별도의 응답 헤더 정책이 필요합니다
unserved-policy = 배포의 보안 헤더 정책이 켜져 있으면 정책에 정해진 값으로 보냅니다
unserved-status = 301, 302, 303, 307, 308과 단일 페이지 앱용 한 줄만 처리합니다
unserved-condition = 방문자나 쿼리에 따라 달라지는 규칙인데, 엣지의 함수는 이를 확인하지 않습니다
unserved-pattern = *나 :이름이 없는 정확한 주소만 리디렉션합니다
unserved-file = 이 주소에 파일이 있어 파일을 보여 줍니다. 그래도 리디렉션하려면 상태 코드 뒤에 !를 붙이세요
unserved-earlier = 같은 주소에 대한 규칙이 앞 줄에 이미 있습니다
unserved-circle = 자기 자신으로 되돌아오는 규칙입니다
unserved-room = 엣지의 함수는 10KB까지라 담을 자리가 없습니다
unserved-pages = 빌드에 index.html 말고도 페이지가 있어, 그 페이지들이 보이지 않게 됩니다

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

release-live = 서비스 중
release-kept = 롤백 가능
release-gone = 파일 없음
release-cut-off = 중단됨
differs-added = 새 파일
differs-bytes = 내용이 다름
differs-headers = 헤더가 다름
differs-removed = 삭제됨
why-new = 새 파일
why-bytes-differ = 내용이 다름
why-headers-differ = 내용은 같고 콘텐츠 유형이나 캐시 헤더가 다름
why-unknown = 내용이 같은지 알 수 없음
why-renamed = 같은 내용이 버킷에 이미 있어 복사

cache-immutable = 1년 보관: 내용이 바뀌면 이름도 바뀝니다
cache-hour = 1시간 보관
cache-revalidate = 방문할 때마다 확인

### 사이트의 응답

probe-root = 시작 페이지
probe-asset = 페이지에 필요한 파일
probe-deep-link = 딥 링크
probe-missing = 존재하지 않는 파일
probe-plain-http = HTTP로 연 시작 페이지
probe-font = 글꼴
probe-no-such-page = 존재하지 않는 페이지
probe-other-name = 다른 이름
wrong-unreachable = 응답 없음
wrong-status = 상태 코드가 다름
wrong-bytes = 내용이 다름
wrong-content-type = 콘텐츠 유형이 다름
wrong-cache-control = 캐시 헤더가 다름
wrong-location = 다른 주소로 이동함

# 서버가 제시한 인증서.
answer-tls = 인증서 이름: {$names}, 만료일 {$until}

# 바뀐 파일을 엣지가 어떻게 주었는지. edge-copy: 무효화 전과 후.
edge-copies = 무효화 전과 후에 엣지가 준 것
edge-copy = {$path}: {$before} → {$after}
edge-copy-older = 이전 사본
edge-copy-newest = 새 파일
edge-copy-other = 다른 응답
edge-copy-unseen = 다시 확인하지 못함

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
field-certificate = 인증서
field-origin-access = 원본 액세스
field-caa = CAA 레코드
field-project = 프로젝트 이름
field-file = 파일
field-rule = 규칙
field-account = 계정 ID
field-project-id = 프로젝트 ID
field-env = 환경 이름
field-slug = 짧은 이름
field-key = 파일 경로
field-fault = 장애
field-limit-rate = 전송 속도
field-keep-releases = 보관할 릴리스 수
field-keep-days = 릴리스를 보관할 일수
field-endpoint = 엔드포인트
field-link = 링크
field-index = 인덱스 문서
field-credential = 자격 증명
field-key-id = 액세스 키 ID
field-secret = 비밀 액세스 키
field-domain = 도메인
field-dns = DNS 설정
field-boundary = 권한 경계
field-group = IAM 그룹
field-access-keys = 액세스 키 수
field-profile = 프로필 이름
field-program = 프로그램 경로
field-script = 스크립트에 넣을 값
field-command = 빌드 명령
field-folder = 폴더
field-base = 주소
field-error = 오류 문서
field-for = 규칙의 대상 파일
field-cache = 보관 기간
field-content-type = 콘텐츠 유형
field-content-disposition = Content-Disposition

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
rule-env-fixed = 환경 이름은 만든 리소스의 이름과 태그에 들어가므로 바꿀 수 없으며, 다른 환경을 추가해 그 환경으로 승격해야 합니다
rule-env-last = 하나뿐인 환경이므로 대신 프로젝트를 삭제해야 합니다
rule-env-adopted = 직접 만든 사이트를 가져온 환경이므로 production으로 남아야 합니다
rule-env-shared = 프로젝트의 다른 환경이 같은 값을 씁니다
rule-promote-same = 릴리스는 서로 다른 환경 사이에서만 승격할 수 있습니다
rule-slug-shape = 영문 소문자, 숫자, 연달지 않은 하이픈으로 된 1~30자이고 영문자나 숫자로 시작하고 끝나야 합니다
rule-key-empty = 비어 있으면 안 됩니다
rule-key-long = 1,024바이트를 넘을 수 없습니다
rule-key-relative = 상대 경로여야 하고 빈 부분이나 ., ..이 있으면 안 됩니다
rule-key-control = 제어 문자를 쓸 수 없습니다
rule-file-size = S3에 올릴 수 있는 파일은 최대 48.8TiB입니다
rule-file-utf8 = 이름은 올바른 유니코드여야 합니다
rule-file-depth = 폴더 깊이는 64단계까지입니다
rule-file-links = 링크는 1,000개까지입니다
rule-fault-shape = lost-reply@3처럼 장애@번호 형식으로 쓰세요
rule-document-shape = 인덱스 문서는 /가 없는 파일 이름이어야 하고, 오류 문서는 사이트 안의 파일 경로여야 합니다
rule-nothing-found = 이 파일에서 찾은 문제나 정해 둔 것이 없습니다. naru waive로 목록을 확인하세요
rule-finding-rule = 없는 규칙입니다. naru waive에 나오는 규칙 이름을 쓰세요
rule-glob-shape = images/**나 *.pdf 같은 패턴이어야 하며, 괄호는 모두 닫고 !로 시작하지 않아야 합니다
rule-cache-shape = immutable, no-cache, 1 day 같은 기간(최대 1 year) 또는 Cache-Control 지시어여야 합니다
rule-content-type-shape = text/html 같은 형식이어야 합니다
rule-disposition-shape = attachment 또는 inline으로 시작해야 합니다
rule-no-such-file = 빌드에 없는 파일입니다
rule-name-shared = 이 이름에 해당하는 프로젝트가 여러 개이므로 세부 정보에 있는 ID로 지정해야 합니다
rule-not-linked = 연결된 프로젝트가 아닙니다
rule-credential-shape = key-1a2b3c4d와 같은 형식이어야 합니다
rule-key-id-shape = AKIA…처럼 영문자, 숫자, 밑줄로 된 16~128자여야 합니다
rule-key-temporary = ASIA로 시작하는 임시 키는 세션 토큰도 필요하므로 AWS CLI 프로필로 사용해야 합니다
rule-secret-shape = 공백이나 ASCII가 아닌 문자 없이 1~512자여야 합니다
rule-key-file-size = 64 KB보다 큽니다
rule-key-file-text = 텍스트 파일이 아닙니다
rule-key-file-empty = 키가 들어 있지 않습니다
rule-key-file-header = 첫 줄에 Access key ID와 Secret access key가 있어야 합니다
rule-key-file-several = 키가 두 개 이상 들어 있습니다
rule-profile-name-shape = 모든 AWS 도구가 읽을 수 있도록 영문자, 숫자와 _ . % @ / : + - 문자만 쓸 수 있습니다
rule-program-shape = AWS 설정 파일의 한 줄에 적을 수 없는 경로이므로 나루를 다른 폴더에 설치해야 합니다
rule-script-percent = Windows에서 npm이 쓰는 셸은 % 사이의 글자를 변수로 읽습니다
rule-command-shape = 보이지 않는 문자가 없는 500바이트 이하의 한 줄이어야 합니다
rule-below-shape = dist 또는 apps/web처럼 프로젝트 안의 폴더여야 합니다
rule-base-shape = https://로 시작하는 주소나 /로 시작하는 경로여야 하고, 한글 도메인은 xn--… 형식으로 써야 합니다
rule-rate-shape = 초당 바이트를 500K, 2M, 1.5M처럼 1K 이상으로 적어 주세요
rule-rule-silent = 이 파일들에 정한 것이 아직 없습니다. 보관 시간, 콘텐츠 유형, 인코딩, 처리 방식 중 하나를 정해 주세요
rule-count-shape = 0부터 9,999까지의 정수로 적어 주세요
rule-url-shape = http://나 https://로 시작하고 호스트 이름이 있어야 합니다
rule-domain-empty = 비어 있으면 안 됩니다
rule-domain-hidden = 다른 이름처럼 보이게 할 수 있는 보이지 않는 문자가 들어 있으니 직접 입력하세요
rule-domain-spaces = 공백을 넣을 수 없습니다
rule-domain-mail = 이메일 주소이므로 @까지의 앞부분을 지우세요
rule-domain-address = IP 주소가 아니라 이름이어야 합니다
rule-domain-labels = example.kr처럼 이름과 끝부분(.kr 등)이 모두 있어야 합니다
rule-domain-long = ASCII 형식으로 점과 점 사이는 63자, 전체는 253자를 넘을 수 없습니다
rule-domain-shape = 점 사이에는 글자, 숫자, 하이픈만 쓸 수 있고 하이픈으로 시작하거나 끝날 수 없습니다
rule-domain-first = 도메인이 필요하니 --domain도 함께 쓰세요
rule-dns-shape = resolver=10.0.0.1 parent=10.0.0.2:53,10.0.0.3:53 port=53 형식으로 쓰세요

### 도메인: 현재 상태와 다음에 할 사람

delegation-not-delegated = 네임서버가 지정되지 않음
delegation-not-delegated-why = 등록소에 도메인은 있지만 네임서버가 아직 없습니다. 도메인을 구입한 등록 기관에서 아래의 네임서버를 입력하세요.
delegation-elsewhere = 다른 네임서버가 응답 중
delegation-elsewhere-why = 도메인이 아직 다른 네임서버를 가리킵니다. 계속 쓸 레코드, 특히 메일 레코드(MX, TXT)를 먼저 복사한 다음, 등록 기관에서 기존 네임서버를 아래의 네임서버로 바꾸세요.
delegation-half = 네임서버가 일부만 맞음
delegation-half-why = 방문자에게 이전 응답과 새 응답이 번갈아 나갑니다. 등록 기관에 아래의 네임서버만 정확히 입력하고 나머지는 모두 지우세요. 등록소의 서버끼리 응답이 다르면 변경이 퍼지는 중이므로 기다리기만 하면 됩니다.
delegation-delegated = 도메인 연결됨
delegation-delegated-why = 등록소의 모든 서버가 우리 네임서버만 정확히 가리킵니다. 캐시 때문에 한동안 이전 응답을 받는 사람이 있을 수 있습니다.
delegation-hold = 도메인이 정지됨
delegation-hold-why = 등록 기관이나 등록소가 이 도메인을 DNS에서 내렸습니다. 이메일 주소 인증을 하지 않은 경우가 많습니다. 등록 기관이 보낸 메일을 찾아보거나 고객 센터에 문의하세요. 기다리기만 해서는 해결되지 않습니다.
delegation-expired = 도메인이 만료됨
delegation-expired-why = 제때 연장되지 않았습니다. 등록 기관에서 바로 연장하세요. 몇 주가 지나면 삭제되어 누구나 등록할 수 있게 됩니다.
delegation-dnssec-leftover = 이전 업체의 DNSSEC가 남아 있음
delegation-dnssec-leftover-why = 등록소의 DS 레코드는 도메인이 서명되어 있다고 알리지만 우리 호스팅 영역에는 서명이 없습니다. 서명을 검사하는 DNS 서버(리졸버)는 도메인 전체를 거부합니다. 등록 기관에서 DNSSEC를 끄거나 DS 레코드를 삭제하세요.
delegation-no-such-domain = 등록되지 않은 도메인
delegation-no-such-domain-why = 등록소에 없는 이름입니다. 철자를 확인하거나 도메인을 먼저 구입하세요. 방금 구입했다면 나타나기까지 최대 1시간이 걸릴 수 있습니다.
delegation-unreachable = 등록소의 서버에 물어볼 수 없음
delegation-unreachable-why = 이 네트워크에서는 등록소의 서버가 직접 응답하지 않아 도메인의 상태를 알 수 없습니다. 외부 DNS를 막거나 대신 응답하는 회사나 호텔 네트워크가 있으니 다른 네트워크에서 시도하세요.
delegation-hold-client = clientHold: 등록 기관이 도메인을 DNS에서 내렸습니다. 등록 기관이 보낸 이메일 주소 인증을 마치고 미납 요금을 확인하거나 고객 센터에 문의하세요. 기다리기만 해서는 해결되지 않습니다
delegation-hold-server = serverHold: 등록소가 직접 도메인을 DNS에서 내렸으며 등록 기관 혼자서는 풀 수 없습니다. 등록소가 무엇을 요구하는지 등록 기관에 문의하세요. 본인 확인 서류인 경우가 많습니다
delegation-expired-redemption = 연장하지 않아 약 30일의 복구 유예 기간에 들어갔습니다. 지금 등록 기관에서 복구하세요. 일반 연장보다 비용이 더 듭니다
delegation-expired-deleting = 삭제가 진행 중이라 더는 연장할 수 없습니다. 5일쯤 뒤 이름이 풀리면 다시 등록하거나 다른 이름을 고르세요
delegation-expired-restoring = 복구가 진행 중입니다. 등록 기관이 요청한 서류를 내고 며칠 기다리세요
delegation-pending = 등록소에 변경이 접수되었습니다. 기다리기만 하면 되고, 보통 1시간이 걸리지 않습니다
delegation-now = 현재 네임서버: {$servers}
delegation-right = 맞음: {$servers}
delegation-missing = 빠짐: {$servers}
delegation-extra = 지워야 함: {$servers}
delegation-ds = 등록소에 DS 레코드가 있습니다. 등록 기관에서 DNSSEC를 먼저 끄지 않으면 도메인이 응답하지 않게 됩니다
waits-you = 직접 할 일이 있음
waits-registrar = 등록 기관의 처리를 기다리는 중
waits-nobody = 할 일 없음

### 등록소에 기록된 내용(RDAP)

registry-registrar = 등록 기관: {$registrar}
registry-status = 등록소의 상태: {$status}
registry-expires = 등록 만료일: {$date}
registry-until = 등록 기관: {$registrar}, 등록 만료일: {$date}
registry-ended = 등록이 {$date}에 만료되었습니다. 등록 기관에서 바로 연장하세요
registry-ends-soon = 만료까지 남은 일수: {$days}. 연장하고 자동 연장을 켜 두세요
registry-auto-renew = 등록 기간이 막 끝나 등록소가 유예 기간 동안만 연장해 둔 상태입니다. 등록 기관에서 연장 요금이 결제되었는지 확인하지 않으면 도메인을 잃을 수 있습니다
registry-no-server = .{$tld} 등록소에는 공개 RDAP 서버가 없어 등록 기관, 상태, 만료일을 여기에 표시할 수 없습니다. 등록 기관에서 확인하거나, .kr과 .한국은 whois.kr에서 조회하세요
registry-no-such-domain = 등록소의 RDAP 서버에 없는 이름입니다
registry-unreachable = 등록소의 RDAP 서버가 응답하지 않아 등록 기관, 상태, 만료일을 알 수 없습니다. 진행에는 지장이 없습니다

question-choose-zone = 이름이 같은 호스팅 영역이 여러 개 있고({$zone}: {$ids}) 등록소가 가리키는 것은 없습니다. 사용할 영역을 고르세요. 나머지는 그대로 둡니다
note-zone-asked = {$zone}: 실제로 조회되는 영역입니다. 레코드 수: {$records}. 만든 곳: {$made}
note-zone-unused = {$zone}: 등록소가 가리키지 않는 영역입니다. 레코드 수: {$records}. 만든 곳: {$made}
field-zone = 호스팅 영역
cli-arg-zone = 이름이 같은 호스팅 영역이 여러 개일 때 사용할 영역의 ID. none을 쓰면 등록소가 가리키는 영역을 사용합니다
ui-zone-choice = 사용할 호스팅 영역
ui-zone-asked = 실제로 조회되는 영역
ui-asks-choose-zone = 사용할 호스팅 영역
ui-asks-choose-zone-title = 사용할 호스팅 영역
ui-zone-choose-form = ‘호스팅 영역’ 단계에서 고르세요.

wait-records-back = DNS에서 지워야 할 레코드: 삭제될 곳을 아직 가리키고 있어 그대로 두면 다른 사람이 이 이름을 차지할 수 있습니다
records-back-here = {$name}: 아직 {$host} 가리킴
records-back-addresses = {$name}: IP 주소로만 응답해 어디를 가리키는지 밖에서 알 수 없습니다. 레코드를 지우거나, 다른 곳을 가리킨다고 알려 주세요
records-back-unknown = {$name}: 어디를 가리키는지 물어볼 수 없어 아직 여기를 가리키는 것으로 봅니다
question-leave-records = 아직 삭제될 곳을 가리키거나 그럴 수 있는 이름입니다: {$names} → {$host}. 삭제된 뒤에는 다른 사람이 그 자리에 다른 것을 만들어 이 이름으로 응답할 수 있습니다. DNS에서 레코드를 지우면 나루가 조회로 확인한 뒤 계속합니다
ui-asks-leave-records = 아직 여기를 가리키는 이름
ui-asks-leave-records-title = DNS에서 레코드 지우기
ui-yes-leave-records = 기다리지 않고 삭제합니다. 다른 사람이 이 이름을 차지할 수 있음을 알고 있습니다
cli-arg-leave-records = 다른 곳의 DNS에 있는 이름이 바뀔 때까지 기다리지 않습니다. 다른 사람이 이름을 차지할 수 있습니다

### 도메인 구입: 이름의 상태와 이어질 일

offer-free = 구입 가능
offer-free-why = 아직 아무도 등록하지 않았고 Route 53에서 살 수 있는 이름입니다.
offer-taken = 이미 등록됨
offer-taken-why = 누군가 등록한 이름입니다. 내 도메인이라면 그대로 연결하고, 아니라면 다른 이름을 고르세요.
offer-reserved = 예약됨
offer-reserved-why = 등록소가 보류해 두었거나 일부에게만 내주는 이름입니다. 다른 이름을 고르세요.
offer-premium = 프리미엄
offer-premium-why = 등록소가 따로 값을 매긴 이름으로, 수십만 원이 넘는 경우가 많으며 Route 53에서는 팔지 않습니다. 다른 등록 기관에서는 살 수도 있습니다.
offer-bad-name = 등록할 수 없음
offer-bad-name-why = 이 최상위 도메인에서 허용하지 않는 이름입니다. 길이와 문자를 확인하세요.
offer-later = 지금은 알 수 없음
offer-later-why = 등록소가 점검 등의 이유로 명확한 답을 주지 않았습니다. 나중에 다시 확인하세요.
offer-not-sold = Route 53에서 팔지 않음
offer-not-sold-why = Route 53은 이 최상위 도메인을 팔지 않습니다. 등록 가능 여부는 이를 취급하는 등록 기관에서 확인하세요.
offer-maybe-free = 등록 가능할 것으로 보임
offer-maybe-free-why = 등록소와 DNS 어디에도 없는 이름입니다. 정확한 등록 가능 여부와 가격은 등록 기관에서 확인하세요.
offer-unasked = 알 수 없음
offer-unasked-why = Route 53에 물어볼 수 없었고 다른 곳에서도 답을 얻지 못했습니다. 등록 가능 여부는 등록 기관에서 확인하세요.
offer-inside = 다른 도메인 안의 이름
offer-inside-why = 따로 파는 이름이 아닙니다. 상위 도메인의 소유자에게 받아 ‘다른 곳’의 DNS로 연결하세요.
offer-price = Route 53 가격: 첫해 {$first}, 이후 매년 {$year}
offer-transfer = 내 도메인이라면 Route 53으로 이전할 수 있고 기간이 1년 늘어납니다. 비용: {$price}
offer-then = 등록이 끝나면 Route 53이 호스팅 영역을 자동으로 만듭니다. 그때 나루에 이름을 입력하면 그 호스팅 영역을 그대로 쓰므로 네임서버를 바꿀 필요가 없습니다
offer-practice = 연습용 답입니다. 실제로 조회하지 않았고 가격은 예시입니다
inside-apex = 따로 구입하는 도메인이라 CNAME을 둘 수 없습니다. 위에서 내 도메인으로 연결하세요
inside-platform = 이 서비스는 레코드를 직접 추가할 수 없어 CloudFront와 인증서를 연결할 수 없습니다
ui-buy-name = 원하는 이름
ui-buy-ask = 등록 가능 여부 확인
ui-buy-asking = 확인 중…
ui-buy-practice = 연습
ui-buy-mine = 이 이름 쓰기
ui-buy-title = 구입처 열기: {$name}
ui-buy-cost = 첫해 {$first}, 이후 매년 {$year}. AWS 요금으로 청구됩니다. 무료 크레딧으로는 낼 수 없고 환불되지 않습니다.
ui-buy-cost-there = 연간 가격은 그 사이트에서 확인하세요.
ui-buy-renews = 끄지 않는 한 대개 해마다 자동으로 연장됩니다.
ui-buy-never = 나루는 아무것도 구입하지 않습니다. 브라우저에서 페이지만 열고, 이름은 그곳에서 직접 입력합니다.
ui-buy-then = 구입한 뒤 나루에 이름을 입력하면 등록 기관에 넣을 네임서버를 보여 줍니다.
ui-buy-open = 열기: {$name}
ui-sub-cname = 소유자가 CNAME 레코드 2개를 넣어 줄 수 있어야 합니다. 하나는 CloudFront로 연결하고 하나는 인증서를 발급받을 때 이름을 증명하며, 둘 다 계속 있어야 합니다.
ui-sub-apex = 도메인 안의 이름에만 쓸 수 있고 도메인 자체에는 쓸 수 없습니다.
ui-sub-platform = you.github.io나 you.vercel.app 같은 이름은 레코드를 직접 넣을 수 없어 쓸 수 없습니다.
ui-sub-owner = 소유자는 언제든 이름을 거두거나 그 이름으로 다른 것을 보여 줄 수 있습니다.
ui-sub-name = 받은 이름
ui-sub-use = ‘다른 곳’의 DNS로 쓰기
cli-help-domain = 도메인을 구입하기 전에 확인합니다
cli-help-domain-check = 등록 가능 여부와 연간 가격을 확인합니다. 구입하지는 않습니다
cli-arg-domain-check-name = 이름(예: example.com)

### 등록 기관: 이름과 네임서버 변경 순서, 순서 사이에 `|`

registrar-note = 화면 이름은 등록 기관의 안내서와 기억을 바탕으로 적었으므로(2026년 11월) 실제 화면과 조금 다를 수 있습니다
registrar-dnssec = 등록 기관에 DNSSEC가 켜져 있으면 네임서버를 바꾸기 하루 전에 끄세요
registrar-gabia = 가비아
registrar-gabia-steps = gabia.com에 로그인하고 My가비아를 여세요 | 이용 중인 서비스에서 도메인을 열고 해당 도메인을 선택하세요 | 관리를 누른 다음 네임서버 › 설정을 여세요 | 1차부터 4차까지의 네임서버를 아래의 네임서버 4개로 바꾸고 나머지 칸은 비우세요 | 이메일이나 문자 메시지로 소유자 인증을 한 뒤 적용을 누르세요
registrar-cafe24 = 카페24
registrar-cafe24-steps = hosting.cafe24.com에 로그인하고 나의 서비스 관리를 여세요 | 도메인 관리에서 해당 도메인을 선택하세요 | 네임서버 변경을 여세요 | 카페24 네임서버 대신 다른 네임서버 사용을 선택하고 아래의 네임서버 4개를 입력하세요 | 소유자 인증을 한 뒤 저장하세요
registrar-hosting-kr = 호스팅케이알
registrar-hosting-kr-steps = hosting.kr에 로그인하고 나의 서비스 › 도메인을 여세요 | 해당 도메인을 선택하고 네임서버 변경을 누르세요 | 기존 네임서버를 아래의 네임서버 4개로 바꾸세요 | 저장한 뒤 이메일이나 문자 메시지를 확인하세요
registrar-whois-co-kr = 후이즈
registrar-whois-co-kr-steps = whois.co.kr에 로그인하고 도메인 관리를 여세요 | 해당 도메인을 선택하고 네임서버 변경을 누르세요 | 기존 네임서버를 아래의 네임서버 4개로 바꾸고, IP 주소 칸은 비워 두세요 | 소유자 인증을 한 뒤 저장하세요
registrar-godaddy = GoDaddy
registrar-godaddy-steps = godaddy.com에 로그인하고 Domain Portfolio를 여세요 | 해당 도메인을 선택하고 DNS › Nameservers로 이동하세요 | Change Nameservers를 누르고 I'll use my own nameservers를 선택하세요 | 아래의 네임서버 4개를 입력하세요 | 저장하고, 인증 코드를 요청하면 입력하세요
registrar-namecheap = Namecheap
registrar-namecheap-steps = namecheap.com에 로그인하고 Domain List를 여세요 | 도메인 옆의 Manage를 누르세요 | Nameservers에서 Custom DNS를 선택하세요 | 아래의 네임서버 4개를 입력하세요 | 초록색 체크 표시를 눌러 저장하세요
registrar-cloudflare = Cloudflare
registrar-cloudflare-steps = Cloudflare Registrar의 도메인에는 Cloudflare의 네임서버만 쓸 수 있어 그곳에서는 바꿀 수 없습니다 | DNS를 Cloudflare에 그대로 두려면 나루에서 다른 곳의 DNS를 선택하고, 나루가 보여 주는 레코드를 Cloudflare 대시보드에 DNS 전용(회색 구름)으로 입력하세요 | 네임서버를 바꾸려면 다른 등록 기관으로 도메인을 이전하세요. 구입하거나 이전한 지 60일이 지나야 합니다
registrar-route-53 = Route 53 도메인
registrar-route-53-steps = 도메인을 구입한 AWS 계정에 로그인하세요 | Route 53 › 등록된 도메인에서 해당 도메인을 선택하세요 | 작업 › 이름 서버 편집을 선택하세요 | 기존 네임서버를 아래의 네임서버 4개로 바꾸세요 | 변경 사항을 저장하고 완료를 알리는 이메일을 기다리세요
registrar-freenom = Freenom
registrar-freenom-steps = Freenom은 2024년에 도메인 사업을 접었고, 이곳의 도메인은 이제 누구도 변경할 수 없습니다 | 다른 도메인을 구입하거나 CDN의 무료 주소를 그대로 쓰세요
registrar-other = 다른 등록 기관
registrar-other-steps = 도메인을 구입한 곳에 로그인하고 도메인 설정을 여세요 | 네임서버, Nameservers, NS 또는 DNS 메뉴에서 직접 입력을 선택하세요 | 아래의 네임서버 4개를 입력하고 나머지는 모두 지우세요 | 저장한 뒤 확인을 요청하는 메일이 왔는지 살펴보세요

### 자격 증명의 용도, 비밀 값의 위치, 키체인의 상태

purpose-setup = 설정과 회수
purpose-daily = 일상 배포
source-keychain = 이 컴퓨터의 키체인
source-session = 나루를 닫을 때까지 메모리
source-profile = AWS CLI 프로필: {$name}
source-environment = 환경 변수

### 사용자와 키를 만드는 AWS CloudShell 명령

snippet-intro = 사이트 설정에 꼭 필요한 권한만 가진 IAM 사용자와 액세스 키 하나를 만듭니다(AWS CloudShell에 붙여 넣으세요)
snippet-make-user = 사용자와 권한
snippet-make-key = 화면에 표시하지 않고 파일에 바로 저장하는 액세스 키
snippet-not-ours = 나루가 만들지 않은 같은 이름의 사용자가 있어 아무것도 바꾸지 않았습니다
snippet-two-keys = 액세스 키가 이미 AWS 한도인 2개이므로 IAM에서 하나를 삭제한 뒤 다시 붙여 넣으세요
snippet-download = 작업 › 파일 다운로드로 다음 파일을 내려받아 나루에 추가하세요:
snippet-take-back = 모두 되돌리려면:

### 빌드된 페이지에서 불러올 수 없는 주소, 프레임워크 설정을 쓰는 곳, git 커밋 여부

asset-problem-this-machine = 방문자가 접속할 수 없는 이 컴퓨터나 내부 네트워크의 주소입니다
asset-problem-bucket-url = 버킷의 주소를 직접 가리키므로 버킷이 비공개이면 403으로 응답합니다
asset-problem-plain-http = 암호화되지 않은 HTTP 주소이므로 브라우저가 HTTPS 페이지에서 불러오지 않습니다
asset-problem-other-host = 이 빌드에 있는 파일을 다른 호스트에서 불러옵니다
asset-problem-other-base = 경로가 빌드에 없는 폴더로 시작합니다
asset-problem-no-file = 빌드에 없는 파일입니다
place-env = { $file } 파일
place-config = 직접 편집할 { $file } 파일
place-command = 빌드 명령줄
env-git-no-repository = git 저장소에 속하지 않은 폴더입니다
env-git-ignored = .env 파일은 git에 커밋되지 않습니다
env-git-committed = .env 파일이 git에 커밋됩니다(PUBLIC_URL은 비밀이 아니지만 다른 줄은 비밀일 수 있습니다)
aws-cli-found = AWS CLI가 설치되어 있습니다: { $version }
aws-cli-missing = 이 컴퓨터에 AWS CLI가 설치되어 있지 않습니다
aws-cli-silent = AWS CLI가 설치되어 있지만 응답하지 않습니다
aws-cli-get-linux = 설치하려면 다음 명령을 실행하세요: sudo snap install aws-cli --classic
aws-cli-get-macos = 설치하려면 다음 명령을 실행하세요: brew install awscli
aws-cli-get-windows = 설치하려면 다음 명령을 실행하세요: winget install --exact --id Amazon.AWSCLI
aws-cli-get-page = 다른 설치 방법은 다음 페이지에서 확인하세요: { $url }

### 오류: 입력한 값과 프로젝트

error-bad-value = 값이 올바르지 않습니다: {$field} “{$value}” ({$rule})
error-no-project = ‘{$project}’ 프로젝트가 없습니다
error-bad-project = 프로젝트 파일을 해석할 수 없습니다: {$path}
error-no-environment = 프로젝트에 ‘{$env}’ 환경이 없습니다
error-environment-exists = 프로젝트에 같은 이름의 환경이 이미 있습니다: {$env}
error-environment-live = 환경의 리소스가 아직 AWS에 남아 있습니다: {$env} (프로젝트: {$project})
error-nothing-to-promote = 승격할 완료된 릴리스가 없습니다 (환경: {$env})
error-promote-address = 빌드에 원래 환경의 주소가 들어 있습니다: {$file} {$line}번째 줄의 {$host} (환경: {$env})
error-release-bytes-gone = 릴리스의 파일이 버킷에 그대로 남아 있지 않습니다: {$file} (릴리스: {$release})
error-project-exists = ‘{$project}’ 프로젝트가 이미 있습니다
error-no-project-file = 이 위치에 프로젝트 파일이 없습니다: {$path}
error-project-twice = 같은 프로젝트가 다른 파일에도 있습니다: {$path} (사용 중인 파일: {$other})
error-file-taken = 그 위치에 이미 다른 파일이나 폴더가 있습니다: {$path}
error-project-live = ‘{$project}’ 프로젝트의 리소스가 아직 AWS에 남아 있습니다
error-no-package-json = 이 폴더에 package.json이 없습니다: {$path}
error-bad-package-json = package.json을 해석할 수 없습니다: {$path} ({$line}번째 줄)
error-already-set = 파일에 {$name} 값이 이미 다르게 적혀 있습니다: {$old} ({$path})
error-profile-exists = AWS 설정 파일에 ‘{$profile}’ 프로필이 다른 내용으로 이미 있습니다
error-profile-other = ‘{$profile}’ 프로필은 나루가 바꾸지 않는 다른 방법으로 자격 증명을 가져옵니다 (설정: {$setting})
error-build-no-command = 이 폴더를 빌드하는 방법을 알 수 없습니다: { $path }
error-build-off = 빌드하지 않도록 설정한 프로젝트입니다: { $path }
error-build-not-allowed = 아직 실행을 허용하지 않은 명령입니다: { $command } (폴더: { $path })
error-build-no-program = 빌드에 필요한 프로그램이 없습니다: { $program }
error-build-failed = 빌드에 실패했습니다: { $command } (종료 코드 { $exit })
error-build-no-output = 빌드가 끝났지만 이 폴더에 파일이 없습니다: { $path }
error-watch-practice = 변경할 때마다 배포하는 것은 연습 사이트에서만 할 수 있습니다
build-note-node = Node 버전이 맞지 않습니다: { $file }에서 요구하는 버전 { $want }, 현재 버전 { $have }
build-note-packages = 아직 패키지가 설치되지 않았습니다. 먼저 실행할 명령: { $command }

### 오류: 자격 증명과 권한

error-no-credential = ‘{$credential}’ 키는 나루에 보관되어 있지 않습니다
error-credential-exists = ‘{$credential}’ 키가 이미 보관되어 있습니다
error-root-key = 나루가 받지 않는 루트 사용자의 액세스 키입니다
error-bad-key-file = {$file} 파일은 IAM 콘솔이 액세스 키를 만들 때 저장하는 CSV 파일이 아닙니다 ({$rule})
error-no-keychain = 이 컴퓨터에서 응답하는 키체인이 없어 비밀 값을 보관할 수 없습니다
error-no-keyring = 키체인은 응답하지만 저장할 기본 키링이 아직 없습니다
error-keychain-locked = 키체인이 잠겨 있습니다
error-keychain-failed = 키체인이 요청을 처리하지 못했습니다
error-no-credentials = 어떤 자격 증명을 사용할지 지정되지 않았습니다
error-no-profile = AWS 설정 파일에 ‘{$profile}’ 프로필이 없습니다
error-bad-profile = 프로필을 해석할 수 없습니다: {$profile}
error-unknown-key = AWS에 없는 액세스 키 ID입니다
error-bad-secret = 비밀 액세스 키가 액세스 키 ID와 맞지 않습니다
error-expired = 로그인이 만료되었습니다
error-access-denied = {$action} 권한이 없습니다
error-root-refused = 나루가 AWS에서 사용하지 않는 루트 사용자의 자격 증명입니다
error-wrong-account = 자격 증명의 계정이 프로젝트의 계정과 다릅니다 (자격 증명: {$have}, 프로젝트: {$want})
error-process-not-allowed = ‘{$profile}’ 프로필은 아직 허용하지 않은 프로그램을 실행합니다 (프로그램: {$command})
error-process-is-naru = ‘{$profile}’ 프로필은 나루에서 자격 증명을 다시 가져오므로 끝없이 반복됩니다
error-metadata-refused = ‘{$profile}’ 프로필은 나루가 요청하지 않는 곳에서 자격 증명을 가져옵니다 (출처: {$source})
error-mfa-needed = ‘{$profile}’ 프로필에는 MFA 디바이스의 코드가 필요합니다 (디바이스: {$serial})
error-clock-skew = 이 컴퓨터의 시계가 {$minutes}분 어긋나 있습니다
error-not-activated = 이 계정에서는 아직 {$service} 서비스를 사용할 수 없습니다

### 오류: 네트워크

error-offline = {$host} 서버에 연결할 수 없습니다
error-timeout = {$host} 서버가 {$seconds}초 안에 응답하지 않았습니다
error-captive-portal = {$host} 서버 대신 네트워크 로그인 페이지 등 다른 곳에서 응답했습니다
error-untrusted-tls = {$host} 서버의 인증서를 신뢰할 수 없어 아무것도 보내지 않았습니다
error-service-busy = {$service} 서비스가 혼잡하거나 장애 상태입니다

### 오류: 다른 사람이 먼저 한 일

error-name-taken = {$bucket} 버킷 이름은 다른 사람이 이미 사용 중입니다
error-wrong-region = {$bucket} 버킷이 다른 리전에 있습니다 (현재: {$have}, 프로젝트: {$want})
error-moved = 작업하는 동안 다른 곳에서 변경되었습니다: {$what}
error-not-ours = 이 사이트의 것이 아니므로 건드리지 않습니다: {$what} (소유자: {$owner})
error-adopt-none = 이 이름으로 가져올 수 있는 것이 없습니다: {$what}
error-adopt-many = 이 버킷 앞에 CloudFront 배포가 여러 개 있습니다: {$what} ({$ids})
error-adopt-unfit = 오리진이 S3 버킷 전체가 아니어서 가져올 수 없습니다: {$what} (오리진: {$origin})
error-adopt-owned = 다른 도구나 프로젝트가 관리하고 있어 건드리지 않습니다: {$what} (태그: {$tag})
error-upgrade-not = 개선할 수 없습니다: { $upgrade } (프로젝트: { $project }, 이유: { $why })
error-site-busy = 다른 나루가 이 사이트에서 작업 중입니다: {$holder}
error-publish-locked = 다른 사람이 이 버킷에 배포 중입니다: {$holder} (시작: {$since})
error-not-free-yet = {$bucket} 버킷 이름은 방금 삭제되어 아직 다시 쓸 수 없습니다
error-in-use = 아직 다른 곳에서 사용 중입니다: {$what}
error-alias-taken = 다른 CloudFront 배포가 이미 사용 중인 이름이 있습니다: {$names}
error-certificate-unfit = CloudFront에서 이 이름에 사용할 수 없는 인증서입니다: {$names}
error-quota-reached = 계정의 {$service} 한도에 도달했습니다: {$quota}
error-no-bucket = {$bucket} 버킷이 없습니다
error-drift = 설정이 프로젝트와 다르며 나루가 바꿀 수 없습니다: {$field} (프로젝트: {$want}, 현재: {$have})

### 오류: 일부만 완료

error-upload-incomplete = 파일 {$files}개 중 {$failed}개가 업로드되지 않았습니다 (첫 번째 파일: {$first})
error-file-changed = 전송하는 동안 {$file} 파일이 변경되었습니다
error-not-proven = {$file} 파일을 보냈지만 온전히 도착했는지 응답으로 확인할 수 없습니다
error-not-live = {$url} 주소가 올바르게 응답하지 않습니다
error-no-release = 완료된 릴리스를 버킷에서 찾을 수 없습니다: {$release}
error-no-earlier-release = 지금 서비스 중인 릴리스보다 앞선 릴리스가 없습니다
error-release-gone = 릴리스 {$release}의 파일 {$files}개가 더 이상 보관되어 있지 않습니다(첫 번째: {$first})
error-ailing = 진단에서 고장 난 곳을 {$count}건 찾았습니다
error-not-cleared = 제거하지 못한 것이 있습니다: {$what}
error-still-tagged = 어느 단계에도 속하지 않는 리소스에 이 프로젝트의 태그가 남아 있습니다: {$what}
error-blocked = 앞 단계가 끝나지 않았습니다: {$step}

### 오류: 보호를 위해 거부했거나 답변이 필요한 경우

error-no-folder = {$path} 폴더가 없습니다
error-folder-empty = {$path} 폴더에 올릴 파일이 없습니다
error-folder-no-index = {$path} 폴더에 index.html이 없습니다
error-folder-no-document = 사이트가 지정한 {$file} 문서가 {$path} 폴더에 없습니다
error-folder-nested = 빌드 결과가 {$path} 폴더가 아니라 그 안의 {$inner} 폴더에 있습니다
error-folder-is-project = 빌드 결과가 아니라 {$framework} 프로젝트의 소스 폴더입니다: {$path}
error-folder-needs-server = 서버에서 실행해야 하는 {$framework} 빌드라 그대로 배포할 수 없습니다: {$path} ({$trace} 파일로 확인)
error-folder-too-broad = {$path} 폴더에는 사이트가 아닌 것까지 들어 있어 배포하지 않습니다
error-folder-secret = 공개하면 안 되는 파일이 있습니다: {$file} ({$kind})
error-folder-link-out = {$file} 링크가 폴더 밖을 가리킵니다
error-folder-name-clash = 두 파일의 이름이 버킷에서 같아집니다: {$file}, {$other}
error-folder-bad-file = {$file} 파일은 저장할 수 없습니다 ({$rule})
error-folder-unreadable = {$file} 파일을 읽을 수 없습니다
error-ask = 먼저 답변이 필요합니다: {$question}
error-outside-forecast = 다음 변경은 동의한 계획에 없으므로 실행하지 않았습니다: {$op}
error-public-blocked = 계정에서 퍼블릭 버킷 정책을 차단하고 있어 {$bucket} 버킷은 비공개로 유지됩니다

### 오류: 이 컴퓨터와 나루

error-disk-full = 디스크에 남은 공간이 없습니다: {$path}
error-store-unusable = 나루의 파일을 읽거나 쓸 수 없습니다: {$path}
error-store-newer = 더 새로운 버전의 나루가 작성했습니다: {$path}
error-repeated-op = 이미 실행한 변경이 다시 나타났습니다: {$op}
error-port-taken = {$port}번 포트는 이미 사용 중입니다
error-unexpected = 예상하지 못한 문제가 발생했습니다
error-crashed = 연습 모드에서 비정상 종료를 재현하기 위해 여기서 멈췄습니다
error-still-waiting = 아직 준비되지 않았습니다: {$what}
error-cancelled = 요청에 따라 멈췄습니다

### 힌트: 직접 할 수 있는 일

hint-see-help = naru --help 명령으로 쓸 수 있는 값을 확인하고 다시 실행하세요
hint-project-list = 프로젝트 목록을 확인하세요: naru project list
hint-project-new = 새 프로젝트를 만드세요: naru project new
hint-project-restore = 세부 정보에 표시된 줄을 고치거나 이전 파일로 되돌리세요
hint-project-mend = 손상된 파일은 따로 보관되니 마지막 정상 버전으로 되돌리세요: naru project mend {$path}
hint-project-file = 경로를 확인하고, 저장소를 옮겼다면 naru project link 명령으로 다시 연결하거나 naru project unlink 명령으로 연결을 해제하세요
hint-project-one-file = 필요 없는 파일을 다른 곳으로 옮기거나 연결을 해제하세요: naru project unlink {$path}
hint-other-file = 다른 파일 이름을 선택하세요
hint-project-show = 프로젝트와 환경을 확인하세요: naru project show
hint-destroy-first = 만든 리소스를 먼저 제거하세요: naru destroy --project {$project}
hint-env-list = 환경 목록을 확인하세요: naru env list
hint-destroy-environment = 만든 리소스를 먼저 제거하세요: naru destroy --project {$project} --env {$env}
hint-deploy-environment = 그 환경에 먼저 배포하고 릴리스를 확인하세요: naru releases --env {$env}
hint-relative-base = 상대 주소나 페이지가 열릴 때 정해지는 주소로 빌드해 다시 배포하세요 (환경: {$env})
hint-promote-newest = 최신 릴리스를 승격하거나 그 버전을 다시 빌드해 배포하세요
hint-use-profile = aws configure list-profiles 명령으로 이름을 확인하고 --profile 옵션으로 AWS CLI 프로필을 지정하세요
hint-try-practice = 계정 없이 오프라인에서 무료로 모든 과정을 해 볼 수 있습니다: naru practice
hint-credential-list = 나루에 보관된 자격 증명을 확인하세요: naru credential list
hint-credential-add = 이 이름으로 보관하세요: naru credential add {$credential}
hint-credential-gone = 비밀 값이 키체인에서 사라졌으므로 제거한 뒤 다시 추가하세요: naru credential remove {$credential}
hint-other-credential-name = 다른 이름을 선택하거나 기존 자격 증명을 제거하세요: naru credential remove {$credential}
hint-delete-root-key = 이 키를 가진 사람은 계정에서 무엇이든 할 수 있으니 AWS 콘솔에서 삭제하세요(오른쪽 위 계정 이름 › 보안 자격 증명)
hint-credential-snippet = 나루에 필요한 권한만 가진 키를 만드세요: naru credential snippet
hint-key-file = 키를 만들 때 ‘.csv 파일 다운로드’로 저장한 파일을 선택하거나 키를 직접 입력하세요
hint-start-keychain = 데스크톱의 키체인(GNOME Keyring, KDE Wallet)을 시작한 뒤 다시 실행하세요
hint-make-keyring = ‘암호 및 키’(GNOME)나 KWalletManager(KDE)에서 기본 키링을 한 번 만드세요
hint-unlock-keychain = 로그인 암호로 키체인의 잠금을 푼 뒤 다시 실행하세요
hint-list-profiles = AWS 설정 파일에 있는 프로필을 확인하세요: aws configure list-profiles
hint-check-key = 잘못 입력했거나 비활성화 또는 삭제된 키가 아닌지 IAM의 액세스 키 ID와 비교하세요
hint-check-secret = 비밀 액세스 키를 앞뒤 공백 없이 다시 입력하거나, 잃어버렸다면 IAM에서 새 액세스 키를 만드세요
hint-check-clock = 이 컴퓨터의 설정에서 날짜와 시간 자동 설정을 켠 뒤 다시 실행하세요
hint-sign-in-again = 다시 로그인한 뒤 실행하세요: {$command}
hint-add-action = IAM에서 사용자 또는 역할에 {$action} 작업을 허용하거나 계정 관리자에게 요청하세요
hint-boundary-snippet = 설정용 사용자는 권한 경계를 쓸 수 없으므로 naru credential snippet 명령의 출력을 AWS CloudShell에 다시 붙여 넣으세요
hint-attach-by-hand = 설정용 사용자는 이렇게 넓은 권한을 줄 수 없으므로 관리자 프로필(--profile)로 한 번 실행하거나 관리자로 로그인한 AWS CloudShell에 다음을 붙여 넣은 뒤 다시 실행하세요: {$lines}
hint-join-by-hand = 설정용 사용자는 그룹을 바꿀 수 없으므로 관리자 프로필(--profile)로 한 번 실행하거나 IAM 콘솔에서 그룹을 변경하세요
hint-make-user = 필요한 권한만 가진 IAM Identity Center 사용자나 IAM 사용자를 별도의 프로필로 사용하세요
hint-allow-process = 알고 있고 신뢰하는 프로그램이라면 --allow-process 옵션을 붙여 다시 실행하세요
hint-mfa-session = AWS CLI에서 코드를 입력하고, 출력된 자격 증명을 별도의 프로필로 사용하세요: aws configure export-credentials --profile {$profile}
hint-wait-activation = AWS 콘솔에서 계정 등록(결제 수단, 전화번호)을 마치고 활성화될 때까지 최대 24시간 기다리세요
hint-check-network = 이 컴퓨터의 네트워크 연결과 VPN, 프록시를 확인한 뒤 다시 실행하세요
hint-run-again = 다시 실행하면 끝난 작업은 반복하지 않고 멈춘 곳에서 이어집니다
hint-release-list = naru releases 명령으로 릴리스 목록과 롤백할 수 있는 릴리스를 확인하세요
hint-deploy-folder = 해당 커밋에서 빌드한 폴더를 배포하세요
hint-look-at-tagged = AWS 콘솔에서 확인해 필요 없으면 삭제하고, 필요하면 naru:site 태그만 제거하세요
hint-sign-in-network = 브라우저에서 아무 페이지나 열어 네트워크에 로그인한 뒤 다시 실행하세요
hint-company-ca = 회사에서 트래픽을 검사한다면 회사 인증서를 이 컴퓨터의 신뢰할 수 있는 인증서에 추가하고, 아니라면 다른 네트워크를 사용하세요
hint-other-name = 프로젝트에서 다른 버킷 이름을 선택하거나, 이름을 비워 나루가 만들게 하세요
hint-adopt-target = 버킷 이름, CloudFront 배포 ID, 또는 방문자가 접속하는 주소를 입력하세요
hint-adopt-one = CloudFront 배포 ID로 하나를 지정하세요: naru adopt 배포-ID
hint-adopt-owner = 만든 도구에서 변경하고, 그 도구를 더는 쓰지 않는다면 먼저 태그를 제거하세요
hint-upgrade-list = 할 수 있는 개선과 순서 보기: naru upgrade
hint-use-region = 다른 버킷 이름을 선택하거나 프로젝트의 리전을 버킷이 있는 {$have} 리전으로 바꾸세요
hint-wait-holder = {$holder}의 작업이 끝날 때까지 기다린 뒤 다시 실행하세요
hint-break-lock = 중간에 끊겨 다시 이어지지 않을 배포라면 --break-lock 옵션으로 잠금을 넘겨받으세요
hint-free-alias = 그 이름을 쓰는 배포(다른 AWS 계정의 것일 수도 있음)에서 이름을 지운 뒤 다시 실행하세요
hint-certificate-for-names = us-east-1 리전에 있고 발급이 끝났으며 모든 이름을 포함하는 인증서를 사용하세요
hint-raise-quota = 더 이상 쓰지 않는 것을 삭제하거나 AWS 콘솔의 Service Quotas에서 한도 증가를 요청하세요
hint-apply-first = 먼저 빠진 것을 만드세요: naru apply
hint-stop-build = 폴더에 계속 쓰고 있는 빌드나 감시(watch) 프로세스가 끝나게 하거나 중지하세요
hint-choose-folder = dist, build, out처럼 빌드가 만든 폴더를 선택하세요
hint-build-first = 프로젝트를 빌드한 뒤(대개 npm run build) dist, build, out처럼 빌드가 만든 폴더를 선택하세요
hint-static-next = next.config에 output: "export"를 설정하고 다시 빌드한 뒤 out 폴더를 선택하세요
hint-static-nuxt = npx nuxt generate로 빌드한 뒤 .output/public 폴더를 선택하세요
hint-static-svelte-kit = svelte.config.js에서 @sveltejs/adapter-static을 사용해 다시 빌드한 뒤 build 폴더를 선택하세요
hint-static-astro = astro.config에서 서버 어댑터를 빼고 output: "static"으로 다시 빌드한 뒤 dist 폴더를 선택하세요
hint-static-angular = angular.json의 outputMode를 static으로 바꿔 다시 빌드한 뒤 dist 안의 browser 폴더를 선택하세요
hint-static-other = 프레임워크 설정에서 서버 렌더링(ssr)을 끄고 다시 빌드한 뒤 index.html이 있는 폴더를 선택하세요
hint-choose-inner = 그 안의 {$inner} 폴더를 선택하세요
hint-remove-secret = 빌드 폴더에서 {$file} 항목을 빼고, 공개된 적이 있다면 그 안의 비밀 값을 새로 발급하세요
hint-waive-file = 누구나 봐도 되는 파일이면 naru waive {$file}, 이 파일만 빼고 배포하려면 naru waive {$file} --leave-out을 실행하세요
hint-leave-file = 이 항목만 빼고 배포하려면 naru waive {$file} --leave-out을 실행하세요
hint-replace-link = {$file} 링크를 실제 파일로 바꾸세요
hint-rename-file = 프로젝트에서 {$file} 파일의 이름을 바꾼 뒤 다시 빌드하세요
hint-check-rights = 소유자와 읽기·쓰기 권한을 확인하세요
hint-plan-again = 지금 실행될 내용을 확인하고 다시 동의하세요: naru plan
hint-account-block = 계정 관리자에게 S3 콘솔의 ‘이 계정의 퍼블릭 액세스 차단 설정’에 대해 문의하세요(나루는 이 설정을 변경하지 않습니다)
hint-use-private = 퍼블릭 정책이 필요 없는 비공개 방식을 프로젝트에서 선택하세요
hint-mend-by-hand = 프로젝트를 현재 상태에 맞추거나 AWS 콘솔에서 직접 고치세요 (현재: {$have})
hint-free-disk = 디스크 공간을 확보한 뒤 다시 실행하세요: {$path}
hint-update-naru = 이 컴퓨터에 최신 버전의 나루를 설치하세요
hint-report-bug = 한 번 더 실행하고, 다시 발생하면 여기 표시된 세부 정보와 함께 알려 주세요
hint-other-port = 다른 포트를 선택하거나 {$port}번 포트를 사용 중인 프로그램을 종료하세요
hint-set-documents = 빌드에 파일을 추가하거나 다른 문서를 지정하세요: naru project set --index … --error …
hint-type-bucket-name = 공개하려면 버킷 이름을 입력하거나 명령줄에서 다음 옵션을 붙이세요: {$flag}
hint-answer-flag = 원하면 명령줄에서 다음 옵션을 붙이세요: {$flag}
hint-build-set = naru project set --build-command로 명령을 지정하거나 package.json에 build 스크립트를 추가하세요
hint-allow-build = 명령의 내용을 확인한 다음 물어볼 때 허용하거나 --allow-build를 붙이세요
hint-install-program = 프로그램을 설치하거나, 그 프로그램이 실행되는 터미널에서 Naru를 시작하세요
hint-read-build-log = 로그의 마지막 줄에 나온 문제를 고친 다음 다시 빌드하세요
hint-build-output = 빌드 결과가 만들어지는 폴더를 naru project set --build-output으로 지정하세요
hint-watch-elsewhere = --practice를 붙이거나 naru preview --watch를 사용하세요: AWS에서는 작업 중인 변경이 그대로 방문자에게 배포되고 요청 요금도 매번 발생합니다
hint-doctor-fix = 위의 진단 결과마다 고치는 방법이 적혀 있습니다
hint-keep-zone = 호스팅 영역을 그대로 두려면 명령줄에서 다음을 붙이세요: --keep-zone
hint-choose-project = 프로젝트의 package.json이 있는 폴더를 지정하세요
hint-correct-line = 세부 정보를 보고 그 줄을 고친 뒤 다시 실행하세요
hint-overwrite = 바꿔도 된다면 --overwrite 옵션을 붙여 다시 실행하세요(바뀌는 내용을 먼저 보여 줍니다)
hint-other-profile-name = 프로필 이름을 다르게 정하세요

### The window

ui-window-title = 나루
ui-brand = 나루
ui-brand-other = Naru
ui-nav = 주 메뉴
ui-new = 새 프로젝트
ui-skip = 본문으로 건너뛰기
ui-menu = 프로젝트와 도구
ui-close = 닫기
ui-projects = 프로젝트
ui-projects-none = 아직 없음
ui-projects-none-text = 폴더로 연습하거나 계정에 배포하면 프로젝트가 만들어집니다.
ui-projects-filter = 프로젝트 찾기
ui-projects-found = {$count_n ->
   *[other] 프로젝트 {$count}개 찾음
}
ui-projects-no-match = 이 이름의 프로젝트가 없습니다
ui-projects-trouble = 프로젝트 목록을 읽을 수 없습니다
ui-projects-again = 다시 읽기
ui-row-practice = 연습 모드
ui-row-linked = 연결됨
ui-row-linked-why = 저장소의 naru.toml 파일
ui-row-more = {$name} 작업 메뉴
ui-tools = 도구
ui-tool-credentials = 자격 증명
ui-tool-glossary = 용어집
ui-tool-settings = 설정
ui-ago-now = 방금
ui-ago-minutes = {$minutes_n ->
   *[other] {$minutes}분 전
}
ui-ago-hours = {$count_n ->
   *[other] {$count}시간 전
}
ui-ago-days = {$count_n ->
   *[other] {$count}일 전
}

standing-new = 시작 전
standing-running = 진행 중
standing-live = 접속 가능
standing-stored = 저장됨
standing-partly = 일부 완료
standing-adopted = 가져옴
standing-changes = 바꿀 것 있음
standing-cleared = 모두 제거됨
standing-cancelled = 취소됨
standing-failed = 오류로 멈춤
standing-cut-off = 중간에 끊김
standing-damaged = 파일 손상

ui-rename = 이름 바꾸기…
ui-duplicate = 복제
ui-export = 내보내기…
ui-delete = 삭제
ui-unlink = 목록에서 빼기
ui-damaged-show = 문제 보기…
ui-mend = 마지막 정상 파일로 되돌리기
ui-rename-title = 프로젝트 이름 바꾸기
ui-rename-name = 이름
ui-rename-text = AWS에 이미 만든 리소스의 이름은 바뀌지 않습니다.
ui-rename-do = 이름 바꾸기
ui-kept-title = 리소스가 아직 남아 있습니다
ui-kept-text = 이 프로젝트의 버킷과 파일이 아직 계정에 있습니다. 지금 프로젝트를 지우면 리소스는 그대로 남아 요금이 계속 청구되고, 나중에 찾아서 제거하기 어려워집니다.
ui-kept-next = 먼저 프로젝트를 열어 모두 제거하면 삭제할 수 있습니다.
ui-kept-open = 프로젝트 열기
ui-damaged-title = 프로젝트 파일이 손상되었습니다
ui-damaged-good = ‘{$name}’ 프로젝트의 마지막 정상 버전이 있습니다
ui-damaged-good-text = 이 버전으로 되돌릴 수 있습니다. 손상된 파일도 따로 보관하며, AWS의 리소스는 건드리지 않습니다.
ui-damaged-none = 나루에 보관된 이전 버전이 없습니다. 파일을 직접 고치거나 저장소에서 다시 가져와야 합니다.

notice-deleted = ‘{$name}’ 프로젝트를 삭제했습니다 (계정에 남아 있는 리소스는 없습니다)
notice-unlinked = ‘{$name}’ 프로젝트를 목록에서 뺐습니다 (naru.toml 파일은 그대로 있습니다)
notice-duplicated = 복제하여 ‘{$name}’ 프로젝트를 만들었습니다
notice-exported = {$path} 파일에 프로젝트를 저장했습니다
notice-imported = ‘{$name}’ 프로젝트를 추가했습니다
notice-mended = ‘{$name}’ 프로젝트를 마지막 정상 파일로 되돌렸습니다
notice-restored = ‘{$name}’ 프로젝트를 복구했습니다
notice-busy = ‘{$name}’ 프로젝트가 실행 중이므로 취소하거나 끝날 때까지 기다려야 합니다
notice-browser = 브라우저를 열 수 없으므로 주소를 복사해서 여세요: {$url}
notice-settings = 설정을 저장할 수 없어 나루를 닫을 때까지만 유지됩니다
notice-key-exported = 키를 저장했습니다: {$path}. 필요한 곳에 옮긴 뒤 파일을 삭제하세요
notice-saved = {$path} 파일을 저장했습니다
ui-notice-address = 주소

ui-undo = 되돌리기
ui-notices = 알림

ui-closing-title = 실행이 진행 중입니다
ui-closing-text = 어느 쪽을 선택해도 잃는 것은 없습니다. 끝난 작업은 그대로 남고, 다음 실행은 거기서 이어집니다.
ui-closing-stay = 계속 진행하기
ui-closing-finish = 이 변경까지 마치고 닫기
ui-closing-soon = 진행 중인 변경이 끝나는 대로 나루를 닫습니다.

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

ui-home-title = 빌드 폴더를 여기로 끌어다 놓기
ui-home-text = 나루가 폴더를 살펴보고 모든 단계를 미리 보여 준 다음 내 AWS 계정에 배포합니다. 계정이 없어도 이 컴퓨터에서 전 과정을 오프라인으로, 무료로 연습할 수 있습니다.
ui-try = 계정 없이 해 보기
ui-choose = 폴더 선택…
ui-choose-title = 빌드 폴더 선택
ui-choose-key-title = 액세스 키 CSV 파일 선택
ui-open-title = 프로젝트 파일 열기 (naru.toml)
ui-export-title = 프로젝트 내보내기
ui-save-title = 파일 저장
ui-promise-steps = 모든 단계를 미리 확인
ui-promise-steps-text = 계정, 버킷, 접근 설정, 파일까지 AWS 콘솔에서 직접 할 때와 같은 단계를 요금, 명령과 함께 하나씩 설명합니다.
ui-promise-proved = 확인한 뒤에만 ‘접속 가능’
ui-promise-proved-text = 실제 주소에 접속해 폴더의 파일과 바이트 단위로 비교한 다음에만 접속 가능하다고 표시합니다.
ui-promise-safe = 비밀 정보는 올리지 않습니다
ui-promise-safe-text = .env, .git, 개인 키가 들어 있거나 잘못 고른 폴더는 아무것도 전송하기 전에 거부합니다.

ui-open-file = naru.toml 열기…

ui-drag-folder = {$name} 폴더를 놓으면 살펴봅니다
ui-drag-folder-text = 폴더를 읽고 무엇이 들어 있는지 보여 줍니다. 아무것도 전송하거나 변경하지 않습니다.
ui-drag-file = 폴더가 아니라 {$name} 파일입니다
ui-drag-file-text = 이 파일이 들어 있는 폴더를 놓아야 합니다. 액세스 키의 CSV 파일과 프로젝트 파일은 그대로 놓아도 됩니다.
ui-drag-several = 폴더는 한 번에 하나만
ui-drag-several-text = 빌드가 만든 폴더 하나만 놓아야 합니다.
ui-drag-busy = 실행이 진행 중입니다
ui-drag-busy-text = 취소하거나 끝날 때까지 기다린 뒤 다시 놓아야 합니다.

ui-drag-deploy = 놓으면 {$project} 사이트의 변경 사항을 보여 줍니다
ui-drag-deploy-text = {$name} 폴더를 현재 사이트와 비교합니다. 확인하기 전에는 아무것도 전송하지 않습니다.
ui-drag-key = {$name} 파일을 놓으면 액세스 키를 읽습니다
ui-drag-key-text = 자격 증명 화면으로 이동합니다. 읽은 내용을 확인하기 전에는 저장하지 않습니다.
ui-drag-project = {$name} 파일을 놓으면 프로젝트를 엽니다
ui-drag-project-text = 저장소의 naru.toml은 그 자리에 둔 채 연결하고, 다른 프로젝트 파일은 복사해 옵니다.

ui-looking = {$name} 폴더를 살펴보는 중
ui-looking-text = 모든 파일을 읽고 해시를 계산합니다. 아무것도 컴퓨터 밖으로 나가지 않습니다.

ui-folder-ready = 배포할 준비가 되었습니다
ui-folder-ready-look = {$count_n ->
   *[other] 배포할 수 있지만, 먼저 확인할 것이 {$count}개 있습니다
}
ui-found-from = 선택한 {$path} 폴더 안에서 빌드 결과를 찾았습니다.
ui-fact-framework = 빌드 도구
ui-fact-files = 파일
ui-fact-size = 크기
ui-fact-left-out = 제외
ui-files = {$files_n ->
   *[other] 파일 {$files}개
}
ui-more = 외 {$count}개
ui-left-out = 올리지 않는 파일
ui-warnings = 확인이 필요한 항목
ui-practise-folder = 이 폴더로 연습하기
ui-another = 다른 폴더…

ui-known = 이 폴더를 사용하는 프로젝트
ui-known-text = 변경 사항을 먼저 보여 줍니다. 확인하기 전에는 아무것도 전송하지 않습니다.
ui-deploy-to = {$name}에 배포하기
ui-ways = 새 프로젝트로 시작하기
ui-way-practice = 먼저 연습하기
ui-way-practice-chip = 무료 · 오프라인
ui-way-practice-text = AWS를 흉내 낸 환경에서 계정 없이 전 과정을 몇 초 만에 거칩니다. 끝나면 브라우저에서 사이트를 열어 볼 수 있습니다.
ui-way-account = AWS에 올리기
ui-way-account-chip = 내 계정
ui-way-account-text = 내 계정을 사용하는 프로젝트를 만듭니다. 자격 증명을 선택하고 모든 변경 사항과 요금을 확인합니다. 동의하기 전에는 아무것도 만들지 않습니다.
ui-account-folder = 내 계정에 배포하기

ui-refused = 이 폴더는 아직 배포할 수 없습니다
ui-refused-text = 아무것도 전송하거나 변경하지 않았습니다.
ui-refused-other = 열 수 없습니다

ui-hints = 해결 방법
ui-detail = 자세히
ui-sample = 샘플 사이트
ui-sample-instead = 샘플 사이트로 연습하기

ui-settings = 설정
ui-settings-text = 선택한 값은 바로 적용되고 이 컴퓨터에 저장됩니다.
ui-settings-look = 언어와 화면
ui-settings-text-size = 글자 크기
ui-percent = {$percent}%
ui-places = 나루가 저장하는 곳
ui-places-home = 프로젝트, 이력, 설정
ui-places-home-text = 이 컴퓨터의 나루 전용 폴더에 저장합니다: ~/.local/share/naru, Windows에서는 %APPDATA%\naru. 연결된 프로젝트는 저장소의 naru.toml에 그대로 있습니다.
ui-places-secrets = 비밀 키
ui-places-secrets-text = 이 컴퓨터의 키체인에 저장하거나, 나루를 닫을 때까지 메모리에만 둡니다. 나루의 파일, 로그, 화면에는 남기지 않습니다.
ui-places-cli = AWS CLI 설정 파일
ui-places-cli-text = ~/.aws의 프로필은 읽기만 하고 변경하지 않습니다.
ui-places-bucket = 내 버킷
ui-places-bucket-text = 릴리스마다 기록을 .naru/에 남기며, 방문자는 읽을 수 없습니다.
ui-keys = 키보드 단축키
ui-key-undo = 삭제 되돌리기
ui-key-list = 프로젝트 목록에서 이동
ui-key-rename = 목록에서 프로젝트 이름 바꾸기
ui-key-actions = 목록에서 프로젝트 작업 메뉴 열기
ui-key-close = 메뉴, 대화 상자, 알림 닫기
ui-text-normal = 기본 글자 크기
ui-about = 나루 정보
ui-version = 버전 {$version}
ui-about-text = 나루는 AWS와 내 사이트에만 접속합니다. 가입도 통계 수집도 광고도 없으며, 개발자에게 아무것도 전송하지 않습니다.
ui-license = MIT 또는 Apache 2.0 라이선스의 자유 소프트웨어

ui-practice = 연습 모드
ui-practice-text = 이 컴퓨터 안에서 AWS를 흉내 낸 환경입니다. 밖으로 나가는 데이터도, 비용도 없습니다.
ui-getting-ready = 준비 중
ui-cancel = 취소
ui-stopping = 멈추는 중…
ui-pause = 일시 정지
ui-resume = 계속
ui-held = 일시 정지됨
ui-held-text = 이미 시작한 작업만 마치고 기다립니다. 계속을 누르면 이어서 진행합니다.
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
ui-progress-rate = 초당 파일 {$files}개
ui-progress-left = 약 {$time} 남음
ui-spark = 최근 {$time} 업로드 속도: 최저 초당 {$least}, 최고 초당 {$most}, 현재 초당 {$size}
ui-failed-files = 업로드되지 않은 파일
ui-failed-again = 이 파일들 다시 업로드
ui-failed-again-text = 이미 올라간 파일은 그대로 두고 빠진 파일만 업로드합니다.
ui-files-left = 파일 {$files}개 남음
ui-answers = 방문자와 똑같이 요청한 결과
ui-answer-right = 정상

ui-url = 사이트 주소
ui-open = 열기
ui-copy = 복사
ui-copied = 복사됨
ui-fact-ops = 변경 사항
ui-fact-ops-done = 끝난 변경
ui-fact-sent = 올린 파일
ui-fact-bytes = 보낸 용량
ui-fact-time = 걸린 시간
ui-seconds = {$time}초
ui-bucket = 버킷
ui-release = 릴리스

ui-cred = 자격 증명
ui-cred-text = 나루가 AWS에 보내는 요청에 서명할 때 사용합니다. 비밀 액세스 키는 이 컴퓨터의 키체인에 보관하며, 이 화면에 다시 표시하지 않습니다.
ui-cred-add = 키 추가
ui-cred-no-key = 아직 키가 없다면
ui-cred-how-key = 키 만드는 방법
ui-cred-asking = 확인하는 중…
ui-cred-asking-aws = 누구의 자격 증명인지 AWS에 묻는 중…
ui-cred-look-again = 다시 확인
ui-cred-session = 그때까지 여기에 추가한 키는 메모리에만 있으며, 나루를 닫으면 사라집니다.
ui-cred-kept = 나루에 보관한 키
ui-cred-kept-none = 아직 보관한 키가 없습니다. 아래의 자격 증명은 그대로 사용할 수 있습니다.
ui-cred-kept-keychain = 키체인에 보관
ui-cred-kept-session = 나루를 닫을 때까지 메모리에 보관
ui-cred-account = 계정 ID
ui-cred-account-is = 계정 ID {$account}
ui-cred-account-unknown = 아직 확인하지 않은 계정
ui-cred-added = 추가한 날짜 {$date}
ui-cred-used = 사용하는 프로젝트:
ui-cred-who = 누구의 키인지 보기
ui-cred-who-named = {$name}, 누구의 키인지 보기
ui-cred-fold = 접기
ui-cred-fold-named = {$name}, 접기
ui-cred-change = 이름·용도 변경
ui-cred-change-named = {$name}, 이름·용도 변경
ui-cred-change-title = 이름과 용도
ui-cred-change-text = 프로젝트는 이 키를 계속 사용합니다. 키가 할 수 있는 일은 IAM 정책이 정하므로 AWS에서 바뀌는 것은 없습니다.
ui-cred-save = 저장
ui-cred-remove = 제거…
ui-cred-remove-named = {$name} 제거
ui-cred-remove-title = 이 컴퓨터에서 ‘{$name}’ 키 제거
ui-cred-remove-stops = 다음 프로젝트 {$count}개는 AWS에 연결할 수 없게 됩니다.
ui-cred-remove-unused = 사용하는 프로젝트가 없습니다.
ui-cred-remove-sites = 이미 배포한 사이트는 그대로 열립니다. 방문자에게는 이 키가 필요하지 않습니다.
ui-cred-remove-aws = AWS에서는 키를 비활성화하기 전까지 계속 작동합니다. 키를 완전히 없애려면 먼저 ‘누구의 키인지 보기’에서 폐기하는 방법을 확인하세요.
ui-cred-remove-now = 제거
ui-cred-profiles = AWS CLI 프로필
ui-cred-profiles-text = 이 컴퓨터의 AWS CLI 설정 파일에서 읽습니다. 나루는 이 파일을 변경하지 않습니다.
ui-cred-process = 다음 프로그램에서 자격 증명을 받는 프로필입니다. 나루는 프로젝트에서 허용한 뒤에만 실행합니다.
ui-cred-sign-in = 로그인 명령
ui-cred-sign-in-hint = 세션이 만료되면 다시 로그인하는 방법
ui-cred-why-mfa = MFA 디바이스의 코드가 필요한데, 나루는 아직 코드를 입력받지 못합니다. AWS CLI에서 코드를 입력해 만든 세션을 별도의 프로필로 사용할 수 있습니다.
ui-cred-why-metadata = 실행 중인 인스턴스에 자격 증명을 요청하는 프로필입니다. 개인 컴퓨터에서는 다른 누군가가 대신 응답할 수 있어 나루는 사용하지 않습니다.
ui-cred-why-incomplete = 자격 증명이 없거나 빠진 설정이 있습니다. aws configure 명령으로 완성할 수 있습니다.
ui-cred-environment = 환경 변수
ui-cred-environment-text = 나루를 시작한 환경에 AWS_ACCESS_KEY_ID 등이 설정되어 있습니다. 프로젝트에서 직접 선택한 경우에만 사용합니다.
ui-cred-environment-names = AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY
ui-cred-empty = 첫 번째 키를 준비하는 세 가지 방법
ui-cred-empty-text = 이 컴퓨터에서 자격 증명을 찾지 못했습니다. 대부분 이렇게 시작합니다.
ui-cred-way-none = 아직 키가 없습니다
ui-cred-way-none-text = 브라우저에서만, 대개 루트 사용자로 AWS에 로그인하는 경우입니다. 명령 몇 줄을 붙여 넣어 나루용 사용자와 키를 만듭니다.
ui-cred-way-none-go = 키 만들기
ui-cred-way-key = 액세스 키가 있습니다
ui-cred-way-key-text = 콘솔에서 저장한 CSV 파일이 있거나 키를 붙여 넣을 수 있는 경우입니다. 파일을 이 창에 끌어다 놓아도 됩니다.
ui-cred-way-key-go = 키 추가하기
ui-cred-way-cli = AWS CLI를 사용합니다
ui-cred-way-cli-text = aws configure, aws login, aws configure sso 명령으로 프로필을 만들면 여기에 저절로 나타납니다.
ui-cred-way-practice = 연습 모드에는 자격 증명이 필요 없습니다.
ui-cred-root = 루트 사용자
ui-cred-arn = 사용자(ARN)
ui-cred-key = 액세스 키
ui-cred-source = 비밀 키 보관 위치
ui-cred-hosts = 접속 주소
ui-cred-actions = 나루가 이 자격 증명으로 하는 작업 {$count}개
ui-cred-actions-text = 나루는 이 작업만 호출합니다. 키 자체가 할 수 있는 일의 한계는 IAM 정책이 정하므로, 정책이 더 많은 것을 허용하면 키를 가진 사람은 그만큼 더 할 수 있습니다.
ui-cred-revoke = 폐기하는 방법
ui-cred-revoke-text = 먼저 비활성화하세요. 아직 필요한 곳이 있으면 되돌릴 수 있습니다. 문제가 없으면 그다음에 삭제합니다.
ui-cred-revoke-console = IAM 콘솔에서 열기
ui-cred-revoke-off = 1. 비활성화
ui-cred-revoke-delete = 2. 완전히 삭제
ui-cred-revoke-who = 이 명령에는 IAM 사용자를 변경할 권한이 필요합니다. CloudShell에서는 현재 로그인한 권한으로 실행됩니다.
ui-cred-revoke-session = 비활성화할 장기 액세스 키가 없으며 세션은 저절로 끝납니다. 바로 끝내려면 로그아웃(aws logout, aws sso logout)하거나 계정 관리자에게 문의하세요.
ui-cred-revoke-root = 루트 사용자의 액세스 키가 있다면 콘솔의 보안 자격 증명에서 삭제하세요. 루트 사용자의 키가 필요한 곳은 없습니다.
ui-cred-two = 자격 증명을 둘로 나누는 이유
ui-cred-needs-look = 확인 필요
ui-cred-in-use = 사용 중
ui-cred-gone = 더 이상 보관하지 않는 키
ui-cred-none-setup = 아직 선택한 자격 증명이 없습니다.
ui-cred-none-daily = 아직 따로 선택하지 않았습니다. 배포할 때도 설정용 자격 증명을 사용합니다.
ui-cred-choose = 다른 자격 증명 선택
ui-cred-choices = 선택할 수 있는 자격 증명
ui-cred-nothing-else = 아직 선택할 수 있는 다른 자격 증명이 없습니다.
ui-cred-useless = 사용할 수 없는 프로필 {$count}개
ui-cred-use = 사용
ui-cred-use-named = {$name} 사용
ui-cred-allow = 프로그램을 실행하는 프로필입니다.
ui-cred-allow-text = 나루에 자격 증명이 필요할 때마다 이 컴퓨터에서 내 권한으로 실행됩니다. 알고 있는 프로그램일 때만 허용하세요.
ui-cred-allow-no = 실행하지 않음
ui-cred-allow-yes = 허용하고 이 프로필 사용

ui-service-s3 = Amazon S3
ui-service-cloudfront = CloudFront
ui-service-acm = AWS Certificate Manager
ui-service-route53 = Route 53
ui-service-iam = IAM
ui-service-sts = AWS STS(누구인지 확인)
ui-service-route53domains = Route 53 도메인
ui-service-tag = Resource Groups Tagging API(태그 검색)
ui-service-wafv2 = AWS WAF

ui-key-copy = {$what} 복사
ui-key-setup = 설정용
ui-key-setup-why = 사이트에 필요한 것을 만들고 바꾸고 제거합니다. 권한이 크고 가끔만 쓰므로, 설정이 끝나면 삭제해도 됩니다.
ui-key-daily = 배포용
ui-key-daily-why = 배포할 때마다 파일만 올립니다. 필요한 권한이 훨씬 적어, 유출되더라도 피해가 작습니다.
ui-key-purpose = 용도
ui-key-file = 콘솔에서 받은 CSV 파일
ui-key-file-text = 이 창 아무 곳에나 끌어다 놓거나 선택합니다. 파일은 읽기만 하며, 찾은 내용을 확인한 뒤에 보관합니다.
ui-key-file-choose = 파일 선택…
ui-key-type = 직접 입력하거나 붙여 넣기
ui-key-id = 액세스 키 ID
ui-key-id-help = AKIA로 시작합니다. 두 값을 함께 붙여 넣으면 각 칸에 나눠 입력됩니다.
ui-key-id-missing = 액세스 키 ID를 입력하세요
ui-key-secret = 비밀 액세스 키
ui-key-secret-help = 키체인에 한 번 보낸 뒤 이 칸에서 지웁니다.
ui-key-secret-missing = 비밀 액세스 키를 입력하세요
ui-key-secret-gone = 비밀 액세스 키는 입력 칸에서 지웠습니다. 다시 시도하려면 한 번 더 붙여 넣으세요.
ui-key-show = 표시
ui-key-split = 두 값을 나눠 입력했습니다.
ui-key-name = 이름
ui-key-name-help = naru-setup처럼 나중에 알아볼 수 있는 이름입니다.
ui-key-name-missing = 이름을 입력하세요
ui-key-offered = {$file} 파일에서 읽은 키:
ui-key-keep = 이 키 보관하기
ui-key-keeping = 보관하는 중…
ui-key-kept = ‘{$name}’ 키를 보관했습니다
ui-key-saved = 키 보관 완료
ui-key-next = 이 키를 사용하려면 프로젝트를 열고 계정 확인 단계에서 선택하세요. 배포할 폴더를 놓아 새 프로젝트를 만들어도 됩니다.
ui-key-next-in = ‘{$name}’ 프로젝트에서 사용하기
ui-key-kept-keychain = 비밀 액세스 키는 이 컴퓨터의 키체인에 있습니다.
ui-key-kept-session = 지금은 키체인을 쓸 수 없어 비밀 액세스 키를 메모리에만 두었습니다. 나루를 닫으면 사라집니다.
ui-key-unchecked = 누구의 키인지 AWS에 확인하지 못했지만 키는 보관했습니다.
ui-key-file-left = {$file} 파일에는 비밀 액세스 키가 그대로 남아 있습니다. 더 필요하지 않으면 삭제하세요.
ui-key-use = 여기에 사용
ui-key-done = 완료
ui-key-another = 다른 키 추가
ui-key-root = 계정의 루트 사용자입니다
ui-key-root-text = 거의 모두가 루트 사용자로 시작하므로 잘못된 것은 없습니다. 다만 루트 사용자는 계정의 모든 작업을 할 수 있고 권한을 제한할 수 없어, 나루는 전용 사용자로 작업합니다. 몇 분이면 만들 수 있습니다.
ui-key-root-key = 이 키는 보관하지 않았습니다. 키를 가진 사람은 계정에서 무엇이든 할 수 있으니 AWS 콘솔에서 삭제하는 것이 좋습니다(오른쪽 위 계정 이름 › 보안 자격 증명).
ui-key-root-way = 만드는 방법 보기

ui-nokey = AWS 키 만들기
ui-nokey-text = AWS 계정은 브라우저에서 로그인하는 루트 사용자 하나로 시작합니다. 나루는 사이트에 필요한 일만 할 수 있는 전용 사용자로 작업합니다. 방법은 세 가지이며, 어느 방법이든 자격 증명 화면에서 마무리합니다.
ui-nokey-root = 시작하기에 알맞은 로그인입니다. 이 로그인으로 나루가 사용할 사용자를 만듭니다. 나루는 루트 사용자의 자격 증명을 사용하거나 보관하지 않습니다.
ui-nokey-root-title = 루트 사용자의 자격 증명입니다
ui-nokey-roads = 세 가지 방법
ui-nokey-recommended = 권장
ui-nokey-shell = CloudShell 사용
ui-nokey-shell-text = 브라우저 안의 터미널에 명령을 붙여 넣습니다. 루트 사용자로 로그인한 상태에서도 쓸 수 있고, 설치할 것이 없습니다.
ui-nokey-hand = 콘솔에서 직접
ui-nokey-hand-text = IAM에서 같은 사용자와 키를 한 단계씩 만듭니다. 무엇이 만들어지는지 가장 잘 볼 수 있습니다.
ui-nokey-cli = AWS CLI 로그인
ui-nokey-cli-text = 키 없이 AWS CLI가 브라우저로 로그인합니다. 루트 사용자에는 맞지 않습니다.
ui-nokey-effort-shell = 4단계, 약 5분, 무료
ui-nokey-effort-hand = 4단계, 약 10분, 무료
ui-nokey-effort-cli = 3단계, 약 5분, 무료
ui-nokey-back = 자격 증명으로 돌아가기
ui-nokey-shell-open = CloudShell 열기
ui-nokey-shell-open-text = 평소처럼 로그인합니다. 이 작업은 루트 사용자로 해도 됩니다. CloudShell은 이미 로그인된 브라우저 안의 터미널이며 별도 요금이 없습니다. 어느 리전이든 괜찮지만, VPC 환경에서는 파일을 다운로드할 수 없습니다.
ui-nokey-shell-paste = 명령 붙여 넣기
ui-nokey-shell-paste-text = 전체를 복사해 붙여 넣고 Enter 키를 누릅니다. CloudShell이 여러 줄을 붙여 넣을지 먼저 물으면(Safe Paste) 붙여넣기(Paste)를 선택합니다. 두 번 붙여 넣어도 괜찮습니다.
ui-nokey-snippet = CloudShell에 붙여 넣을 명령
ui-nokey-unfold = 전체 {$count}줄 보기
ui-nokey-fold = 접기
ui-nokey-explained = 줄마다 하는 일
ui-nokey-line = {$from}번째 줄
ui-nokey-lines = {$from}~{$to}번째 줄
ui-nokey-line-begin = 여기에 저장하는 파일은 나만 읽을 수 있게 합니다. 그다음은 사용자와 파일의 이름입니다.
ui-nokey-line-policy = 키에 허용할 작업을 적은 IAM 정책입니다. 나루의 단계가 호출하는 S3 작업을, 나루의 버킷에 대해서만 허용합니다.
ui-nokey-line-user = 사용자가 있는지 확인하고 없으면 만듭니다. 나루가 만들지 않은 같은 이름의 사용자가 있으면 건드리지 않고 멈춥니다.
ui-nokey-line-group = 권한을 담을 그룹을 만듭니다. 나루가 이미 만든 그룹이 있으면 그대로 사용합니다. 그룹에는 사용자보다 권한을 더 많이 담을 수 있습니다.
ui-nokey-line-bounds = 나루가 나중에 만드는 사용자가 할 수 있는 최대 범위입니다. 배포만 할 수 있습니다.
ui-nokey-line-boundary = 이 범위를 권한 경계라는 별도의 정책으로 저장하고, 예전 것이 있으면 새로 고칩니다.
ui-nokey-line-grant = 그룹에 이 정책을 부여하고 사용자를 그룹에 추가합니다.
ui-nokey-line-keys = 사용자의 액세스 키를 확인합니다. 파일에 사용할 수 있는 키가 이미 있으면 새로 만들지 않고, 키가 이미 2개면 멈춥니다.
ui-nokey-line-key = 액세스 키를 만들어 바로 파일에 씁니다. 비밀 액세스 키는 화면에 출력하지 않습니다.
ui-nokey-line-file = 파일의 위치를 알려 줍니다.
ui-nokey-line-back = 모두 되돌리려면 나중에 앞의 #을 빼고 붙여 넣습니다. 그 전에는 아무 일도 하지 않습니다.
ui-nokey-shell-download = 파일 다운로드
ui-nokey-shell-download-text = CloudShell이 파일 경로를 물으면 아래 이름만 입력하면 됩니다.
ui-nokey-shell-download-path = 작업 › 파일 다운로드 › (아래 이름) › 다운로드
ui-nokey-file = 파일 이름
ui-nokey-drop = 나루에 파일 추가
ui-nokey-drop-text = 나루가 찾은 내용을 보여 주고 이름을 묻습니다. 그다음 비밀 액세스 키를 키체인에 보관합니다.
ui-nokey-shell-after = 키를 보관했으면 파일은 삭제합니다. 이 컴퓨터에서는 다운로드 폴더에서, CloudShell에서는 다음 명령으로 삭제합니다.
ui-nokey-tidy = CloudShell의 파일 삭제
ui-nokey-labels = 콘솔 표기는 2026년 11월 기준이며, 한국어와 영어를 함께 적었습니다. AWS가 가끔 바꿀 수 있습니다.
ui-nokey-hand-policy = 정책 만들기
ui-nokey-hand-policy-text = 키에 허용할 작업을 정합니다. 나루의 단계가 호출하는 S3 작업을, 나루의 버킷에 대해서만 허용합니다. JSON 편집기의 내용을 이 텍스트로 바꾸고, 정책 이름은 아래 이름으로 입력합니다.
ui-nokey-hand-policy-path = IAM › 정책 › 정책 생성 › JSON › 다음 › 정책 이름 › 정책 생성
ui-nokey-policy = 정책(JSON)
ui-nokey-name = 정책과 사용자의 이름
ui-nokey-hand-user = 사용자 만들기
ui-nokey-hand-user-text = 같은 이름을 입력합니다. AWS Management Console에 대한 액세스 권한은 필요 없습니다. 권한 설정에서 정책을 이름으로 검색해 선택합니다.
ui-nokey-hand-user-path = IAM › 사용자 › 사용자 생성 › 사용자 이름 › 다음 › 직접 정책 연결 › 다음 › 사용자 생성
ui-nokey-hand-key = 액세스 키 만들기
ui-nokey-hand-key-text = 만든 사용자를 엽니다. AWS가 다른 방법을 먼저 권하지만, CLI를 선택하고 이해했다는 항목에 체크한 뒤 계속합니다. 비밀 액세스 키는 이때 한 번만 볼 수 있으므로 페이지를 떠나기 전에 파일을 다운로드합니다.
ui-nokey-hand-key-path = 보안 자격 증명 › 액세스 키 만들기 › Command Line Interface(CLI) › 다음 › 액세스 키 만들기 › .csv 파일 다운로드 › 완료
ui-nokey-cli-install = AWS CLI 설치
ui-nokey-cli-install-text = aws login 명령에는 2.32.0 이상이 필요합니다. 설치된 버전은 aws --version 명령으로 확인합니다.
ui-nokey-cli-sign-in = 로그인
ui-nokey-cli-sign-in-text = 둘 중 하나면 됩니다. 둘 다 브라우저에서 로그인하며, 이 컴퓨터에 장기 키가 남지 않습니다.
ui-nokey-cli-login = 콘솔 로그인으로
ui-nokey-cli-login-text = 나루에 필요한 권한과 SignInLocalDevelopmentAccess 정책이 있는 IAM 사용자나 페더레이션 로그인에 맞습니다. 세션은 최대 12시간 유지됩니다. 루트 사용자로 로그인하면 루트 사용자의 권한을 그대로 갖게 되므로 나루가 거부합니다.
ui-nokey-cli-sso = IAM Identity Center로
ui-nokey-cli-sso-text = 회사나 본인이 IAM Identity Center를 설정해 둔 경우에 맞습니다. 시작 URL과 리전을 한 번 묻고, 그 뒤에는 aws sso login 명령으로 다시 로그인합니다.
ui-nokey-cli-choose = 나루에서 프로필 선택
ui-nokey-cli-choose-text = 자격 증명 화면의 목록에 나타나며, 프로젝트마다 선택할 수 있습니다. 세션이 만료되면 다시 로그인하는 명령을 나루가 보여 줍니다.
ui-nokey-cli-profiles = 자격 증명으로 이동
ui-nokey-account = 아직 AWS 계정이 없다면
ui-nokey-account-text = 계정을 만들려면 이메일 주소, 전화번호, 결제 수단이 필요합니다. 활성화되기까지 최대 24시간이 걸릴 수 있습니다.
ui-nokey-bill = 작은 정적 사이트의 비용은 몇 센트 수준입니다. 2026년 11월 S3 서울 리전 정가로 100MB를 한 달 보관하는 데 1센트가 안 되고, 방문자가 내려받는 1GB당 약 13센트입니다. 요금을 저절로 멈추는 한도는 없으므로, 결제 페이지에서 알림을 보내는 예산을 만들어 두는 것이 좋습니다. 나루는 모든 변경의 비용을 실행하기 전에 보여 줍니다.
ui-nokey-practice = 먼저 연습하기
ui-nokey-practice-text = 샘플 사이트로 전 과정을 이 컴퓨터에서 해 봅니다. 계정도 키도 비용도 필요 없습니다.

ui-guide-cloud-shell = CloudShell 열기
ui-guide-iam-users = IAM › 사용자 열기
ui-guide-iam-policies = IAM › 정책 열기
ui-guide-identity-center = IAM Identity Center 열기
ui-guide-install-cli = AWS CLI 설치 안내
ui-guide-aws-login = aws login 안내
ui-guide-billing = 결제 페이지 열기
ui-guide-sign-up = 계정 만들기 안내

keychain-ready = 키체인 사용 가능
keychain-ready-text = 비밀 값은 시스템이 암호화해 보관하며, 나루는 파일에 저장하지 않습니다.
keychain-locked = 키체인이 잠겨 있습니다
keychain-locked-text = ‘암호 및 키’(GNOME), KWalletManager(KDE), 키체인 접근(macOS) 등에서 로그인 암호로 잠금을 푼 뒤 다시 확인하세요. 그 전에는 보관한 키를 사용할 수 없습니다.
keychain-no-collection = 키체인에 아직 키링이 없습니다
keychain-no-collection-text = ‘암호 및 키’(GNOME)나 KWalletManager(KDE)에서 기본 키링을 한 번 만든 뒤 다시 확인하세요.
keychain-no-service = 이 컴퓨터에서 응답하는 키체인이 없습니다
keychain-no-service-text = 데스크톱의 키체인(GNOME Keyring, KDE Wallet)을 시작한 뒤 다시 확인하세요. WSL처럼 데스크톱이 없는 환경에서는 AWS CLI 프로필을 사용해야 다음에도 남아 있습니다.
keychain-failed = 키체인이 제대로 응답하지 않았습니다
keychain-failed-text = 다시 확인하세요. 계속되면 이 컴퓨터에서 로그아웃했다가 다시 로그인하세요. AWS CLI 프로필은 키체인 없이도 사용할 수 있습니다.

ui-venue = 구성 위치
ui-venue-practice = 연습 모드
ui-venue-account = 내 계정
ui-venue-endpoint = 엔드포인트
ui-endpoint-text = 모든 작업이 AWS 계정이 아니라 이 주소에서 이루어집니다.
ui-zone-practice = 이 컴퓨터의 연습용 클라우드
ui-zone-aws = AWS · {$region}
ui-account-id = 계정 ID
ui-account-is = 계정 ID {$account}
ui-env-is = 환경: {$env}
ui-env = 환경
ui-env-production = 프로덕션
ui-env-production-text = 방문자가 실제로 보는 사이트입니다.
ui-env-more = 환경 메뉴
ui-env-add = 환경 추가…
ui-env-add-title = 환경 추가
ui-env-add-name = 이름
ui-env-add-text = 영문 소문자, 숫자, 하이픈 1~20자입니다. 만드는 리소스의 이름에 들어가므로 나중에 바꿀 수 없습니다.
ui-env-add-from = 설정을 가져올 환경
ui-env-add-from-text = 자격 증명과 폴더는 그대로 가져옵니다. 버킷, 배포, 도메인은 따로 만듭니다.
ui-env-add-do = 추가하기
ui-env-remove = 환경 제거: {$env}…
ui-env-kept-text = 먼저 모두 제거해야 환경을 뺄 수 있습니다.
ui-env-kept-open = 단계 보기
ui-env-promote = 승격: {$from} → {$to}…
ui-promote-title = 승격: {$from} → {$to}
ui-promote-release = {$from} 환경의 {$release} 릴리스를 바이트 그대로
ui-promote-asking = 최신 완료 릴리스를 찾는 중입니다 (환경: {$from})
ui-promote-fetching = 이 컴퓨터에 받은 릴리스 파일: {$done} / {$of}
ui-promote-do = {$name}에 승격하기
notice-environment-removed = 환경을 제거했습니다: {$env}
ui-month = 예상 월 {$usd} ({$as_of} 요금 기준)
ui-month-practice = 연습은 무료, AWS에서는 예상 월 {$usd} ({$as_of} 요금 기준)
ui-url-practice = 나루가 열려 있는 동안 이 컴퓨터에서 열어 볼 수 있습니다.
ui-site-idle = 아직 확인 안 함
ui-site-idle-title = 아직 확인하지 않았습니다
ui-site-looking = 확인 중
ui-site-looking-title = 현재 상태를 확인하는 중
ui-site-looking-text = 폴더와 계정을 읽습니다. 아무것도 변경하지 않습니다.
ui-site-offline = 오프라인
ui-site-no-account = 계정 연결 전
ui-site-sign-in = 자격 증명 확인 필요
ui-site-trouble = 확인 필요
ui-site-to-send = 배포할 변경 있음
ui-site-to-change = 바꿀 것 { $count }개
ui-site-to-build = 구성 전
ui-site-connect = 계정 연결
ui-site-connect-text = 나루가 사용할 자격 증명을 선택합니다. 선택만으로는 아무것도 변경되지 않습니다.
ui-site-stuck = 해결할 문제가 있습니다
ui-site-all-live = 접속 가능하며 변경할 것이 없습니다
ui-site-all-done = 모두 원하는 상태입니다
ui-site-all-done-text = 모두 확인했으며 변경할 것이 없습니다.
ui-site-new-files = 배포할 파일이 있습니다
ui-site-to-do = 변경 사항 {$ops}개
ui-site-to-do-text = 아래의 변경만 실행하며 그 밖에는 아무것도 바꾸지 않습니다.
ui-site-spoken = 확인 완료: 변경 사항 {$ops}개
ui-site-file = 저장 위치
ui-site-file-linked = 코드와 함께 저장한 위치
ui-credentials = 자격 증명
ui-credentials-there = 선택했습니다.
ui-credentials-none = 아직 선택하지 않았습니다.
ui-credentials-choose = 자격 증명 선택…
ui-whole = 개요
ui-whole-running = 이번 실행
ui-whole-ended = 결과
ui-look-again = 다시 확인

ui-map-boat = 파일
ui-map-show = 보기
ui-console = 콘솔
ui-console-open = 콘솔에서 열기
ui-console-of = {$what}, 콘솔에서 열기

ui-why = 이유
ui-wishes = 설정
ui-wishes-none = 여기에서 고를 것은 없으며 다른 단계에 따라 정해집니다.
ui-usually = 보통 {$time}
ui-changes = 변경 {$ops}개
ui-changes-title = 변경 사항
ui-changes-none = 이미 원하는 상태이며 변경할 것이 없습니다.
ui-changes-never = 확인만 하는 단계이며 아무것도 변경하지 않습니다.
ui-step-cleared = 제거됨
ui-step-attention = 확인 필요
ui-unseen = 이 자격 증명에 읽기 권한이 없어 확인하지 못했습니다. 진행에는 지장이 없습니다.
ui-once = 1회 {$usd}
ui-op-actions = 필요한 IAM 작업
ui-permissions = 필요한 권한
ui-policy = 버킷 정책
ui-policy-line = {$line}행
ui-by-console = AWS 콘솔에서 하려면
ui-by-command = AWS CLI로 하려면
ui-commands-all = 모든 명령
ui-command-file = 이 명령이 읽는 {$file} 파일
ui-command-file-long = 64KB가 넘어 여기에 표시하지 않습니다.
ui-approximately = 근사 명령: 나루는 파일마다 콘텐츠 유형과 캐시 헤더를 따로 설정합니다.
ui-save = 저장…
ui-shell = 셸
ui-shell-posix = bash, zsh
ui-shell-powershell = PowerShell
ui-shell-cmd = cmd
ui-shell-package = package.json
ui-sign-in-command = 로그인 명령
ui-missing-action = 부족한 IAM 작업
ui-process-command = 실행할 프로그램
ui-allow-process = 이 프로그램 실행 허용
ui-root-way = 루트 대신 사용할 키 만들기…
ui-trouble-rehearsed = 연습으로 일으킨 장애이며, 네트워크나 계정에는 아무 문제가 없습니다. AWS에서는 다음과 같이 표시됩니다.
ui-trouble-settings-of = 설정: {$step}

ui-account-practice = 연습 모드에는 계정도 자격 증명도 필요 없습니다.
ui-daily-other = 배포용 자격 증명 따로 두기
ui-region = 리전
ui-region-text = 모든 리소스를 이 리전에 만듭니다. 방문자와 가까울수록 응답이 빠릅니다.
ui-region-opt-in = 계정에서 활성화해야 쓸 수 있는 리전입니다: 계정 › AWS 리전.
ui-regions-asia = 아시아 태평양
ui-regions-america = 미주
ui-regions-europe = 유럽
ui-regions-other = 중동 및 아프리카
ui-region-ap-northeast-2 = 아시아 태평양(서울)
ui-region-ap-northeast-1 = 아시아 태평양(도쿄)
ui-region-ap-northeast-3 = 아시아 태평양(오사카)
ui-region-ap-southeast-1 = 아시아 태평양(싱가포르)
ui-region-ap-southeast-2 = 아시아 태평양(시드니)
ui-region-ap-southeast-3 = 아시아 태평양(자카르타)
ui-region-ap-southeast-4 = 아시아 태평양(멜버른)
ui-region-ap-southeast-5 = 아시아 태평양(말레이시아)
ui-region-ap-southeast-6 = 아시아 태평양(뉴질랜드)
ui-region-ap-southeast-7 = 아시아 태평양(태국)
ui-region-ap-east-1 = 아시아 태평양(홍콩)
ui-region-ap-east-2 = 아시아 태평양(타이베이)
ui-region-ap-south-1 = 아시아 태평양(뭄바이)
ui-region-ap-south-2 = 아시아 태평양(하이데라바드)
ui-region-us-east-1 = 미국 동부(버지니아 북부)
ui-region-us-east-2 = 미국 동부(오하이오)
ui-region-us-west-1 = 미국 서부(캘리포니아 북부)
ui-region-us-west-2 = 미국 서부(오레곤)
ui-region-ca-central-1 = 캐나다(중부)
ui-region-ca-west-1 = 캐나다 서부(캘거리)
ui-region-mx-central-1 = 멕시코(중부)
ui-region-sa-east-1 = 남아메리카(상파울루)
ui-region-eu-central-1 = 유럽(프랑크푸르트)
ui-region-eu-central-2 = 유럽(취리히)
ui-region-eu-west-1 = 유럽(아일랜드)
ui-region-eu-west-2 = 유럽(런던)
ui-region-eu-west-3 = 유럽(파리)
ui-region-eu-north-1 = 유럽(스톡홀름)
ui-region-eu-south-1 = 유럽(밀라노)
ui-region-eu-south-2 = 유럽(스페인)
ui-region-me-central-1 = 중동(UAE)
ui-region-me-south-1 = 중동(바레인)
ui-region-il-central-1 = 이스라엘(텔아비브)
ui-region-af-south-1 = 아프리카(케이프타운)
ui-wish-move = 이미 구성된 사이트입니다. 리전이나 버킷 이름을 바꾸면 새 버킷과 새 주소로 옮기게 됩니다. 실행하기 전에 변경 사항에서 확인할 수 있습니다.
ui-folder-choose = 폴더 선택…
ui-folder-other = 다른 폴더…
ui-findings = 공개하면 안 되는 항목
ui-findings-leave = 제외
ui-findings-publish = 그래도 배포…
ui-findings-publish-title = 비밀 값처럼 보이는 파일을 배포하시겠습니까?
ui-findings-publish-text = 다음으로 보입니다: {$kind}. 배포하면 누구나 볼 수 있고, 나중에 삭제해도 이미 받아 간 사본은 남습니다. 지금 내용에만 적용되며, 내용이 바뀌면 다시 묻습니다.
ui-findings-type = 배포하려면 경로를 그대로 입력하세요:
ui-findings-publish-yes = 이 파일 배포
ui-said = 이 프로젝트에서 파일별로 정한 것
ui-said-waived = 비밀 값처럼 보이지만 그대로 배포하도록 허용함
ui-said-back = 취소
ui-folder-none = 아직 빌드 폴더를 선택하지 않았습니다.
ui-maps = 소스 맵도 올리기
ui-maps-text = 누구나 소스 코드를 읽을 수 있게 됩니다. 선택하지 않으면 올리지 않습니다.
ui-bucket-name = 버킷 이름
ui-bucket-auto = 나루가 정하는 이름
ui-bucket-auto-is = {$bucket} (어느 컴퓨터에서나 같습니다)
ui-bucket-auto-text = 프로젝트와 계정으로 만들며 어느 컴퓨터에서나 같습니다.
ui-bucket-own = 직접 정하는 이름
ui-bucket-own-text = 버킷 이름은 AWS 전체에서 하나뿐이므로 이미 사용 중인 이름은 쓸 수 없습니다.
ui-bucket-rules = 3~63자의 영문 소문자, 숫자, 점, 하이픈을 쓰며 처음과 끝은 영문 소문자나 숫자여야 합니다.
ui-bucket-use = 이 이름 사용
ui-bucket-defaults = AWS 기본값으로 두는 설정
ui-acls = 객체 소유권
ui-acls-is = 객체 소유권: {$state}
ui-acls-off = ACL 비활성화됨(권장)
ui-acls-off-text = 누가 읽을 수 있는지를 버킷 정책으로만 정합니다. AWS에서 새 버킷을 만들 때의 기본값입니다.
ui-acls-on = ACL 활성화됨
ui-access-who = 사이트를 읽을 수 있는 사람
ui-access-private = 비공개
ui-access-public = 공개 웹 사이트
ui-access-private-name = 비공개: 나중에 연결할 CloudFront의 기반
ui-access-classic-name = 공개 웹 사이트: S3 주소(HTTP)로 바로 접속 가능
ui-private-address = 비공개 사이트에는 아직 자체 주소가 없습니다. ‘접근 설정’에서 CloudFront나 공개 웹 사이트를 선택하면 주소가 생깁니다.
ui-index = 인덱스 문서
ui-index-text = 폴더 주소로 접속했을 때 응답하는 파일입니다.
ui-error-document = 오류 문서
ui-error-document-text = 해당하는 파일이 없을 때 표시하는 문서입니다. 단일 페이지 앱에서는 index.html입니다.
ui-documents-use = 이 문서 사용
ui-account-block = 계정에서 퍼블릭 액세스를 차단한 경우
ui-answers-ahead = 요청할 내용
ui-answers-private = 버킷이 비공개라 요청할 공개 주소가 없습니다. 결과는 ‘저장됨’으로 표시됩니다.
ui-answers-then = 사이트의 실제 주소에 요청하고 올바르게 응답할 때까지 기다립니다.
ui-probe-root = 폴더의 시작 페이지와 바이트 단위로 같아야 합니다
ui-probe-asset = 파일의 내용과 콘텐츠 유형이 같아야 합니다
ui-probe-deep-link = 페이지가 보여야 하며 상태 코드는 그대로 표시합니다
ui-probe-missing = 403 또는 404로 응답해야 합니다
ui-probe-plain-http = 같은 주소의 HTTPS로 보내야 합니다
ui-probe-font = 빌드에 글꼴이 있으면 파일의 내용과 콘텐츠 유형이 같아야 합니다
ui-probe-no-such-page = 빌드에 404 페이지가 있으면 404와 함께 그 페이지를 보여야 합니다
ui-probe-missing-page = 200과 함께 시작 페이지가 보입니다. 오류 페이지 방식은 이렇게 동작합니다
ui-probe-deep-link-cdn = 200과 함께 페이지가 보여야 합니다
ui-answer-to = 이동한 주소
ui-cached-hit = HIT
ui-cached-miss = MISS
ui-steps-quiet = 여기에 필요 없는 단계 {$count}개
ui-access-cdn = CloudFront
ui-access-cdn-name = CloudFront: HTTPS로 공개, 버킷은 비공개 유지(권장)
ui-no-cdn = 이 사이트는 앞에 CloudFront 배포가 없으므로 여기에서 설정할 것이 없습니다.
ui-no-cdn-want = CloudFront 연결하기
main-name-apex = www 없이
main-name-apex-why = www 없는 이름으로 보입니다. 다른 이름으로 온 방문자는 이쪽으로 이동합니다.
main-name-www = www 포함
main-name-www-why = www가 붙은 이름으로 보입니다. www 없이 온 방문자는 이쪽으로 이동합니다.
dns-route53 = Route 53
dns-route53-why = 호스팅 영역과 모든 레코드를 나루가 만듭니다. 도메인을 구입한 곳에서 네임서버만 한 번 바꾸면 됩니다. 호스팅 영역은 매월 요금이 있습니다.
dns-elsewhere = 다른 곳
dns-elsewhere-why = 레코드를 지금 있는 곳(Cloudflare, 등록 기관, 다른 사람의 도메인)에 그대로 둡니다. 입력할 내용을 나루가 보여 주고 확인합니다. 무료.
ui-domain-offer = 지금은 CloudFront 주소로 접속합니다. 내 도메인도 연결할 수 있습니다.
ui-domain-connect = 도메인 연결
ui-domain-none = 아직 도메인이 없다면
ui-domain-free = 도메인 없이 계속하기
ui-domain-free-text = CloudFront 주소(https://d….cloudfront.net)는 무료이고 HTTPS를 지원하며 계속 쓸 수 있습니다. 도메인은 언제든 연결할 수 있습니다.
ui-domain-buy = 도메인 구입하기
ui-domain-buy-text = .kr이나 .com은 1년에 2만 원 안팎입니다. 등록 기관에서 구입한 뒤 돌아와 위에 입력하세요. 무료 도메인은 계속 내 것으로 남는 경우가 드뭅니다.
ui-domain-sub = 다른 사람의 도메인 안에 있는 이름 쓰기
ui-domain-sub-text = example.kr의 소유자가 blog.example.kr을 내줄 수 있습니다. 그 이름을 입력하고 ‘다른 곳’을 선택한 뒤, 표시되는 CNAME 레코드를 소유자에게 입력해 달라고 하세요. 도메인 자체가 아니라 그 안의 이름에만 쓸 수 있고, 소유자가 거두면 끝납니다.
ui-domain-name = 도메인
ui-domain-name-help = 구입한 이름(example.kr, 한글.kr) 또는 그 안의 이름(blog.example.kr)을 입력하세요.
ui-domain-read = 입력한 도메인: {$written}
ui-domain-read-both = 입력한 도메인: {$written}, DNS와 AWS에서는 {$ascii}
ui-domain-use = 이 도메인 쓰기
ui-domain-change = 도메인 바꾸기
ui-domain-without = 도메인 없이 계속하기
ui-domain-goes = 도메인을 더 이상 쓰지 않습니다. 다음 실행에서 레코드, 대체 도메인 이름, 인증서를 제거합니다.
ui-domain-names = 사이트 이름
ui-domain-main = 대표 이름
ui-domain-dns = 도메인의 레코드를 두는 곳
ui-domain-www = www가 있는 이름과 없는 이름 모두({$name})
ui-domain-www-text = 인증서 하나가 두 이름을 모두 포함하고, 한쪽 방문자는 다른 쪽으로 이동합니다.
ui-health = 대표 이름 상태 확인
ui-health-text = Route 53이 여러 리전에서 30초마다 첫 페이지를 HTTPS로 요청합니다. CloudFront 요청이 한 달에 100만 건 넘게 늘어납니다. 요금은 HTTPS와 계정당 50개를 넘는 상태 확인을 합쳐 매월 최대 {$usd}입니다({$as_of} 요금 기준).
ui-health-text-plain = Route 53이 여러 리전에서 30초마다 첫 페이지를 HTTPS로 요청합니다. CloudFront 요청이 한 달에 100만 건 넘게 늘어납니다. 요금은 계획에 나옵니다.
ui-domain-canonical = 대표 이름
ui-domain-more = 더 보기: 다른 이름, 이미 있는 인증서
ui-domain-also = 추가 이름
ui-domain-also-help = 쉼표로 구분합니다. 각 이름에서 사이트가 그대로 보입니다.
ui-domain-certificate = 인증서 ARN
ui-domain-certificate-help = 미국 동부(버지니아 북부)에서 발급되었고 모든 이름을 포함해야 합니다. 비워 두면 맞는 인증서를 찾고, 없으면 요청합니다.
ui-domain-certificate-rule = arn:aws:acm:us-east-1:로 시작해야 합니다. CloudFront는 그 리전의 인증서만 사용합니다.
ui-domain-save = 이대로 쓰기
ui-domain-kept = 레코드를 두는 곳: {$dns}. 이름은 ‘호스팅 영역’ 단계에서 정합니다.
ui-domain-not-yet = 쓰기로 한 도메인이 없습니다. ‘호스팅 영역’ 단계에서 정합니다.
ui-names-count = { $count_n ->
   *[other] 이름 {$count}개
}
ui-turn-you = 내 차례
ui-turn-aws = AWS 차례
ui-copy-rows = 입력할 내용
ui-copy-so-far = { $count_n ->
   *[other] {$count}개 중 {$done}개 확인
}
ui-copy-all = 전체
ui-copy-kind = 유형
ui-copy-name = 이름
ui-copy-value = 값
ui-copy-state = 상태
ui-copy-done = 확인됨
ui-copy-open = 아직 없음
ui-copy-later = 입력할 내용은 AWS가 값을 정하면 여기에 표시됩니다. 앞 단계를 먼저 실행하세요.
ui-told = 현재 상태
ui-registrar = 도메인을 구입한 곳
ui-registrar-choose = 선택하세요…
ui-registrar-steps = {$name}에서 바꾸는 순서
ui-registrar-open = {$name} 열기
ui-map-domain = 도메인
ui-map-domain-delegation = 네임서버 변경 대기
ui-map-domain-certificate = 인증서 발급 대기
ui-answer-tls-practice = 연습에서는 HTTPS로 간주
ui-asks-replace-record-text = 지금은 이 레코드들이 다른 곳을 가리킵니다. 교체하면 그때부터 방문자에게 이 사이트가 보입니다. 지금 값은 보관했다가 사이트를 회수할 때 되돌립니다.
ui-replace-later = 이 사이트의 CloudFront 배포
ui-zone-deleted = 삭제
ui-zone-kept = 유지
deployer-least-privilege = 최소 권한
deployer-least-privilege-why = 이 버킷과 이 CloudFront 배포에서 배포에 필요한 작업만 허용합니다. 키가 유출되어도 이 사이트만 바뀔 수 있습니다.
deployer-full-access = AmazonS3FullAccess와 CloudFrontFullAccess
deployer-full-access-why = 예전 안내서의 방식으로, 계정의 모든 버킷과 모든 CloudFront 배포에 접근합니다. 그래도 이 사이트를 설정하기에는 부족합니다. Certificate Manager, Route 53, IAM은 바꿀 수 없어 배포만 할 수 있습니다.
ui-deployer-lacks = 이 두 정책에 없는, 사이트 설정에 필요한 작업: acm: AddTagsToCertificate, DeleteCertificate, ListTagsForCertificate, RequestCertificate; iam: CreateAccessKey, CreateUser, DeleteAccessKey, DeleteUser, DeleteUserPolicy, GetAccessKeyLastUsed, GetPolicy, GetPolicyVersion, GetUser, GetUserPolicy, ListAccessKeys, ListAttachedUserPolicies, ListGroupsForUser, PutUserPolicy, TagUser, UpdateAccessKey; route53: ChangeResourceRecordSets, ChangeTagsForResource, CreateHealthCheck, CreateHostedZone, DeleteHealthCheck, DeleteHostedZone, GetChange, GetHostedZone, ListHealthChecks, ListHostedZones, ListResourceRecordSets, ListTagsForResource, UpdateHealthCheck; route53domains: CheckDomainAvailability, ListPrices; tag: GetResources; wafv2: DeleteWebACL, ListTagsForResource, TagResource, UpdateWebACL
ui-lacks = 권한 확인
ui-lacks-text = 이 사이트에 필요한 작업 가운데 이 자격 증명에 없는 권한을 AWS에서 확인합니다. 아무것도 변경하지 않습니다.
ui-lacks-list = 부족한 권한
ui-lacks-policy = 부족한 권한의 정책
permissions-paste = 사용자 또는 역할의 정책에 다음 문을 추가하세요:
permissions-complete-simulation = 부족한 권한이 없습니다
permissions-complete-refusals = 지금까지 거부된 작업이 없습니다
permissions-refusals-why = 이 자격 증명으로는 권한을 미리 확인할 수 없습니다(iam:SimulatePrincipalPolicy). 그래서 지금까지 거부된 작업만 보여 줍니다. 권한이 더 필요할 수 있습니다.
ui-deployer-want = 배포만 하는 사용자 만들기
ui-deployer-want-text = 액세스 키는 이 컴퓨터의 키체인에 바로 저장되고, 그때부터 일상 배포에 사용합니다. 설정용 자격 증명은 치워 두어도 됩니다.
ui-deployer-now = 현재 배포용 사용자
ui-deployer-in = 속한 그룹: {$groups}
ui-deployer-attached = 연결된 정책: {$policies}
ui-deployer-actions = 허용된 작업 이름: { $count }개
ui-deployer-actions-unasked = 허용된 작업을 확인할 수 없습니다. 필요한 권한: { $action }
ui-deployer-active = 활성
ui-deployer-inactive = 비활성
ui-deployer-current = 이 컴퓨터에서 사용 중
ui-deployer-made = 생성: {$time}
ui-deployer-used = 마지막 사용: {$time}, {$service}
ui-deployer-unused = AWS 기록상 아직 사용한 적 없음
ui-deployer-used-unasked = 마지막 사용 시각을 확인할 수 없습니다. 필요한 권한: { $action }
ui-deployer-rotate = 키 교체…
ui-deployer-file = 키를 CSV 파일로 저장…
ui-deployer-file-yes = 비밀 키를 파일에 적는 것에 동의합니다
ui-deployer-file-text = 파일을 가진 사람은 누구나 이 사이트에 배포할 수 있습니다. 이 컴퓨터에서는 본인만 읽을 수 있으며, 필요한 곳에 옮긴 뒤 삭제하세요.
ui-sheet-rotate = 배포용 사용자의 키 교체
ui-deployer-goes = 배포용 사용자를 더 이상 쓰지 않습니다. 다음 실행에서 키와 함께 삭제합니다.
ui-deployer-may = 허용할 작업
ui-deployer-group-more = 더 보기: 이미 있는 그룹에 추가
ui-deployer-group = IAM 그룹 이름
ui-deployer-group-text = 자체 권한에 더해 그룹의 권한도 받습니다. 비워 두면 그룹에 추가하지 않습니다.
ui-deployer-group-practice-text = 자체 권한에 더해 그룹의 권한도 받습니다. 비워 두면 그룹에 추가하지 않습니다. 연습용 계정에는 web 그룹이 있습니다.
ui-deployer-group-rule = 영문자, 숫자, _ + = , . @ - 만 128자까지 쓸 수 있습니다.
ui-deployer-group-adds = 그룹에서 더해지는 권한: {$policies}
ui-cdn-goes = 이 사이트의 CloudFront 배포가 더 이상 필요하지 않습니다. 다음 실행에서 비활성화하고 삭제합니다.
ui-distribution = CloudFront 배포
ui-origin-who = 버킷을 읽는 방식
ui-reads-control = OAC
ui-reads-identity = OAI
ui-reads-website = 웹 사이트 엔드포인트
ui-origin-website = 이 방식을 쓰면 버킷이 공개되며, ‘접근 설정’에서 먼저 버킷 이름을 입력해야 합니다.
ui-origin-more = 더 보기: 이미 있는 것 사용
ui-origin-chosen = 사용 중인 ID: {$id}
ui-origin-id-control = 오리진 액세스 제어(OAC)의 ID
ui-origin-id-control-text = CloudFront › 원본 액세스에서 확인할 수 있습니다. 비워 두면 나루가 이 사이트용으로 만듭니다.
ui-origin-id-identity = 오리진 액세스 ID(OAI)
ui-origin-id-identity-text = CloudFront › 원본 액세스 › ID(레거시)에서 확인할 수 있습니다. 비워 두면 나루가 이 사이트용으로 만듭니다.
ui-origin-id-rule = ID는 E로 시작하며 영문 대문자와 숫자 8~32자입니다.
ui-origin-use = 이 ID 사용
ui-origin-own = 나루가 만들기
ui-edges = 응답하는 엣지
ui-security-headers = 보안 헤더 추가
ui-security-headers-text = 관리형 정책 SecurityHeadersPolicy를 사용합니다. 브라우저가 다음부터 HTTPS로만 접속하고(HSTS), 콘텐츠 유형을 추측하지 않으며, 같은 사이트의 페이지만 이 사이트를 프레임에 넣을 수 있습니다(X-Frame-Options: SAMEORIGIN). 다른 사이트에 삽입해야 한다면 끄세요.
ui-routing-what = 파일이 없는 주소의 처리 방식
ui-routing-auto = 빌드에 맞게
ui-routing-auto-is = 지금: {$routing}. 이 폴더({$framework})에 맞는 방식이며 배포할 때마다 폴더에 맞춥니다.
ui-routing-auto-text = 빌드 폴더의 프레임워크와 페이지를 보고 정하며 배포할 때마다 폴더에 맞춥니다.
ui-routing-other = 이 폴더의 빌드에 맞는 방식: {$routing}
ui-routing-error-pages = 404뿐 아니라 403도 지정해야 합니다. 버킷 목록을 볼 수 없는 방문자에게는 파일이 없다는 사실도 알려 주지 않으므로 S3는 없는 키에 403으로 응답합니다.
ui-paths = 경로 {$count}개
ui-paths-none = 지울 사본이 없습니다. 엣지에 마지막으로 알린 뒤로 이름이 그대로인 파일은 바뀌지 않았습니다.
ui-paths-later = 어떤 경로를 무효화할지는 상태를 확인한 뒤에 알 수 있습니다.
ui-path-all = 전체: 하나씩 적기에는 바뀐 것이 많거나 엣지에 무엇이 있는지 알 수 없습니다
ui-path-folder = 이 폴더의 파일이 여러 개 바뀌었습니다
ui-path-file = 이름은 그대로이고 내용이 바뀐 파일입니다
ui-path-page = 바뀐 페이지를 방문자가 여는 주소입니다
ui-price = 비용
ui-forget-hash = 해시가 있는 파일
ui-forget-hash-text = 내용이 바뀌면 이름도 바뀌므로 무효화하지 않습니다.
ui-forget-star = /*
ui-forget-star-text = 경로 1개로 계산되지만 캐시 전체를 비웁니다. 다음 방문자는 버킷의 응답을 한 번 더 기다립니다.
ui-give-distribution = CloudFront 배포에서 나루의 태그 제거
ui-give-files = 나루의 기록 제거
ui-give-access = 버킷 정책에서 나루가 넣은 문 제거
ui-give-bucket = 버킷에서 나루의 태그 제거
ui-clear-distribution = CloudFront 배포 제거
ui-clear-routing = 엣지 함수 제거
ui-clear-deployer = 배포용 사용자 제거
ui-clear-zone = 호스팅 영역 제거
ui-clear-firewall = 방화벽 삭제
ui-clear-certificate = 인증서 제거
ui-clear-names = CloudFront 배포에서 도메인 이름 제거
ui-clear-alias = 별칭 레코드 제거
ui-clear-health = 상태 확인 삭제
ui-wait-then = 보통 {$time}, 최대 {$longest}
ui-time-range = {$from}~{$minutes}분
ui-sheet-waits = 도중에 AWS의 처리를 기다립니다(보통 모두 {$time}). 직접 할 일은 없으며 그동안 나루를 닫아도 됩니다. AWS는 처리를 계속하고 다음 실행이 거기서 이어집니다.
ui-sheet-waits-practice = AWS에서는 도중에 처리를 기다립니다(보통 모두 {$time}). 여기서는 금방 끝납니다.
ui-asks-hand-edit = 직접 바꾼 값 되돌리기
ui-asks-hand-edit-title = 직접 바꾼 값을 되돌리시겠습니까?
ui-asks-hand-edit-text = 나루가 설정한 값을 누군가 직접 바꿨습니다({$what}). 항목마다 지금 값과 되돌릴 값은 다음과 같습니다.
ui-asks-replace-record = DNS 레코드 교체
ui-asks-replace-record-title = 다른 곳을 가리키는 레코드를 교체하시겠습니까?
ui-asks-delete-zone = 호스팅 영역 삭제
ui-asks-delete-zone-title = 호스팅 영역도 삭제하시겠습니까?
ui-yes-hand-edit = 항목 {$count}개 되돌리기
ui-edit-have = 지금
ui-edit-want = 되돌린 뒤
ui-edit-Enabled = 활성화
ui-edit-Comment = 설명
ui-edit-DefaultRootObject = 기본값 루트 객체
ui-edit-PriceClass = 가격 분류
ui-edit-HttpVersion = 지원되는 HTTP 버전
ui-edit-IsIPV6Enabled = IPv6
ui-edit-Origins = 오리진
ui-edit-Compress = 자동으로 객체 압축
ui-edit-ViewerProtocolPolicy = 뷰어 프로토콜 정책
ui-edit-CachePolicyId = 캐시 정책
ui-edit-ResponseHeadersPolicyId = 응답 헤더 정책
ui-edit-Aliases-ViewerCertificate = 대체 도메인 이름, 인증서
ui-edit-CustomErrorResponses = 사용자 지정 오류 응답
ui-edit-FunctionAssociations = 뷰어 요청의 함수
ui-edit-WebACLId = 웹 ACL(WAF)
ui-map-edge-cdn = CloudFront
ui-map-edge-https = HTTPS
ui-map-edge-deploying = 반영 중 {$time}
ui-map-edge-disabling = 비활성화 중 {$time}
ui-map-edge-invalidating = 무효화 중 {$time}
ui-map-edge-invalidated = 무효화
ui-zone-cdn = AWS: 방문자 가까이의 엣지, 버킷은 {$region}

ui-run-everything = 모두 실행…
ui-run-all = 변경 {$ops}개 모두 실행…
ui-run-step = 이 단계 실행…
ui-run-up-to = 여기까지 실행…
ui-run-check = 지금 확인…
ui-run-check-now = 지금 확인
ui-run-left = 남은 {$count}단계 모두 실행…
ui-sheet-build = 모두 실행
ui-sheet-deploy = 배포하기
ui-sheet-step = ‘{$step}’ 단계 실행
ui-sheet-back = 만든 것 모두 제거
ui-sheet-back-text = 나루가 이 사이트를 위해 만든 것을 모두 제거하며, 사이트에 더 이상 접속할 수 없게 됩니다. 삭제한 것은 되돌릴 수 없습니다. 다른 사람이 만든 것은 그대로 둡니다.
ui-sheet-back-none = 나루가 만든 것이 남아 있지 않습니다.
ui-sheet-back-start = 영구 제거 (변경 {$ops}개)
ui-sheet-moved = 그사이 상태가 바뀌어 아무것도 실행하지 않았습니다. 지금 실행하면 다음과 같습니다.
ui-sheet-none = 변경할 것이 없습니다. 실행하면 사이트만 다시 확인합니다.
ui-sheet-pauses = 시작하면 더 묻지 않고 AWS의 처리를 기다릴 때만 대기합니다. 언제든지 취소할 수 있습니다.
ui-sheet-pauses-asked = 필요한 질문은 여기에서 모두 합니다. 시작하면 AWS의 처리를 기다릴 때만 대기하며 언제든지 취소할 수 있습니다.
ui-sheet-pauses-back = 시작하면 더 묻지 않습니다. 도중에 멈출 수 있지만 이미 삭제한 것은 되돌릴 수 없습니다.
ui-sheet-sum = 한 번 {$once} · 매월 {$month}
ui-sheet-sum-practice = 여기서는 무료 · AWS에서는 한 번 {$once}, 매월 {$month}
ui-clear-files = 파일 제거
ui-clear-access = 접근 설정 해제
ui-clear-bucket = 버킷 제거
ui-sheet-open = 아직 답하지 않은 질문이 있습니다
ui-sheet-start = 시작 (변경 {$ops}개)
ui-asks-make-public = 버킷 공개
ui-asks-overwrite = 다른 사람이 올린 객체 교체
ui-asks-remove-many = 파일 대량 삭제
ui-asks-break-lock = 배포 잠금 넘겨받기
ui-asks-make-public-title = 버킷을 공개하시겠습니까?
ui-asks-overwrite-title = 다른 사람이 올린 객체를 교체하시겠습니까?
ui-asks-remove-many-title = 파일을 한꺼번에 많이 삭제하시겠습니까?
ui-asks-break-lock-title = 배포 잠금을 넘겨받으시겠습니까?
ui-asks-public-open = 누구나 읽을 수 있는 것
ui-asks-public-open-text = 사이트의 모든 파일. 지금부터, 그리고 이후에 배포하는 파일까지 포함합니다.
ui-asks-public-closed = 공개되지 않는 것
ui-asks-public-closed-text = 나루의 기록(.naru/)과 계정의 다른 모든 버킷.
ui-asks-public-back = 다시 비공개로 되돌리는 방법
ui-asks-public-back-text = 언제든지 ‘접근 설정’에서 비공개를 선택하고 실행하면 됩니다. 그 전까지 공개된 내용은 다른 사람이 복사했을 수 있습니다.
ui-type-bucket = 동의하면 버킷 이름을 입력하세요:
ui-type-project = 동의하면 프로젝트 이름을 입력하세요:
ui-type-right = 일치합니다
ui-type-differs = 일치하지 않습니다
ui-yes-overwrite = 객체 {$files}개 교체
ui-yes-remove-many = 올바른 폴더입니다. 삭제합니다
ui-yes-break-lock = 잠금 넘겨받기
ui-yes-replace-record = 이 레코드 교체
ui-yes-delete-zone = 함께 삭제(선택하지 않으면 유지)
ui-weight-month = 매월 {$usd}
ui-firewall = 방화벽
ui-firewall-foreign = 이 배포에 다른 웹 ACL이 연결되어 있습니다. 나루는 그대로 두며, 확인 창에서 동의할 때만 바꿉니다.
ui-bill-once = 한 번
ui-bill-month = 매월
ui-bill-text = {$as_of} 기준 정가이며 트래픽 비용은 제외했고 프리 티어는 반영하지 않았습니다.
ui-bill-practice = 연습 모드는 무료입니다. AWS에서 드는 비용이며 {$as_of} 기준 정가입니다. 트래픽 비용과 프리 티어는 반영하지 않았습니다.
ui-mishap = 장애 연습
ui-mishap-which = 일으킬 장애
ui-mishap-none = 없음
ui-mishap-offline = 네트워크 끊김
ui-mishap-offline-text = 변경 도중에 네트워크가 끊깁니다. 이어서 실행하면 시작한 작업을 마칩니다.
ui-mishap-denied = 권한 부족
ui-mishap-denied-text = 변경 하나가 거부되고 부족한 IAM 작업이 표시됩니다.
ui-mishap-lost-reply = 응답 유실
ui-mishap-lost-reply-text = 변경은 되었지만 응답이 오지 않습니다. 나루는 같은 작업을 다시 하기 전에 상태를 먼저 확인합니다.
ui-mishap-stale-reads = 변경 전 상태가 보임
ui-mishap-stale-reads-text = AWS가 한동안 변경 전의 상태를 보여 줍니다. 나루는 새 상태가 보일 때까지 기다립니다.

ui-run-of = {$count}단계 중 {$at}단계
ui-run-cancel = 이번 실행 취소
ui-run-cancel-text = 끝난 작업은 그대로 남으며, 다음 실행이 그 뒤를 이어서 진행합니다.
ui-stopping-text = 진행 중인 변경을 마친 뒤 멈춥니다.
ui-clearing-text = 나루가 이 사이트를 위해 만든 것만 역순으로 제거합니다.
ui-progress-speed = 초당 {$size}
ui-wait-who-aws = AWS가 처리하는 중이며 직접 할 일은 없습니다.
ui-wait-who-you = 직접 할 차례입니다. 여기에 적힌 내용을 해당하는 곳에 입력하면 나루가 알아서 다시 확인합니다.
ui-wait-close = 나루를 닫아도 됩니다. 잃는 것은 없으며 다음 실행이 여기서 이어집니다.
ui-wait-so-far = 대기
ui-wait-next = 다음 확인
ui-wait-in = {$time} 뒤
ui-wait-now = 지금
ui-wait-usual = 보통
ui-wait-longest = 최대
ui-waited-seconds = {$seconds}초째
ui-waited-minutes = {$minutes}분째
ui-waited-hours = {$count}시간째
ui-waited-days = {$count}일째
ui-time-seconds = {$seconds}초
ui-time-minutes = {$minutes}분
ui-time-hours = {$count}시간
ui-time-days = {$count}일
ui-receipt = 결과 전체
ui-receipt-where = 구성 위치
ui-receipt-run = 실행 ID
ui-next-account = 내 계정에서 하기
ui-next-account-text = 입력한 내용은 그대로 유지됩니다.
ui-next-continue = 이어서 실행…
ui-next-anew = 다시 구성하기…
ui-next-back = 만든 것 모두 제거…
ui-past = 배포 이력
ui-past-runs = 실행 {$count}회
ui-past-none = 아직 실행 이력이 없습니다. 실행할 때마다 누가, 언제, 무엇을 했는지 여기에 남습니다.
ui-past-no-ops = 변경한 것이 없습니다.
ui-past-cut = 중단됨
ui-releases = 릴리스
ui-releases-count = 릴리스 {$count}개
ui-releases-text = 배포할 때마다 릴리스가 하나씩 생깁니다. 올린 파일은 버킷에 한동안 남아 있어서 다시 빌드하거나 파일을 보내지 않고도 롤백할 수 있습니다.
ui-releases-none = 아직 릴리스가 없습니다. 배포할 때마다 누가, 언제, 무엇을 바꿨는지 여기에 남습니다.
ui-releases-reading = 버킷에서 릴리스를 읽는 중
ui-release-first = 첫 릴리스
ui-release-same = 바뀐 파일 없음
ui-release-id = ID
ui-release-by = 배포한 사람
ui-release-at = 시작한 시각
ui-release-commit = 커밋
ui-release-took = 걸린 시간
ui-release-took-unknown = 기록 없음
ui-release-sent = 보낸 파일
ui-release-requests = 요청
ui-release-requests-are = PUT {$puts}회, COPY {$copies}회, DELETE {$deletes}회
ui-release-cost = 비용
ui-release-promoted = 승격 원본
ui-release-went-back = 롤백 대상
ui-release-gone-text = 일부 파일이 더 이상 보관되어 있지 않아 이 릴리스로는 롤백할 수 없습니다. 해당 버전을 다시 빌드해서 배포하세요.
ui-release-cut-text = 파일을 모두 올리기 전에 중단되어 방문자에게 온전히 제공된 적이 없습니다. 같은 폴더를 다시 배포하면 이어서 마칩니다.
ui-release-live-text = 지금 방문자가 보는 릴리스입니다.
ui-release-changed = 변경 사항 보기…
ui-release-back = 이 릴리스로 롤백…
ui-compare = 두 릴리스의 차이
ui-compare-earlier = 기준
ui-compare-later = 비교 대상
ui-compare-all = 전체 릴리스
ui-compare-same = 두 릴리스의 파일과 헤더가 모두 같습니다.
ui-back-title = {$name} 롤백
ui-back-release = 릴리스 {$release} 상태로
ui-back-do = 롤백하기
ui-back-do-in = {$name} 환경 롤백하기
ui-back-what = 이렇게 진행합니다
ui-back-copies = 버킷 안에서 파일 {$files}개를 복사해 되돌립니다. 이 컴퓨터에서 보내는 파일은 없습니다.
ui-back-no-copies = 복사해 되돌릴 파일이 없습니다.
ui-back-removes = 이 릴리스에 없던 파일 {$files}개를 삭제합니다. 내용을 먼저 따로 보관하므로 다시 되돌아올 수 있습니다.
ui-back-paths = CloudFront에서 무효화할 경로 {$count}개:
ui-back-time = 보통 {$time} 정도 걸리며, 끝나면 실제 주소로 확인합니다.
ui-back-time-practice = AWS에서는 보통 {$time} 정도 걸립니다. 연습 모드에서는 금방 끝납니다.
ui-back-live-why = 방문자가 다시 이 릴리스를 봅니다. 실제 주소로 요청해 보았고, 응답이 이 릴리스의 파일과 바이트 단위로 같습니다.
ui-back-none = 방문자가 보는 내용이 이미 이 릴리스와 같습니다. 바뀌는 것이 없습니다.
ui-back-offer = 릴리스 {$release} 상태로 롤백…
ui-back-offer-text = 방금 올린 사이트가 올바르게 응답하지 않습니다. 이전 릴리스가 버킷에 남아 있어 다시 빌드하지 않고 롤백할 수 있으며, 무엇이 바뀌는지 먼저 보여 드립니다.

ui-deploy = 배포하기
ui-deploy-title = {$name} 배포
ui-deploy-back = 단계 보기
ui-deploy-look = 파일 확인 후 배포하기…
ui-deploy-first = 구성하고 배포하기…
ui-deploy-first-text = 아직 구성되지 않은 사이트입니다. 빠진 것을 먼저 만들며 다음 화면에서 모두 확인할 수 있습니다.
ui-deploy-against = {$release} 릴리스와 비교
ui-deploy-left-out = 파일 {$files}개를 올리지 않습니다.
ui-deploy-maps = 소스 맵을 올리면 누구나 소스 코드를 볼 수 있습니다.
ui-deploy-warnings = 확인이 필요한 항목 {$count}개
ui-deploy-change = 변경
ui-deploy-asks = 배포하기 전에 확인할 내용:
ui-build = 빌드 후 배포
ui-build-ask-title = 이 명령을 실행하시겠습니까?
ui-build-ask-text = 프로젝트에 있는 명령이며, 이 컴퓨터에서 사용자가 할 수 있는 일을 모두 할 수 있습니다. 명령이나 그 명령이 실행하는 스크립트가 바뀌면 다시 묻습니다.
ui-build-in = 폴더: { $path }
ui-build-yes = 실행
ui-build-stop = 빌드 중지
ui-build-running = 빌드 중… { $seconds }초
ui-build-done = 빌드 완료: { $seconds }초
ui-build-failed = 빌드 실패: { $seconds }초
ui-build-stopped = 빌드 중지됨: { $seconds }초
ui-build-log = 빌드 출력
ui-build-cut = 앞부분의 출력은 보관하지 않습니다.
ui-build-end = 맨 아래로
ui-preview = 미리보기
ui-preview-text = 미리보기를 시작했을 때의 폴더를 실제 사이트와 똑같은 방식으로 보여 줍니다: { $url }
ui-preview-stop = 미리보기 중지
ui-build-how = 이 폴더를 빌드하는 방법
ui-build-found = 프로젝트에서 찾은 대로
ui-build-found-is = package.json과 잠금 파일 기준: { $command }
ui-build-found-none = 지금은 찾은 것이 없습니다. package.json에 build 스크립트가 생기면 사용합니다.
ui-build-own = 직접 지정한 명령
ui-build-own-text = 찾은 명령 대신 실행합니다. 필요한 패키지는 설치되어 있어야 합니다.
ui-build-off = 빌드하지 않음
ui-build-off-text = 폴더를 있는 그대로 배포합니다. 어느 화면에도 빌드 버튼이 나오지 않습니다.
ui-build-command = 명령
ui-build-command-help = 터미널에 입력하는 그대로 한 줄로: make site
ui-build-output = 출력 폴더
ui-build-output-help = 빌드하는 폴더 안의 경로: dist. 비워 두면 빌드 도구에 따라 정해집니다.
ui-build-dir = 빌드하는 폴더
ui-build-dir-help = 저장소 하나에 프로젝트가 여럿이면 그 안의 경로: apps/web. 비워 두면 프로젝트 폴더입니다.
ui-build-before = naru deploy를 실행할 때마다 먼저 빌드
ui-build-before-text = 명령줄에서 폴더를 지정하지 않았을 때만 해당합니다. 이 창에서는 버튼을 누르기 전에는 아무것도 빌드하지 않습니다.
ui-build-use = 빌드 설정 저장
ui-build-own-title = 이 명령으로 빌드
ui-build-own-asked = 이 프로젝트를 빌드할 때 나루가 이 컴퓨터에서 다음 명령을 실행합니다. 직접 입력한 명령일 때만 허용하세요: { $command }
ui-build-own-yes = 사용하기
ui-build-is = 빌드: { $what }
ui-keep-is = 이전 릴리스 보관: { $releases }개 또는 { $count }일
ui-keep-text = 열려 있는 탭은 처음 불러온 릴리스의 파일을 계속 요청하고, 이전 릴리스로 되돌리고 싶을 때도 있습니다. 둘 중 하나라도 해당하는 릴리스는 보관합니다. 이름에 해시가 있는 파일은 제자리에 두고, 나머지 파일의 사본은 버킷의 .naru/에 둡니다. 저장 용량에 대한 요금은 매월 청구됩니다.
ui-keep-releases = 릴리스 수
ui-keep-releases-help = 최신 릴리스 이전 기준, 기본값 3
ui-keep-days = 일수
ui-keep-days-help = 방문자에게 마지막으로 제공한 날 기준, 기본값 7
ui-keep-usual = 기본값으로
ui-keep-means-nothing = 아무것도 보관하지 않습니다. 다음 배포 후 열려 있던 탭에서 파일을 찾지 못할 수 있고, 바로 이전 릴리스로 되돌릴 수 없습니다.
ui-keep-means-releases = { $releases_n ->
   *[other] 최신 릴리스 이전의 릴리스를 { $releases }개까지 보관합니다.
}
ui-keep-means-days = { $count_n ->
   *[other] 최근 { $count }일 동안 방문자에게 제공한 릴리스를 보관합니다.
}
ui-keep-means-both = 최신 릴리스 이전의 { $releases }개에 들거나, 최근 { $count }일 동안 방문자에게 제공한 릴리스를 보관합니다.
ui-rate-is = 업로드 속도 제한: { $rate }
ui-rate-text = 같은 회선을 쓰는 다른 작업을 위해 여유를 남깁니다. 이 컴퓨터에서 이 프로젝트에만 적용됩니다.
ui-rate-field = 초당 최대
ui-rate-help = 500K, 2M, 1.5M처럼 입력합니다. 비워 두면 제한하지 않습니다.
ui-rate-none = 제한 없음
ui-rate-says = 초당 업로드 속도 상한: { $rate }
ui-set = 저장
ui-rules = 헤더 규칙
ui-rules-is = 헤더 규칙: { $count }개
ui-rules-text = 나루는 파일 이름을 보고 콘텐츠 유형과 캐시 시간을 정합니다. 규칙을 추가하면 패턴에 맞는 파일은 규칙을 따릅니다. 같은 헤더를 정하는 규칙이 여럿이면 마지막 규칙이 우선합니다. 빌드의 _headers 파일은 모든 규칙보다 먼저 적용됩니다.
ui-rules-none = 규칙이 없습니다. 모든 파일에 이름에 맞는 헤더가 붙습니다.
ui-rules-inherited = 모든 환경에 적용되는 규칙입니다. 하나라도 바꾸면 이 환경만의 규칙이 생깁니다.
ui-rules-own = 이 환경만의 규칙입니다.
ui-rules-as-project = 모든 환경과 같게
ui-rules-changed = 규칙을 변경했습니다.
ui-rule-add = 규칙 추가
ui-rule-edit = 규칙 { $number } 편집
ui-rule-up = 규칙 { $number } 위로
ui-rule-down = 규칙 { $number } 아래로
ui-rule-remove = 규칙 { $number } 삭제
ui-rule-new = 새 규칙
ui-rule-files = 파일
ui-rule-files-help = 폴더와 그 아래 전체는 images/**, 어느 폴더에 있든 이름으로 고르려면 *.pdf을 입력합니다
ui-rule-cache = 캐시 시간
ui-rule-cache-help = immutable, no-cache, 1 day 또는 직접 작성한 Cache-Control
ui-rule-type = 콘텐츠 유형
ui-rule-type-help = 예: text/html. 텍스트에는 charset을 덧붙입니다.
ui-rule-encoding = 압축 방식
ui-rule-encoding-help = 실제로 압축된 파일인데 이름만으로는 알 수 없을 때만 고릅니다.
ui-rule-encoding-name = 이름에 따름
ui-rule-encoding-none = 압축하지 않음
ui-rule-disposition = 여는 방식
ui-rule-disposition-help = 내려받게 하려면 attachment, 브라우저에서 보여 주려면 inline
ui-rule-save = 규칙 저장
ui-rule-catches = { $files_n ->
    [0] 폴더에 해당하는 파일 없음
   *[other] 폴더의 파일 { $files }개
}
ui-rule-not-all = 이 규칙으로 정해지는 파일: { $count }개
ui-rule-refused = { $files_n ->
   *[other] 페이지, 서비스 워커, 매니페스트 { $files }개는 그대로 매번 다시 확인합니다. 오래 캐시하면 나중에 배포한 내용이 전달되지 않기 때문입니다.
}
ui-rule-no-folder = 어떤 파일에 해당하는지는 폴더를 읽은 뒤에 표시됩니다.
ui-rule-more = 외 { $count }개
ui-rule-without = 보내지 않음
decider-this = 이 규칙
decider-rule = 규칙 { $number }
decider-headers-file = _headers { $line }행
decider-name = 파일 이름
decider-page = 페이지는 그대로
ui-sum-new = 새 파일
ui-sum-changed = 변경
ui-sum-removed = 삭제
ui-sum-same = 그대로 {$count}개
ui-sum-bytes = 보낼 용량
ui-diff = 변경되는 파일
ui-diff-open = 모든 파일 보기…
ui-diff-new = 새 파일 {$count}개
ui-diff-changed = 변경 {$count}개
ui-diff-removed = 삭제 {$count}개
ui-diff-filter = 경로로 찾기
ui-diff-loading = 목록을 불러오는 중
ui-diff-none = 변경되는 파일이 없습니다.
ui-diff-no-match = 일치하는 경로가 없습니다.
ui-diff-bytes = {$size} 업로드 예정
ui-diff-shape = 보기 방식
ui-diff-tree = 트리
ui-diff-list = 목록
ui-diff-open-all = 모든 폴더 펼치기
ui-diff-close-all = 모든 폴더 접기
ui-diff-reasons = 이 이유로 변경되는 파일만 보기
ui-short-new = 새 파일
ui-short-bytes = 내용 변경
ui-short-headers = 헤더만 변경
ui-short-unknown = 확인 불가
ui-short-removed = 삭제
ui-reason-removed = 폴더에 더 이상 없음
ui-why-new = 버킷에 아직 이 이름의 객체가 없습니다.
ui-why-bytes-differ = 버킷에 있는 객체와 내용이 다릅니다.
ui-why-headers-differ = 내용은 같고 응답 헤더만 바뀝니다.
ui-why-unknown = 같은 이름의 객체가 있지만 내용이 같은지 나루의 릴리스 기록이나 S3 정보로 확인할 수 없어 다시 업로드합니다.
ui-why-removed = 이전 릴리스에서 올린 파일인데 폴더에 더 이상 없습니다. 다른 파일을 모두 업로드한 뒤 마지막에 삭제합니다.
ui-size-change = {$from} → {$size}
ui-copied-from = 버킷 안의 {$from}에서 복사하며, 새로 보내지 않습니다.
ui-headers = 응답 헤더
ui-cache-immutable = 1년 보관
ui-cache-hour = 1시간 보관
ui-cache-revalidate = 방문할 때마다 확인
ui-cache-ruled = 규칙대로 보관
ui-header-rule = 규칙
ui-header-before = 변경 전:
ui-header-after = 변경 후:
ui-phases = 배포 순서
ui-phase-removed = 이전 파일 정리
ui-phase-answers = 방문자와 똑같이 실제로 요청

### The command line

cli-error = 오류:
cli-hint = 도움말:
cli-detail = 자세히
cli-folder = 폴더: { $root } · { $framework } · 파일 { $files }개 · { $size }
cli-folder-found = 이 폴더 안에서 찾음: { $path }
cli-more = 그 밖에 { $count }개
cli-more-odd = 그 밖에 { $count }개: naru waive로 모두 볼 수 있습니다
cli-env-of = { $env } 환경
cli-env-of-production = { $env } 환경: 방문자가 실제로 보는 사이트
cli-wait = 대기 중: { $what } ({ $seconds }초째, { $next }초 뒤 다시 확인)
cli-serving = 접속 주소: { $url } (Ctrl+C로 중지)
cli-console = AWS 콘솔에서 하려면
cli-price = 비용
cli-permissions = 필요한 권한
cli-approximately = 근사 명령:
cli-nothing-to-do = 할 일이 없습니다. 모두 원하는 상태입니다.
cli-sum = 변경 사항 { $ops }개 · 한 번 { $once } · 보관 비용 월 { $month }(트래픽 제외) · { $date } 기준 정가
cli-reading = 폴더 읽는 중
cli-files = 파일
cli-files-same = 변경 없음
cli-files-copied = 버킷 안에서 복사
cli-files-copied-from = 복사 원본: { $from }
cli-files-more-in = 그 밖에 { $count }개: { $folder }
cli-files-more-elsewhere = 그 밖에 다른 폴더에 { $count }개
cli-files-all = 모든 파일을 이름까지 보려면: --files
cli-receipt = 변경 { $ops }개 · 보낸 파일 { $files }개 · { $size } · { $time }초
cli-ops = 변경 { $ops }개
cli-no-releases = 아직 릴리스가 없습니다.
cli-release-files = 파일 {$files}개, {$size}
cli-release-changed = +{$added} ~{$changed} −{$removed}
cli-release-rolled-back = 롤백 대상 {$release}
cli-release-millis = 모든 파일이 올라가기까지 {$time}초
cli-release-promoted = {$env} 환경의 릴리스 {$release}에서 승격
cli-release-sent = 전송: 파일 {$files}개, {$size}. 요청: PUT {$puts}회, COPY {$copies}회, DELETE {$deletes}회, 약 {$usd}
cli-release-same = 두 릴리스의 파일이 같습니다.
cli-rollback-offer = 릴리스 {$release} 상태로 롤백하려면: naru rollback {$release} --env {$env}
cli-rollback-auto = 사이트가 올바르게 응답하지 않아 릴리스 {$release} 상태로 롤백합니다.
cli-no-history = 아직 실행 이력이 없습니다.
cli-run-cut-off = 중단됨
cli-taken-back = 회수됨
cli-waive-folder = 빌드 폴더: { $path }
cli-waive-never = 배포할 수 없음
cli-waive-row = 그대로 배포하도록 허용함
cli-waive-row-stale = 허용했지만 파일 내용이 바뀌었거나 파일이 없음
cli-waive-none = 배포를 막거나 확인이 필요한 문제가 없습니다
cli-waive-waived = { $file } 파일을 지금 내용 그대로 배포하도록 허용했습니다. 내용이 바뀌면 다시 확인합니다. 저장 위치: { $path }
cli-waive-left = 앞으로 { $file } 항목을 빼고 배포합니다. 저장 위치: { $path }
cli-waive-taken-back = { $file } 항목에 대해 정한 것을 취소했습니다. 저장 위치: { $path }
cli-op-done = 완료
cli-op-found = 이미 됨
cli-op-refused = 거부됨
cli-op-open = 미확인
cli-no-profiles = 이 컴퓨터에 AWS CLI 프로필이 없습니다.
cli-deployer-none = 이 사이트에는 배포 전용 사용자가 없습니다. naru project set --deployer true 실행 후 naru apply를 실행하세요
cli-deployer-user = 배포 전용 사용자: {$arn}
cli-deployer-policy = 허용된 작업: {$actions}
cli-deployer-boundary = 권한 경계: {$arn}
cli-deployer-attached = 연결된 정책: {$policies}
cli-deployer-groups = 그룹: {$groups}
cli-deployer-key = 액세스 키 {$hint}: {$state}, 만든 시각 {$created}, 마지막 사용 {$used}, 이 컴퓨터의 자격 증명: {$kept}
cli-deployer-active = 활성
cli-deployer-inactive = 비활성
cli-deployer-never = 없음
cli-deployer-no-key = 이 컴퓨터에는 배포 전용 사용자의 키가 없습니다
cli-deployer-exported = 키를 저장한 파일: {$path} (옮긴 뒤에는 파일을 삭제하세요)
cli-ask-rotate = 계속하시겠습니까? (변경 {$ops}건)
cli-registrars = 다음 등록 기관의 변경 방법을 보려면 --registrar에 이름을 붙이세요: {$names}
cli-policy-missing = 부족한 권한: {$action} (단계: {$step})
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
cli-project-duplicated = 프로젝트 복제: { $name }
cli-project-exported = 프로젝트 내보내기 완료: { $path }
cli-project-imported = 프로젝트 가져오기 완료: { $name }
cli-project-linked = 프로젝트 연결: { $name } ({ $path })
cli-project-unlinked = 프로젝트 연결 해제(파일은 그대로 있습니다): { $path }
cli-project-mended = 마지막 정상 버전으로 복구: { $name } (손상된 파일 보관 위치: { $path })
cli-project-whole = 고칠 것이 없습니다: { $name }
cli-project-row-linked = 연결됨: { $path }
cli-project-row-unread = 읽을 수 없음: { $path }
cli-ask-process = 이 프로필은 외부 프로그램에서 자격 증명을 받습니다. 프로필: { $profile }, 명령: { $command }. 실행하시겠습니까?
cli-ask-waive = 비밀 값처럼 보이는 파일이며 배포하면 누구나 볼 수 있습니다. 파일: { $file }, 종류: { $kind }. 그래도 배포하시겠습니까?
cli-build-shown = 다음 폴더에서 실행할 명령입니다: { $path }
cli-build-ask = 실행하시겠습니까? 명령이 바뀌지 않는 한 다시 묻지 않습니다.
cli-build-running = 빌드 중: { $command } (폴더: { $path })
cli-build-done = 빌드 완료({ $time }초): { $path }
cli-preview-serving = 미리보기({ $path }): { $url } (Ctrl+C로 중지)
cli-watch-waiting = 변경을 기다리는 중: { $path } (변경이 끝나는 대로 반영합니다)
cli-watch-away = 폴더가 잠시 없어졌습니다: { $path }
cli-watch-round = { $at }  변경된 파일 { $changed }개 · { $time }초
cli-watch-kept = 이전 내용을 계속 제공합니다
cli-ask-apply = 변경 사항 { $ops }개를 적용하시겠습니까?
cli-ask-destroy = 모두 삭제하시겠습니까(변경 { $ops }개)? 되돌릴 수 없습니다.
cli-type-bucket = 공개하려면 버킷 이름을 입력하세요({ $bucket }):
cli-status-account = 계정
cli-status-bucket = 버킷
cli-status-release = 릴리스
cli-status-live = 접속 가능
cli-status-not-live = 예상과 다르게 응답함
cli-status-no-url = 알려진 공개 주소가 없어 방문자에게 어떻게 보이는지는 확인하지 않았습니다.
cli-status-missing = 남은 변경: { $ops }개
cli-env-added = 환경을 추가했습니다: { $env } (프로젝트: { $project })
cli-env-added-next = 다음 명령으로 구성하세요: naru apply --env { $env } --project { $project }
cli-env-removed = 환경을 제거했습니다: { $env } (프로젝트: { $project })
cli-env-new = 아직 실행하지 않음
cli-env-name = 환경
cli-env-venue = 위치
cli-env-region = 리전
cli-env-access = 공개 방식
cli-env-domain = 도메인
cli-env-folder = 폴더
cli-env-address = 주소
cli-promote-fetching = 이 컴퓨터에 받은 릴리스 파일: { $files } / { $of }
cli-promote-what = 릴리스 승격: { $release } ({ $from } → { $to }), 파일 { $files }개, { $size } (새로 받은 파일: { $fetched }개)
cli-no-credentials = 보관된 자격 증명이 아직 없습니다. 다음 명령으로 보관하세요: naru credential add my-key
cli-credential-added = 키체인에 보관했습니다: { $name } ({ $hint })
cli-credential-file-left = 파일에 비밀 값이 그대로 남아 있습니다. 더 필요하지 않으면 삭제하세요: { $path }
cli-credential-fresh = AWS가 아직 모르는 키입니다. 새 키는 1분까지 걸릴 수 있어 계속 확인합니다…
cli-credential-renamed = 자격 증명 이름을 바꿨습니다: { $name }
cli-credential-removed = 이 컴퓨터에서 제거했습니다: { $name }. AWS에서는 비활성화하기 전까지 키가 계속 작동합니다.
cli-ask-key-id = 액세스 키 ID:
cli-ask-secret = 비밀 액세스 키(입력해도 보이지 않음):
cli-card-arn = 사용자(ARN)
cli-card-user = 사용자
cli-card-root = 나루가 AWS에서 사용하지 않는 루트 사용자입니다.
cli-card-purpose = 용도
cli-card-source = 비밀 키 보관 위치
cli-card-key = 액세스 키
cli-card-hosts = 접속 주소
cli-card-actions = 나루가 요청하는 최대 범위
cli-card-revoke = 취소 방법
rule-name-shape = 한 글자 이상이고 제어 문자가 없는 이름
cli-write-nothing = 파일에 이미 그대로 적혀 있어 쓸 것이 없습니다.
cli-write-ask = 이대로 저장하시겠습니까?
cli-write-ask-over = 기존 내용을 바꾸시겠습니까?
cli-write-done = 저장했습니다: { $path }
cli-write-plain-keys = 비밀 값이 이 파일에 그대로 남습니다. --plain-keys 옵션을 빼면 AWS CLI가 필요할 때마다 나루에서 가져갑니다: { $path }
cli-write-profile-try = 다음 명령으로 확인하세요: aws sts get-caller-identity --profile { $profile }
cli-write-script-try = 다음 명령으로 실행하세요: npm run deploy
cli-write-no-distribution = CloudFront 배포를 지정하지 않아 캐시 무효화 명령은 넣지 않습니다. --distribution 옵션으로 추가할 수 있습니다.
cli-write-framework = 프레임워크
cli-write-setting = 설정
cli-write-no-setting = 이 프로젝트에는 이런 설정이 없습니다. 페이지에 적은 주소가 그대로 쓰입니다.
cli-write-build-time = 이 주소는 빌드할 때 파일 안에 적히므로, 바꾼 뒤에는 다시 빌드하고 다시 배포하세요.
cli-write-problems = 현재 빌드에서 찾은 문제({ $path }):
cli-write-unread = 빌드의 페이지와 스타일 중 일부만 확인했습니다: { $count }개 중 { $looked }개
cli-write-address-problem = 방문자가 사용할 수 없는 주소입니다

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
cli-help-plan-after = apply에 미리 줄 수 있는 답을 똑같이 받으며, apply가 멈출 상황이면 그때와 같은 코드로 끝납니다: 답할 질문이 있으면 7(질문마다 답하는 옵션을 함께 보여 줍니다), --no-wait 때문에 끝나면 9.
cli-help-apply = 사이트를 만들고 폴더를 배포합니다(설정용 자격 증명)
cli-help-deploy = 만들어진 사이트에 폴더를 배포합니다(배포용 자격 증명)
cli-help-deploy-after =
    예:
      naru deploy ./dist
      naru deploy ./dist --dry-run
      naru deploy ./dist --auto-rollback
    해가 될 수 있는 일만 물어보며, 옵션으로 미리 답할 수 있습니다: --overwrite, --remove-many, --break-lock.
cli-help-build = 프로젝트의 빌드 명령을 실행하고 결과 폴더를 알려 줍니다
cli-help-build-after = 명령은 프로젝트에 지정하거나(naru project set --build-command) package.json과 잠금 파일에서 찾습니다. 처음 실행할 때, 그리고 명령이나 그 명령이 실행하는 스크립트가 바뀔 때마다 내용을 보여 주고 허용할지 묻습니다. AWS 키를 뺀 현재 환경 변수를 전달하고 입력은 받지 않으며, Ctrl+C를 누르면 명령이 시작한 프로세스까지 모두 종료합니다.
cli-help-preview = 폴더를 실제 사이트와 똑같은 방식으로 이 컴퓨터에서 보여 줍니다. 아무것도 저장하지 않습니다
cli-help-status = 사이트의 현재 상태를 보여 줍니다
cli-help-headers = 빌드의 파일마다 어떤 헤더를 어떤 규칙에 따라 보내는지 보여 줍니다. 클라우드에는 아무것도 묻지 않습니다
cli-help-headers-after =
    규칙은 프로젝트 파일에 쓰며, 여러 개가 맞으면 마지막 규칙을 따릅니다. [[site.headers]] 아래에 쓰는 예:
      for = "images/**"
      cache = "1 day"
    cache에는 immutable, no-cache, 1 day 같은 기간 또는 Cache-Control 값을 씁니다. content_type, content_encoding(gzip, br, zstd, none), content_disposition도 정할 수 있습니다.
    빌드의 _headers와 _redirects 파일도 S3와 CloudFront로 처리할 수 있는 만큼 읽습니다.
cli-headers-by = 규칙: {$rule}
cli-headers-refused = 적용하지 않은 규칙: {$rule} (브라우저가 이 파일을 오래 보관해 새 버전을 받지 못하게 됩니다)
cli-headers-redirects = _redirects에 따른 리디렉션:
cli-headers-single-page = _redirects에 따라, 파일이 없는 주소에는 index.html로 응답합니다
cli-headers-unserved = 처리하지 않는 줄:
cli-help-doctor = 사이트에서 무엇이 잘못되었고, 어떻게 알았으며, 어떻게 고치는지 알려 줍니다. --fix 없이는 아무것도 바꾸지 않습니다
cli-arg-fix = 이 규칙이 찾은 문제를 고칠 계획을 보여 주고, 물어본 뒤 실행합니다
cli-doctor-looked = 확인한 규칙: { $count }개
cli-doctor-fix-none = 이 규칙이 찾은 문제가 없어 고칠 것이 없습니다: { $rule }
cli-doctor-ask-wish = 프로젝트에 앞으로 이렇게 저장됩니다: { $wish }. 바꾸시겠습니까?
cli-doctor-well = 나루가 확인한 범위에서는 문제가 없습니다
cli-doctor-works = 고장 난 곳은 없습니다
# 직접 만든 사이트 가져오기: 그대로 두는 것, 건드리지 않는 것, 하나씩 하는 개선.
adopt-part-ownership = 객체 소유권
adopt-part-access = 버킷 정책과 퍼블릭 액세스
adopt-part-origin = 오리진 액세스
adopt-part-https = HTTP와 HTTPS
adopt-part-tls = 최소 TLS 버전
adopt-part-start = 기본 루트 객체
adopt-part-routing = 사용자 지정 오류 응답과 함수
adopt-part-compress = 압축
adopt-part-headers = 응답 헤더
adopt-part-caching = 캐싱
adopt-part-basics = 설명, 가격 분류, HTTP 버전, 도메인 이름
beyond-origins = 여러 오리진
beyond-behaviors = 추가 동작
beyond-lambda = Lambda@Edge 함수
beyond-functions = 다른 함수
beyond-geo = 지리적 제한
beyond-logging = 표준 로깅
beyond-signed = 서명된 URL 또는 쿠키
beyond-origin-headers = 사용자 지정 오리진 헤더
beyond-methods = 추가 HTTP 메서드
beyond-legacy-cache = 레거시 캐시 설정
beyond-staging = 스테이징 배포
upgrade-front = 버킷 앞에 CloudFront 두기
upgrade-front-why = 웹 사이트 엔드포인트는 HTTP만 지원하고 한 리전에서만 응답합니다.
upgrade-front-notice = 방문자에게는 아직 달라지는 것이 없습니다. 기존 주소는 그대로이고 HTTPS 주소가 새로 생깁니다.
upgrade-front-price = CloudFront 요청과 전송량에 따라 청구되며, 작은 사이트는 대개 무료 사용량 안에 듭니다. 만드는 데는 비용이 없습니다
upgrade-https = HTTP를 HTTPS로 리디렉션
upgrade-https-why = HTTP로는 중간에서 누구나 페이지를 읽고 바꿀 수 있습니다.
upgrade-https-notice = http://로 온 방문자는 https://로 한 번 이동합니다.
upgrade-https-price = 무료
upgrade-tls = TLS 1.2보다 오래된 버전 막기
upgrade-tls-why = CloudFront 배포가 취약점이 알려진 오래된 TLS 버전을 아직 허용합니다. 예전 가이드의 설정이 남아 있는 경우입니다.
upgrade-tls-notice = 최근 10년 사이의 브라우저는 그대로 접속하고, 그보다 오래된 브라우저는 접속할 수 없게 됩니다.
upgrade-tls-price = 무료
upgrade-routing = 사용자 지정 오류 응답 대신 함수 사용
upgrade-routing-why = 403과 404를 200으로 응답하면 없는 스크립트에도 페이지가 돌아오고, 검색 엔진이 없는 페이지까지 색인합니다.
upgrade-routing-notice = 페이지는 전과 같이 열립니다. 없는 파일은 이제 없다고 응답합니다.
upgrade-routing-price = CloudFront Functions: 대부분의 사이트는 무료, 매월 무료로 제공되는 양을 넘은 실행에만 요금
upgrade-origin = 오리진에 오리진 액세스 제어(OAC) 사용
upgrade-origin-why = 오리진 액세스 ID(OAI)는 예전 방식이고, 웹 사이트 엔드포인트는 공개되어 있어야 하며 HTTPS가 없습니다.
upgrade-origin-notice = 방문자에게는 달라지는 것이 없습니다. 먼저 CloudFront 배포를 허용하고, 모든 엣지에 반영된 뒤 예전 경로를 닫습니다.
upgrade-origin-price = 무료
upgrade-private = 버킷을 비공개로 전환
upgrade-private-why = 퍼블릭 버킷은 CloudFront를 거치지 않고도 읽힙니다. HTTPS도 응답 헤더도 없이, 비용은 내가 냅니다.
upgrade-private-notice = S3 웹 사이트 주소는 더 이상 열리지 않습니다. CloudFront 주소와 내 도메인은 그대로 열립니다.
upgrade-private-price = 무료
upgrade-compress = 텍스트 압축
upgrade-compress-why = 모든 브라우저가 압축을 지원하는데도 스크립트와 스타일을 압축하지 않고 보냅니다.
upgrade-compress-notice = 페이지가 더 빨리 열립니다.
upgrade-compress-price = 무료. 전송량이 줄어듭니다
upgrade-headers = 보안 헤더
upgrade-headers-why = 브라우저는 사이트가 요청할 때만 엄격하게 동작합니다.
upgrade-headers-notice = 다른 사이트가 내 사이트를 프레임에 넣을 수 없게 되고, 브라우저는 HTTPS로만 다시 접속합니다.
upgrade-headers-price = 무료
upgrade-deployer = 배포에 필요한 권한만 있는 배포 전용 사용자
upgrade-deployer-why = FullAccess 키가 유출되면 계정의 모든 버킷이 삭제될 수 있습니다.
upgrade-deployer-notice = 방문자에게는 달라지는 것이 없습니다. 새 키로 배포되면 이전 키를 삭제하세요.
upgrade-deployer-price = 무료
upgrade-standing-holds = 이미 되어 있음
upgrade-standing-offered = 지금 할 수 있음
upgrade-standing-after = 먼저 할 일: {$first}
upgrade-standing-unknown = 확인하지 못함
ui-adopt = 이미 있는 사이트 가져오기
ui-adopt-have = AWS에 이미 만든 사이트 가져오기
ui-adopt-text = 콘솔에서 직접 만든 사이트를 읽어 지금 어떤 상태인지 보여 줍니다. 가져오겠다고 하기 전에는 아무것도 바꾸지 않습니다.
ui-adopt-own = 내 계정에서
ui-adopt-target = 버킷, 배포 또는 주소
ui-adopt-target-help = 버킷 이름, CloudFront 배포 ID나 도메인 이름, 브라우저에서 연 주소, AWS 콘솔 페이지의 주소를 붙여 넣을 수 있습니다.
ui-adopt-reads-bucket = 버킷: { $what }
ui-adopt-reads-distribution = CloudFront 배포: { $what }
ui-adopt-reads-host = 접속 주소: { $what }
ui-adopt-region = 먼저 찾아볼 리전
ui-adopt-region-any = 자동으로 찾기
ui-adopt-region-text = 버킷이 있는 리전은 자동으로 찾습니다. 계정에서 쓸 수 있는 리전이 제한되어 있을 때만 선택하세요.
ui-adopt-look = 살펴보기
ui-adopt-needs-key = 먼저 자격 증명을 선택하세요.
ui-adopt-sample = 계정 없이
ui-adopt-sample-text = 예전 가이드대로 만든 샘플 사이트입니다. 퍼블릭 버킷, OAI, 200으로 바꾼 오류 응답까지 그대로 있고, 이 컴퓨터에서 무료로 해 볼 수 있습니다.
ui-adopt-sample-try = 샘플로 해 보기
ui-adopt-note = 다른 도구나 프로젝트가 관리하는 것과 다른 계정의 것은 가려내어 건드리지 않습니다.
ui-adopt-looking = 현재 상태를 읽는 중
ui-adopt-looking-text = 버킷과 설정, 그 앞의 CloudFront 배포를 읽습니다. 아무것도 변경하지 않습니다.
ui-adopt-found = 찾은 사이트
ui-adopt-trouble = 읽지 못한 이유
ui-adopt-address = 주소
ui-adopt-as-before = 그대로
ui-adopt-no-folder = 선택 전
ui-adopt-change = 가져올 때 바뀌는 것: 표시 { $ops }개
ui-adopt-change-text = 태그와 기록 하나, 그 기록을 비공개로 두는 정책 문이 전부입니다. 파일, 설정, 주소는 그대로이며 되돌려 놓으면 표시도 사라집니다.
ui-adopt-take = 가져오기
ui-adopt-other = 다른 사이트 살펴보기
ui-sheet-adopt = 가져오기
ui-upgrades = 개선
ui-upgrades-text = 예전 방식을 요즘 방식으로 하나씩 바꿉니다. 그동안 사이트는 계속 열립니다.
ui-upgrades-of-hundred = / 100점
ui-upgrades-rules = 규칙 { $of }개 중 { $hold }개 충족
ui-upgrades-left = { $count_n ->
    [0] 모두 완료
   *[other] 지금 할 수 있는 것 { $count }개
}
ui-upgrades-see = 개선할 점 { $count }개 보기
ui-upgrades-plan = 계획 보기
ui-upgrades-price = 비용:
ui-upgrades-besides = 그 밖에 발견한 것
ui-upgrades-kept = 그대로 두는 것
ui-upgrades-kept-text = 개선을 실행하기 전까지 건드리지 않습니다:
ui-upgrades-beyond = 항상 그대로 둡니다:
ui-next-give-back = 되돌려 놓기…
ui-sheet-give-back = 되돌려 놓기
ui-give-back-text = 나루의 표시만 제거합니다. 파일, 버킷, CloudFront 배포와 이미 마친 개선은 그대로 남습니다.
ui-give-back-start = 되돌려 놓기 (변경 { $ops }개)
ui-adopted = 가져옴
ui-adopted-why = 이제 프로젝트로 관리합니다. 방문자에게는 달라지는 것이 없으며, 개선할 점은 하나씩 실행할 수 있습니다.
ui-upgraded = 개선 완료
ui-upgraded-why = 미리 본 대로 변경하고 모든 부분을 다시 확인했습니다.
ui-given-back = 되돌려 놓음
ui-given-back-why = 나루의 표시를 제거했고 원래 있던 것은 그대로입니다. 목록에서 프로젝트를 삭제해도 됩니다.
cli-adopt-visitor = 방문자
cli-adopt-score = 점수: 100점 중 {$points}점(규칙 {$of}개 중 {$hold}개 충족)
cli-adopt-kept = 그대로 두는 것: {$parts}
cli-adopt-beyond = 건드리지 않고 그대로 둠: {$what}
cli-adopt-changes = 가져올 때 바뀌는 것은 이것뿐입니다:
cli-adopt-how = 아무것도 바꾸지 않았습니다. 가져오려면 같은 명령에 --yes를 붙이세요
cli-ask-adopt = 프로젝트를 만들고 표시를 남기시겠습니까? 프로젝트: {$name}
cli-ask-unadopt = 나루의 표시를 제거하시겠습니까(변경 { $ops }개)? 파일, 버킷, CloudFront 배포는 그대로 남습니다.
cli-adopted = 가져왔습니다: {$name}. 개선할 점 보기: naru upgrade --project "{$name}"
cli-unadopted = 되돌려 놓았습니다: {$name}. 있던 것은 그대로 남아 있습니다
cli-help-adopt = 직접 만든 사이트를 있는 그대로 가져옵니다. 구성과 점수를 보여 주고 프로젝트의 표시를 남깁니다
cli-help-adopt-after = 예:
      naru adopt --practice-sample
      naru adopt my-bucket --profile me
      naru adopt E2QWRUHAPOMQZL --credential setup --name blog --yes
      naru adopt www.example.kr --profile me
      naru adopt --undo blog
cli-help-upgrade = 가져온 사이트에서 개선할 점을 보여 주거나, 그중 하나를 실행합니다
cli-help-upgrade-after = 예:
      naru upgrade --project blog
      naru upgrade origin --project blog
cli-arg-target = 버킷 이름, CloudFront 배포 ID, 또는 방문자가 접속하는 주소
cli-arg-practice-sample = 계정 없이 해 보기: 예전 가이드대로 직접 만든 사이트를 연습 모드에서 가져옵니다
cli-arg-undo = 프로젝트의 사이트를 돌려놓습니다. 나루의 표시와 프로젝트만 사라집니다
cli-arg-adopted-too = 가져온 것도 나루가 만든 것처럼 삭제합니다. 다른 사람의 파일은 남습니다
cli-arg-upgrade = 실행할 개선. 생략하면 할 수 있는 것을 모두 보여 줍니다
cli-help-releases = 사이트의 릴리스 목록을 보거나 비교하고, 보존 기간이 지난 것을 정리합니다
cli-help-releases-list = 릴리스를 최신순으로 보여 줍니다
cli-help-releases-show = 릴리스 하나와 그 파일을 보여 줍니다
cli-help-releases-diff = 두 릴리스의 차이를 보여 줍니다
cli-help-releases-prune = 다음 배포 때 정리될 것을 지금 정리합니다: 더 이상 보존하지 않는 릴리스의 파일과 기록
cli-help-rollback = 빌드나 업로드 없이 이전 릴리스로 롤백합니다
cli-help-rollback-after = ID를 지정하지 않으면 지금 서비스 중인 릴리스의 바로 앞 릴리스로 롤백합니다. 버킷 안에서 파일을 복사하고, 바뀐 경로만 무효화한 뒤 실제 주소를 확인합니다.
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
cli-help-project-duplicate = 설정이 같은 새 프로젝트를 만듭니다(계정과 버킷 이름은 복사하지 않습니다)
cli-help-project-export = 이 컴퓨터에만 있는 정보를 빼고 프로젝트를 파일로 내보냅니다
cli-help-project-import = 프로젝트 파일을 나루로 복사합니다
cli-help-project-link = 저장소의 naru.toml을 그 자리에 둔 채 프로젝트 목록에 연결합니다
cli-help-project-unlink = 파일은 그대로 두고 프로젝트 연결만 해제합니다
cli-help-project-mend = 손상된 프로젝트 파일을 마지막 정상 버전으로 되돌립니다
cli-help-env = 프로젝트의 환경을 추가하고 보여 주고 제거합니다
cli-help-env-list = production부터 환경 목록을 보여 줍니다
cli-help-env-show = 환경 하나의 위치, 리전, 도메인, 최신 릴리스를 보여 줍니다
cli-help-env-add = 버킷, 배포, 도메인을 따로 쓰는 환경을 추가합니다
cli-help-env-add-after = 예:
      naru env add staging --copy-from production
      naru apply --env staging
cli-help-env-remove = 회수가 끝난 환경을 제거합니다
cli-help-env-rename = 환경 이름을 바꿀 수 없는 까닭을 알려 줍니다
cli-help-promote = 한 환경의 릴리스를 바이트 그대로 다른 환경에 배포합니다
cli-help-promote-after = 예:
      naru promote --from staging --to production --dry-run
      naru promote --from staging --to production --yes --auto-rollback
cli-help-policy = 자격 증명에 필요한 IAM 정책을 JSON으로 출력합니다
cli-help-deployer = 배포 전용 IAM 사용자를 관리합니다
cli-help-deployer-show = 배포 전용 사용자와 권한, 키를 만든 시각과 마지막 사용 시각을 보여 줍니다
cli-help-deployer-rotate = 새 키를 만들어 확인한 뒤 이전 키를 비활성화하고 삭제합니다
cli-help-deployer-export-csv = 콘솔과 같은 형식의 파일로 키를 저장합니다. 파일은 본인만 읽을 수 있습니다
cli-help-deployer-remove = 배포 전용 사용자와 키를 삭제합니다
cli-help-policy-check = 부족한 권한의 이름을 알려 주고 붙여 넣을 정책 문을 출력합니다
cli-help-credential = 액세스 키를 이 컴퓨터의 키체인에 보관합니다
cli-help-credential-add = 콘솔의 CSV 파일이나 직접 입력한 액세스 키를 보관합니다(명령줄에는 적지 않습니다)
cli-help-credential-list = 보관된 자격 증명을 보여 줍니다
cli-help-credential-show = 누구의 자격 증명인지 AWS에 묻고, 나루가 하는 일과 취소 방법을 보여 줍니다
cli-help-credential-rename = 자격 증명의 이름을 바꿉니다
cli-help-credential-remove = 자격 증명을 키체인에서 제거합니다
cli-help-credential-process = AWS CLI의 credential_process 형식으로 출력합니다. 비밀 값이 표준 출력에 나옵니다
cli-help-credential-snippet = 나루가 쓸 사용자와 키를 만드는 AWS CloudShell용 명령을 출력합니다
cli-help-write = 내 파일에 작은 설정을 추가합니다. 바뀌는 부분을 먼저 보여 줍니다
cli-help-write-aws-profile = 나루에서 자격 증명을 가져오는 AWS CLI 프로필을 추가합니다. 비밀 값은 파일에 남지 않습니다
cli-help-write-deploy-script = 프로젝트의 package.json에 deploy 스크립트를 추가하고 나머지는 그대로 둡니다
cli-help-write-env = 빌드가 파일을 불러올 주소를 .env에 쓰거나, 프레임워크에 맞는 설정 방법을 보여 줍니다
cli-help-waive = 빌드 폴더에서 찾은 문제(비밀 값, 잘못된 주소 등)를 보여 주고, 파일별로 그대로 배포할지 제외할지 정합니다
cli-help-profiles = 이 컴퓨터의 AWS CLI 프로필을 보여 줍니다
cli-help-completions = 셸 자동 완성 스크립트를 출력합니다
cli-arg-lang = 모든 글의 언어
cli-arg-json = 표준 출력에 한 줄에 하나씩 JSON 이벤트를 출력합니다
cli-arg-help = 이 도움말을 출력합니다
cli-arg-version = 버전을 출력합니다
cli-arg-folder = 빌드 폴더(dist, build, out 등). 생략하면 지난번에 배포한 폴더
cli-arg-headers-path = 파일이나 폴더 하나(경로, 키 또는 주소). 생략하면 모든 파일
cli-arg-practice-folder = 빌드 폴더(dist, build, out 등). 생략하면 예제 사이트
cli-arg-once = 확인까지만 하고 끝냅니다
cli-arg-access = 누가 읽을 수 있는지: cdn(CloudFront로 공개), private(비공개) 또는 classic(예전 안내서의 공개 웹 사이트)
cli-arg-source-maps = 소스 맵도 올립니다
cli-arg-practice-source-maps = 소스 맵도 올립니다
cli-arg-keep = 연습용 클라우드를 이 이름으로 보관하고 다음에 이어서 씁니다
cli-arg-port = 이 포트에서 보여 줍니다
cli-arg-pace = 모든 호출이 이만큼 걸리게 합니다(밀리초)
cli-arg-fault = n번째 변경에서 장애를 연습합니다: crash-before, crash-after, lost-reply, denied, offline, stale-reads (예: lost-reply@3)
cli-arg-project = 프로젝트. 생략하면 여기의 naru.toml 또는 하나뿐인 프로젝트
cli-arg-env = 환경. 생략하면 하나뿐인 환경 또는 production
cli-arg-env-show-env = 환경 이름
cli-arg-env-add-env = 새 환경 이름. 영문 소문자, 숫자, 하이픈 1~20자
cli-arg-env-remove-env = 환경 이름
cli-arg-env-rename-env = 환경 이름
cli-arg-env-rename-new = 다른 이름
cli-arg-copy-from = 이 환경의 설정, 자격 증명, 폴더로 시작합니다. 버킷과 도메인은 복사하지 않습니다
cli-arg-env-add-account = 프로젝트와 다른 AWS 계정을 쓸 때 그 계정 ID
cli-arg-promote-from = 승격할 릴리스가 있는 환경
cli-arg-promote-to = 배포할 환경
cli-arg-promote-release = 최신 릴리스 대신 승격할 릴리스
cli-arg-profile = 사용할 AWS CLI 프로필. 이 사이트에 기억됩니다
cli-arg-credential = 사용할 자격 증명의 이름(나루에 보관된 것). 이 사이트에 기억됩니다
cli-arg-kept = 자격 증명의 이름
cli-arg-credential-add-name = 원하는 이름
cli-arg-csv = IAM 콘솔이 저장한 CSV 파일
cli-arg-purpose = setup: plan, apply, destroy에 사용 · daily: deploy에만 사용
cli-arg-no-check = 누구의 키인지 AWS에 묻지 않습니다
cli-arg-credential-add-endpoint = AWS 대신 이 주소에 묻습니다(에뮬레이터 등)
cli-arg-credential-show-endpoint = AWS 대신 이 주소에 묻습니다(에뮬레이터 등)
cli-arg-use-environment = 환경 변수의 AWS_ACCESS_KEY_ID 등을 사용합니다
cli-arg-allow-process = 프로필의 credential_process 프로그램 실행을 허용합니다
cli-arg-allow-build = 지금의 빌드 명령을 허용합니다
cli-arg-deploy-build = 먼저 빌드하고 그 결과를 배포합니다
cli-arg-no-build = 프로젝트 설정과 상관없이 빌드하지 않습니다
cli-arg-watch = 중지할 때까지 폴더가 바뀔 때마다 다시 합니다(연습 전용)
cli-arg-preview-watch = 중지할 때까지 폴더의 변경을 바로 보여 줍니다
cli-arg-no-open = 브라우저를 열지 않습니다
cli-arg-build-dir = 프로젝트 폴더. 이 프로젝트에 기억해 둡니다
cli-arg-build-command = 프로젝트를 빌드하는 명령. none이면 package.json을 따르고, off이면 빌드하지 않습니다
cli-arg-build-output = 빌드 결과가 만들어지는 프로젝트 안의 폴더. none이면 찾아냅니다
cli-arg-build-folder = 빌드를 실행할 프로젝트 안의 폴더. none이면 최상위 폴더
cli-arg-build-before-deploy = 폴더를 지정하지 않은 배포에서 먼저 빌드합니다
cli-arg-practice = 실제 계정 대신 연습용 클라우드에 만듭니다. 이 사이트에 기억되며 --endpoint aws를 쓰면 실제 계정으로 돌아갑니다
cli-arg-step = 이 단계와 여기에 필요한 단계만 실행합니다
cli-arg-registrar = 도메인을 구입한 곳. 네임서버 위임을 기다리는 동안 그곳의 변경 방법을 보여 줍니다
cli-arg-endpoint = AWS 대신 이 주소와 통신합니다(에뮬레이터 등). 이 사이트에 기억되며 aws를 넣으면 잊습니다
cli-arg-website-url = 사이트 주소를 알 수 없을 때 직접 지정합니다. 중괄호 안의 bucket은 버킷 이름으로 바뀝니다. 이 엔드포인트에서만 기억되며 none을 넣으면 잊습니다
cli-arg-yes = 변경 전에 묻지 않습니다
cli-arg-make-public = 누구나 파일을 읽을 수 있음에 동의하는 뜻으로 버킷 이름을 입력합니다
cli-arg-remove-many = 삭제할 파일이 50개 또는 사이트의 20%를 넘어도 삭제합니다
cli-arg-auto-rollback = 사이트가 올바르게 응답하지 않으면 바로 앞 릴리스로 자동 롤백합니다
cli-arg-release = 릴리스 ID(앞부분만 써도 됩니다)
cli-arg-earlier = 앞선 릴리스
cli-arg-later = 나중 릴리스
cli-arg-all = 지금 서비스 중인 릴리스를 뺀 모든 릴리스
cli-arg-files = 단계마다 처음 20개만이 아니라, 올라가거나 삭제되는 모든 파일을 이름까지 보여 줍니다
cli-arg-dry-run = 무엇을 할지 보여 주기만 하고 아무것도 바꾸지 않습니다. 실제로 실행하면 멈출 때는 그때와 같은 코드로 끝납니다: 답할 질문이 있으면 7, --no-wait 때문에 끝나면 9
cli-arg-deploy-dry-run = 무엇을 할지 보여 주기만 하고 사이트는 바꾸지 않습니다(먼저 해야 하는 빌드는 실행합니다). 실제로 배포하면 멈출 때는 그때와 같은 코드로 끝납니다: 답할 질문이 있으면 7, --no-wait 때문에 끝나면 9
cli-arg-keep-releases = 열려 있는 탭과 롤백을 위해 보존할 이전 릴리스 수(기본값 3)
cli-arg-keep-days = 최근 며칠 동안 서비스된 릴리스도 보존합니다(기본값 7)
cli-arg-overwrite = 다른 사람이 버킷에 올렸거나 바꾼 파일도 덮어씁니다
cli-arg-break-lock = 다른 사람의 배포 잠금이 버킷에 있어도 배포합니다
cli-arg-mend = 나루가 설정한 값을 누군가 직접 바꿨다면 되돌리기
cli-arg-replace-records = 다른 곳을 가리키는 DNS 레코드를 바꿉니다. 사이트를 정리할 때 되돌려 놓습니다
cli-arg-delete-zone = 나루가 만든 호스팅 영역에 다른 레코드가 없으면 삭제합니다
cli-arg-keep-zone = 나루가 만든 호스팅 영역을 그대로 둡니다
cli-arg-origin = CloudFront가 버킷을 읽는 방식: control(OAC, 기본값), identity(레거시 OAI), website(공개 웹 사이트 엔드포인트)
cli-arg-origin-access = 새로 만들지 않고 사용할 계정의 OAC 또는 OAI의 ID
cli-arg-routing = 파일이 아닌 주소에 보여 줄 것: auto(빌드에 맞게), single-page, many-pages, clean-urls, error-pages(예전 안내서 방식), files-only
cli-arg-edges = CloudFront가 응답할 엣지: west(북미와 유럽), most-of-the-world(아시아 포함, 기본값), everywhere(전체)
cli-arg-firewall = CloudFront 배포 앞의 방화벽(AWS WAF): none, 규칙에 걸린 요청을 세기만 하는 count, 차단하는 block. 요금은 매월, 그리고 요청 수만큼 청구됩니다
cli-arg-security-headers = CloudFront가 보안 헤더를 추가할지 여부
cli-arg-domain = 사이트의 도메인(예: example.kr). none을 쓰면 지웁니다
cli-arg-www = www가 있는 이름과 없는 이름을 모두 쓸지 여부. 구입한 도메인 그대로라면 따로 정하지 않아도 true입니다
cli-arg-canonical = 대표 주소: apex(www 없음) 또는 www. 다른 쪽 방문자는 대표 주소로 이동합니다
cli-arg-also = 사이트에 추가할 이름(쉼표로 구분). none을 쓰면 지웁니다
cli-arg-dns = 도메인의 레코드를 관리하는 곳: route53 또는 elsewhere(입력할 레코드를 나루가 보여 줍니다)
cli-arg-certificate = us-east-1에 이미 있는 인증서의 ARN. none을 쓰면 나루가 찾거나 요청합니다
cli-arg-health-check = Route 53 상태 확인이 여러 리전에서 대표 이름을 HTTPS로 요청할지 여부. 매월 요금이고 CloudFront 요청이 100만 건 넘게 늘어납니다
cli-arg-deployer = 배포 전용 IAM 사용자를 둘지 여부
cli-arg-deployer-policy = 배포 전용 사용자의 권한: 이 사이트만(least-privilege), 또는 예전 안내서처럼 S3와 CloudFront 전체(full-access)
cli-arg-join-group = 배포 전용 사용자를 추가할 IAM 그룹(없애려면 none)
cli-arg-to = 저장할 파일(이미 있으면 안 됨)
cli-arg-limit-rate = 초당 전송량을 2M, 500K처럼 제한합니다. “off”로 해제할 때까지 기억합니다
cli-arg-no-wait = 오래 걸리는 일을 기다리지 않고 9로 끝냅니다
cli-arg-run = 이 실행이 한 일을 보여 줍니다
cli-arg-limit = 보여 줄 실행 수
cli-arg-name = 프로젝트 이름
cli-arg-new = 새 이름
cli-arg-file = 파일
cli-arg-project-link-path = naru.toml 또는 그 폴더. 생략하면 여기의 naru.toml
cli-arg-project-unlink-name = 프로젝트 이름 또는 파일. 생략하면 여기의 naru.toml
cli-arg-project-mend-name = 프로젝트 이름 또는 파일
cli-arg-here = 코드와 함께 보관하도록 이 폴더에 naru.toml로 저장합니다
cli-arg-region = AWS 리전. 생략하면 ap-northeast-2(서울)
cli-arg-bucket = 나루가 만드는 이름 대신 쓸 버킷 이름
cli-arg-ownership = 객체 소유권: acls-disabled(현재 기본값) 또는 acls-enabled(예전 안내서)
cli-arg-index = 인덱스 문서. 생략하면 index.html
cli-arg-error = 오류 문서. 생략하면 index.html
cli-arg-write-aws-profile-name = 프로필 이름. 이름 없는 기본 프로필은 default
cli-arg-write-aws-profile-credential = 나루에 보관된 자격 증명. 생략하면 프로필과 이름이 같은 것
cli-arg-plain-keys = 액세스 키와 비밀 값을 credentials 파일에 그대로 씁니다
cli-arg-write-aws-profile-region = 프로필의 리전. 새 프로필에서 생략하면 프로젝트의 리전, 없으면 ap-northeast-2(서울)
cli-arg-output = AWS CLI의 기본 출력 형식. 새 프로필에서 생략하면 json
cli-arg-write-aws-profile-overwrite = 같은 이름의 프로필이 있으면 바꿉니다
cli-arg-write-deploy-script-folder = package.json이 있는 프로젝트 폴더. 생략하면 현재 폴더
cli-arg-write-env-folder = 프로젝트 폴더. 생략하면 현재 폴더
cli-arg-aws = naru deploy 대신 aws 명령 두 개(s3 sync, create-invalidation)를 씁니다
cli-arg-build = aws s3 sync로 보낼 빌드 폴더(프로젝트 폴더 기준)
cli-arg-write-deploy-script-bucket = aws s3 sync로 보낼 버킷. 생략하면 프로젝트의 버킷
cli-arg-distribution = 캐시를 무효화할 CloudFront 배포의 ID
cli-arg-write-deploy-script-profile = aws 명령이 쓸 AWS CLI 프로필
cli-arg-write-deploy-script-project = naru deploy에 지정할 프로젝트. 생략하면 그 폴더에서 찾은 프로젝트
cli-arg-write-deploy-script-env = naru deploy에 지정할 환경
cli-arg-write-deploy-script-overwrite = 이미 있는 다른 deploy 스크립트를 바꿉니다
cli-arg-address = 방문자가 접속하는 주소: https://… 또는 /blog/ 같은 경로
cli-arg-write-env-overwrite = 이미 있는 다른 PUBLIC_URL 값을 바꿉니다
cli-arg-waive-file = 목록에 나온 파일. 생략하면 찾은 문제를 모두 보여 줍니다
cli-arg-waive-rule = 목록에 나온 이름의 규칙 하나만(secret, asset-host 등)
cli-arg-waive-why = 이유. 나중에 프로젝트를 볼 사람을 위해 함께 저장합니다
cli-arg-waive-leave-out = 이 파일이나 폴더만 빼고 배포합니다
cli-arg-waive-take-back = 이 파일에 대해 정한 것을 취소합니다
cli-arg-waive-folder = 빌드 폴더. 생략하면 지난번에 배포한 폴더
cli-arg-waive-env = 이 빌드 폴더를 쓰는 환경
cli-arg-waive-yes = 비밀 값처럼 보이는 파일도 묻지 않고 허용합니다
cli-arg-which = daily: deploy에 필요한 권한 · setup: apply와 destroy에 필요한 권한
cli-arg-shell = 셸

### 용어집: 용어의 이름, 문구에 나타나는 형태(`|`로 구분), 뜻과 중요한 이유와 비용(2026년 11월 기준)

ui-glossary = 용어집
ui-glossary-text = 화면에 나오는 용어의 뜻과 사이트에 중요한 이유, 드는 비용을 설명합니다. 요금은 2026년 11월 AWS 정가 기준입니다.
ui-glossary-search = 용어 검색
ui-glossary-found = 검색 결과
ui-glossary-count = 용어 {$count}개
ui-glossary-none = ‘{$query}’에 맞는 용어가 없습니다
ui-glossary-none-text = 한국어나 영어로 다른 낱말을 입력할 수 있습니다.
ui-glossary-all = 모든 용어 보기
ui-glossary-open = 용어집 열기
ui-glossary-naru = 나루에서 쓰는 말
ui-glossary-build = 빌드와 파일
ui-glossary-storage = 파일을 저장하는 S3
ui-glossary-access = 권한
ui-glossary-account = 계정과 로그인
ui-glossary-network = 방문자가 사이트에 오기까지
ui-glossary-cloudfront = CloudFront 자세히
ui-glossary-server = 서버와 그 밖의 방법
ui-glossary-automation = 배포 자동화
ui-glossary-models = 클라우드 서비스의 종류

term-project = 프로젝트
term-project-forms = 프로젝트
term-project-text = 프로젝트는 나루가 사이트 하나에 대해 기억하는 것으로, 계정과 리전, 누가 읽을 수 있는지, 스테이징이나 프로덕션 같은 환경이 담깁니다. 나루의 폴더에 저장하거나 naru.toml이라는 작은 파일로 코드 옆에 둘 수 있으며, 비밀 정보는 들어가지 않습니다. 저장하는 것만으로는 AWS에 아무것도 만들어지지 않고 비용도 들지 않습니다.

term-recipe = 레시피와 단계
term-recipe-forms = 레시피|단계
term-recipe-text = 레시피는 사이트를 완성하기까지의 단계를 모은 목록이고, 단계는 AWS 콘솔에서 직접 할 수도 있는 작업 하나입니다. 나루는 각 단계의 현재 상태를 먼저 살펴보고, 빠진 것을 보여 준 뒤 그것만 실행합니다. 이미 끝난 단계는 그대로 두므로 레시피는 언제든지 다시 실행할 수 있습니다.

term-practice = 연습 모드
term-practice-forms = 연습용 클라우드|연습 모드|연습
term-practice-text = 연습 모드는 나루가 이 컴퓨터 안에서 AWS를 흉내 내는 환경입니다. 실제와 같은 순서로 모든 단계를 거치고 거부나 대기도 똑같이 일어나지만, 계정도 인터넷도 필요 없고 비용도 들지 않습니다. 여기서 만든 사이트는 나루가 보여 주는 동안 이 컴퓨터에서만 열 수 있습니다.

term-release = 릴리스
term-release-forms = 릴리스
term-release-text = 릴리스는 한 번에 함께 올린 사이트 파일 전체의 상태입니다. 나루는 릴리스마다 ID를 붙이고 어떤 파일이 속하는지 기록합니다. 그래서 무엇이 바뀌었는지 알 수 있고, 더 이상 필요 없는 파일만 골라 지울 수 있습니다.

term-manifest = 매니페스트
term-manifest-forms = 매니페스트
term-manifest-text = 매니페스트는 릴리스에 속한 파일의 목록으로, 파일마다 크기와 체크섬, 헤더가 적혀 있습니다. 나루는 첫 파일을 올리기 전과 마지막 파일이 도착한 뒤에 버킷의 .naru/releases/에 매니페스트를 기록합니다. 그래서 어느 컴퓨터에서나 무엇이 올라가 있는지 확인하고, 중간에 끊긴 배포를 이어서 마칠 수 있습니다. 방문자는 읽을 수 없으며, 저장 비용은 무시할 수 있는 수준입니다.

term-publish-lock = 배포 잠금
term-publish-lock-forms = 배포 잠금
term-publish-lock-text = 배포 잠금은 지금 릴리스를 올리는 중임을 알리는, 버킷 안의 작은 객체입니다. 두 컴퓨터가 동시에 파일을 써서 방문자에게 두 릴리스가 섞여 보이는 일을 막습니다. 나루는 첫 파일을 올리기 전에 잠금을 설정하고 끝나면 해제합니다. 배포가 중간에 끊겨 잠금이 남아 있으면, 넘겨받기 전에 먼저 묻습니다.

term-journal = 저널(실행 이력)
term-journal-forms = 실행 이력|저널
term-journal-text = 저널은 나루가 이 컴퓨터에 남기는 작업 일지로, 변경하기 전에는 할 일을, 변경한 뒤에는 결과를 적습니다. 그래서 프로그램이 갑자기 종료되거나 연결이 끊겨도 멈춘 곳에서 이어 가며, 같은 일을 두 번 하지 않습니다. naru history 명령으로 볼 수 있고, 누구에게도 전송되지 않습니다.

term-keychain = 키체인
term-keychain-forms = 키체인
term-keychain-text = 키체인은 운영 체제가 암호를 암호화하여 보관하고 로그인한 사용자에게만 내주는 곳입니다. macOS의 키체인, Windows의 자격 증명 관리자, Linux의 Secret Service(예: GNOME 키링)가 여기에 해당합니다. 나루는 비밀 값을 파일이 아니라 키체인에 보관하므로, 프로젝트나 로그에는 남지 않습니다. 비용은 없습니다.

term-build-folder = 빌드 폴더(dist)
term-build-folder-forms = 빌드 폴더|빌드 결과|dist
term-build-folder-text = 빌드 폴더는 빌드 명령(대개 npm run build)이 만드는 폴더로, 브라우저가 바로 읽을 수 있는 HTML, CSS, JavaScript, 이미지가 들어 있습니다. Vite는 dist, Create React App은 build, Next.js의 정적 내보내기는 out이라는 이름을 씁니다. 인터넷에 올리는 것은 프로젝트 전체가 아니라 이 폴더입니다. 다음 빌드가 새로 만들기 때문에 직접 고쳐도 남지 않습니다.

term-hashed-asset = 이름에 해시가 있는 파일
term-hashed-asset-forms = 이름에 해시가 있는 파일|해시가 붙은 파일
term-hashed-asset-text = index-DiwrgTda.js처럼 내용의 지문(해시)이 이름에 들어 있는 파일로, 빌드 도구가 만듭니다. 내용이 바뀌면 이름도 바뀌므로, 브라우저와 CDN이 1년 동안 보관해도 옛 내용이 보이지 않습니다. 나루는 이 파일을 참조하는 페이지보다 먼저 올립니다.

term-source-map = 소스 맵
term-source-map-forms = 소스 맵
term-source-map-text = 소스 맵(.map 파일)은 압축된 코드를 원래 작성한 코드와 이어 주어 오류를 읽기 쉽게 만듭니다. 공개하면 누구나 원래 소스 코드를 볼 수 있습니다. 없어도 사이트는 똑같이 동작하므로, 나루는 따로 요청하지 않으면 소스 맵을 올리지 않습니다.

term-content-type = 콘텐츠 유형
term-content-type-forms = 콘텐츠 유형|Content-Type
term-content-type-text = 콘텐츠 유형(Content-Type)은 text/html이나 image/svg+xml처럼 파일이 무엇인지 브라우저에 알려 주는 값입니다. 값이 틀리면 페이지가 열리지 않고 다운로드되거나 스크립트가 거부됩니다. S3는 파일의 내용을 보지 않고 업로드할 때 받은 값을 그대로 돌려주므로, 나루가 파일 이름에 맞는 값을 붙여서 올립니다.

term-cache-control = 캐시 헤더(Cache-Control)
term-cache-control-forms = 캐시 헤더|Cache-Control
term-cache-control-text = 캐시 헤더(Cache-Control)는 브라우저와 CDN이 파일의 사본을 얼마 동안 보관해도 되는지 정합니다. 너무 길면 방문자에게 옛 페이지가 보이고, 너무 짧으면 방문할 때마다 모든 파일을 다시 내려받아 요금도 다시 청구됩니다. 나루는 이름에 해시가 있는 파일은 1년 동안 보관하게 하고, 페이지는 방문할 때마다 확인하게 합니다.

term-checksum = 체크섬과 ETag
term-checksum-forms = 체크섬|SHA-256|ETag|MD5
term-checksum-text = 체크섬은 파일의 내용으로 계산한 짧은 지문으로, 체크섬이 같으면 내용도 같습니다. 나루는 파일마다 SHA-256 값을 함께 보내며, 도착한 내용이 다르면 S3가 저장을 거부합니다. ETag는 S3가 직접 객체에 붙이는 지문으로, 대개 내용의 MD5이지만 항상 그렇지는 않습니다.

term-spa = SPA와 딥 링크
term-spa-forms = 단일 페이지 애플리케이션|딥 링크|SPA
term-spa-text = SPA(단일 페이지 애플리케이션)는 React나 Vue 앱처럼 HTML 페이지 하나에서 스크립트가 모든 화면을 그리는 사이트입니다. 딥 링크는 /posts/3처럼 그중 한 화면을 바로 여는 주소인데, 서버에는 그런 파일이 없습니다. 그래서 S3는 403이나 404로 응답하며, 그 대신 시작 페이지를 보내 주면 앱의 라우터가 올바른 화면을 보여 줍니다.

term-s3 = S3(Simple Storage Service)
term-s3-forms = Simple Storage Service|Amazon S3|S3
term-s3-text = S3는 파일을 저장하는 AWS의 스토리지 서비스입니다. 서버가 필요 없고, 공간이 모자랄 일이 없으며, 브라우저에 파일을 바로 보낼 수 있어 정적 사이트를 두기에 가장 간단한 곳입니다. 저장한 용량(GB), 요청 수, 방문자에게 나간 데이터에 대해 요금이 청구되며, 작은 사이트라면 대개 한 달에 몇십 원 수준입니다.

term-bucket = 버킷
term-bucket-forms = S3 버킷|버킷
term-bucket-text = 버킷은 S3에서 파일을 담는 공간입니다. 하나의 리전에 만들어지고, 이름은 기본적으로 AWS에 있는 다른 모든 버킷의 이름과 달라야 하며, 둘 다 나중에 바꿀 수 없습니다. 빈 버킷에는 요금이 없고, 저장한 용량과 요청, 밖으로 나간 데이터에 대해서만 요금이 청구됩니다.

term-object = 객체
term-object-forms = 객체
term-object-text = 객체는 버킷에 저장된 파일 하나로, 이름(키)과 헤더가 함께 저장됩니다. S3에는 폴더가 없으며, assets/app.js도 슬래시가 들어간 키 하나일 뿐입니다. 한 번의 요청으로 5GB까지 보낼 수 있습니다. 업로드는 요청 1건으로 계산되고, 삭제는 무료입니다.

term-static-website = 정적 웹 사이트 호스팅
term-static-website-forms = 정적 웹 사이트 호스팅
term-static-website-text = 정적 웹 사이트 호스팅은 S3가 간단한 웹 서버처럼 인덱스 문서와 오류 문서로 응답하게 하는 버킷 설정입니다. 설정은 무료이지만, 그 주소는 HTTP만 지원하고 파일을 공개해야 합니다. HTTPS가 필요하면 비공개 버킷 앞에 CloudFront 배포를 두며, 이때는 이 설정이 필요하지 않습니다.

term-index-document = 인덱스 문서
term-index-document-forms = 인덱스 문서
term-index-document-text = 인덱스 문서는 방문자가 사이트 주소나 폴더를 요청했을 때 받는 파일로, 거의 항상 index.html입니다. 없으면 사이트의 첫 주소부터 오류로 응답합니다. 앞에 폴더를 붙이지 않고 파일 이름만 지정합니다.

term-error-document = 오류 문서
term-error-document-forms = 오류 문서
term-error-document-text = 오류 문서는 요청받은 것을 줄 수 없을 때 정적 웹 사이트 호스팅이 대신 보내는 파일입니다. SPA에서는 여기에 index.html을 지정하지만, 상태 코드는 403이나 404 그대로입니다. 방문자에게 버킷 목록 조회를 허용하지 않으면, 없는 파일에는 403으로 응답합니다.

term-endpoint = 엔드포인트
term-endpoint-forms = 버킷 웹 사이트 엔드포인트|웹 사이트 엔드포인트|엔드포인트
term-endpoint-text = 엔드포인트는 s3.ap-northeast-2.amazonaws.com처럼 서비스가 응답하는 주소입니다. 버킷 웹 사이트 엔드포인트는 정적 웹 사이트 호스팅을 켰을 때 방문자가 접속하는 주소입니다. 나루가 이 컴퓨터의 에뮬레이터 같은 다른 엔드포인트를 쓰게 할 수도 있으며, 그러면 AWS에는 아무것도 보내지 않고 AWS 요금도 없습니다.

term-tag = 태그
term-tag-forms = 태그
term-tag-text = 태그는 AWS의 거의 모든 리소스에 붙일 수 있는 이름표로, 키와 값으로 이루어집니다. 나루는 만든 리소스에 어느 사이트의 것인지 태그로 표시하고, 변경하거나 삭제하기 전에 이것을 보고 다른 사람의 것과 구별합니다. 요금을 태그별로 나누어 볼 수도 있습니다. 버킷에 붙이는 태그는 무료입니다.

term-arn = ARN(Amazon 리소스 이름)
term-arn-forms = Amazon 리소스 이름|ARN
term-arn-text = ARN은 arn:aws:s3:::my-bucket처럼 AWS의 리소스 하나를 정확히 가리키는 전체 이름입니다. 정책에서 무엇에 대한 내용인지 밝힐 때 사용합니다. 버킷의 ARN은 버킷 자체를 가리키고, 끝에 /*를 붙이면 버킷 안의 모든 객체를 가리킵니다.

term-block-public-access = 퍼블릭 액세스 차단
term-block-public-access-forms = 퍼블릭 액세스 차단
term-block-public-access-text = 퍼블릭 액세스 차단은 S3의 안전장치로, 켜져 있는 동안에는 어떤 정책이나 ACL로도 버킷을 공개할 수 없습니다. 버킷과 계정 전체에 각각 있으며, 둘 중 더 엄격한 쪽이 적용됩니다. ACL 항목 2개와 정책 항목 2개로 이루어지고, 새 버킷에는 모두 켜져 있습니다. 비용은 없습니다.

term-bucket-policy = 버킷 정책
term-bucket-policy-forms = 버킷 정책
term-bucket-policy-text = 버킷 정책은 누가 버킷과 그 안의 객체로 무엇을 할 수 있는지 정하는 JSON 문서입니다. 공개 웹 사이트라면 모든 사람에게, 비공개라면 CloudFront에만 읽기(s3:GetObject)를 허용합니다. 잘못 쓰면 파일이 모두에게 공개되거나 자신도 접근하지 못할 수 있으므로, 나루는 작성하기 전에 내용을 보여 주고 다른 사람이 쓴 정책 문은 그대로 둡니다. 비용은 없습니다.

term-object-ownership = 객체 소유권과 ACL
term-object-ownership-forms = 액세스 제어 목록|객체 소유권|ACL
term-object-ownership-text = ACL(액세스 제어 목록)은 파일마다 권한을 주는, S3에서 가장 오래된 방식입니다. 객체 소유권은 ACL을 활성화할지 비활성화할지 정하는 설정입니다. 2023년 4월부터 새 버킷은 ACL이 비활성화된 상태로 만들어지고, AWS는 그대로 두기를 권장합니다. 웹 사이트에 필요한 권한은 정책만으로 모두 줄 수 있습니다.

term-policy = 정책(IAM)
term-policy-forms = IAM 정책|정책
term-policy-text = 정책은 어떤 리소스에 대해 어떤 작업을 허용하거나 거부하는지 적은 JSON 문서입니다. IAM 정책은 사용자나 역할에 연결되어 그 사용자나 역할이 할 수 있는 일을 정하고, 버킷 정책은 버킷에 연결됩니다. 아무것도 허용하지 않은 것은 금지된 상태로 남고, 거부(Deny)가 항상 우선합니다. naru policy 명령은 배포에 필요한 최소한의 정책을 출력합니다.

term-account-id = 계정 ID
term-account-id-forms = AWS 계정 ID|계정 ID
term-account-id-text = 계정 ID는 AWS 계정의 12자리 번호입니다. 만든 리소스는 모두 한 계정에 속하고 그 계정에 청구됩니다. 비밀은 아니지만 널리 알릴 필요도 없습니다. 나루는 프로젝트가 속한 계정을 기억하고, 다른 계정의 자격 증명이면 멈춥니다.

term-region = 리전
term-region-forms = AWS 리전|리전
term-region-text = 리전은 ap-northeast-2(서울)나 us-east-1(버지니아 북부)처럼 AWS의 데이터 센터가 있는 지역입니다. 방문자와 가까울수록 응답이 빠르고, 요금은 리전마다 조금씩 다릅니다. 리소스는 대부분 하나의 리전에 만들어지며 나중에 옮길 수 없습니다. CloudFront에 쓰는 인증서는 us-east-1에 있어야 합니다.

term-root-user = 루트 사용자
term-root-user-forms = 루트 사용자
term-root-user-text = 루트 사용자는 계정을 처음 만든 사용자로, 계정의 이메일 주소로 로그인하고 모든 작업을 할 수 있으며 계정의 어떤 정책으로도 제한되지 않습니다. 다른 사용자가 할 수 없는 작업에만 쓰고, MFA로 보호하며, 액세스 키는 만들지 않는 것이 좋습니다. 그 밖의 작업에는 IAM Identity Center나 IAM 사용자를 사용합니다. 나루는 AWS에서 루트 사용자의 자격 증명을 거부합니다.

term-iam = IAM(Identity and Access Management)
term-iam-forms = Identity and Access Management|IAM
term-iam-text = IAM은 AWS에서 누가 무엇을 할 수 있는지 관리하는 서비스입니다. 여기에서 사용자와 역할을 만들고 정책을 연결합니다. 처음에는 아무것도 허용되지 않고 정책에 적힌 일만 할 수 있으므로, 배포에는 배포에 필요한 권한만 주는 것이 안전합니다. IAM은 무료입니다.

term-iam-user = IAM 사용자
term-iam-user-forms = IAM 사용자
term-iam-user-text = IAM 사용자는 계정 하나에 속한 사용자로, 암호나 액세스 키 또는 둘 다를 가집니다. 액세스 키는 누군가 삭제할 때까지 계속 쓸 수 있어 편리하지만, 유출되면 위험합니다. AWS는 사람에게는 IAM Identity Center를 권장합니다. IAM 사용자를 쓴다면 필요한 권한만 주고 키를 정기적으로 교체하는 것이 좋으며, 비용은 없습니다.

term-identity-center = IAM Identity Center(SSO)
term-identity-center-forms = AWS IAM Identity Center|IAM Identity Center|Identity Center|AWS SSO|SSO
term-identity-center-text = IAM Identity Center(이전 이름은 AWS SSO)를 쓰면 브라우저에서 로그인하여 하나 또는 여러 계정을 몇 시간만 유효한 자격 증명으로 사용할 수 있습니다. 컴퓨터에 계속 남는 키가 없으므로 유출되어도 피해가 작습니다. 터미널에서는 aws sso login 명령으로 로그인하고, 만료되면 다시 로그인합니다. 비용은 없습니다.

term-credentials = 자격 증명
term-credentials-forms = 자격 증명
term-credentials-text = 자격 증명은 요청하는 사람이 누구인지 AWS에 증명하는 것으로, 액세스 키와 비밀 액세스 키, 또는 로그인해서 받는 임시 자격 증명이 있습니다. 가진 사람은 누구나 허용된 모든 일을 할 수 있고, 비용은 계정에 청구됩니다. 나루는 직접 지정한 자격 증명만 사용하며, 프로젝트나 로그에 기록하지 않습니다.

term-access-key = 액세스 키
term-access-key-forms = 액세스 키 ID|액세스 키
term-access-key-text = 액세스 키는 프로그램이 사용자의 이름으로 AWS를 호출할 때 쓰는 키입니다. 비밀이 아닌 액세스 키 ID(AKIA…)와 비밀로 지켜야 하는 비밀 액세스 키로 이루어집니다. 사용자마다 2개까지 가질 수 있어, 새 키를 시험해 본 뒤에 이전 키를 삭제할 수 있습니다. 공개 저장소에 올라간 키는 몇 분 안에 발견되어 악용되므로 바로 삭제해야 합니다.

term-secret-access-key = 비밀 액세스 키
term-secret-access-key-forms = 비밀 액세스 키
term-secret-access-key-text = 비밀 액세스 키는 액세스 키에서 요청에 서명하는 부분으로, 키 자체는 전송되지 않습니다. AWS는 키를 만들 때 한 번만 보여 줍니다. 잃어버렸다면 새 액세스 키를 만들고 이전 키를 삭제해야 합니다. 코드나 메신저, 빌드 폴더에는 절대로 넣지 않아야 합니다.

term-profile = AWS CLI 프로필
term-profile-forms = AWS CLI 프로필|AWS CLI 프로파일|프로필|프로파일
term-profile-text = 프로필은 이 컴퓨터의 AWS 설정 파일(~/.aws/config와 ~/.aws/credentials)에 이름을 붙여 저장한 항목으로, 어떤 자격 증명과 리전을 쓸지 정합니다. AWS CLI와 나루가 함께 읽으며, aws configure, aws configure sso, aws login 명령으로 만들 수 있습니다. 나루는 프로필의 이름만 기억하고 비밀 값은 기억하지 않습니다.

term-cloudshell = CloudShell
term-cloudshell-forms = AWS CloudShell|CloudShell
term-cloudshell-text = CloudShell은 AWS 콘솔 안에서 열리는 터미널로, 콘솔에 로그인한 사용자로 이미 로그인되어 있습니다. 설치하거나 액세스 키를 만들지 않고 aws 명령을 한두 개 실행할 때 편리합니다. CloudShell 자체는 무료이며, 명령으로 만든 리소스에는 평소처럼 요금이 청구됩니다.

term-dns = DNS
term-dns-forms = 네임서버|네임 서버|DNS
term-dns-text = DNS는 example.kr 같은 이름을 서버의 주소로 바꾸어 주는 인터넷의 주소록입니다. 내 도메인을 쓰려면 도메인을 산 등록 기관에 어느 네임서버가 응답할지 알려 주어야 합니다. 다른 서버들이 이전 응답을 한동안 보관하므로, 변경한 내용이 모든 곳에서 보이기까지 몇 분에서 이틀까지 걸립니다. 도메인 요금은 1년 단위로 냅니다.

term-route-53 = Route 53
term-route-53-forms = Amazon Route 53|Route 53|Route53|호스팅 영역
term-route-53-text = Route 53은 AWS의 DNS 서비스입니다. 호스팅 영역에는 도메인 하나의 레코드가 담기고, 별칭 레코드는 www가 있든 없든 도메인을 CloudFront에 연결해 줍니다. 호스팅 영역은 월 0.50달러이고(12시간 안에 삭제하면 무료) 쿼리에도 소액의 요금이 있지만, CloudFront에 연결된 별칭의 쿼리는 무료입니다. 도메인도 1년 단위로 등록할 수 있습니다.

term-https = HTTPS(TLS)
term-https-forms = TLS 인증서|인증서|HTTPS|TLS|SSL
term-https-text = HTTPS는 암호화된 연결(TLS, 이전 이름은 SSL)로 주고받는 HTTP입니다. 중간에서 아무도 내용을 읽거나 바꿀 수 없고, 누구의 사이트인지는 인증서가 증명합니다. HTTPS가 아닌 페이지에는 브라우저가 경고를 표시합니다. CloudFront 주소는 처음부터 HTTPS를 지원하며, 내 도메인에는 us-east-1의 AWS Certificate Manager에서 퍼블릭 인증서를 무료로 받을 수 있습니다.

term-cdn = CDN과 엣지
term-cdn-forms = 콘텐츠 전송 네트워크|CDN|엣지
term-cdn-text = CDN(콘텐츠 전송 네트워크)은 엣지 로케이션이라고 하는 세계 여러 곳에 파일의 사본을 두고, 방문자와 가까운 곳에서 응답합니다. 응답이 빨라지고 버킷이 받는 요청도 줄어듭니다. 사본은 보관 기간이 끝나거나 무효화로 지울 때까지 남습니다. AWS의 CDN은 CloudFront입니다.

term-cloudfront = CloudFront
term-cloudfront-forms = Amazon CloudFront|CloudFront
term-cloudfront-text = CloudFront는 AWS의 CDN입니다. 사이트마다 배포(distribution)를 하나 만들며, 배포는 HTTPS 주소를 가지고 비공개 버킷을 읽어 세계 곳곳의 엣지 로케이션에서 응답합니다. 매월 기본으로 제공되는 양을 넘은 용량(GB)과 요청 수만큼, 또는 월 정액 요금제로 청구됩니다. S3에서 CloudFront로 가는 데이터는 무료입니다.

term-distribution = 배포(distribution)
term-distribution-forms = CloudFront 배포|배포(distribution)
term-distribution-text = CloudFront 배포는 사이트마다 CloudFront에 하나씩 만드는 것으로, 자체 주소(https://….cloudfront.net)를 가지고 파일을 어디에서 가져와 어떻게 응답할지를 정합니다. 설정을 바꾸면 모든 엣지에 반영되기까지 몇 분이 걸립니다. 만드는 것은 무료입니다. 삭제하려면 먼저 비활성화해야 합니다.

term-origin = 오리진
term-origin-forms = 오리진
term-origin-text = 오리진은 엣지에 사본이 없을 때 CloudFront가 파일을 가져오는 곳으로, 버킷이나 직접 운영하는 서버입니다. 비공개 버킷이라면 버킷의 리전 주소와 오리진 액세스 제어를 지정합니다. 웹 사이트 엔드포인트를 지정하면 버킷을 공개해야 하고 HTTP로 통신합니다.

term-oac = 오리진 액세스 제어(OAC)
term-oac-forms = 오리진 액세스 제어|OAC
term-oac-text = 오리진 액세스 제어를 쓰면 CloudFront 배포가 버킷에 보내는 요청에 서명합니다. 그래서 버킷 정책으로 그 배포 하나만 허용할 수 있습니다. OAI를 대신하는 방식으로 모든 리전과 SSE-KMS에서 동작하며 무료입니다.

term-oai = 오리진 액세스 ID(OAI)
term-oai-forms = 오리진 액세스 ID|OAI
term-oai-text = 오리진 액세스 ID는 CloudFront가 비공개 버킷을 읽는 예전 방식으로, 버킷 정책에 CloudFront 전용 사용자를 적습니다. AWS는 레거시로 분류하고 OAC를 권장합니다. 예전 안내서에 자주 나오며 오래된 리전에서는 지금도 동작합니다.

term-edge-location = 엣지 로케이션
term-edge-location-forms = 엣지 로케이션
term-edge-location-text = 엣지 로케이션은 서울을 비롯해 CloudFront가 방문자에게 응답하는 수백 곳의 거점입니다. 거점마다 그곳에서 요청받은 파일의 사본을 따로 보관합니다. 그래서 사본을 무효화하거나 보관 기간이 끝날 때까지는 어떤 방문자에게는 예전 페이지가, 다른 방문자에게는 새 페이지가 보일 수 있습니다.

term-invalidation = 무효화
term-invalidation-forms = 무효화
term-invalidation-text = 무효화는 모든 엣지에 특정 경로의 사본을 지우도록 하여, 다음 방문자가 새 파일을 받게 하는 작업입니다. 보통 1분쯤 걸립니다. 매월 경로 1,000개까지 무료이고 그다음부터 경로 1개에 0.005 USD이며, /*는 경로 1개로 계산됩니다. 이름에 해시가 있는 파일은 무효화할 필요가 없습니다.

term-default-root-object = 기본값 루트 객체
term-default-root-object-forms = 기본값 루트 객체|기본 루트 객체
term-default-root-object-text = 기본값 루트 객체는 배포의 첫 주소(/)에 응답하는 파일로, 대개 index.html입니다(앞에 /를 붙이지 않습니다). 루트에만 적용되며 CloudFront는 폴더의 index.html을 찾아 주지 않습니다. 폴더 주소를 열려면 엣지의 함수가 필요합니다.

term-price-class = 가격 분류
term-price-class-forms = 가격 분류
term-price-class-text = 가격 분류는 배포가 어느 엣지 로케이션에서 응답할지를 정합니다. 북미와 유럽만(100), 대부분의 지역(200), 모든 지역 중에서 고릅니다. 적을수록 저렴하지만 그 밖의 지역에서는 응답이 느려집니다. 서울은 200에 포함되며 언제든지 바꿀 수 있습니다.

term-cloudfront-functions = CloudFront Functions
term-cloudfront-functions-forms = CloudFront Functions|CloudFront 함수
term-cloudfront-functions-text = CloudFront Functions는 요청마다 엣지에서 짧은 JavaScript를 1밀리초 안에 실행합니다. 나루는 확장자가 없는 주소를 파일로 바꾸는 함수를 사용합니다. 매월 200만 번까지 무료이고 그다음부터 100만 번에 0.10 USD입니다.

term-custom-error-response = 사용자 지정 오류 응답
term-custom-error-response-forms = 사용자 지정 오류 응답
term-custom-error-response-text = 사용자 지정 오류 응답은 오류 대신 보여 줄 페이지와 상태 코드, 그리고 엣지가 이를 기억하는 시간을 정합니다. 예전 안내서는 403과 404를 /index.html과 200으로 바꿔 단일 페이지 앱이 어느 주소에서나 열리게 합니다. 그러면 없는 스크립트에도 HTML로 응답하고 실제 오류가 숨겨집니다.

term-viewer-protocol-policy = 뷰어 프로토콜 정책
term-viewer-protocol-policy-forms = 뷰어 프로토콜 정책
term-viewer-protocol-policy-text = 뷰어 프로토콜 정책은 HTTP로 온 방문자를 그대로 받을지, 거부할지, HTTPS로 보낼지를 정합니다. 나루는 예전 링크도 계속 열리도록 마지막 방식(Redirect HTTP to HTTPS)을 사용합니다. 비용은 들지 않습니다.

term-cache-policy = 캐시 정책
term-cache-policy-forms = 캐시 정책
term-cache-policy-text = 캐시 정책은 엣지가 사본을 얼마나 오래 보관하고 무엇으로 구분할지를 정합니다. 관리형 정책 CachingOptimized는 파일마다 지정한 캐시 헤더를 따르고, 쿠키와 쿼리 문자열을 무시하며, 텍스트를 압축합니다. 정적 사이트에 적합하고 무료입니다.

term-waf = WAF(웹 애플리케이션 방화벽)
term-waf-forms = 웹 애플리케이션 방화벽|AWS WAF|WAF
term-waf-text = WAF는 사이트에 닿기 전의 요청을 하나씩 검사하여 공격, 봇, 지나치게 많은 요청을 규칙에 따라 막습니다. AWS WAF는 CloudFront에 연결할 수 있지만 버킷 웹 사이트 엔드포인트에는 연결할 수 없습니다. 따로 쓰면 월 5달러에 규칙마다 1달러, 요청 100만 건에 0.60달러가 더해지며, CloudFront의 정액 요금제에는 포함되어 있습니다. 정적 사이트라면 처음부터 필요한 경우는 드뭅니다.

term-ec2 = EC2(Elastic Compute Cloud)
term-ec2-forms = Elastic Compute Cloud|EC2 인스턴스|EC2
term-ec2-text = EC2는 인스턴스라고 하는 가상 서버를 빌려 주는 서비스입니다. 서버 측 렌더링이나 직접 만든 API처럼 요청마다 계산이 필요하면 쓰고, 파일만 보내면 되는 사이트라면 S3로 충분합니다. 업데이트와 재시작, 보안은 직접 관리해야 합니다. 방문자가 없어도 실행되는 동안 요금이 청구되고, 디스크와 퍼블릭 IPv4 주소의 요금은 따로 있습니다.

term-security-group = 보안 그룹
term-security-group-forms = 보안 그룹
term-security-group-text = 보안 그룹은 EC2 인스턴스처럼 VPC 안에 있는 리소스의 방화벽으로, 어디에서 어떤 포트로 들어올 수 있는지 정합니다. 허용하지 않은 연결은 들어오지 못합니다. 웹 사이트라면 80과 443 포트는 모두에게 열되, SSH(22) 포트는 내 IP 주소에만 여는 것이 안전합니다. 비용은 없으며, 버킷에는 보안 그룹 대신 버킷 정책이 있습니다.

term-vpc = VPC(Virtual Private Cloud)
term-vpc-forms = Virtual Private Cloud|VPC
term-vpc-text = VPC는 AWS 안에서 외부와 분리된 나만의 네트워크로, 서버와 데이터베이스가 그 안에서 실행됩니다. 리전마다 기본 VPC가 있어 처음에는 그것으로 충분하며, S3와 CloudFront를 쓰는 정적 사이트에는 필요하지 않습니다. VPC 자체는 무료이지만 NAT 게이트웨이와 퍼블릭 IPv4 주소에는 시간당 요금이 있습니다.

term-elb = ELB(Elastic Load Balancing)
term-elb-forms = Elastic Load Balancing|로드 밸런서|ELB
term-elb-text = ELB는 여러 서버에 요청을 나누어 보내고, 상태 확인에 실패한 서버는 제외합니다. 서버 한 대로는 부족하거나 사이트가 잠시도 멈추면 안 될 때 쓸 만합니다. 요청이 없어도 시간당 요금이 있어 한 달에 20달러 안팎이며, 트래픽 요금이 더해집니다.

term-nginx = nginx
term-nginx-forms = nginx
term-nginx-text = nginx는 무료 웹 서버입니다. 직접 운영하는 서버에서 80과 443 포트로 요청을 받아 HTTPS를 처리하고, 정적 파일은 직접 보내며, 나머지는 뒤에 있는 앱에 넘깁니다(리버스 프록시). S3와 CloudFront를 쓴다면 필요하지 않습니다.

term-pm2 = PM2
term-pm2-forms = PM2
term-pm2-text = PM2는 서버에서 Node.js 앱이 계속 실행되게 하는 프로그램으로, 앱이 비정상 종료되거나 서버가 재부팅되면 다시 시작하고, 로그를 모으고, 실행 중인 버전을 끊김 없이 교체할 수 있습니다. 무료 소프트웨어이며 EC2 같은 서버에서만 필요합니다. 대부분의 Linux에 들어 있는 systemd로도 많은 부분을 할 수 있습니다.

term-rds = RDS(Relational Database Service)
term-rds-forms = Relational Database Service|RDS
term-rds-text = RDS는 PostgreSQL이나 MySQL 같은 데이터베이스를 대신 운영해 주는 서비스로, 설치와 백업, 업데이트를 AWS가 맡습니다. 정적 사이트에는 필요 없고, 사이트 뒤에 API가 있다면 필요할 수 있습니다. 시간과 저장 용량(GB)에 따라 요금이 청구되며, 중지해도 7일이 지나면 AWS가 다시 시작합니다.

term-amplify = Amplify
term-amplify-forms = AWS Amplify|Amplify Hosting|Amplify
term-amplify-text = Amplify Hosting은 저장소를 연결하면 푸시할 때마다 빌드하여 CDN으로 보여 주는 AWS의 프런트엔드 호스팅 서비스로, 필요하면 서버 측 렌더링도 합니다. 편리한 대신, S3와 CloudFront를 직접 쓸 때보다 볼 수 있는 것과 설정할 수 있는 것이 적습니다. 빌드 시간(분), 저장 용량, 전송한 데이터에 대해 요금이 청구되고, 서버 측 렌더링에는 요청 요금이 더해집니다.

term-ci-cd = CI/CD
term-ci-cd-forms = 지속적 통합|CI/CD|CI
term-ci-cd-text = CI(지속적 통합)는 코드가 바뀔 때마다 자동으로 빌드하고 테스트하는 것이고, CD(지속적 전달 또는 지속적 배포)는 통과한 것을 서버까지 내보내는 것입니다. 전달은 마지막에 사람의 승인을 기다리고, 배포는 기다리지 않습니다. 문제가 일찍 드러나고 모든 릴리스가 같은 방법으로 나갑니다. GitHub Actions, GitLab CI, Jenkins가 이 일을 하며, 호스팅 서비스라면 대개 무료 제공량을 넘은 실행 시간(분)에 요금이 있습니다.

term-pipeline = 파이프라인
term-pipeline-forms = CI/CD 파이프라인|파이프라인
term-pipeline-text = 파이프라인은 변경한 코드가 차례로 거치는 과정으로, 코드 가져오기, 빌드, 테스트, 배포로 이어집니다. 하나가 실패하면 그다음은 실행되지 않으므로, 깨진 빌드가 방문자에게 가지 않습니다.

term-jenkins = Jenkins(젠킨스)
term-jenkins-forms = Jenkins|젠킨스
term-jenkins-text = Jenkins는 파이프라인을 실행하는 오픈 소스 프로그램으로, 파이프라인의 내용은 코드 옆의 Jenkinsfile에 적습니다. 프로그램은 무료이지만, 실행할 서버에는 비용이 들고 업데이트와 보안도 직접 챙겨야 합니다. 코드가 GitHub나 GitLab에 있다면 그곳의 CI가 대개 더 간편합니다.

term-cloud = 클라우드 서비스
term-cloud-forms = 클라우드 컴퓨팅|클라우드 서비스
term-cloud-text = 클라우드 서비스는 서버나 스토리지, 완성된 소프트웨어를 인터넷으로 빌려 주는 서비스입니다. 장비를 사지 않고 몇 분 만에 시작하여 필요한 만큼 늘리거나 줄이고, 쓴 만큼 요금을 냅니다. 많이 쓰면 요금도 늘어나므로, 먼저 요금을 확인하고 예산 알림을 설정해 두는 것이 좋습니다.

term-iaas = IaaS(서비스형 인프라)
term-iaas-forms = 서비스형 인프라|IaaS
term-iaas-text = IaaS는 서버와 디스크, 네트워크를 빌리고 운영 체제와 업데이트, 앱은 직접 관리하는 방식으로, EC2가 대표적입니다. 가장 자유로운 대신 할 일도 가장 많습니다. 실행되는 시간만큼 요금을 냅니다.

term-paas = PaaS(서비스형 플랫폼)
term-paas-forms = 서비스형 플랫폼|PaaS
term-paas-text = PaaS는 코드를 맡기면 서비스 회사가 실행해 주는 방식으로, 서버와 런타임, 확장에 신경 쓰지 않아도 됩니다. Heroku와 AWS Elastic Beanstalk가 여기에 속합니다. 세세한 설정은 할 수 없지만 앱에만 집중할 수 있고, 앱이 사용한 자원만큼 요금을 냅니다.

term-saas = SaaS(서비스형 소프트웨어)
term-saas-forms = 서비스형 소프트웨어|SaaS
term-saas-text = SaaS는 Gmail이나 Notion처럼 브라우저에서 쓰는 완성된 소프트웨어로, 설치할 것도 서버도 배포할 것도 없습니다. 요금은 대개 사용자 수에 따라 매월 냅니다.

term-serverless = 서버리스
term-serverless-forms = 서버리스|serverless
term-serverless-text = 서버리스에서도 서버는 돌아가지만, 시작하고 늘리고 고치는 일을 서비스 회사가 맡아 서버를 볼 일이 없습니다. 대기하는 시간이 아니라 사용한 양만큼 요금을 냅니다. S3, CloudFront, Lambda가 이런 서비스이며, 찾는 사람이 없는 정적 사이트라면 비용이 거의 들지 않습니다.

term-baas = BaaS(서비스형 백엔드)
term-baas-forms = 서비스형 백엔드|BaaS
term-baas-text = BaaS는 로그인, 데이터베이스, 파일 저장처럼 백엔드에 흔히 있는 기능을 바로 쓸 수 있게 제공하며, 프런트엔드에서 직접 호출합니다. Firebase와 Amazon Cognito가 여기에 속합니다. 정적 사이트도 이것으로 서버 없이 많은 일을 할 수 있습니다. 요금은 사용량에 따라 청구됩니다.

term-faas = FaaS(서비스형 함수)
term-faas-forms = 서비스형 함수|FaaS
term-faas-text = FaaS는 요청이 오는 것처럼 어떤 일이 생겼을 때만 함수 하나를 실행하고 끝내는 방식으로, AWS Lambda가 대표적입니다. 이전 호출이 남긴 것에 기대면 안 되고, 한동안 쉬었다가 시작할 때는 조금 느리며(콜드 스타트), 한도가 있습니다. Lambda에서는 호출 한 번에 15분, 메모리 10GB까지입니다. 요금은 호출 수와 실행 시간에 따라 냅니다.

### 창의 편의 기능

ui-conveniences = 터미널과 CI에서 쓰려면
ui-tools-short = 터미널
ui-tools-text = 내 파일을 조금 바꿉니다. 바뀔 내용을 먼저 보여 주고, 확인한 뒤에만 쓰며, 되돌릴 수 있습니다.
ui-tool-profile = AWS CLI 프로필
ui-tool-profile-text = AWS CLI와 다른 AWS 도구에서 프로필 이름으로 이 키를 사용합니다.
ui-tool-profile-name = 프로필 이름
ui-tool-key = 키
ui-tool-no-key = 아직 나루에 저장된 키가 없습니다. 자격 증명 화면에서 추가해 주세요.
ui-tool-keys = AWS CLI가 키를 얻는 방법
ui-tool-keys-process = 필요할 때마다 나루에 요청
ui-tool-keys-process-text = 비밀 액세스 키는 키체인에만 있고, 파일에는 남지 않습니다.
ui-tool-keys-plain = 키를 파일에 직접 쓰기
ui-tool-keys-plain-text = 다른 프로그램을 실행하지 못하는 도구에 필요합니다. 파일을 읽을 수 있는 사람은 키도 얻습니다.
ui-tool-profile-more = 리전과 출력 형식
ui-tool-region-own = 새 프로필이면 { $region }
ui-tool-output = 출력 형식
ui-tool-output-own = 새 프로필이면 json
ui-tool-own-help = 고르지 않으면 이미 있는 프로필의 설정은 그대로 둡니다.
ui-tool-note-plain-keys = 비밀 액세스 키가 이 파일에 그대로 남습니다. 다른 방법을 고르면 AWS CLI가 필요할 때마다 나루에서 가져가므로 파일에 남지 않습니다.
ui-tool-note-no-distribution = 아직 CloudFront 배포가 없어 업로드만 하고 캐시는 무효화하지 않습니다. CloudFront를 설정한 뒤 스크립트를 다시 쓰세요.
ui-tool-note-practice = 연습 모드 사이트의 이름이며, AWS에는 이런 버킷이 없습니다. 사이트를 AWS에 만든 뒤 스크립트를 다시 쓰세요.
ui-tool-note-unread = 페이지와 스타일이 많거나 커서 일부만 확인했습니다.
ui-tool-script = package.json의 deploy 스크립트
ui-tool-script-text = 이 컴퓨터와 CI에서 npm run deploy 명령으로 사이트를 배포합니다.
ui-tool-script-runs = 실행할 명령
ui-tool-script-naru = naru deploy
ui-tool-script-naru-text = 바뀐 파일만 안전한 순서로 보내고, 끝나면 실제 주소를 확인합니다. 실행하는 곳에 나루가 설치되어 있어야 합니다.
ui-tool-script-aws = AWS CLI 명령 두 개
ui-tool-script-aws-text = aws s3 sync 다음에 aws cloudfront create-invalidation으로 전체를 무효화합니다. 나루 없이도 실행되지만, 되돌릴 릴리스는 남지 않습니다.
ui-tool-script-build = 빌드 폴더
ui-tool-script-bucket = 버킷
ui-tool-script-distribution = CloudFront 배포
ui-tool-script-none = 아직 없음
ui-tool-script-no-bucket = 계정을 확인해야 버킷 이름이 정해집니다.
ui-tool-script-no-build = 빌드 폴더가 프로젝트 폴더 밖에 있어 스크립트에 적을 수 없습니다.
ui-tool-script-profile = AWS CLI 프로필
ui-tool-script-profile-help = 비워 두면 기본 프로필을 사용합니다.
ui-tool-env = 사이트 주소를 .env나 빌드 설정에 쓰기
ui-tool-env-text = 올라갈 주소를 알아야 하는 빌드가 있습니다. 도메인 바로 아래의 사이트라면 ‘/’가 맞습니다.
ui-tool-address = 주소
ui-tool-address-help = 예: / 또는 https://example.com
ui-tool-framework = 빌드 도구
ui-tool-setting = 설정
ui-tool-no-sources = 빌드 폴더 위에 package.json이 있는 프로젝트가 없어 쓸 곳이 없습니다.
ui-tool-show = 바뀔 내용 보기
ui-tool-diff = 바뀔 내용: { $file }
ui-tool-added = 추가:
ui-tool-removed = 삭제:
ui-tool-new = 새 파일
ui-tool-nothing = 이미 그렇게 되어 있어 바뀌는 것이 없습니다.
ui-tool-write = 쓰기
ui-tool-replace = 바꿔 쓰기
ui-tool-written = 파일에 썼습니다
ui-tool-written-rebuild = 파일에 썼습니다. 주소는 빌드할 때 파일에 들어가므로 다시 빌드하고 다시 배포해 주세요.
ui-tool-build = 다시 빌드하는 명령
ui-tool-build-none = package.json에 빌드 스크립트가 없습니다. 평소 하던 방법으로 빌드하세요.
ui-tool-deploy = 다시 확인하고 배포하기…
ui-tool-undo = 되돌리기
ui-tool-undone = 되돌렸습니다. 파일이 이전과 같습니다.

### 창의 진단

ui-doctor = 진단
ui-doctor-again = 다시 진단하기
ui-doctor-found = 문제 { $count }건
ui-doctor-looking = 사이트를 진단하는 중…
ui-doctor-looking-text = 설정, 파일, 실제 요청과 DNS를 확인합니다. 아무것도 바꾸지 않습니다.
ui-doctor-running = 실행 중입니다. 끝난 뒤에 진단할 수 있습니다.
ui-doctor-idle = 아직 진단하지 않았습니다. ‘다시 진단하기’는 모두 확인할 뿐 아무것도 바꾸지 않습니다.
ui-doctor-well = 문제가 없습니다
ui-doctor-looked = 확인한 규칙: { $count }개
ui-doctor-apart = 이 사이트와 관계없는 규칙: { $count }개
ui-doctor-away = 확인하지 못한 것
ui-doctor-away-denied = 필요한 권한이 없습니다:
ui-doctor-away-unseen = 응답 없음
ui-doctor-stopped = 확인이 도중에 끝났습니다:
ui-doctor-seen = 확인한 사실
ui-doctor-wish = 프로젝트에 저장될 내용:
ui-doctor-wait = 보통 걸리는 시간: { $time }
ui-doctor-person = 직접 하셔야 하는 일입니다. 끝난 뒤 다시 진단해 주세요.
ui-doctor-fix = 고치기
ui-doctor-step = 단계: { $step }
ui-doctor-mark = 진단에서 찾은 문제({ $place }): { $count }건

### 진단: 무엇이 고장 났고, 왜 그런지, 어떻게 고치는지

doctor-severity-broken = 고장
doctor-severity-warning = 주의
doctor-severity-note = 참고

doctor-place-account = 계정과 이 컴퓨터
doctor-place-folder = 빌드 폴더
doctor-place-bucket = 버킷
doctor-place-cdn = CloudFront
doctor-place-certificate = 인증서
doctor-place-domain = 도메인

doctor-part-caller = 자격 증명의 주체
doctor-part-clock = 이 컴퓨터의 시계
doctor-part-computer = 이 컴퓨터의 환경 변수와 키체인
doctor-part-bucket = 버킷
doctor-part-files = 버킷의 파일 목록
doctor-part-policy = 버킷 정책
doctor-part-block = 퍼블릭 액세스 차단
doctor-part-answers = 방문자가 받는 응답
doctor-part-edge = CloudFront를 거친 응답
doctor-part-distribution = CloudFront 배포의 설정
doctor-part-encryption = 버킷의 암호화
doctor-part-invalidations = 최근의 무효화
doctor-part-zones = 호스팅 영역과 레코드
doctor-part-parents = 상위 영역의 네임서버
doctor-part-registry = 도메인 등록 정보(RDAP)
doctor-part-resolvers = 다른 사람이 쓰는 리졸버
doctor-part-certificates = 인증서

doctor-saw-clock = AWS와의 시각 차이
doctor-saw-identity = 자격 증명의 주체
doctor-saw-keychain = 키체인
doctor-saw-action = 작업
doctor-saw-variable = 환경 변수
doctor-saw-answer = AWS의 응답
doctor-saw-when = 마지막 실행이 멈춘 시각
doctor-saw-http = 요청
doctor-saw-region = 리전
doctor-saw-block = 퍼블릭 액세스 차단
doctor-saw-policy = 정책
doctor-saw-file = 파일
doctor-saw-header = 헤더
doctor-saw-body = 본문
doctor-saw-origin = 오리진
doctor-saw-distribution = CloudFront 배포
doctor-saw-key = 키
doctor-saw-setting = 설정
doctor-saw-asset = 불러오는 곳
doctor-saw-object = 버킷의 객체
doctor-saw-paths = 경로
doctor-saw-certificate = 인증서
doctor-saw-status = 상태
doctor-saw-record = 레코드
doctor-saw-parent = 레지스트리의 응답
doctor-saw-zone = 호스팅 영역
doctor-saw-rdap = 레지스트리의 상태
doctor-saw-registrar = 도메인 등록 업체
doctor-saw-resolver = 리졸버

doctor-c3 = 이 컴퓨터의 시계가 {$minutes}분 어긋나 있습니다
doctor-c3-why = AWS에 보내는 요청에는 시각이 함께 서명되며, 몇 분 넘게 어긋나면 거부됩니다.
doctor-c3-fix = 컴퓨터 설정에서 날짜와 시간 자동 설정을 켠 다음 다시 진단하세요

doctor-c3-drift = 이 컴퓨터의 시계가 {$minutes}분 어긋나 있어 곧 AWS에서 거부될 수 있습니다
doctor-c3-drift-why = 일부 서비스에는 아직 요청이 통과하지만, 대부분의 서비스는 5분 넘게 어긋난 시각을 거부합니다.
doctor-c3-drift-fix = 컴퓨터 설정에서 날짜와 시간 자동 설정을 켜세요

doctor-c2 = AWS 로그인이 만료되었습니다
doctor-c2-why = 세션은 몇 시간 뒤에 끝납니다. 다시 로그인하기 전까지는 다른 것을 확인할 수 없습니다.
doctor-c2-fix = 다시 로그인하세요. 멈춘 단계부터 이어서 진행됩니다

doctor-c1-key = AWS에 없는 액세스 키 ID입니다
doctor-c1-key-why = 잘못 입력했거나 IAM에서 비활성화 또는 삭제된 키입니다. 보안 액세스 키는 아직 확인되지도 않았습니다.
doctor-c1-key-fix = IAM에 있는 ID와 비교한 다음, 앞뒤 공백 없이 ID와 보안 액세스 키를 다시 입력하세요

doctor-c1-secret = 보안 액세스 키가 액세스 키 ID와 맞지 않습니다
doctor-c1-secret-why = 액세스 키 ID는 맞지만 보안 액세스 키로 만든 서명이 틀렸습니다. 글자가 빠졌거나 공백이 함께 들어갔습니다.
doctor-c1-secret-fix = 보안 액세스 키를 다시 입력하세요. 잃어버렸다면 IAM에서 새 액세스 키를 만드세요

doctor-c5-root = 계정 루트 사용자의 자격 증명입니다
doctor-c5-root-why = 루트 사용자는 계정 해지를 포함해 무엇이든 할 수 있고 권한을 제한할 수 없습니다. 나루는 루트 사용자로 아무것도 변경하지 않습니다.
doctor-c5-root-fix = 필요한 권한만 있는 IAM 사용자나 Identity Center 사용자를 만들고, 루트 사용자의 액세스 키는 삭제하세요

doctor-c5-account = 다른 계정의 자격 증명입니다: {$have}
doctor-c5-account-why = 이 프로젝트가 만들어진 계정: {$want}. 지금 자격 증명으로는 다른 사람의 리소스를 보게 되거나 아무것도 볼 수 없습니다.
doctor-c5-account-fix = 다음 계정의 프로필이나 키를 선택하세요: {$want}

doctor-c7 = 이 컴퓨터에서 응답하는 키체인이 없습니다
doctor-c7-why = 나루는 시스템 키체인에만 키를 보관합니다. 키체인이 없으면 나루를 닫을 때까지만 메모리에 보관합니다.
doctor-c7-fix = 데스크톱의 키체인(GNOME Keyring, KDE Wallet)을 시작하거나 AWS CLI 프로필을 사용하세요

doctor-c7-locked = 키체인이 잠겨 있습니다
doctor-c7-locked-why = 키가 키체인 안에 있으며, 잠금은 본인만 해제할 수 있습니다.
doctor-c7-locked-fix = 로그인 암호로 키체인의 잠금을 해제한 다음 다시 진단하세요

doctor-c7-full = 키체인에 이만큼 긴 값을 보관할 수 없습니다
doctor-c7-full-why = Windows에서는 항목 하나에 2,560바이트까지 넣을 수 있는데, 세션 토큰은 더 길 수 있습니다.
doctor-c7-full-fix = AWS CLI 프로필을 쓰거나 세션 토큰이 없는 액세스 키를 쓰세요. 그때까지 키는 메모리에 보관됩니다

doctor-c8 = 이 계정에서는 아직 서비스를 사용할 수 없습니다: {$service}
doctor-c8-why = AWS는 결제 수단과 전화번호를 확인한 뒤에 새 계정을 활성화합니다. 보통 몇 분, 길면 하루가 걸립니다.
doctor-c8-fix = AWS에서 온 이메일을 확인하며 기다리세요. 하루가 지나도 그대로이면 AWS Support에 문의하세요

doctor-c4 = 권한이 없습니다: {$action}
doctor-c4-why = 이 자격 증명의 사용자나 역할에 이 작업을 허용하는 정책이 없습니다.
doctor-c4-fix = 사용자나 역할에 권한을 추가하거나, 계정 관리자에게 JSON을 보내세요

doctor-c4-deny = 이 작업을 금지하는 규칙이 있습니다: {$action}
doctor-c4-deny-why = 이 계정이나 상위 조직의 정책에서 명시적으로 거부하고 있습니다. 권한을 추가해도 거부가 우선합니다.
doctor-c4-deny-fix = 계정 또는 조직 관리자에게 규칙 변경을 요청하세요

doctor-c6 = 환경 변수가 프로젝트와 다른 자격 증명을 가리킵니다
doctor-c6-why = 프로젝트가 쓰는 자격 증명: {$source}. 설정되어 있는 환경 변수: {$variables}. 나루는 영향을 받지 않지만, 같은 터미널의 다른 도구는 환경 변수를 따릅니다.
doctor-c6-fix = 터미널과 시작 파일에서 환경 변수를 지우거나, aws 명령마다 --profile 옵션을 붙이세요

doctor-b1 = 이미 사용 중인 버킷 이름입니다: {$bucket}
doctor-b1-why = 버킷 이름은 AWS의 모든 계정이 함께 쓰며, 이 이름은 다른 계정에서 쓰고 있습니다.
doctor-b1-fix = 다른 버킷 이름을 고르세요. 이름을 비워 두면 나루가 쓸 수 있는 이름을 만듭니다

doctor-b1-own = 이미 이 계정에 있는 버킷입니다: {$bucket}
doctor-b1-own-why = 이전에 실행했을 때 만들어졌거나, 이 계정에서 직접 만든 버킷입니다.
doctor-b1-own-fix = 버킷 단계를 실행하세요. 있는 버킷을 확인하고 그대로 이어서 진행합니다

doctor-b2 = 아직 다시 쓸 수 없는 버킷 이름입니다: {$bucket}
doctor-b2-why = 같은 이름의 버킷이 조금 전에 삭제되었고, S3에서 처리가 끝나지 않았습니다.
doctor-b2-fix = 몇 분 뒤에 다시 실행하거나 다른 이름을 고르세요

doctor-b3 = 버킷이 다른 리전에 있습니다: {$have}
doctor-b3-why = 프로젝트의 리전: {$want}. 그래서 요청이 엉뚱한 곳으로 갑니다. 버킷은 옮길 수 없습니다: {$bucket}.
doctor-b3-fix = 프로젝트의 리전을 버킷이 있는 곳으로 바꾸거나 다른 버킷 이름을 고르세요

doctor-b4 = 퍼블릭 액세스 차단 때문에 사이트가 열리지 않습니다
doctor-b4-why = 파일을 공개하려 하지만 버킷이 퍼블릭 정책을 거부합니다: {$bucket}. 새 버킷은 차단이 켜진 채로 만들어집니다.
doctor-b4-fix = 비공개 버킷 앞에 CDN을 두거나, 액세스 단계를 실행하세요. 버킷을 공개하기 전에 먼저 물어봅니다

doctor-b4-account = 계정에서 퍼블릭 버킷을 금지하고 있습니다
doctor-b4-account-why = 퍼블릭 액세스 차단이 계정 전체에 켜져 있어 버킷 설정보다 우선합니다: {$bucket}. 나루는 이 설정을 바꾸지 않습니다.
doctor-b4-account-fix = 비공개 버킷 앞에 CDN을 두세요. 퍼블릭 정책이 필요 없습니다

doctor-b5 = 업로드에 ACL을 지정했지만 버킷에서 ACL을 쓰지 않습니다
doctor-b5-why = 2023년 4월 이후에 만든 버킷은 ACL이 비활성화되어 있어 --acl public-read 같은 옵션이 거부됩니다: {$bucket}.
doctor-b5-fix = --acl 옵션을 빼고 업로드하세요. 누가 읽을 수 있는지는 버킷 정책으로 정합니다

doctor-b6 = 버킷 정책이 잘못되어 있습니다
doctor-b6-why = 다른 버킷을 가리키거나, 파일(/*)이 아닌 버킷만 가리키거나, 없는 보안 주체를 가리키는 문이 있습니다: {$bucket}.
doctor-b6-fix = 리소스를 이 버킷의 모든 파일로 고치세요. 변경하기 전에 내용을 보여 줍니다

doctor-b7 = 정적 웹 사이트 호스팅이 꺼져 있습니다
doctor-b7-why = 정적 웹 사이트 호스팅을 켜야 버킷의 웹 사이트 주소가 응답합니다: {$bucket}.
doctor-b7-fix = 인덱스 문서를 지정해 정적 웹 사이트 호스팅을 켜세요

doctor-b7-index = 시작 페이지가 버킷에 없습니다: {$index}
doctor-b7-index-why = 버킷에 파일은 있지만 최상위에 이 이름의 파일이 없습니다: {$bucket}.
doctor-b7-index-fix = 빌드를 다시 업로드하세요. 파일이 폴더 안에 있다면 그 폴더를 선택하세요

doctor-b8 = 폴더 안의 내용이 아니라 폴더째로 올라갔습니다: {$folder}/
doctor-b8-why = 시작 페이지가 한 단계 안쪽 폴더에 있어 사이트 주소로 열리지 않습니다.
doctor-b8-fix = 안쪽 폴더를 선택해 다시 배포하세요: {$folder}

doctor-b9 = 빌드 결과가 아니라 프로젝트 폴더입니다
doctor-b9-why = 소스 파일과 패키지는 브라우저에서 실행되지 않으며, 공개하면 안 되는 내용이 들어 있을 수 있습니다.
doctor-b9-fix = 프로젝트를 빌드한 다음 dist, build, out처럼 빌드가 만든 폴더를 선택하세요

doctor-b10 = 파일이 잘못된 형식으로 전송됩니다: {$file}
doctor-b10-why = 지금 형식: {$have}, 올바른 형식: {$want}. 브라우저는 형식이 틀린 스크립트와 스타일을 거부합니다. 버킷: {$bucket}, 해당 파일: {$files}개.
doctor-b10-fix = 올바른 형식으로 다시 업로드하세요. 그다음 엣지에 남은 이전 응답이 무효화됩니다

doctor-b11 = 압축된 파일인데 압축 표시가 없습니다: {$file}
doctor-b11-why = 내용은 gzip인데 Content-Encoding 헤더가 없어 브라우저가 압축을 풀지 않습니다. 버킷: {$bucket}.
doctor-b11-fix = 압축하지 않고 올려 CloudFront가 압축하게 하거나, 아래 명령으로 헤더를 추가하세요

doctor-b12 = 변경된 파일이 업로드되지 않았습니다: {$file}
doctor-b12-why = 내용은 다른데 크기가 같아, 크기와 날짜만 비교하는 도구가 건너뛰었습니다. 버킷: {$bucket}, 해당 파일: {$files}개.
doctor-b12-fix = 내용을 비교하는 나루로 배포하세요

doctor-b13 = 업로드가 중간에 끊겼습니다
doctor-b13-why = 연결이 끊겼거나 S3가 속도를 줄이라고 응답했습니다. 끝까지 올라간 파일은 그대로 있습니다.
doctor-b13-fix = 다시 실행하세요. 빠진 파일부터 이어서 올립니다

doctor-b14 = 주소와 파일 이름의 철자가 조금 다릅니다: {$asked}
doctor-b14-why = 실제 파일 이름: {$file}. S3는 대문자와 소문자를 구별하고, 한글 자모가 합쳐진 글자와 나뉜 글자도 다르게 봅니다.
doctor-b14-fix = 소스의 링크를 고치거나 파일 이름을 바꾼 다음 다시 빌드해서 배포하세요

doctor-f1 = 버킷 정책이 CloudFront 배포의 읽기를 허용하지 않습니다
doctor-f1-why = 버킷 정책에 이 CloudFront 배포를 위한 문이 없어 모든 파일이 403으로 응답합니다. 버킷: {$bucket}, CloudFront 배포: {$distribution}.
doctor-f1-fix = 버킷 정책에 이 CloudFront 배포를 허용하는 문을 추가하세요

doctor-f2 = CloudFront 배포에 오리진 액세스 설정이 없습니다
doctor-f2-why = 버킷은 비공개인데 CloudFront 배포에 오리진 액세스 제어(OAC)가 연결되어 있지 않습니다. 버킷: {$bucket}, CloudFront 배포: {$distribution}.
doctor-f2-fix = 오리진 액세스 제어(OAC)를 연결하세요

doctor-f2-website = 웹 사이트 엔드포인트에는 오리진 액세스 설정이 통하지 않습니다
doctor-f2-website-why = 버킷의 웹 사이트 엔드포인트는 서명을 확인하지 않습니다. 리전 주소를 오리진으로 써야 합니다. 버킷: {$bucket}, CloudFront 배포: {$distribution}.
doctor-f2-website-fix = 오리진을 버킷의 리전 주소로 바꾸고 오리진 액세스 제어(OAC)를 연결하세요

doctor-f2-oai = CloudFront 배포가 예전 방식인 오리진 액세스 ID(OAI)를 씁니다
doctor-f2-oai-why = 동작은 하지만 KMS 키를 쓸 수 없고 지원되지 않는 리전이 있습니다. AWS는 오리진 액세스 제어를 권장합니다. 버킷: {$bucket}, CloudFront 배포: {$distribution}.
doctor-f2-oai-fix = 오리진 액세스 제어(OAC)로 바꾸세요

doctor-f3 = 파일을 암호화한 키를 CloudFront가 쓸 수 없습니다
doctor-f3-why = KMS 키 정책에 CloudFront가 없습니다. 오리진 액세스 ID(OAI)로는 KMS 키를 아예 쓸 수 없습니다. 버킷: {$bucket}, 키: {$key}, CloudFront 배포: {$distribution}.
doctor-f3-fix = 키 정책에 CloudFront를 추가하거나, S3 관리형 키(SSE-S3)로 파일을 암호화하세요

doctor-f4 = 사이트 첫 주소에 연결된 파일이 없습니다
doctor-f4-why = 기본 루트 객체가 설정되어 있지 않아, 버킷에 /{$index} 파일이 있어도 / 주소로는 열리지 않습니다. 버킷: {$bucket}, CloudFront 배포: {$distribution}.
doctor-f4-fix = 기본 루트 객체를 설정하세요: {$index}

doctor-f5 = 없는 파일이 금지된 것처럼 보입니다: {$file}
doctor-f5-why = 버킷에 이 파일이 없습니다. 목록을 볼 권한이 없는 상대에게 S3는 404 대신 403으로 응답하며, 이는 정상입니다. 버킷: {$bucket}, CloudFront 배포: {$distribution}.
doctor-f5-fix = 파일을 업로드하거나 링크를 지우세요. 빌드에 404.html을 넣으면 ‘찾을 수 없음’ 페이지를 보여 줄 수 있습니다

doctor-f6 = 오리진 경로가 파일이 없는 곳을 가리킵니다: {$path}
doctor-f6-why = 모든 경로 앞에 이 경로가 붙는데, 파일은 버킷의 최상위에 있습니다. 버킷: {$bucket}, CloudFront 배포: {$distribution}.
doctor-f6-fix = 오리진 경로를 비우세요

doctor-f7 = 방문자가 S3 주소로 리디렉션됩니다
doctor-f7-why = 새 버킷을 글로벌 이름으로 요청하고 있어, 모든 리전에 알려질 때까지 리디렉션됩니다. 버킷: {$bucket}, CloudFront 배포: {$distribution}.
doctor-f7-fix = 버킷의 리전 주소를 오리진으로 쓰세요: {$want}

doctor-f8 = 앱 안의 주소를 직접 열거나 새로 고침하면 실패합니다: {$path}
doctor-f8-why = 페이지의 라우터만 아는 주소입니다. 같은 이름의 파일이 없고, 요청을 시작 페이지로 보내 주는 것도 없습니다.
doctor-f8-fix = 이런 주소를 시작 페이지로 보내는 함수를 게시하고 연결하세요

doctor-f9 = 폴더 주소가 열리지 않습니다: {$path}
doctor-f9-why = 실제 페이지의 위치: {$page}. CloudFront는 사이트 최상위에서만 index.html을 찾습니다.
doctor-f9-fix = 폴더 주소에 index.html을 붙이는 함수를 게시하고 연결하세요

doctor-f10 = 없는 스크립트를 요청하면 페이지가 응답합니다: {$file}
doctor-f10-why = 모든 403과 404 오류가 상태 200의 시작 페이지로 바뀝니다. 브라우저는 스크립트 대신 HTML을 받아 ‘Unexpected token '<'’ 오류를 냅니다.
doctor-f10-fix = 사용자 지정 오류 응답 대신, 페이지 주소만 시작 페이지로 보내는 함수를 쓰세요

doctor-f10-rule = 사용자 지정 오류 응답이 없는 파일을 모두 시작 페이지로 바꿉니다
doctor-f10-rule-why = 403과 404 오류가 상태 200으로 응답됩니다. 없는 스크립트가 HTML로 오고, 실제 오류와 권한 문제가 가려집니다.
doctor-f10-rule-fix = 사용자 지정 오류 응답 대신, 페이지 주소만 시작 페이지로 보내는 함수를 쓰세요

doctor-f11 = 열려 있던 탭에서 이전 릴리스의 스크립트를 찾지 못합니다: {$file}
doctor-f11-why = 배포 전에 사이트를 연 사람은 이전 스크립트를 계속 요청하는데, 그 파일이 삭제되었습니다.
doctor-f11-fix = 스크립트를 불러오지 못하면 페이지를 새로 고치게 하거나(Vite에서는 vite:preloadError 이벤트), 이전 릴리스를 다시 배포하세요

doctor-f12 = 방문자에게 아직 이전 버전이 보입니다: {$file}
doctor-f12-why = 엣지에 마지막 배포 전의 사본이 남아 있습니다. 브라우저 캐시라면 Age 헤더가 없습니다.
doctor-f12-fix = 엣지에서 이 경로를 무효화하세요

doctor-f12-long = 브라우저가 페이지를 오래 보관합니다: {$path}
doctor-f12-long-why = 배포한 뒤에도 보관 시간이 끝날 때까지 이전 페이지가 보이며, 무효화를 해도 브라우저에 남은 사본은 사라지지 않습니다.
doctor-f12-long-fix = 다시 배포하세요. 페이지에는 no-cache가 설정되고, 이름에 해시가 있는 파일만 오래 보관됩니다

doctor-f13 = 무효화 경로에 컴퓨터의 폴더 이름이 들어갔습니다
doctor-f13-why = 셸이 /* 자리에 로컬 폴더 이름을 넣어, 정작 사이트의 경로는 무효화되지 않았습니다.
doctor-f13-fix = /* 경로를 따옴표로 감싸서 무효화하거나 나루로 무효화하세요

doctor-f13-many = 이번 달에 무료 범위보다 많은 경로를 무효화했습니다: {$count}개
doctor-f13-many-why = 계정의 모든 CloudFront 배포를 합쳐 한 달 1,000개를 넘는 경로마다 요금이 청구됩니다. *가 든 경로는 하나로 셉니다.
doctor-f13-many-fix = 경로를 하나씩 적는 대신 /* 경로를 무효화하고, 파일 이름에 해시를 넣으세요

doctor-f13-busy = 진행 중인 무효화가 너무 많습니다
doctor-f13-busy-why = CloudFront가 동시에 처리하는 무효화의 수에는 한도가 있습니다.
doctor-f13-busy-fix = 진행 중인 무효화가 끝난 뒤 다시 실행하세요

doctor-f14 = 페이지가 엉뚱한 곳에서 파일을 불러옵니다: {$asset}
doctor-f14-why = 사이트를 빌드할 때 주소가 고정되었습니다. 페이지는 열리지만 스크립트가 없어 빈 화면으로 남습니다.
doctor-f14-fix = 다음 설정을 바꾼 뒤 다시 빌드하세요: {$setting}

doctor-f15 = 인증서가 잘못된 리전에 있습니다: {$region}
doctor-f15-why = CloudFront는 버킷이 어디에 있든 us-east-1의 인증서만 사용합니다.
doctor-f15-fix = us-east-1에서 다시 요청하세요. 이미 만든 검증 레코드를 그대로 쓸 수 있습니다

doctor-f16 = 다음 이름을 보호하는 인증서가 없습니다: {$names}
doctor-f16-why = 인증서는 안에 적힌 이름에만 유효하고, 와일드카드는 한 단계만 보호합니다. *.example.com은 example.com도 a.b.example.com도 보호하지 않습니다.
doctor-f16-fix = 모든 이름을 넣어 인증서를 요청하세요

doctor-f16-pending = 인증서가 아직 발급되지 않았습니다
doctor-f16-pending-why = ACM이 검증 레코드를 확인하고 있으며, 보통 30분 안에 끝납니다.
doctor-f16-pending-fix = 기다리세요. 갱신할 때도 필요하므로 검증 레코드를 지우지 마세요

doctor-f17 = 검증 레코드가 ACM이 찾는 곳에 없습니다
doctor-f17-why = 레코드가 없거나, 값이 다르거나, DNS 서비스가 이름 뒤에 도메인을 한 번 더 붙였습니다.
doctor-f17-fix = 정확히 다음과 같이 입력하세요. 이름: {$host}, 유형: CNAME, 값: {$value}

doctor-f18-caa = CAA 레코드 때문에 Amazon이 인증서를 발급할 수 없습니다
doctor-f18-caa-why = 도메인의 CAA 레코드가 다른 발급 기관만 허용합니다: {$domain}.
doctor-f18-caa-fix = CAA 레코드 0 issue "amazon.com"을 추가한 다음 인증서를 다시 요청하세요. 도메인: {$domain}

doctor-f18-late = 도메인 검증 기한이 지났습니다
doctor-f18-late-why = ACM은 검증 레코드를 72시간 동안 기다린 뒤 요청을 종료합니다.
doctor-f18-late-fix = 인증서를 다시 요청하고 검증 레코드를 바로 만드세요

doctor-f19 = 다른 CloudFront 배포가 이 이름을 쓰고 있습니다: {$name}
doctor-f19-why = 대체 도메인 이름은 AWS 전체에서 CloudFront 배포 하나에만 쓸 수 있습니다. 예전 배포나 이전 업체의 배포에 남아 있을 수 있습니다.
doctor-f19-fix = 첫 번째 명령으로 어느 배포인지 찾으세요. 다른 계정의 배포라면 그쪽에서 이름을 빼거나, TXT 레코드로 도메인을 증명해야 합니다

doctor-f19-own = 같은 계정의 다른 CloudFront 배포가 이 이름을 쓰고 있습니다: {$name}
doctor-f19-own-why = 대체 도메인 이름은 CloudFront 배포 하나에만 쓸 수 있습니다. 지금 쓰고 있는 배포: {$other}.
doctor-f19-own-fix = 아래 명령으로 이름을 옮기세요. 방문자에게는 영향이 없습니다

doctor-f20 = 도메인은 연결되었지만 CloudFront 배포에 이 이름이 없습니다: {$name}
doctor-f20-why = 대체 도메인 이름에 없으므로 CloudFront가 방문자에게 403이나 인증서 오류로 응답합니다.
doctor-f20-fix = 이름과 이 이름을 보호하는 인증서를 함께 추가하세요

doctor-f21 = 리디렉션이 끝없이 반복됩니다: {$url}
doctor-f21-why = CloudFront는 HTTPS로 보내는데, 그 뒤의 서버나 앞의 프록시가 다시 되돌려 보냅니다.
doctor-f21-fix = 오리진의 리디렉션을 없애거나 CloudFront가 오리진에 HTTPS로 요청하게 하세요. 앞에 둔 프록시는 ‘유연’ 모드가 아닌 HTTPS를 써야 합니다

doctor-f21-hosts = 두 이름이 서로에게 리디렉션합니다: {$url}
doctor-f21-hosts-why = 한쪽은 www를 뺀 주소로, 다른 쪽은 www를 붙인 주소로 보내고 있습니다.
doctor-f21-hosts-fix = 대표 주소를 하나 정하고, 그 주소에서 나가는 리디렉션을 없애세요

doctor-f22 = CloudFront에 반영 중입니다: {$distribution}
doctor-f22-why = 모든 엣지에 반영될 때까지 방문자에 따라 이전 상태나 새 상태가 보입니다. 문제가 아닙니다.
doctor-f22-fix = 기다리세요. 보통 3~5분 걸립니다

doctor-f23 = CloudFront가 변경을 거부했습니다: {$distribution}
doctor-f23-why = 그사이 다른 사람이 CloudFront 배포를 변경했거나, 서로 맞지 않는 설정이 있습니다.
doctor-f23-fix = 다시 실행하세요. 설정을 다시 확인하고 아직 다른 것만 변경합니다

doctor-f24 = 엣지 함수가 실패합니다
doctor-f24-why = 요청이 파일에 닿기 전에 오류로 끝나거나, 함수를 지금 상태로 쓸 수 없습니다.
doctor-f24-fix = 나루의 함수를 다시 게시하세요. 테스트를 통과한 뒤에 게시됩니다

doctor-f26 = CloudFront 배포를 삭제하려면 먼저 비활성화해야 합니다: {$distribution}
doctor-f26-why = 모든 엣지에서 비활성화된 CloudFront 배포만 삭제할 수 있으며, 비활성화에는 몇 분이 걸립니다.
doctor-f26-fix = 나루로 사이트를 제거하세요. 비활성화하고 기다린 다음 삭제합니다

doctor-f26-in-use = 아직 사용 중이어서 삭제할 수 없습니다
doctor-f26-in-use-why = 이것을 사용하는 CloudFront 배포가 있습니다: {$distribution} 또는 다른 배포.
doctor-f26-in-use-fix = 올바른 순서로 삭제하는 나루로 사이트를 제거하세요

doctor-f26-plan = 요금제에 가입된 CloudFront 배포는 삭제할 수 없습니다: {$distribution}
doctor-f26-plan-why = CloudFront 정액 요금제를 먼저 해지해야 하며, 요금제는 이미 낸 달이 끝날 때 종료됩니다.
doctor-f26-plan-fix = CloudFront 콘솔에서 요금제를 해지하고, 종료된 뒤에 사이트를 제거하세요

doctor-f27 = 방화벽 규칙이 방문자를 차단합니다: {$path}
doctor-f27-why = CloudFront 배포에 웹 ACL(AWS WAF)이 연결되어 있고, 그 규칙 하나가 요청을 거부했습니다.
doctor-f27-fix = WAF 콘솔의 샘플링된 요청에서 어느 규칙인지 찾고, 살펴보는 동안 Count로 바꾸세요

doctor-f27-geo = 일부 국가의 방문자가 차단됩니다: {$path}
doctor-f27-geo-why = CloudFront 배포에 지리적 제한이 있고, 허용되지 않은 국가에서 요청했습니다.
doctor-f27-geo-fix = CloudFront 콘솔에서 지리적 제한 설정을 바꾸세요

doctor-f27-method = 허용되지 않은 요청 메서드입니다: {$path}
doctor-f27-method-why = CloudFront 배포는 일부 메서드만 전달하며, 파일로 된 사이트에는 보통 GET과 HEAD면 충분합니다.
doctor-f27-method-fix = 이런 요청은 API의 주소로 보내거나, CloudFront 배포의 동작에서 메서드를 허용하세요

doctor-d1 = 도메인이 우리 네임서버로 위임되지 않았습니다: {$domain}
doctor-d1-why = 레지스트리에 다른 네임서버가 등록되어 있거나 아무것도 없습니다. 위임되기 전에는 우리 호스팅 영역의 레코드가 아무에게도 보이지 않습니다.
doctor-d1-fix = 도메인 등록 업체에서 정확히 다음 네임서버를 입력하세요: {$servers}

doctor-d2 = 도메인이 다른 호스팅 영역으로 위임되어 있습니다: {$other}
doctor-d2-why = 같은 이름의 호스팅 영역이 여러 개입니다: {$domain}. 레지스트리가 가리키는 영역과 레코드를 넣은 영역이 다릅니다: {$zone}.
doctor-d2-fix = 위임된 영역에 레코드를 넣거나, 등록 업체에서 네임서버를 바꾸세요. 영역은 쓰는 곳이 없을 때만 삭제하세요

doctor-d2-spare = 도메인의 호스팅 영역이 하나 더 있습니다: {$other}
doctor-d2-spare-why = 매월 요금이 들고, 엉뚱한 영역을 수정하기 쉽습니다. 도메인: {$domain}, 사용할 영역: {$zone}.
doctor-d2-spare-fix = 필요한 레코드가 없다면 남는 호스팅 영역을 삭제하세요

doctor-d3 = 호스팅 영역 안의 NS 레코드가 변경되었습니다: {$domain}
doctor-d3-why = 네임서버 변경은 도메인 등록 업체에서만 할 수 있습니다. NS 레코드를 바꾸면 리졸버가 그 값을 기억해 엉뚱한 서버에 묻게 됩니다.
doctor-d3-fix = NS 레코드를 이 영역의 네임서버로 되돌리세요

doctor-d4-hold = 도메인이 보류 상태입니다: {$domain}
doctor-d4-hold-why = 등록 업체나 레지스트리가 도메인을 DNS에서 뺐습니다. 이메일 주소를 확인하지 않았을 때 흔히 일어나며, 기다려도 풀리지 않습니다.
doctor-d4-hold-fix = 등록 업체에서 온 메일을 확인하거나 고객 지원에 문의하세요

doctor-d4-expired = 도메인이 만료되었습니다: {$domain}
doctor-d4-expired-why = 제때 갱신되지 않았습니다. 몇 주 뒤에는 삭제되어 누구나 등록할 수 있게 됩니다.
doctor-d4-expired-fix = 등록 업체에서 바로 갱신하세요

doctor-d5 = 이전 업체의 DNSSEC이 아직 켜져 있습니다: {$domain}
doctor-d5-why = 레지스트리의 DS 레코드는 영역이 서명되었다고 알리지만 우리 영역은 서명되지 않았습니다. 이를 검증하는 리졸버는 도메인 전체를 거부합니다.
doctor-d5-fix = 등록 업체에서 DNSSEC을 끄거나 DS 레코드를 삭제하세요

doctor-d6 = 이미 다른 레코드가 있습니다: {$name}
doctor-d6-why = Route 53은 있는 레코드 위에 새로 만들지 않으며, CNAME은 다른 레코드와 함께 둘 수 없습니다.
doctor-d6-fix = 이전 값을 확인한 다음 아래 명령으로 바꾸세요

doctor-d6-apex = 루트 도메인에는 CNAME을 둘 수 없습니다: {$domain}
doctor-d6-apex-why = 도메인의 NS 레코드와 메일 레코드가 무시되기 때문에 DNS 규칙에서 금지합니다.
doctor-d6-apex-fix = Route 53의 별칭 레코드(A·AAAA)를 쓰거나, 다른 업체라면 ALIAS 또는 CNAME 평탄화를 쓰세요

doctor-d7 = 도메인에 IPv6 주소가 없습니다: {$name}
doctor-d7-why = 별칭 레코드 A는 있지만 AAAA가 없습니다. IPv6만 쓰는 방문자는 접속할 수 없습니다.
doctor-d7-fix = 별칭 레코드 A와 AAAA를 모두 만드세요

doctor-d7-stale = 도메인이 다른 곳을 가리킵니다: {$name}
doctor-d7-stale-why = 주소 레코드가 아직 이전 사이트의 위치를 가리킵니다.
doctor-d7-stale-fix = CloudFront 배포를 가리키는 별칭 레코드(A·AAAA)로 바꾸세요

doctor-d8 = 이전 업체의 레코드가 새 호스팅 영역에 없습니다: {$count}개
doctor-d8-why = 네임서버를 바꾸는 즉시 메일(MX)과 소유 확인(TXT)이 동작하지 않게 됩니다. 도메인: {$domain}.
doctor-d8-fix = 네임서버를 바꾸기 전에 새 호스팅 영역에 복사하세요

doctor-d9 = 일부 리졸버가 이전 응답을 기억하고 있습니다: {$domain}
doctor-d9-why = 영역의 서버는 올바르게 응답합니다. 레코드가 생기기 전에 물어본 리졸버는 최대 {$minutes}분 동안 이전 응답을 기억합니다.
doctor-d9-fix = 기다리세요. 다른 네트워크에서는 이미 사이트가 보일 수 있습니다

doctor-d10 = 레코드가 삭제된 대상을 가리킵니다: {$name}
doctor-d10-why = 더 이상 없는 대상: {$target}. 누군가 이 이름을 차지하면 내 도메인으로 무엇이든 보여 줄 수 있습니다.
doctor-d10-fix = 레코드를 삭제하세요
