using Dragoman.Desk.Accounts;
using Dragoman.Desk.Accounts.Register;

namespace Dragoman.Web.Demo;

/// <summary>Everybody in the demo marketplace: 60 sellers, 14 staff on two rotas, 5 partner firms. All invented.</summary>
public static class DemoPeople
{
    public const string Password = "harbour-lights-2026";

    public static readonly RegisterAccount.Command Admin = Person("Ada Lindqvist", "ada@desk.example", Role.Admin, "en", "UTC", "en zh", "UTC|1-5|08:00|17:00");

    /// <summary>The day rota and the evening rota in Beijing, the day rota in London's zone; weekends thinner.</summary>
    public static readonly IReadOnlyList<RegisterAccount.Command> Staff =
    [
        Person("Mei Zhang", "mei@desk.example", Role.Agent, "zh", "Asia/Shanghai", "zh en", "Asia/Shanghai|1-5|09:00|18:00"),
        Person("Bo Li", "bo@desk.example", Role.Agent, "zh", "Asia/Shanghai", "zh en", "Asia/Shanghai|1-5|09:00|18:00"),
        Person("Yan Wu", "yan@desk.example", Role.Agent, "zh", "Asia/Shanghai", "zh", "Asia/Shanghai|2-6|09:00|18:00", "funds account"),
        Person("Hao Sun", "hao@desk.example", Role.Agent, "zh", "Asia/Shanghai", "zh ja", "Asia/Shanghai|3-7|10:00|19:00"),
        Person("Jisoo Park", "jisoo@desk.example", Role.Agent, "en", "Asia/Shanghai", "ko ja zh en", "Asia/Shanghai|1-5|13:00|22:00"),
        Person("Ines Duarte", "ines@desk.example", Role.Agent, "es", "UTC", "es pt en fr", "UTC|1-5|09:00|18:00"),
        Person("Tomas Vidal", "tomas@desk.example", Role.Agent, "es", "UTC", "es pt it en", "UTC|3-7|08:00|17:00"),
        Person("Leyla Demir", "leyla@desk.example", Role.Agent, "en", "UTC", "tr ar en de", "UTC|1-5|08:00|17:00"),
        Person("Wei Tan", "weitan@desk.example", Role.Agent, "zh", "UTC", "zh en", "UTC|1-7|09:00|17:00"),
        Person("Karim Nasser", "karim@desk.example", Role.Agent, "ar", "UTC", "ar en fr ru de tr", "UTC|2-6|10:00|19:00"),
        Person("Lin Zhao", "lin@desk.example", Role.Lead, "zh", "Asia/Shanghai", "zh en", "Asia/Shanghai|1-5|09:00|18:00"),
        Person("Priya Raman", "priya@desk.example", Role.Mediator, "en", "UTC", "en zh", "UTC|1-5|09:00|18:00"),
        Person("Jun Ma", "jun@desk.example", Role.Advisor, "zh", "Asia/Shanghai", "zh en", "Asia/Shanghai|1-5|09:00|18:00"),
    ];

    public static readonly IReadOnlyList<RegisterAccount.Command> Partners =
    [
        Firm("Harbour Bridge ERP", "CN", "Qing Luo", "qing@harbourbridge.example"),
        Firm("Dongtu Seller Services", "CN", "Min Xu", "min@dongtu.example"),
        Firm("Meridian Commerce Ops", "ES", "Clara Roig", "clara@meridian.example"),
        Firm("Anadolu Pazar Destek", "TR", "Emre Kaya", "emre@anadolupazar.example"),
        Firm("Ponte Azul Integrações", "BR", "Rafael Nunes", "rafael@ponteazul.example"),
    ];

    private static readonly (string Country, string City, string Zone, string Languages, string[] Stores)[] Towns =
    [
        ("CN", "Shenzhen", "Asia/Shanghai", "zh en", ["Harbour Store", "Xinyuan Digital", "Lanwan Electronics", "Pengcheng Gadgets", "Haisheng Audio", "Nanshan Parts", "Bantian Wearables", "Qianhai Lighting"]),
        ("CN", "Yiwu", "Asia/Shanghai", "zh", ["Yiwu Sunny Gifts", "Jiamei Jewellery", "Fuxing Party Supplies", "Xiaoshangpin Home", "Chunfeng Toys", "Baida Stationery", "Meihui Accessories"]),
        ("CN", "Guangzhou", "Asia/Shanghai", "zh", ["Lingnan Fashion", "Baiyun Leather", "Zhujiang Beauty", "Panyu Bags", "Huadu Watches", "Yuexiu Textiles"]),
        ("CN", "Hangzhou", "Asia/Shanghai", "zh en", ["Xihu Silk", "Qiantang Outdoor", "Yuhang Smart Home", "Longjing Tea Goods", "Binjiang Cables"]),
        ("CN", "Quanzhou", "Asia/Shanghai", "zh", ["Jinjiang Sports", "Shishi Kidswear", "Nanan Tools", "Dehua Ceramics"]),
        ("CN", "Ningbo", "Asia/Shanghai", "zh", ["Beilun Kitchen", "Cixi Appliances", "Yuyao Lamps"]),
        ("CN", "Zhengzhou", "Asia/Shanghai", "zh", ["Zhongyuan Wigs", "Songshan Fitness", "Erqi Auto Parts"]),
        ("CN", "Chengdu", "Asia/Shanghai", "zh", ["Jinli Crafts", "Tianfu Games"]),
        ("CN", "Xiamen", "Asia/Shanghai", "zh en", ["Gulang Sunglasses", "Huli Bikes"]),
        ("HK", "Hong Kong", "Asia/Hong_Kong", "en zh", ["Victoria Cases", "Kowloon Chargers"]),
        ("ES", "Valencia", "Europe/Madrid", "es", ["Taller Levante", "Casa Turia", "Bicis del Puerto", "Luz de Levante"]),
        ("BR", "Curitiba", "America/Sao_Paulo", "pt", ["Loja Araucária", "Casa do Pinhão", "Moda Batel", "Tech Barigui"]),
        ("TR", "İzmir", "Europe/Istanbul", "tr", ["Ege Tekstil", "Kordon Ev", "Alsancak Takı"]),
        ("KR", "Busan", "Asia/Seoul", "ko", ["Haeundae Beauty", "Gwangalli Goods", "Seomyeon Audio"]),
        ("SA", "Jeddah", "Asia/Riyadh", "ar", ["Balad Home", "Corniche Perfumes"]),
        ("DE", "Leipzig", "Europe/Berlin", "de en", ["Nordlicht Werkzeug", "Plagwitz Papier"]),
    ];

    private static readonly string[] Owners =
        ["Chen Wei", "Lin Xiaoyan", "Huang Jie", "Zhou Min", "Wu Qiang", "Xu Li", "Sun Fang", "Ma Chao", "Guo Ting", "He Jun", "Liang Yu", "Song Lei"];

    public static IEnumerable<RegisterAccount.Command> Sellers(Random random)
    {
        var n = 0;
        foreach (var (country, city, zone, languages, stores) in Towns)
            foreach (var store in stores)
            {
                var mail = new string([.. store.Normalize(System.Text.NormalizationForm.FormD).ToLowerInvariant().Where(c => char.IsAsciiLetterOrDigit(c))]);
                yield return new RegisterAccount.Command($"{mail}@shop.example", country is "CN" or "HK" ? Owners[n % Owners.Length] : store, Role.Seller, null, languages.Split(' ')[0], zone)
                {
                    Seller = new RegisterAccount.SellerDetails(store, country, languages, new DateOnly(2012 + random.Next(13), 1 + random.Next(12), 1 + random.Next(28)), city,
                        Math.Round(4.2m + (decimal)random.NextDouble() * 0.8m, 2)),
                };
                n++;
            }
    }

    private static RegisterAccount.Command Person(string name, string email, Role role, string language, string zone, string speaks, string shifts, string areas = "") =>
        new(email, name, role, null, language, zone) { Staff = new RegisterAccount.StaffDetails(speaks, shifts, areas) };

    private static RegisterAccount.Command Firm(string firm, string country, string name, string email) =>
        new(email, name, Role.Partner, null, "en", country == "CN" ? "Asia/Shanghai" : "UTC") { Firm = new RegisterAccount.FirmDetails(firm, country, new DateOnly(2023, 5, 1)) };
}
