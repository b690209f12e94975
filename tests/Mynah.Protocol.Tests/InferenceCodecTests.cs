using System.Text;
using System.Text.Json;
using Mynah.Audio;
using Mynah.Protocol.Inference;

namespace Mynah.Protocol.Tests;

public sealed class InferenceCodecTests
{
    [Fact]
    public void Numbers_are_read_in_every_form_that_sdks_write()
    {
        var run = Assert.IsType<RunTask>(Read("""
            {"payload":{"parameters":{"sample_rate":"24000","volume":50.0,"rate":"1.5","pitch":1,"seed":0.0}},"header":{"action":"run-task"}}
            """));
        var parameters = run.Payload!.Parameters!;
        Assert.Equal((24000, 50, 1.5, 1.0, 0), (parameters.SampleRate, parameters.Volume, parameters.Rate, parameters.Pitch, parameters.Seed));
        Assert.Null(run.Payload.Input);
        Assert.Equal("", run.TaskId);
    }

    [Fact]
    public void A_broken_number_is_an_error_that_names_its_place()
    {
        var error = Assert.Throws<JsonException>(() => Read("""{"header":{"action":"run-task"},"payload":{"parameters":{"volume":50.5}}}"""));
        Assert.Equal("$.payload.parameters.volume", error.Path);
    }

    [Theory]
    [InlineData("""{"payload":{"header":{"action":"run-task"}},"header":{"action":"dance","task_id":"t"}}""", "dance", "t")]
    [InlineData("""{"payload":{},"header":{"task_id":"t","x":{"action":"run-task"}}}""", "", "t")]
    [InlineData("""{"payload":{}}""", "", "")]
    [InlineData("""{"header":"run-task"}""", "", "")]
    [InlineData("""{"header":{"action":"run-task"},"header":null}""", "run-task", "")]
    public void An_action_counts_only_in_the_header(string json, string action, string taskId)
    {
        var read = Read(json);
        Assert.Equal((action, taskId), (read.Action, read.TaskId));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_kept_in_the_text()
    {
        var read = Assert.IsType<ContinueTask>(Read("""{"header":{"action":"continue-task","task_id":"t"},"payload":{"input":{"text":"Hi \ud83d"}}}"""));
        Assert.Equal("Hi \ud83d", read.Payload!.Input!.Text);
    }

    [Fact]
    public void An_event_without_payload_or_with_null_in_it_can_be_read()
    {
        var started = Assert.IsType<TaskStarted>(InferenceCodec.ReadServer("""{"header":{"event":"task-started"}}"""u8));
        Assert.Null(started.Payload.Output);
        var older = Assert.IsType<ResultGenerated>(InferenceCodec.ReadServer(
            """{"header":{"event":"result-generated","attributes":null},"payload":{"output":{"sentence":{"words":[]}},"usage":null}}"""u8));
        Assert.Null(older.Payload.Output!.Type);
        Assert.Null(older.Payload.Usage);
        Assert.Null(Assert.IsType<TaskFinished>(InferenceCodec.ReadServer("""{"header":{"event":"task-finished"},"payload":null}"""u8)).Payload.Output);
    }

    [Theory]
    [InlineData(null, 0, AudioEncoding.Mp3, 22050)]
    [InlineData("", null, AudioEncoding.Mp3, 22050)]
    [InlineData("Default", 0, AudioEncoding.Mp3, 22050)]
    [InlineData("WAV", 8000, AudioEncoding.Wav, 8000)]
    [InlineData("opus", 48000, AudioEncoding.Opus, 48000)]
    public void What_sdks_leave_open_becomes_the_documented_default(string? format, int? rate, AudioEncoding encoding, int sampleRate)
    {
        var parameters = new SynthesisParameters { Format = format, SampleRate = rate, Voice = "v", BitRate = 16 };
        Assert.Null(SynthesisMapping.Problem(parameters));
        var made = SynthesisMapping.ToOptions(parameters, "m").Format;
        Assert.Equal(new AudioFormat(encoding, sampleRate, encoding == AudioEncoding.Opus ? 16 : null), made);
    }

    [Theory]
    [InlineData("""{"format":"flac"}""", "format 'flac'")]
    [InlineData("""{"sample_rate":11025}""", "sample_rate 11025")]
    [InlineData("""{"rate":2.1}""", "rate 2.1")]
    [InlineData("""{"pitch":0.4}""", "pitch 0.4")]
    [InlineData("""{"volume":101}""", "volume 101")]
    [InlineData("""{"bit_rate":5}""", "bit_rate 5")]
    [InlineData("""{"seed":65536}""", "seed 65536")]
    public void A_value_out_of_range_is_named(string json, string expected)
    {
        var input = SynthesisCodec.ReadRequest(Encoding.UTF8.GetBytes($$"""{"model":"m","input":{{json}}}""")).Input!;
        Assert.StartsWith(expected, SynthesisMapping.Problem(input));
    }

    [Fact]
    public void Over_http_input_counts_more_than_parameters_and_unknown_members_are_kept()
    {
        var input = SynthesisCodec.ReadRequest("""
            {"model":"m","parameters":{"rate":2,"pitch":2,"instruction":"calm","x":1},"input":{"text":"Hi","rate":1.5,"pitch":null,"messages":[]}}
            """u8.ToArray()).Input!;
        Assert.Equal(("Hi", 1.5, 2.0, "calm"), (input.Text, input.Rate, input.Pitch, input.Instruction));
        Assert.Equal(["messages", "x"], input.Extra!.Keys);
    }

    [Theory]
    [InlineData("{", "not valid JSON")]
    [InlineData("[]", "must be a JSON object")]
    [InlineData("""{"input":{}}""", "model")]
    [InlineData("""{"model":"m","input":{"volume":"loud"}}""", "volume")]
    public void A_bad_http_request_says_what_is_wrong(string body, string expected)
        => Assert.Contains(expected, Assert.Throws<SpeechException>(() => SynthesisCodec.ReadRequest(Encoding.UTF8.GetBytes(body))).Message);

    [Fact]
    public void Damaged_frames_fail_cleanly_in_both_directions()
    {
        var random = new Random(7);
        byte[][] seeds =
        [
            """{"header":{"action":"run-task","task_id":"t"},"payload":{"model":"m","parameters":{"rate":1.0,"hot_fix":{"replace":[{"a":"b"}]}},"input":{}}}"""u8.ToArray(),
            """{"header":{"action":"continue-task","task_id":"t"},"payload":{"input":{"text":"Hi \ud83d\ude00 \u4f60"}}}"""u8.ToArray(),
            """{"header":{"event":"result-generated","attributes":{}},"payload":{"output":{"sentence":{"index":0,"words":[{"text":"a"}]}},"usage":{"characters":1}}}"""u8.ToArray(),
        ];
        for (var i = 0; i < 20_000; i++)
        {
            var frame = seeds[i % seeds.Length].ToArray();
            for (var edits = random.Next(1, 5); edits > 0; edits--)
                frame[random.Next(frame.Length)] = (byte)random.Next(256);
            if (random.Next(4) == 0)
                frame = frame[..random.Next(frame.Length)];
            Try(() => InferenceCodec.ReadClient(frame));
            Try(() => InferenceCodec.ReadServer(frame));
            InferenceCodec.TaskIdOf(frame);
        }
    }

    private static void Try(Action read)
    {
        try
        {
            read();
        }
        catch (JsonException)
        {
            // the one exception that may come out
        }
    }

    private static InferenceCommand Read(string json) => InferenceCodec.ReadClient(Encoding.UTF8.GetBytes(json));
}
