using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using Mynah.Protocol.Generation;
using Mynah.Protocol.Realtime;

namespace Mynah.Protocol.Tests;

/// <summary>Every message of the dossier is read, and written again exactly as it was: member by member, in the same order.</summary>
public sealed class GoldenTests
{
    private const string Prefix = "Mynah.Protocol.Tests.Golden.";

    public static TheoryData<string> Client => Named("client.");

    public static TheoryData<string> Server => Named("server.");

    [Theory]
    [MemberData(nameof(Client))]
    public void A_client_event_is_read_and_written_as_it_was(string name)
    {
        var golden = Load(name);
        var read = RealtimeCodec.ReadClient(Encoding.UTF8.GetBytes(golden));
        Assert.IsNotType<UnknownClientEvent>(read);
        using var written = RealtimeCodec.Write(read);
        Assert.Equal(Compact(golden), Encoding.UTF8.GetString(written.Written.Span));
    }

    [Theory]
    [MemberData(nameof(Server))]
    public void A_server_event_is_read_and_written_as_it_was(string name)
    {
        var golden = Load(name);
        var read = RealtimeCodec.ReadServer(Encoding.UTF8.GetBytes(golden));
        Assert.Equal(name == "server.unknown", read is UnknownServerEvent);
        using var written = RealtimeCodec.Write(read);
        Assert.Equal(Compact(golden), Encoding.UTF8.GetString(written.Written.Span));
    }

    [Fact]
    public void An_http_answer_and_an_http_error_are_read_and_written_as_they_were()
    {
        using var answer = GenerationCodec.Write(GenerationCodec.ReadResponse(Encoding.UTF8.GetBytes(Load("http.response"))));
        Assert.Equal(Compact(Load("http.response")), Encoding.UTF8.GetString(answer.Written.Span));
        using var error = GenerationCodec.Write(GenerationCodec.ReadError(Encoding.UTF8.GetBytes(Load("http.error")))!);
        Assert.Equal(Compact(Load("http.error")), Encoding.UTF8.GetString(error.Written.Span));
    }

    [Fact]
    public void Every_documented_type_has_a_golden_file_in_its_direction()
    {
        Assert.Equal(6, Named("client.").Select(row => Type(row.Data)).Distinct().Count());
        Assert.Equal(15, Named("server.").Select(row => Type(row.Data)).Distinct().Count()); // 14 documented and an unknown one
    }

    private static string Type(string name) => (string)JsonNode.Parse(Load(name))!["type"]!;

    private static string Compact(string json) => JsonNode.Parse(json)!.ToJsonString(
        new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static TheoryData<string> Named(string start) => [.. Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix + start, StringComparison.Ordinal)).Select(name => name[Prefix.Length..^".json".Length])];

    private static string Load(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream($"{Prefix}{name}.json")!);
        return reader.ReadToEnd();
    }
}
