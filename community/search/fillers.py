"""Words that carry a question rather than its subject: they weigh little, and none is dropped."""

from __future__ import annotations

from functools import lru_cache

from community.search.endings import stems, verb

WORDS = frozenset(
    """있는 있을까요 있나요 있을까 있어요 있으신 있으면 있습니까 있는지 계신가요 계실까요 계신 계시나요 계신지 계세요 없나요 없을까요 없는
    하는 하고 하실 하신 하기 하려면 하면 해서 했던 하나요 하려고 한 할 해 본 보신 봤던 볼 되는 되나요 된 됩니다 될까요 대해 대한 대해서 관해 관한
    알려 알려줘 알려주세요 가르쳐 주세요 주실 주는 주시는 주나요 줘 줄 주면 드립니다 드려요 부탁 부탁해요 부탁드립니다 부탁드려요 바랍니다
    찾고 찾아 찾아요 찾는 찾습니다 찾아줘 찾고있어요 찾기 구합니다 구해요 구하는 싶어요 싶습니다 싶은데 싶은 싶다 원해요 원합니다 필요해요 필요합니다
    어떻게 어떤 어디 어디서 어디에 언제 누가 누구 누구에게 무엇 무슨 뭐 왜 얼마나 몇 좀 혹시 정말 아주 매우 너무 잘 많이 더 다 또 및 등 그 이 저 것 수 곳 거 게 때 중 쪽 위해 위한 통해 통한 함께 같은 같이
    제가 저는 저희 우리 나는 내가 제 내 누군가 아시는 아는 아나요 아세요 알고 알 궁금해요 궁금합니다 궁금 가능한 가능할까요 가능한가요 관련 관련된 관련한 관심 있으신가요
    소개 소개해 소개받고 소개시켜 추천해 추천해줘 추천부탁 만나고 만나보고 이야기하고 이야기 얘기 대화하고 연결 방법 좋은 괜찮은 경험 경험이 해본 해보신 하시는 하신분 받을 받고 받는 받은 받나요
    the a an of for to in on at with and or is are who what where how can i me my find looking someone somebody people any about please want need does do that which
    사람 사람이 분 분이 분들 분과 분을
    만드는 만들고 만든 만들어 만들었던 만들어본 개발하는 개발한 개발하고 개발해 제공하는 제공하고 운영하는 운영하고 다루는 담당하는 일하는 일하고 하던 쓰는 사용하는 맡는 맡기는 맡길 도입한 도입하는""".split()
)
ADNOMINAL = frozenset(
    verb(word)
    for word in "찾는 찾아서 싶어서 싶었던 있었던 계시던 알려줄 알려주던 주시던 해주던 구하던 바라는".split()
)
GENERIC = {
    "company": "회사 기업 업체 스타트업 법인 company companies startup startups firm",
    "person": "사람 분 인물 동문 회원 전문가 인재 person people expert experts someone member members",
    "news": "뉴스 기사 소식 보도 news article articles",
    "program": "프로그램 과정 지원사업 program programs programme course courses",
    "message": "메시지 대화 채팅 message messages chat",
    "event": "행사 이벤트 모임 event events",
}
KIND_OF = {word: kind for kind, words in GENERIC.items() for word in words.split()}
ROLES = frozenset(
    """멘토 멘티 코치 대표 대표이사 ceo cto cfo coo 창업자 동문 심사위원 연구원 개발자 엔지니어 디자이너 기획자 교수 박사 투자자 담당자 매니저 이사 임원 공동창업자 강사
    mentor founder developer engineer researcher investor designer manager director alumni reviewer""".split()
)
WEIGHT = 0.12


def is_role(word: str) -> bool:
    """Whether a word says what somebody is: it narrows a subject, and says less than the subject."""
    return word in ROLES or any(stem in ROLES for stem in stems(word))


@lru_cache(maxsize=4096)
def is_filler(word: str) -> bool:
    """Whether a word only asks."""
    return word in WORDS or any(stem in WORDS for stem in stems(word)) or verb(word) in ADNOMINAL


def kind_meant(word: str) -> str | None:
    """The kind of thing that a word asks for: 회사 a company, 뉴스 news."""
    return next((KIND_OF[form] for form in (word, *stems(word)) if form in KIND_OF), None)
