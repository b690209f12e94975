using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mynah.Protocol.Inference;

namespace Mynah.Protocol.Tests;

/// <summary>Every message of dossier 02 and 03 §3 is read, and written again exactly as it was: member by member, in the same order.</summary>
public sealed class InferenceGoldenTests
{
    private const string Prefix = "Mynah.Protocol.Tests.Golden.Inference.";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Client => Named("client.");

    public static TheoryData<string> Server => Named("server.");

    public static TheoryData<string> Answers => [.. Named("http.").Select(row => row.Data).Where(name => name != "http.request")];

    [Theory]
    [MemberData(nameof(Client))]
    public void A_client_message_is_read_and_written_as_it_was(string name)
    {
        var golden = Compact(name);
        var read = InferenceCodec.ReadClient(Encoding.UTF8.GetBytes(golden));
        Assert.Equal(name.Split('.')[1], read.Action);
        Assert.IsNotType<UnknownCommand>(read);
        using var written = InferenceCodec.Write(read);
        Assert.Equal(golden, Text(written));
    }

    [Theory]
    [MemberData(nameof(Server))]
    public void A_server_message_is_read_and_written_as_it_was(string name)
    {
        var golden = Compact(name);
        var read = InferenceCodec.ReadServer(Encoding.UTF8.GetBytes(golden));
        Assert.Equal(name == "server.unknown", read is UnknownEvent);
        Assert.Equal("4f1c2e0a9d8b47c6a5f4e3d2c1b0a998", read.TaskId);
        using var written = InferenceCodec.Write(read);
        Assert.Equal(golden, Text(written));
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public void An_http_answer_is_read_and_written_as_it_was(string name)
    {
        using var written = SynthesisCodec.Write(SynthesisCodec.ReadResponse(Encoding.UTF8.GetBytes(Compact(name))));
        Assert.Equal(Compact(name), Text(written));
    }

    [Fact]
    public void An_http_request_is_read_and_written_as_it_was()
    {
        using var written = SynthesisCodec.Write(SynthesisCodec.ReadRequest(Encoding.UTF8.GetBytes(Compact("http.request"))));
        Assert.Equal(Compact("http.request"), Text(written));
    }

    [Fact]
    public void What_is_made_by_hand_is_what_the_dossier_shows()
    {
        var parameters = new SynthesisParameters
        {
            TextType = "PlainText", Voice = "longanyang", Format = "pcm", SampleRate = 22050, Volume = 50, Rate = 1, Pitch = 1, EnableSsml = false,
        };
        const string id = "4f1c2e0a9d8b47c6a5f4e3d2c1b0a998";
        Same("client.run-task", InferenceCodec.Write(RunTask.Create(id, "cosyvoice-v3-flash", parameters)));
        Same("client.continue-task", InferenceCodec.Write(ContinueTask.Create(id, "Bright moonlight before my bed, ")));
        Same("client.finish-task", InferenceCodec.Write(FinishTask.Create(id)));
        Same("client.finish-task.cancel", InferenceCodec.Write(FinishTask.CreateCancel(id)));
        Same("server.task-started", InferenceCodec.Write(new TaskStarted { Header = new EventHeader { TaskId = id } }));
        Same("server.result-generated.synthesis", InferenceCodec.WriteSynthesis(id, 0));
    }

    private static void Same(string golden, MessageBuffer written)
    {
        using (written)
            Assert.Equal(Compact(golden), Text(written));
    }

    private static string Text(MessageBuffer written) => Encoding.UTF8.GetString(written.Written.Span);

    private static string Compact(string name) => JsonNode.Parse(Load(name))!.ToJsonString(Plain);

    private static TheoryData<string> Named(string start) => [.. Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix + start, StringComparison.Ordinal)).Select(name => name[Prefix.Length..^".json".Length])];

    private static string Load(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream($"{Prefix}{name}.json")!);
        return reader.ReadToEnd();
    }
}
