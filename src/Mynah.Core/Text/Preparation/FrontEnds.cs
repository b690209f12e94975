using Mynah.Text.Chinese;
using Mynah.Text.English;
using Mynah.Text.French;
using Mynah.Text.German;
using Mynah.Text.Italian;
using Mynah.Text.Japanese;
using Mynah.Text.Korean;
using Mynah.Text.Portuguese;
using Mynah.Text.Russian;
using Mynah.Text.Spanish;

namespace Mynah.Text;

/// <summary>The language front ends that are built in.</summary>
public static class FrontEnds
{
    /// <summary>One front end per language; languages without one are spoken as they are written.</summary>
    public static IReadOnlyList<ITextFrontEnd> Default { get; } =
    [
        new ChineseFrontEnd(),
        new CantoneseFrontEnd(),
        new EnglishFrontEnd(),
        new GermanFrontEnd(),
        new FrenchFrontEnd(),
        new SpanishFrontEnd(),
        new ItalianFrontEnd(),
        new PortugueseFrontEnd(),
        new RussianFrontEnd(),
        new JapaneseFrontEnd(),
        new KoreanFrontEnd(),
    ];
}
