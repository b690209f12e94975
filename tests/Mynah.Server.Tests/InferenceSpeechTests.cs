using System.Text;
using System.Text.Json.Nodes;
using Mynah.Audio;
using Mynah.Testing;

namespace Mynah.Server.Tests;

public sealed class InferenceSpeechTests
{
    // "Hello." of the tone engine: six characters of 50 ms.
    private const double HelloSeconds = 0.3;

    public static TheoryData<string, int> Formats => new MatrixTheoryData<string, int>(["pcm", "wav", "mp3", "opus"], AudioFormat.SampleRates);

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Every_format_at_every_rate_is_as_long_as_the_speech(string format, int rate)
    {
        await using var server = await TestServer.StartAsync();
        using var client = await TaskClient.ConnectAsync(server.Address);
        var audio = (await client.SpeakAsync("Hello.", $"\"format\":\"{format.ToUpperInvariant()}\",\"sample_rate\":{rate},\"bit_rate\":48")).Audio();
        var samples = format == "pcm" ? Samples(audio) : await Ffmpeg.DecodeAsync(audio, rate);
        Assert.InRange(samples.Length / (double)rate, HelloSeconds - 0.01, HelloSeconds + (format == "mp3" ? 0.4 : 0.01));
        Assert.Equal(440, Tone.Frequency(samples.AsSpan(rate / 10, rate / 10), rate, 440), 8.0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"format\":\"Default\",\"sample_rate\":0,\"seed\":0,\"type\":0,\"volume\":50,\"rate\":1.0,\"pitch\":1.0")]
    public async Task Sdks_with_default_settings_get_mp3_at_22050(string parameters)
    {
        await using var server = await TestServer.StartAsync();
        using var client = await TaskClient.ConnectAsync(server.Address);
        var audio = (await client.SpeakAsync("Hello there.", parameters)).Audio();
        // MPEG 2 layer III: version bits 10, layer bits 01, rate index 0.
        Assert.Equal((0xFF, 0xF3, 0x00), (audio[0], audio[1] | 1, audio[2] & 0x0C));
        Assert.NotEmpty(await Ffmpeg.DecodeAsync(audio));
    }

    [Fact]
    public async Task Rate_pitch_and_volume_are_heard()
    {
        await using var server = await TestServer.StartAsync();
        using var client = await TaskClient.ConnectAsync(server.Address);
        const string format = "\"format\":\"pcm\",\"sample_rate\":24000,\"word_timestamp_enabled\":true,";
        var fast = await client.SpeakAsync("Hello out there.", format + "\"rate\":2");
        Assert.InRange(Samples(fast.Audio()).Length / 24000.0, 0.39, 0.42);
        Assert.Equal(150, (int)fast[^2].Sentence()["words"]![1]!["begin_time"]!, 5.0);
        var high = Samples((await client.SpeakAsync("Hello out there.", format + "\"pitch\":1.5")).Audio());
        Assert.Equal(660, Tone.Frequency(high.AsSpan(6000, 6000), 24000, 660), 8.0);
        var silent = Samples((await client.SpeakAsync("Hello out there.", format + "\"volume\":0")).Audio());
        Assert.Equal(0, Tone.Rms(silent), 3);
        Assert.Equal(0.8, silent.Length / 24000.0, 2);
    }

    [Fact]
    public async Task Text_in_pieces_of_one_character_is_spoken_as_in_one_piece()
    {
        const string text = "It costs $3.50, doesn't it? 你好，世界。Mr. Smith said: “Yes!” \U0001F600 And so on";
        await using var server = await TestServer.StartAsync(clock: new FakeClock());
        using var client = await TaskClient.ConnectAsync(server.Address);
        var whole = await client.SpeakAsync(text);
        await client.StartAsync("T");
        foreach (var unit in text)
            await client.SendAsync($$"""{"header":{"action":"continue-task","task_id":"T"},"payload":{"input":{"text":"\u{{(int)unit:x4}}"} } }""");
        await client.FinishAsync("T");
        var pieces = await client.ReadToAsync("task-finished");
        Assert.Equal(whole.Where(m => m.Type == "sentence-begin").Select(m => m.Text()), pieces.Where(m => m.Type == "sentence-begin").Select(m => m.Text()));
        Assert.Equal(text, string.Concat(pieces.Where(m => m.Type == "sentence-end").Select(m => m.Text())));
        Assert.Equal(whole.Audio(), pieces.Audio());
        Assert.Equal(whole[^1].Characters(), pieces[^1].Characters());
    }

    [Fact]
    public async Task Words_come_with_the_end_of_their_sentence_and_count_time_from_the_start_of_the_task()
    {
        await using var server = await TestServer.StartAsync();
        using var client = await TaskClient.ConnectAsync(server.Address);
        var all = await client.SpeakAsync("\U0001F600 One two. And three four!", "\"format\":\"pcm\",\"sample_rate\":24000,\"word_timestamp_enabled\":true");
        Assert.All(all.Where(m => m.Type is "sentence-begin" or "sentence-synthesis"), m => Assert.Empty(m.Sentence()["words"]!.AsArray()));
        var ends = all.Where(m => m.Type == "sentence-end").ToList();
        var last = 0;
        foreach (var end in ends)
        {
            var text = end.Text()!.EnumerateRunes().ToList();
            var sentence = end.Sentence();
            Assert.True((int)sentence["begin_time"]! >= last - 1);
            foreach (var word in sentence["words"]!.AsArray())
            {
                var (begin, finish) = ((int)word!["begin_time"]!, (int)word["end_time"]!);
                Assert.InRange(begin, last, finish);
                Assert.InRange(finish, (int)sentence["begin_time"]!, (int)sentence["end_time"]!);
                Assert.Equal((string)word["text"]!, string.Concat(text.Take((int)word["begin_index"]!..(int)word["end_index"]!)));
                last = begin;
            }
        }
        var words = ends.SelectMany(end => end.Sentence()["words"]!.AsArray()).ToList();
        Assert.Equal(["One", "two", "And", "three", "four"], words.Select(word => (string)word!["text"]!));
        Assert.Equal(all.Audio().Length / 48.0, (int)ends[^1].Sentence()["end_time"]!, 1.0);
        Assert.Equal(ends[^1].Sentence().ToJsonString(), all[^1].Sentence().ToJsonString());
    }

    [Fact]
    public async Task In_chinese_every_character_and_mark_has_its_time()
    {
        await using var server = await TestServer.StartAsync();
        using var client = await TaskClient.ConnectAsync(server.Address);
        var all = await client.SpeakAsync("今天好。", "\"format\":\"pcm\",\"sample_rate\":24000,\"word_timestamp_enabled\":true");
        var sentence = all[^2].Sentence();
        var words = sentence["words"]!.AsArray();
        Assert.Equal(["今", "天", "好", "。"], words.Select(word => (string)word!["text"]!));
        Assert.Equal([0, 1, 2, 3], words.Select(word => (int)word!["begin_index"]!));
        Assert.Equal((int)sentence["end_time"]!, (int)words[3]!["end_time"]!);
        Assert.True((int)words[1]!["begin_time"]! > (int)words[0]!["begin_time"]!);
    }

    [Theory]
    [InlineData("Dr. X met AcMe.", "\"hot_fix\":{\"replace\":[{\"acme\":\"a c m e incorporated\"}]}")]
    [InlineData("我在重庆。", "\"hot_fix\":{\"pronunciation\":[{\"重庆\":\"zhong4 zhong4 zhong4 qing4\"}]}")]
    public async Task A_hot_fix_changes_what_is_spoken_and_not_what_is_reported(string text, string hotFix)
    {
        await using var server = await TestServer.StartAsync();
        using var client = await TaskClient.ConnectAsync(server.Address);
        var plain = await client.SpeakAsync(text);
        var changed = await client.SpeakAsync(text, "\"format\":\"pcm\",\"sample_rate\":24000," + hotFix);
        Assert.True(changed.Audio().Length > plain.Audio().Length + 24000 / 4);
        Assert.Equal(text, changed[0].Text());
        Assert.Equal(plain[^1].Characters(), changed[^1].Characters());
        Assert.Equal(plain.Audio(), (await client.SpeakAsync(text)).Audio()); // nothing stays for the next task
    }

    [Theory]
    [InlineData("\"enable_ssml\":true")]
    [InlineData("\"text_type\":\"SSML\"")]
    [InlineData("\"enable_ssml\":true,\"enable_markdown_filter\":true")]
    public async Task Ssml_is_spoken_without_its_tags_which_cost_nothing(string parameters)
    {
        await using var server = await TestServer.StartAsync();
        using var client = await TaskClient.ConnectAsync(server.Address);
        parameters = $"\"format\":\"pcm\",\"sample_rate\":24000,{parameters}";
        var plain = await client.SpeakAsync("<speak>Hello there, you &amp; me.</speak>", parameters);
        var paused = await client.SpeakAsync("<speak>Hello there,<break time=\"2s\"/> you &amp; me.</speak>", parameters);
        Assert.Equal(22, plain[^1].Characters());
        Assert.Equal(22, paused[^1].Characters());
        Assert.InRange((paused.Audio().Length - plain.Audio().Length) / 48000.0, 1.9, 2.1);
        Assert.Equal(4, (await client.SpeakAsync("<speak>你好</speak>", parameters))[^1].Characters());
    }

    [Theory]
    [InlineData("\"enable_markdown_filter\":true")]
    [InlineData("\"enable_markdown_filter\":true,\"enable_ssml\":true")]
    public async Task The_marks_of_markdown_are_not_spoken_but_reported(string parameters)
    {
        await using var server = await TestServer.StartAsync();
        using var client = await TaskClient.ConnectAsync(server.Address);
        var bare = await client.SpeakAsync("Hello there. ");
        var marked = await client.SpeakAsync("**Hello** [there](http://example.org/a/b). ", $"\"format\":\"pcm\",\"sample_rate\":24000,{parameters}");
        Assert.Equal(bare.Audio().Length, marked.Audio().Length);
        Assert.Contains("**Hello**", marked[0].Text());
    }

    [Theory]
    [InlineData("wav", "comment")]
    [InlineData("mp3", "AIGC")]
    [InlineData("opus", "AIGC")]
    public async Task The_mark_of_machine_made_audio_can_be_read_by_others(string format, string tag)
    {
        await using var server = await TestServer.StartAsync();
        using var client = await TaskClient.ConnectAsync(server.Address);
        var all = await client.SpeakAsync(
            "Hello there.", $"\"format\":\"{format}\",\"enable_aigc_tag\":true,\"aigc_propagator\":\"某人 & Co\",\"aigc_propagate_id\":\"p-1\"");
        var value = (await Ffmpeg.TagsAsync(all.Audio()))[tag];
        var mark = JsonNode.Parse(value[value.IndexOf('{', StringComparison.Ordinal)..])!;
        Assert.Equal(("1", "Mynah", "某人 & Co", "p-1"), ((string?)mark["Label"], (string?)mark["ContentProducer"], (string?)mark["ContentPropagator"], (string?)mark["PropagateID"]));
        Assert.Equal((string?)all[^1].Json!["header"]!["attributes"]!["request_uuid"], (string?)mark["ProduceID"]);
        Assert.NotEmpty(await Ffmpeg.DecodeAsync(all.Audio()));
        var unmarked = (await client.SpeakAsync("Hello there.", $"\"format\":\"{format}\"")).Audio();
        Assert.Equal(-1, unmarked.AsSpan().IndexOf(Encoding.ASCII.GetBytes("AIGC")));
    }

    private static float[] Samples(byte[] pcm)
    {
        var samples = new float[pcm.Length / 2];
        Pcm16.ToSamples(System.Runtime.InteropServices.MemoryMarshal.Cast<byte, short>(pcm), samples);
        return samples;
    }
}
