"""Fictional people of the demo community: graduates, trainees, mentors, representatives and staff."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """A made-up person, told in a line."""

    name: str
    name_en: str
    firm: str
    title: str
    headline: str
    skills: tuple[str, ...]
    department: str = ""
    offer: str = ""
    need: str = ""


_GRADUATES = """
김서연|Kim Seoyeon|hanbit|책임연구원|비전 검사 라인에 모델을 올리고 있어요|PyTorch,비전 검사,이상 탐지,엣지 AI|AI기술팀|라인 카메라 데이터 모으는 법|불량 데이터가 적을 때의 학습
박도윤|Park Doyun|hanbit|선임연구원|검사 데이터를 모으고 라벨을 다듬어요|Python,OpenCV,데이터 라벨링|AI기술팀|라벨링 기준서 만들기|능동 학습
이하준|Lee Hajun|saebom|수석연구원|사내 문서로 답하는 검색을 만들어요|RAG,임베딩,자연어 처리,LLM|플랫폼본부|RAG 평가 방법|한국어 임베딩 비교
최지우|Choi Jiwoo|saebom|선임연구원|문서에서 표를 읽는 모델을 다뤄요|문서 이해,OCR,PyTorch|플랫폼본부|OCR 뒤처리|표 구조 인식
정민준|Jung Minjun|maru|과장|물류센터의 내일 물량을 예측해요|시계열,수요 예측,LightGBM|데이터팀|수요 예측 지표 고르기|배차 최적화 경험
강수아|Kang Sua|maru|대리|배차를 최적화해요|최적화,OR-Tools,Python|데이터팀|OR-Tools 입문|강화학습 적용 사례
조예준|Cho Yejun|dasan|선임연구원|초음파 영상을 나누는 모델을 연구해요|의료 영상,세그멘테이션,PyTorch|연구소|의료 데이터 가명처리|인허가 문서
윤서아|Yoon Seoah|dasan|책임연구원|판독 보조 소프트웨어를 이끌어요|의료 영상,MLOps,컴퓨터 비전|연구소|의료기기 소프트웨어 인허가|GPU 서버 운영
장하윤|Jang Hayoon|noeul|팀장|발전량 예측과 고장 진단을 맡고 있어요|시계열,이상 탐지,예지 보전|데이터솔루션팀|센서 데이터 결측 처리|확률 예측
임도현|Lim Dohyun|noeul|사원|예측 결과를 현장 화면에 보여 줘요|Python,대시보드,시계열|데이터솔루션팀|Plotly 대시보드|모델 모니터링
한지호|Han Jiho|garam|차장|매장 상품 추천을 운영해요|추천시스템,Spark,MLOps|디지털혁신실|추천 A/B 실험 설계|콜드 스타트
오유진|Oh Yujin|garam|대리|재고 예측을 실험하고 있어요|수요 예측,Prophet,SQL|디지털혁신실|판매 데이터 정리|계층 시계열
서은우|Seo Eunwoo|cheongsol|선임연구원|후보 물질을 그래프 신경망으로 골라요|그래프 신경망,분자 생성,PyTorch|신약연구소|화학 데이터셋 소개|실험 설계
신아린|Shin Arin|narae|책임연구원|문항 추천과 지식 추적을 연구해요|지식 추적,추천시스템,자연어 처리|AI연구실|지식 추적 논문 모임|서술형 채점
권시우|Kwon Siwoo|narae|연구원|서술형 채점을 자동화해요|자연어 처리,LLM,프롬프트 설계|AI연구실|채점 기준 프롬프트|평가 데이터 만들기
황지안|Hwang Jian|barun|매니저|신용평가 모델을 설명할 수 있게 만들어요|신용평가,설명가능 AI,XGBoost|모델링팀|SHAP 실무|공정성 지표
안유나|Ahn Yuna|barun|선임|이상 거래를 찾아요|이상 탐지,그래프 신경망,SQL|모델링팀|이상 거래 특징 만들기|스트리밍 처리
송건우|Song Gunwoo|onnuri|책임|고객센터 음성 봇을 만들어요|음성 인식,챗봇,자연어 처리|AI사업팀|음성 데이터 전사|화자 분리
류채원|Ryu Chaewon|onnuri|선임|대화 시나리오와 평가를 맡아요|챗봇,LLM,평가|AI사업팀|대화 로그 분석|LLM 비용 줄이기
홍준서|Hong Junseo|mirinae|책임연구원|카메라와 레이더를 함께 봐요|센서 융합,자율주행,컴퓨터 비전|인지기술팀|센서 보정|합성 데이터
전다은|Jeon Daeun|mirinae|연구원|운행 영상에서 위험한 순간을 찾아요|객체 탐지,영상 검색,PyTorch|인지기술팀|YOLO 튜닝|영상 라벨 자동화
고태윤|Go Taeyoon|pureun|과장|약품 투입량을 예측해 줄여요|시계열,강화학습,Python|스마트운영팀|공정 데이터 읽기|오프라인 강화학습
문가은|Moon Gaeun|hansol|선임연구원|원단 결함을 찾는 카메라를 만들어요|비전 검사,딥러닝,C++|기술연구소|저가 카메라 선택|모델 경량화
배현우|Bae Hyunwoo|byeolbit|책임|방송 영상을 말로 찾게 해요|멀티모달,임베딩,영상 검색|AI랩|CLIP 한국어 적용|영상 요약
백소율|Baek Soyul|jinsan|과장|현장 카메라로 안전모를 확인해요|객체 탐지,안전 관리,엣지 AI|스마트건설팀|현장 설치 경험|개인정보 비식별
"""

_TRAINEES = """
남궁민|Namgung Min|hanbit|주임|검사 장비 소프트웨어를 만들어요|C++,OpenCV
차은비|Cha Eunbi|maru|사원|물류 데이터를 정리해요|SQL,Python
구본혁|Koo Bonhyuk|noeul|선임|설비 데이터를 다뤄요|Python,시계열
제갈윤|Jegal Yoon|byeolbit|사원|영상 편집 도구를 만들어요|FFmpeg,Python
독고진아|Dokgo Jina|narae|연구원|학습 데이터를 설계해요|교육,SQL
하승우|Ha Seungwoo|garam|대리|매장 데이터를 봐요|SQL,대시보드
표나연|Pyo Nayeon|barun|사원|심사 데이터를 정리해요|Python,통계
선우정|Sunwoo Jung|dasan|연구원|영상 장비 펌웨어를 만들어요|C,영상 처리
"""

_MENTORS = """
정현석|Jung Hyunseok|교수|그래프 신경망과 추천을 연구합니다|그래프 신경망,추천시스템
김태경|Kim Taekyung|교수|의료 영상과 신뢰할 수 있는 AI를 연구합니다|의료 영상,설명가능 AI,컴퓨터 비전
이수진|Lee Sujin|교수|한국어 언어모델을 연구합니다|자연어 처리,LLM,RAG
박정우|Park Jungwoo|교수|시계열 예측과 이상 탐지를 연구합니다|시계열,이상 탐지
최은영|Choi Eunyoung|겸직교수|제조 현장의 AI 도입을 돕습니다|비전 검사,MLOps,예지 보전
한상민|Han Sangmin|연구교수|강화학습으로 공정을 다룹니다|강화학습,최적화
오지현|Oh Jihyun|박사후연구원|음성 인식을 연구합니다|음성 인식,오디오
Daniel Reyes|Daniel Reyes|초빙교수|멀티모달 모델을 연구합니다|멀티모달,임베딩,컴퓨터 비전
"""

_LEADERS = """
한정수|Han Jungsu|hanbit|대표이사
서미래|Seo Mirae|saebom|대표이사
조성환|Cho Sunghwan|maru|대표
노경민|Noh Kyungmin|noeul|대표이사
이준호|Lee Junho|lumio|대표
김나래|Kim Narae|talkbase|대표
박우진|Park Woojin|greenpulse|대표
윤채린|Yoon Chaerin|wordloom|대표
정다빈|Jung Dabin|roadeye|대표
최한결|Choi Hangyeol|factoryone|대표
강민서|Kang Minseo|visioncheck|대표
임서준|Lim Seojun|legalpad|대표
"""

STAFF = (
    ("문지원", "Moon Jiwon", "매니저"),
    ("유한나", "Yoo Hanna", "책임매니저"),
)


def _people(lines: str) -> list[Person]:
    made = []
    for line in lines.strip().splitlines():
        name, name_en, firm, title, headline, skills, *rest = line.split("|")
        made.append(Person(name, name_en, firm, title, headline, tuple(skills.split(",")), *rest))
    return made


def graduates() -> list[Person]:
    """The 25 graduates of the 1st cohort."""
    return _people(_GRADUATES)


def trainees() -> list[Person]:
    """Trainees of the 2nd cohort, which is under way."""
    return _people(_TRAINEES)


def mentors() -> list[Person]:
    """Eight mentors of the graduate school."""
    made = []
    for line in _MENTORS.strip().splitlines():
        name, name_en, title, headline, skills = line.split("|")
        made.append(Person(name, name_en, "", title, headline, tuple(skills.split(","))))
    return made


def leaders() -> list[Person]:
    """Representatives of companies whose participation was judged outstanding, and of startups."""
    made = []
    for line in _LEADERS.strip().splitlines():
        name, name_en, firm, title = line.split("|")
        made.append(Person(name, name_en, firm, title, "", ()))
    return made
