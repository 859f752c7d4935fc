"""Fictional companies of the demo community. Every one of them is marked (가상)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Firm:
    """A made-up company, told in a line."""

    key: str
    name: str
    name_en: str
    kind: str
    industry: str
    region: str
    founded: int
    summary: str
    technologies: tuple[str, ...]
    stage: str = ""


PARTICIPANTS = (
    Firm(
        "hanbit",
        "한빛정밀",
        "Hanbit Precision",
        "participant",
        "제조",
        "안양",
        1998,
        "반도체 장비용 정밀 부품을 만들고, 외관 검사를 비전 AI로 바꾸고 있어요.",
        ("비전 검사", "이상 탐지", "엣지 AI"),
    ),
    Firm(
        "saebom",
        "새봄소프트",
        "Saebom Soft",
        "participant",
        "소프트웨어",
        "서초",
        2009,
        "중견기업의 문서 업무를 자동화하는 업무용 소프트웨어 회사예요.",
        ("자연어 처리", "문서 이해", "RAG"),
    ),
    Firm(
        "maru",
        "마루물류",
        "Maru Logistics",
        "participant",
        "물류",
        "용인",
        2003,
        "새벽배송 물류센터를 운영하며 수요 예측과 배차를 데이터로 풀어요.",
        ("수요 예측", "최적화", "시계열"),
    ),
    Firm(
        "dasan",
        "다산의료기",
        "Dasan Medical",
        "participant",
        "의료",
        "성남",
        2006,
        "초음파 진단기기를 만들고 판독을 돕는 모델을 연구해요.",
        ("의료 영상", "세그멘테이션", "컴퓨터 비전"),
    ),
    Firm(
        "noeul",
        "노을에너지",
        "Noeul Energy",
        "participant",
        "에너지",
        "수원",
        2011,
        "태양광 발전소의 발전량을 예측하고 고장을 미리 찾아요.",
        ("시계열", "이상 탐지", "예지 보전"),
    ),
    Firm(
        "garam",
        "가람유통",
        "Garam Retail",
        "participant",
        "유통",
        "송파",
        2001,
        "전국 300개 매장의 상품 추천과 재고를 한 화면에서 관리해요.",
        ("추천시스템", "수요 예측"),
    ),
    Firm(
        "cheongsol",
        "청솔제약",
        "Cheongsol Pharm",
        "participant",
        "제약",
        "화성",
        1987,
        "합성의약품 제조사로, 후보 물질 탐색에 기계학습을 쓰기 시작했어요.",
        ("분자 생성", "그래프 신경망"),
    ),
    Firm(
        "narae",
        "나래교육",
        "Narae Edu",
        "participant",
        "교육",
        "강남",
        2013,
        "중고등 학습 서비스를 만들고 문항 추천과 채점을 자동화해요.",
        ("추천시스템", "자연어 처리", "지식 추적"),
    ),
    Firm(
        "barun",
        "바른금융기술",
        "Barun Fintech",
        "participant",
        "금융",
        "여의도",
        2015,
        "소상공인 대출 심사를 돕는 신용평가 모델을 운영해요.",
        ("신용평가", "설명가능 AI", "기계학습"),
    ),
    Firm(
        "onnuri",
        "온누리통신",
        "Onnuri Telecom",
        "participant",
        "통신",
        "구로",
        1996,
        "기업용 통신 장비와 고객센터 음성 봇을 공급해요.",
        ("음성 인식", "챗봇"),
    ),
    Firm(
        "mirinae",
        "미리내모빌리티",
        "Mirinae Mobility",
        "participant",
        "모빌리티",
        "판교",
        2016,
        "상용차 운행 데이터를 모아 사고 위험을 알려 주는 회사예요.",
        ("자율주행", "센서 융합", "컴퓨터 비전"),
    ),
    Firm(
        "pureun",
        "푸른환경",
        "Pureun Environment",
        "participant",
        "환경",
        "인천",
        2004,
        "하수처리장의 약품 투입량을 예측 모델로 줄여요.",
        ("시계열", "강화학습"),
    ),
    Firm(
        "hansol",
        "한솔섬유기술",
        "Hansol Textile Tech",
        "participant",
        "제조",
        "대구",
        1992,
        "원단 결함을 찾는 카메라와 모델을 직접 만들어요.",
        ("비전 검사", "딥러닝"),
    ),
    Firm(
        "byeolbit",
        "별빛미디어",
        "Byeolbit Media",
        "participant",
        "콘텐츠",
        "마포",
        2012,
        "방송 영상에서 장면과 인물을 찾아 주는 아카이브 서비스를 만들어요.",
        ("영상 검색", "멀티모달", "임베딩"),
    ),
    Firm(
        "jinsan",
        "진산건설엔지니어링",
        "Jinsan E&C",
        "participant",
        "건설",
        "서초",
        1985,
        "현장 안전 카메라와 공정 예측으로 사고를 줄이려 해요.",
        ("객체 탐지", "안전 관리"),
    ),
)

_STARTUPS = """
lumio|루미오랩|Lumio Lab|resident|의료|2020|시드|안저 사진으로 만성질환 위험을 읽어요.|의료 영상,컴퓨터 비전
talkbase|말터전|Maltojeon|resident|소프트웨어|2021|시드|회의를 듣고 할 일을 정리해 주는 서비스예요.|음성 인식,LLM
greenpulse|그린펄스|Green Pulse|resident|농업|2019|시리즈 A|스마트팜 작물의 생육을 카메라로 재요.|컴퓨터 비전,엣지 AI
petvoice|펫보이스랩|Petvoice Lab|resident|반려동물|2021|시드|반려견의 소리로 아픈 곳을 짐작해요.|오디오,딥러닝
deepmolar|딥몰라|Deep Molar|resident|의료|2018|시리즈 A|치과 엑스레이 판독을 돕는 소프트웨어예요.|의료 영상,세그멘테이션
roadeye|로드아이|Roadeye|resident|모빌리티|2019|시리즈 A|도로의 파임과 균열을 지나가며 찾아요.|객체 탐지,엣지 AI
wordloom|글베틀|Wordloom|resident|소프트웨어|2022|프리시드|기업 문서로 답하는 사내 검색이에요.|RAG,임베딩,LLM
solarmind|솔라마인드|Solarmind|resident|에너지|2020|시드|지붕 사진만으로 태양광 설계를 마쳐요.|컴퓨터 비전,최적화
kidlens|키드렌즈|Kidlens|resident|교육|2021|시드|아이의 그림에서 발달 신호를 읽어요.|컴퓨터 비전,멀티모달
factoryone|팩토리원|Factory One|resident|제조|2017|시리즈 B|설비 소리를 듣고 고장을 미리 알려요.|이상 탐지,예지 보전
cargomate|카고메이트|Cargomate|resident|물류|2018|시리즈 A|화물차의 빈 짐칸을 채워 주는 배차 AI예요.|최적화,강화학습
voiceform|보이스폼|Voiceform|resident|소프트웨어|2020|시드|전화 상담을 글과 요약으로 바꿔요.|음성 인식,자연어 처리
stylemirror|스타일거울|Style Mirror|resident|유통|2019|시리즈 A|입어 보지 않아도 어울리는지 보여 줘요.|이미지 생성,컴퓨터 비전
safecrane|세이프크레인|Safecrane|resident|건설|2020|시드|타워크레인 사각지대를 카메라로 지켜요.|객체 탐지,안전 관리
finaudit|핀오딧|Finaudit|resident|금융|2018|시리즈 A|회계 전표의 이상을 찾아요.|이상 탐지,그래프 신경망
medisum|메디썸|Medisum|resident|의료|2021|시드|진료 기록을 환자의 말로 풀어 줘요.|LLM,자연어 처리
aquasense|아쿠아센스|Aquasense|resident|환경|2019|시드|양식장의 산소를 예측해요.|시계열,센서
legalpad|법패드|Legalpad|membership|법률|2020|시드|계약서의 위험한 조항을 짚어 줘요.|자연어 처리,LLM
tunewave|튠웨이브|Tunewave|membership|콘텐츠|2021|프리시드|짧은 영상에 맞는 음악을 지어요.|오디오,생성 모델
mapleaf|맵리프|Mapleaf|membership|공간정보|2017|시리즈 A|위성 사진으로 숲의 변화를 재요.|원격탐사,세그멘테이션
kitchenbot|주방지기|Kitchenbot|membership|로봇|2018|시리즈 A|식당 주방의 반복 작업을 맡는 로봇이에요.|로봇,강화학습
biofold|바이오폴드|Biofold|membership|바이오|2020|시드|단백질 구조로 효소를 설계해요.|그래프 신경망,분자 생성
sketchcad|스케치캐드|Sketchcad|membership|제조|2021|시드|손그림을 3D 도면으로 바꿔요.|생성 모델,3D
farmcast|팜캐스트|Farmcast|membership|농업|2019|시드|도매 시장의 가격을 미리 알려 줘요.|시계열,수요 예측
readtutor|읽기쌤|Readtutor|membership|교육|2020|시드|아이가 소리 내어 읽는 것을 듣고 도와줘요.|음성 인식,교육
signhand|손말|Signhand|membership|접근성|2022|프리시드|수어를 글로, 글을 수어로 옮겨요.|포즈 추정,멀티모달
dronepatrol|드론순찰|Drone Patrol|membership|안전|2018|시리즈 A|송전선을 드론으로 살펴요.|객체 탐지,드론
chatcare|챗케어|Chatcare|membership|의료|2021|시드|어르신의 안부를 묻는 대화 서비스예요.|챗봇,LLM
adpixel|애드픽|Adpick|membership|광고|2017|시리즈 A|광고 문안과 그림을 함께 만들어요.|생성 모델,추천시스템
hrlens|사람결|Saramgyeol|membership|인사|2019|시드|직무 역량을 공정하게 보도록 도와요.|설명가능 AI,추천시스템
quantumleaf|퀀텀리프|Quantumleaf|graduate|금융|2016|시리즈 B|채권 시장의 위험을 계산해요.|시계열,기계학습
visioncheck|비전체크|Visioncheck|graduate|제조|2016|시리즈 B|2차전지 전극의 흠을 찾아요.|비전 검사,이상 탐지
cleanroute|클린루트|Cleanroute|graduate|환경|2017|시리즈 A|수거 차량의 길을 줄여 줘요.|최적화,모빌리티
speechlab|또렷|Ttoryeot|graduate|소프트웨어|2016|시리즈 A|시끄러운 곳에서도 알아듣는 음성 인식이에요.|음성 인식,딥러닝
textile3d|옷감3D|Otgam 3D|graduate|유통|2017|시리즈 A|원단을 실제처럼 보여 줘요.|3D,컴퓨터 비전
homecare|홈케어봇|Homecarebot|graduate|로봇|2018|시리즈 A|혼자 사는 집의 넘어짐을 알아채요.|포즈 추정,엣지 AI
gamemuse|게임뮤즈|Gamemuse|graduate|게임|2018|시드|게임 속 인물의 대사를 써요.|LLM,생성 모델
policywatch|정책지기|Policywatch|graduate|공공|2019|시드|지원사업 공고를 기업에 맞춰 알려요.|자연어 처리,추천시스템
cellcount|셀카운트|Cellcount|graduate|바이오|2017|시리즈 A|현미경 사진의 세포를 세요.|의료 영상,세그멘테이션
weatherpin|날씨핀|Weatherpin|graduate|기상|2018|시드|동네 단위의 비를 한 시간 앞서 알려요.|시계열,딥러닝
"""


def startups() -> list[Firm]:
    """The forty startups of the hub."""
    made = []
    for line in _STARTUPS.strip().splitlines():
        key, name, name_en, kind, industry, founded, stage, summary, technologies = line.split("|")
        made.append(
            Firm(
                key,
                name,
                name_en,
                kind,
                industry,
                "서초",
                int(founded),
                summary,
                tuple(technologies.split(",")),
                stage,
            )
        )
    return made
