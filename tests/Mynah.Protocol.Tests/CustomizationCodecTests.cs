using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mynah.Protocol.Customization;

namespace Mynah.Protocol.Tests;

public sealed class CustomizationCodecTests
{
    private const string Prefix = "Mynah.Protocol.Tests.Golden.Customization.";

    public static TheoryData<string> Requests => Named("request.");

    public static TheoryData<string> Responses => Named("response.");

    [Theory]
    [MemberData(nameof(Requests))]
    public void A_request_is_read_and_written_as_it_was(string name)
    {
        using var written = CustomizationCodec.Write(CustomizationCodec.ReadRequest(Utf8(Load(name))));
        Assert.Equal(Compact(Load(name)), Encoding.UTF8.GetString(written.Written.Span));
    }

    [Theory]
    [MemberData(nameof(Responses))]
    public void An_answer_is_read_and_written_as_it_was(string name)
    {
        using var written = CustomizationCodec.Write(CustomizationCodec.ReadResponse(Utf8(Load(name))));
        Assert.Equal(Compact(Load(name)), Encoding.UTF8.GetString(written.Written.Span));
    }

    [Fact]
    public void An_upload_policy_is_read_and_written_as_it_was()
    {
        using var written = CustomizationCodec.Write(CustomizationCodec.ReadPolicy(Utf8(Load("policy"))));
        Assert.Equal(Compact(Load("policy")), Encoding.UTF8.GetString(written.Written.Span));
    }

    [Fact]
    public void Numbers_may_be_strings_or_have_a_point_and_unknown_members_are_skipped()
    {
        var request = CustomizationCodec.ReadRequest(Utf8(
            """{"task":"x","model":"voice-enrollment","input":{"page_size":"20","page_index":2.0,"max_prompt_audio_length":"4.5","new":[1]},"parameters":{"sample_rate":16000.0}}"""));
        Assert.Equal((20, 2, 4.5), (request.Input!.PageSize, request.Input.PageIndex, request.Input.MaxPromptAudioLength));
        Assert.Equal(16000, request.Parameters!.SampleRate);
    }

    [Theory]
    [InlineData("", "not valid JSON")]
    [InlineData("{", "not valid JSON")]
    [InlineData("""{"input":{"page_size":1""", "not valid JSON")]
    [InlineData("null", "JSON object")]
    [InlineData("[]", "not valid JSON")]
    [InlineData("""{"input":{"page_size":1.5}}""", "input.page_size")]
    [InlineData("""{"input":{"page_size":[]}}""", "input.page_size")]
    [InlineData("""{"input":{"voice":7}}""", "input.voice")]
    [InlineData("""{"input":{"language_hints":"zh"}}""", "input.language_hints")]
    [InlineData("""{"input":{"audio":"data:"}}""", "input.audio")]
    [InlineData("""{"input":{"voice":"\ud800"}}""", "input.voice")]
    public void A_body_of_the_wrong_form_is_an_error_that_names_the_member(string body, string named)
        => Assert.Contains(named, Assert.Throws<SpeechException>(() => CustomizationCodec.ReadRequest(Utf8(body))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_data_uri_gives_back_what_was_put_into_it()
    {
        var uri = AudioDataUri.Parse(new AudioDataUri("audio/mpeg", new byte[] { 1, 2, 3, 4 }).ToString());
        Assert.Equal("audio/mpeg", uri.MediaType);
        Assert.Equal([1, 2, 3, 4], uri.Data.ToArray());
        Assert.Equal("audio/wav", AudioDataUri.Parse("DATA:Audio/WAV;codecs=1; BASE64,AAAA").MediaType);
    }

    [Theory]
    [InlineData("data:audio/wav;base64")]
    [InlineData("data:audio/wav,AAAA")]
    [InlineData("data:;base64,AAAA")]
    [InlineData("data:audio/wav;base64,A")]
    [InlineData("data:audio/wav;base64,AA*A")]
    [InlineData("https://example.org/a.wav")]
    public void A_damaged_data_uri_is_an_error_that_does_not_repeat_the_data(string text)
    {
        var error = Assert.Throws<SpeechException>(() => AudioDataUri.Parse(text));
        Assert.Equal(SpeechErrorCode.InvalidArgument, error.Code);
        Assert.DoesNotContain("AA*A", error.Message, StringComparison.Ordinal);
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static string Compact(string json)
        => JsonNode.Parse(json)!.ToJsonString(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static TheoryData<string> Named(string start) => [.. Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix + start, StringComparison.Ordinal)).Select(name => name[Prefix.Length..^".json".Length])];

    private static string Load(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream($"{Prefix}{name}.json")!);
        return reader.ReadToEnd();
    }
}
