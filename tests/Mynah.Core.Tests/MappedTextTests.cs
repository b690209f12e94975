using Mynah.Text;

namespace Mynah.Core.Tests;

public sealed class MappedTextTests
{
    [Fact]
    public void Unchanged_text_maps_to_itself_from_where_it_began()
        => Assert.Equal(new TextSpan(12, 3), MappedText.Unchanged("hello world", 10).ToSource(new TextSpan(2, 3)));

    [Fact]
    public void A_replaced_part_maps_to_all_of_what_it_replaced()
    {
        var written = MappedText.Unchanged("I have 42 cats");
        var builder = new MappedTextBuilder();
        builder.Keep(written, new TextSpan(0, 7));
        builder.Append("forty-two", written, new TextSpan(7, 2));
        builder.Keep(written, new TextSpan(9, 5));
        var spoken = builder.Build();

        Assert.Equal("I have forty-two cats", spoken.Text);
        Assert.Equal(new TextSpan(7, 2), spoken.ToSource(new TextSpan(13, 3)));
        Assert.Equal(new TextSpan(10, 4), spoken.ToSource(new TextSpan(17, 4)));
        Assert.Equal(new TextSpan(2, 7), spoken.ToSource(new TextSpan(2, 6 + 8)));
    }

    [Fact]
    public void A_slice_of_a_rewritten_text_keeps_its_source()
    {
        var written = MappedText.Unchanged("A1B");
        var builder = new MappedTextBuilder();
        builder.Keep(written, new TextSpan(0, 1));
        builder.Append("one", written, new TextSpan(1, 1));
        builder.Keep(written, new TextSpan(2, 1));
        var slice = builder.Build().Slice(new TextSpan(2, 3));

        Assert.Equal("neB", slice.Text);
        Assert.Equal(new TextSpan(1, 1), slice.ToSource(new TextSpan(0, 2)));
        Assert.Equal(new TextSpan(2, 1), slice.ToSource(new TextSpan(2, 1)));
    }
}
