// Speaks a language model's answer while it is still being written.
//   dotnet run -- http://127.0.0.1:8020 answer.wav        (a server of one's own: mynah serve)
//   dotnet run                                            (the cloud: DASHSCOPE_API_KEY, DASHSCOPE_HTTP_BASE_URL)
using Mynah;
using Mynah.Client;
using Mynah.Client.Realtime;

// A server of one's own without keys accepts any.
var options = args.Length == 0 ? new MynahClientOptions() : new MynahClientOptions
{
    BaseUrl = new Uri(args[0]), ApiKey = Environment.GetEnvironmentVariable("DASHSCOPE_API_KEY") ?? "sk-any",
};
await using var file = new OutputFile(args.Length > 1 ? args[1] : "answer.wav");
using var client = new QwenTtsRealtimeClient(options);
var speech = new SpeechOptions { Voice = "Cherry" };

await foreach (var happened in client.AsSynthesizer().SynthesizeAsync(AskAsync("Why is the sky blue?"), speech))
{
    if (happened is AudioChunk chunk)
        using (chunk)
            await file.WriteAsync(chunk.Data);
    else if (happened is UtteranceEnded ended)
        Console.WriteLine($"{ended.Usage.Duration.TotalSeconds:0.0} s of speech");
}
await file.CompleteAsync(speech.Format);

// Stands for a model: its tokens come one by one, some are empty, and they end anywhere but at a sentence.
static async IAsyncEnumerable<string> AskAsync(string question)
{
    Console.WriteLine(question);
    foreach (var token in "|Sun|light is made |of many col|ours. |Air scatters |the blue ones| most, |so blue comes| from every| side.|".Split('|'))
    {
        await Task.Delay(30);
        yield return token;
    }
}
