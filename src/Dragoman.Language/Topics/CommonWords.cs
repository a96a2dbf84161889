using System.Collections.Frozen;
using System.Text;

namespace Dragoman.Language;

/// <summary>
/// Words people ask with rather than about ("how do I", "怎么办"): taken out before topics are compared, so that neither
/// closeness nor coverage rests on them. They go beyond the analyzers' stop words. Alphabetic ones are folded.
/// </summary>
internal static class CommonWords
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Words = new Dictionary<string, string>
    {
        ["en"] = "what how my your our who whom when where why which i i'm im i've you he she we us they me him them do does did don't doesn't didn't dont doesnt didnt can can't cant could would should shall may might must have has had am been being get got gets very just so too also about please pls hello hi hey thanks thank ok there here now some any want wants need needs tell know let make makes its it's his her from than more really only same still again always",
        ["es"] = "que como cual cuales cuando donde quien quienes cuanto cuantos cuanta cuantas mi mis tu tus su sus yo usted ustedes nosotros me se le les nos hay puedo puede pueden podria debo tengo tiene hace hacer hago quiero quiere necesito ayuda por favor hola gracias buenos buenas dias tardes dime decir saber muy mas ya aun tambien solo siempre otra otro ahora hoy es son esta estan ser estoy va voy a",
        ["pt"] = "que como qual quais quando onde quem quanto quantos meu minha meus minhas seu sua eu voce voces nos me se lhe ha posso pode podem devo tenho tem faz fazer quero quer preciso ajuda por favor ola oi obrigado obrigada bom boa dia tarde diga dizer saber muito mais ja ainda tambem so sempre outra outro agora hoje e sao esta estao ser estou vai vou pra pro",
        ["fr"] = "que quoi comment quel quelle quels quelles quand ou qui combien pourquoi mon ma mes ton votre vos je tu vous nous me se lui y a peux peut puis dois doit ai avez fait faire veux veut voudrais besoin aide svp s'il bonjour salut merci dire savoir tres plus deja encore aussi toujours autre maintenant aujourd'hui est sont suis etre c'est j'ai qu'est-ce",
        ["de"] = "was wie welche welcher welches wann wo wer wen wem wieviel warum wieso mein meine meinen meiner ihr ihre sie ich du wir mir mich uns kann konnen koennen darf muss soll sollte habe hat haben tun machen mache mochte moechte will brauche hilfe bitte hallo danke guten tag sagen wissen sehr mehr schon noch auch immer andere jetzt heute ist sind bin geht gibt",
        ["it"] = "che cosa come quale quali quando dove chi quanto quanti perche mio mia miei mie tuo suo sua io tu lei noi mi si ci gli c'e posso puo possono devo ho ha hai fa fare faccio voglio vuole vorrei bisogno aiuto per favore ciao salve grazie buongiorno dire sapere molto piu gia ancora anche sempre altra altro ora adesso oggi e sono sta stanno essere",
        ["ru"] = "что как какой какая какие какое когда где кто кому сколько почему зачем мой моя мое мои моего моей вы ваш ваши я мы нам нас мне меня можно могу может могут должен надо нужно нужен есть делать сделать хочу хотим помогите пожалуйста здравствуйте привет спасибо добрый день скажите знать очень еще уже тоже всегда другой сейчас сегодня это ли же бы",
        ["tr"] = "ne nasil hangi hangisi nezaman nerede nereden kim kac neden niye niçin nicin ben benim bana biz bizim siz sizin bize var yok mi mu miyim miyiz musunuz misiniz olur oluyor yapmaliyim yapmam yapabilirim yapabilir istiyorum lazim gerekiyor gerek yardim lutfen merhaba selam tesekkurler soyle bilmek cok daha zaten hala da de hep baska simdi bugun bir bu su",
        ["ar"] = "ما ماذا كيف اي متى اين من كم لماذا هل انا نحن انت انتم لي لنا عندي لدي يمكن يمكنني استطيع يجب اريد نريد احتاج مساعده مساعدة رجاء مرحبا السلام عليكم شكرا قل اعرف جدا اكثر ايضا دائما اخر الان اليوم هذا هذه هو هي ماهو ماهي",
    }.ToFrozenDictionary(p => p.Key, p => p.Value.Split(' ').Select(TextFolding.Fold).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string[]> Phrases = new Dictionary<string, string>
    {
        ["zh"] = "为什么 怎么办 怎么样 怎么 怎样 如何 什么 哪里 哪个 哪些 多少 请问 您好 你好 谢谢 麻烦 我们 你们 他们 我的 可以 能不能 可不可以 是不是 有没有 应该 需要 想要 一下 现在 今天 昨天 这个 那个 一个 已经 还是 但是 因为 所以 然后 知道 告诉 我 你 您 吗 呢 吧 啊 了 的 是",
        ["ja"] = "どうすれば どうしたら どうやって どのように なぜ いつ どこ どれ 誰 いくら 教えてください してください ください でしょうか ましたか ですか ますか ません ました です ます したい こんにちは ありがとう お願いします 私 今日 昨日 今 について こと",
        ["ko"] = "어떻게 무엇 뭐 왜 언제 어디 누구 얼마 하나요 인가요 있나요 되나요 합니까 입니까 습니까 습니다 해주세요 주세요 알려 안녕하세요 감사합니다 제가 저는 지금 오늘 어제 해야",
    }.ToFrozenDictionary(p => p.Key, p => p.Value.Split(' '), StringComparer.Ordinal);

    /// <summary>The text with the language's common words blanked out.</summary>
    public static string Remove(string text, string language)
    {
        if (Phrases.TryGetValue(language, out string[]? phrases))
        {
            foreach (string phrase in phrases) text = text.Replace(phrase, " ", StringComparison.Ordinal);
            return text;
        }

        return Words.TryGetValue(language, out FrozenSet<string>? words) ? RemoveWords(text, words) : text;
    }

    private static string RemoveWords(string text, FrozenSet<string> words)
    {
        var kept = new StringBuilder(text.Length);
        int at = 0;
        while (at < text.Length)
        {
            int start = at++;
            if (!IsWord(text[start]))
            {
                kept.Append(text[start]);
                continue;
            }

            while (at < text.Length && (IsWord(text[at]) || (text[at] is '\'' or '’' && at + 1 < text.Length && IsWord(text[at + 1])))) at++;
            string word = text[start..at];
            if (word.Length <= 16 && words.Contains(TextFolding.Fold(word))) kept.Append(' ');
            else kept.Append(word);
        }

        return kept.ToString();
    }

    private static bool IsWord(char c) => char.IsLetter(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark;
}
