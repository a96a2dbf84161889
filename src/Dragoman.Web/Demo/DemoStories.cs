using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Dragoman.Web.Demo;

/// <summary>What sellers write in the demo marketplace, and how they answer.</summary>
public sealed class DemoStories
{
    public sealed class Story
    {
        public string Topic { get; set; } = "";
        public string Language { get; set; } = "";
        public string Code { get; set; } = "";
        public string Subject { get; set; } = "";
        public string Text { get; set; } = "";
    }

    private static readonly Dictionary<string, (string Answer, string NotYet)> Words = new()
    {
        ["zh"] = ("资料已经补上，请再看一下。", "还是同样的提示，请再帮忙看看。"),
        ["en"] = ("I have added what you asked for. Please look again.", "It still shows the same message. Please check again."),
        ["es"] = ("Ya he añadido lo que me pidió. Revíselo, por favor.", "Sigue saliendo el mismo mensaje. ¿Puede revisarlo otra vez?"),
        ["pt"] = ("Já acrescentei o que pediu. Pode verificar de novo?", "Continua aparecendo a mesma mensagem. Pode ver de novo?"),
        ["tr"] = ("İstediğiniz bilgiyi ekledim, tekrar bakar mısınız?", "Hâlâ aynı uyarı çıkıyor, tekrar bakabilir misiniz?"),
        ["ko"] = ("요청하신 자료를 추가했습니다. 다시 확인 부탁드립니다.", "여전히 같은 메시지가 나옵니다. 다시 확인해 주십시오."),
        ["ar"] = ("أضفت ما طلبتموه، يرجى المراجعة مرة أخرى.", "ما زالت الرسالة نفسها تظهر، يرجى المراجعة مرة أخرى."),
        ["de"] = ("Ich habe das Gewünschte ergänzt. Bitte sehen Sie noch einmal nach.", "Die Meldung kommt weiterhin. Bitte prüfen Sie es noch einmal."),
        ["ja"] = ("ご依頼の情報を追加しました。再度ご確認ください。", "まだ同じ表示が出ます。もう一度ご確認をお願いします。"),
        ["fr"] = ("J'ai ajouté ce que vous demandiez. Pouvez-vous regarder de nouveau ?", "Le même message s'affiche encore. Pouvez-vous vérifier de nouveau ?"),
    };

    private readonly ILookup<string, Story> _byLanguage;

    public DemoStories()
    {
        using var stream = typeof(DemoStories).Assembly.GetManifestResourceStream("demo/stories.yaml")!;
        _byLanguage = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build()
            .Deserialize<List<Story>>(new StreamReader(stream)).ToLookup(s => s.Language);
    }

    public Story Pick(string language, Random random)
    {
        var stories = (_byLanguage.Contains(language) ? _byLanguage[language] : _byLanguage["en"]).ToList();
        return stories[random.Next(stories.Count)];
    }

    public string Answer(string language) => Words.GetValueOrDefault(language, Words["en"]).Answer;
    public string NotYet(string language) => Words.GetValueOrDefault(language, Words["en"]).NotYet;

    /// <summary>Evidence that goes with a slot, as a picture or paper that ships with the program.</summary>
    public static (string Name, byte[] Content) Evidence(string slot, string language)
    {
        if (slot == "console_log")
            return ("console.log", "POST https://seller.example/api/label/batchPrint 500 (Internal Server Error)\n[LBL-PRT-0091] label template corrupted, batch 20261120-0043\n"u8.ToArray());
        var file = slot switch
        {
            "bank_statement" => "statement.png",
            "analytics_before" => "traffic-before.png",
            "analytics_after" => "traffic-after.png",
            "appeal_letter" or "bilingual_explanation" or "sealed_documents" => "appeal.pdf",
            _ => language switch { "zh" => "error-zh.png", "es" => "error-es.png", _ => "error-en.png" },
        };
        using var stream = typeof(DemoStories).Assembly.GetManifestResourceStream($"demo/{file}")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return ($"{slot}{Path.GetExtension(file)}", copy.ToArray());
    }
}
