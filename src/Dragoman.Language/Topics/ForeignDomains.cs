using System.Collections.Frozen;

namespace Dragoman.Language;

/// <summary>
/// Words that mark what people ask an assistant about but never a seller desk: weather, cooking, travel, verses, sports, health,
/// general knowledge. Each makes it likelier that a text is none of our business. Folded; entries with "*" are beginnings.
/// </summary>
internal static class ForeignDomains
{
    private static readonly FrozenDictionary<string, Entries> Alphabetic = new Dictionary<string, string>
    {
        ["en"] = "weather* forecast* rain* snow* poem* poetry joke* song* music* movie* film* recipe* cook* cake* restaurant* hotel* flight* airport* holiday* vacation* football soccer basketball olympic* president* minister* election* horoscope* zodiac bitcoin* crypto* lottery dog dogs cat cats girlfriend* boyfriend* wedding* birthday* grandmother doctor* medicine headache* diet lonely god religion* universe planet* moon mars physics chemistry math* homework essay* python javascript guitar* piano* haircut* novel* actor* singer* morning evening old",
        ["es"] = "clima lluvia llueve llover nieva pronostico poema* poesia chiste* cancion* musica pelicula* receta* cocin* tarta* restaurante* hotel* vuelo* aeropuerto* vacaciones futbol baloncesto presidente* ministro* eleccion* horoscopo bitcoin* cripto* loteria perro* gato* novia* novio* boda* cumpleanos abuel* medico* medicina dieta adelgaz* dios religion universo planeta* luna marte fisica quimica matematica* deberes redaccion python javascript guitarra* piano peinado* novela* actor* cantante* mundial bolsa*",
        ["pt"] = "clima chuva chover neve poema* poesia piada* cancao musica* filme* receita* cozinh* bolo* restaurante* hotel* voo* aeroporto* ferias futebol basquete presidente* ministro* eleicao* horoscopo bitcoin* cripto* loteria cachorro* gato* namorad* casamento* aniversario* avo medico* remedio* dieta emagrec* deus religiao universo planeta* lua marte fisica quimica matematica redacao python javascript violao piano novela* ator cantor*",
        ["fr"] = "meteo pluie pleut pleuvoir neige poeme* poesie blague* chanson* musique* film* recette* cuisin* gateau* restaurant* hotel* vols aeroport* vacances football foot basket president* ministre* election* horoscope* bitcoin* crypto* loterie chien* chat chats copine copain mariage* anniversaire* grand-mere medecin* medicament* regime maigrir dieu religion* univers planete* lune mars physique chimie maths devoirs redaction python javascript guitare* piano coiffure* roman acteur* chanteur*",
        ["de"] = "wetter* regen regnet schnee schneit gedicht* witz witze lied lieder musik film filme rezept* koch* kuchen restaurant* hotel* flug fluge flughafen urlaub fussball* basketball prasident* minister* wahlen horoskop* bitcoin* krypto* lotto hund hunde katze* freundin freund hochzeit* geburtstag* oma arzt medizin kopfschmerz* abnehmen diat gott religion* universum planet* mond mars physik chemie mathe* hausaufgaben aufsatz python javascript gitarre* klavier frisur* roman schauspieler* sanger*",
        ["it"] = "meteo pioggia piove neve poesia* barzelletta* canzone* musica film ricetta* cucin* torta* ristorant* albergo hotel* volo voli aeroporto* vacanz* calcio basket presidente* ministro* elezion* oroscopo bitcoin* cripto* lotteria cane cani gatto* fidanzat* matrimonio* compleanno* nonna medico* medicina dieta dimagrire dio religione universo pianeta* luna marte fisica chimica matematica compiti tema python javascript chitarra* pianoforte romanzo attore* cantante*",
        ["ru"] = "погод* дожд* снег* стих* поэм* шутк* анекдот* песн* музык* фильм* кино рецепт* готовит* торт* ресторан* отел* гостиниц* самолет* аэропорт* отпуск футбол* баскетбол* президент* министр* выбор* гороскоп* биткоин* крипт* лотере* собак* кошк* девушк* парень свадьб* рожден* бабушк* врач* лекарств* диет* похуде* бог религи* вселенн* планет* лун* марс* физик* хими* математик* сочинени* python javascript гитар* пианино причес* роман актер* певец*",
        ["tr"] = "hava yagmur* kar siir* fikra* sarki* muzik* film* tarif* yemek* pasta* restoran* otel* ucak* ucus* havaalani tatil* futbol* basketbol* cumhurbaskan* bakan* secim* burc* bitcoin* kripto* piyango kopek* kedi* sevgili* dugun* dogum* buyukanne doktor* ilac* diyet* zayifla* tanri din evren gezegen* ay mars fizik* kimya matematik* odev* python javascript gitar* piyano* roman* oyuncu* sarkici*",
        ["ar"] = "طقس الطقس مطر المطر ثلج قصيده قصيدة شعر نكته نكتة اغنيه اغنية موسيقى فيلم افلام وصفه وصفة طبخ كعكه كعكة مطعم مطاعم فندق فنادق طيران مطار اجازه كره كرة القدم رئيس وزير انتخابات برج بيتكوين يانصيب كلب قطه قطة صديقتي زواج عيد ميلاد جدتي طبيب دواء رجيم الله دين الكون كوكب القمر المريخ فيزياء كيمياء رياضيات واجب python جيتار بيانو رواية ممثل مغني عاصمه عاصمة",
    }.ToFrozenDictionary(p => p.Key, p => new Entries(p.Value.Split(' ')), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string[]> Unparted = new Dictionary<string, string>
    {
        ["zh"] = "天气 下雨 下雪 气温 写诗 一首诗 诗歌 笑话 唱歌 首歌 音乐 电影 电视剧 菜谱 做饭 怎么做菜 红烧 蛋糕 好吃 餐厅 饭店 酒店 机票 航班 机场 旅游 景点 足球 篮球 世界杯 奥运 总统 总理 首都 选举 星座 运势 比特币 彩票 股票 小狗 我的狗 猫咪 女朋友 男朋友 婚礼 生日 奶奶 医生 吃药 头疼 减肥 上帝 宗教 宇宙 火星 月亮 月球 物理 化学 数学 方程 作业 作文 人生 python 吉他 钢琴 发型 小说 演员 歌手 早上好 晚上好 晚安 孤独 西红柿 水龙头",
        ["ja"] = "天気 雨が 雪が 気温 詩を ジョーク 冗談 歌って 音楽 映画 レシピ 料理 ケーキ レストラン ホテル 航空券 飛行機 空港 旅行 サッカー 野球 オリンピック 大統領 首相 首都 選挙 星座 占い ビットコイン 宝くじ 株価 犬が 猫が 彼女 彼氏 結婚式 誕生日 おばあ 医者 薬を 頭痛 ダイエット 神様 宗教 宇宙 火星 月まで 物理 化学 数学 方程式 宿題 作文 人生 python ギター ピアノ 髪型 小説 俳優 歌手",
        ["ko"] = "날씨 비가 눈이 기온 농담 노래 음악 영화 레시피 요리 케이크 맛집 레스토랑 식당 호텔 항공권 비행기 공항 여행 축구 야구 올림픽 대통령 총리 수도 선거 별자리 운세 비트코인 복권 주식 강아지 고양이 여자친구 남자친구 결혼식 생일 할머니 의사 두통 다이어트 종교 우주 화성 물리 화학 수학 방정식 숙제 작문 인생 python 기타를 피아노 머리스타일 소설 배우 가수",
    }.ToFrozenDictionary(p => p.Key, p => p.Value.Split(' '), StringComparer.Ordinal);

    /// <summary>How many such words the folded text holds, counted no further than two.</summary>
    public static int Count(string folded, string language)
    {
        if (Unparted.TryGetValue(language, out string[]? phrases))
        {
            return phrases.Where(p => folded.Contains(p, StringComparison.Ordinal)).Take(2).Count();
        }

        if (!Alphabetic.TryGetValue(language, out Entries? entries)) return 0;
        int count = 0;
        int at = 0;
        while (at < folded.Length && count < 2)
        {
            int start = at++;
            if (!char.IsLetter(folded[start])) continue;
            while (at < folded.Length && char.IsLetter(folded[at])) at++;
            if (entries.Holds(folded[start..at])) count++;
        }

        return count;
    }

    private sealed class Entries(IEnumerable<string> entries)
    {
        private const int LongestWord = 24;
        private readonly FrozenSet<string> all = entries.Select(e => e[^1] == '*' ? e : e + ".").ToFrozenSet(StringComparer.Ordinal);

        public bool Holds(string word)
        {
            if (word.Length > LongestWord) return false;
            if (all.Contains(word + ".")) return true;
            for (int length = 3; length <= word.Length; length++)
            {
                if (all.Contains(word[..length] + "*")) return true;
            }

            return false;
        }
    }
}
