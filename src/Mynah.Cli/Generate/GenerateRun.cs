using System.Text.Json;
using System.Text.Json.Serialization;
using Mynah.Cli.Remote;
using Mynah.Client;
using Mynah.Client.Generation;

namespace Mynah.Cli.Generate;

/// <summary>Carries out <c>mynah generate</c>: one request, its audio in a file.</summary>
internal sealed class GenerateRun(string? json, string? file, string? output, bool isPrinting)
{
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        // The order is that of the skill: first the key, then the request.
        if (new CredentialChain().Find() is null && RunningServer.Find() is null)
            return TellMissingKey();
        try
        {
            var request = GenerateRequest.Parse(await ReadAsync(cancellationToken));
            var answer = await SpeakAsync(request, output ?? OutputFolder.PathOf("ai-audio-tts", "audio", "output.wav"), cancellationToken);
            if (isPrinting)
                Console.WriteLine(JsonSerializer.Serialize(answer, GenerateJson.Default.GenerateAnswer));
            return ExitCode.Done;
        }
        catch (SpeechException exception)
        {
            // Every failure is 1 here, also a refused request: that is what callers of the skill's script expect.
            Console.Error.WriteLine($"mynah: {exception.Message}");
            return ExitCode.Failure;
        }
    }

    private async Task<string> ReadAsync(CancellationToken cancellationToken)
    {
        if (json is not null)
            return json;
        if (file is null)
            throw SpeechException.Invalid("There is no request. Give it with --request JSON, or --file FILE.");
        try
        {
            return await File.ReadAllTextAsync(file, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SpeechException(SpeechErrorCode.InputOutput, SpeechStage.Validate,
                $"Cannot read '{file}'. {exception.Message} Check the name and its permissions.", exception);
        }
    }

    private static async Task<GenerateAnswer> SpeakAsync(GenerateRequest request, string path, CancellationToken cancellationToken)
    {
        var service = RemoteService.Find(request.BaseUrl);
        service.Credential();
        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan }; // the client limits each phase
        var client = new QwenTtsClient(http, service.Options);
        if (request.IsStreamed)
        {
            await client.AsSynthesizer().SynthesizeToFileAsync(request.Text, path, request.Options, cancellationToken);
            return new GenerateAnswer(null, request.Options.Format.SampleRate, "wav");
        }
        var result = await client.GenerateAsync(request.Text, request.Options, cancellationToken);
        await client.DownloadAsync(result, path, cancellationToken);
        return new GenerateAnswer(result.AudioUrl.ToString(), result.SampleRate, result.Format);
    }

    private static int TellMissingKey()
    {
        Console.Error.WriteLine("Error: DASHSCOPE_API_KEY is not set. Set it in the environment, in .env, or in ~/.alibabacloud/credentials.");
        Console.Error.WriteLine("Example .env:\n  DASHSCOPE_API_KEY=sk-...");
        Console.Error.WriteLine("Example ~/.alibabacloud/credentials:\n  [default]\n  dashscope_api_key=sk-...");
        return ExitCode.Failure;
    }
}

/// <summary>What <c>--print-response</c> prints. The cloud says neither rate nor format; both are then null. ASCII only, as in the skill.</summary>
/// <param name="AudioUrl">Null when the audio was streamed.</param>
internal sealed record GenerateAnswer(string? AudioUrl, int? SampleRate, string? Format);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(GenerateAnswer))]
internal sealed partial class GenerateJson : JsonSerializerContext;
