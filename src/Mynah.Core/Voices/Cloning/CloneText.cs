namespace Mynah.Voices;

/// <summary>What a candidate says while it is fitted: all vowels, few pauses, about ten seconds.</summary>
/// <param name="Text">The text.</param>
/// <param name="Syllables">How many syllables it has; null for a transcript, where the sample's own length tells the pace.</param>
internal sealed record CloneText(string Text, int? Syllables)
{
    private const int LongestTranscript = 2000;

    public static CloneText For(CloneOptions options)
    {
        if (!string.IsNullOrWhiteSpace(options.Transcript))
            return new CloneText(options.Transcript.Length <= LongestTranscript ? options.Transcript : options.Transcript[..LongestTranscript], null);
        var (text, syllables) = (options.Language ?? "en") switch
        {
            "zh" or "yue" => ("早上的火车总是很准时,我们坐在窗边看外面的山和小河。中午到了海边,大家一起吃鱼,又沿着沙滩走了很远。", 45),
            "ja" => ("朝の電車はいつも時間どおりです。窓のそばに座って、山や小さな川を見ました。昼には海に着いて、みんなで魚を食べました。", 58),
            "ko" => ("아침 기차는 언제나 제시간에 옵니다. 우리는 창가에 앉아 산과 작은 강을 보았습니다. 낮에는 바다에 가서 모두 함께 생선을 먹었습니다.", 54),
            "de" => ("Der Zug am Morgen kommt meistens pünktlich. Wir saßen am Fenster und sahen die Berge und einen kleinen Fluss. Mittags waren wir am Meer und aßen alle zusammen Fisch.", 44),
            "fr" => ("Le train du matin arrive presque toujours à l'heure. Assis près de la fenêtre, nous avons vu les montagnes et une petite rivière. À midi, au bord de la mer, nous avons mangé du poisson.", 48),
            "es" => ("El tren de la mañana casi siempre llega a su hora. Sentados junto a la ventana vimos las montañas y un río pequeño. Al mediodía, cerca del mar, comimos pescado todos juntos.", 59),
            "it" => ("Il treno del mattino arriva quasi sempre in orario. Seduti vicino alla finestra abbiamo visto le montagne e un piccolo fiume. A mezzogiorno, al mare, abbiamo mangiato il pesce insieme.", 65),
            "pt" => ("O trem da manhã quase sempre chega na hora. Sentados perto da janela vimos as montanhas e um rio pequeno. Ao meio-dia, perto do mar, comemos peixe todos juntos.", 54),
            "ru" => ("Утренний поезд почти всегда приходит вовремя. Мы сидели у окна и смотрели на горы и маленькую реку. Днём мы были у моря и все вместе ели рыбу.", 51),
            _ => ("The morning train is nearly always on time. We sat beside the window and looked at the hills and a little river. About noon we came down to the sea, ate some fish together, and walked a long way over the sand.", 53),
        };
        return new CloneText(text, syllables);
    }
}
