"""Words of life away from the servers: beside them a number is a seat or a size, and who is refused is no client."""

import re
from functools import cache

_READ = 500
"""Characters in which the words are looked for."""
_MOST = 3

_ENGLISH = frozenset(
    """
    mom mum dad mother father sister brother cousin uncle aunt grandma grandpa wife husband girlfriend boyfriend fiance
    daughter baby toddler neighbor neighbour roommate landlord landlady babysitter nanny puppy kitten
    doctor dentist nurse hospital clinic surgery pharmacy prescription vaccine symptoms headache therapist pregnant
    breakfast lunch dinner supper brunch snack bakery pizza burger burgers sandwich sushi ramen noodles salad
    steak chicken beef pork rice bread cheese chocolate cake pie icecream oven stove fridge kitchen
    microwave dishwasher coffee espresso latte beer wine whisky whiskey cocktail bartender calories diet vegan sugar
    rain raining snow snowing sunny cloudy umbrella hurricane earthquake summer winter autumn
    cinema theater theatre actress concert guitar piano violin lyrics
    singer drummer novel novels bookstore museum painting poem poetry chess boardgame puzzle lego
    football soccer baseball basketball hockey tennis golf cricket quarterback striker referee goalkeeper innings
    playoffs olympics marathon jogging gym workout yoga pilates squat deadlift treadmill stadium
    airport airline airlines vacation holiday itinerary luggage suitcase boarding
    embassy cruise beach hiking camping tent souvenir highway freeway interstate motorway parking carpool cab
    subway commute motorcycle scooter bicycle bike truck suv sedan mileage tires tyres windshield dealership mechanic
    apartment condo mortgage rent realtor plumber electrician elevator stairs stairwell garage basement
    backyard lawn sofa couch mattress pillow blanket furniture ikea laundry bathroom shower toilet carpet curtains
    wedding birthday anniversary funeral honeymoon bride groom divorce church temple mosque prayer bible psalm christmas
    thanksgiving halloween barbecue bbq picnic santa gift gifts
    kindergarten professor homework exam exams midterm textbook tuition semester scholarship
    algebra calculus geometry kanji vocabulary essay thesis dissertation toeic toefl
    jeans shirt shirts dress skirt sneakers shoes jacket hoodie sweater socks makeup lipstick perfume haircut barber
    salon tattoo jewelry necklace
    salary bonus pension retirement ira hsa taxes irs lottery casino poker
    recession nasdaq kospi dow forex
    jail prison congress senate president election voter immigration
    army navy airforce infantry bomber fighter tank rifle
    astronaut galaxy planet telescope dinosaur
    seat seats aisle locker lockers pianist kilometers
    horoscope zodiac tarot haunted vampire
    """.split()
)
_WHEN = re.compile(
    r"\b(?:since|after|before|until|by|around|at|every|over) (?:\w+ ){0,2}"
    r"(?:breakfast|lunch|dinner|christmas|thanksgiving|halloween|easter)\b"
)
"""A time, not a meal."""
_KOREAN = (
    r"엄마|아빠|어머니|아버지|할머니|할아버지|삼촌|사촌|언니|오빠|누나|동생|남편|와이프|아내|여친|남친|"
    r"여자친구|남자친구|조카|아기|강아지|고양이|집주인|룸메|"
    r"병원|치과|한의원|약국|간호사|감기|독감|두통|백신|수술|진료|"
    r"점심(?! ?(?:부터|이후|때|먹고|지나))|"
    r"저녁 ?(?:먹|메뉴|식사|약속|회식)|아침밥|식당|맛집|빵집|치킨|피자|햄버거|라면|김밥|떡볶이|"
    r"삼겹살|고기|초밥|국수|찌개|반찬|냉장고|전자레인지|오븐|주방|"
    r"커피|아메리카노|라떼|맥주|소주|와인|회식|다이어트|간식|아이스크림|케이크|"
    r"우산|소나기|폭설|태풍|미세먼지|지진|장마|"
    r"드라마|아이돌|콘서트|기타 ?(?:치|줄|연주)|피아노|바이올린|노래방|소설|만화|"
    r"웹툰|박물관|미술관|전시회|체스|레고|"
    r"축구|야구|농구|배구|골프|테니스|올림픽|월드컵|마라톤|헬스장|요가|필라테스|스쿼트|벤치프레스|"
    r"데드리프트|경기장|심판|골키퍼|홈런|타율|"
    r"공항|비행기|항공편|항공권|여행|휴가|캐리어|대사관|해변|등산|캠핑|고속도로|국도|"
    r"주차|지하철|기차|자전거|오토바이|스쿠터|"
    r"아파트|오피스텔|원룸|전세|월세|보증금|부동산|이사(?= ?(?:가|준비|짐|날|하|업체|견적))|엘리베이터|"
    r"엘베|계단|지하실|베란다|마당|소파|침대|매트리스|가구|이케아|빨래|세탁기|화장실|샤워|에어컨|보일러|"
    r"결혼|생일|장례|신혼|이혼|교회|성당|성경|크리스마스|추석|설날|선물|"
    r"유치원|과제|중간고사|수능|모의고사|교재|참고서|등록금|학점|토익|토플|한자|"
    r"청바지|티셔츠|원피스|치마|운동화|신발|자켓|스웨터|양말|화장품|립스틱|향수|미용실|"
    r"머리 ?(?:자르|염색|하러)|문신|목걸이|핏|착용|"
    r"월급|연봉|연금|퇴직금|세금|연말정산|로또|복권|"
    r"교도소|국회|대통령|선거|투표소|군대|예비군|입대|전투기|폭격기|"
    r"좌석|자리(?= ?(?:배정|예약|번호|안내))|사물함|"
    r"운세|타로|귀신|"
    r"카톡|인스타(?!그램 ?api|그램 ?연동)|당근마켓|중고나라"
)


def everyday(folded: str) -> float:
    """How far `folded` (lower case) talks of everyday life: the share of three such words, 0 to 1."""
    beginning = folded[:_READ]
    english = _ENGLISH.intersection(re.findall(r"[a-z]+", _WHEN.sub(" ", beginning)))
    korean = () if beginning.isascii() else set(_korean().findall(beginning))
    return min(_MOST, len(english) + len(korean)) / _MOST


@cache
def _korean() -> re.Pattern[str]:
    return re.compile(_KOREAN)
