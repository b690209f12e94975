using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Mynah.Cli.Lexicons;
using Mynah.Cli.Remote;
using Mynah.Cli.Voices;
using Mynah.Ssml;

namespace Mynah.Cli.Say;

/// <summary>Makes the speech of one command: the embedded engine or a service, with or without the cache.</summary>
internal sealed class SpeechMaker : IAsyncDisposable
{
    private readonly ISpeechSynthesizer _synthesizer;
    private readonly bool _isCached;
    private readonly LocalVoices _voices = new();
    private IAsyncDisposable? _owner;

    public SpeechMaker(ServiceArguments service, string? lexicon, string soundFolder)
    {
        // Apart, so that a local run never loads the client.
        (_synthesizer, var source, var isCostly) = service.IsRemote ? OpenRemote(service) : OpenLocal(lexicon, soundFolder);
        _isCached = service.IsCached ?? isCostly;
        if (_isCached)
            _synthesizer = new CachingSynthesizer(_synthesizer, new AudioCache(), source);
    }

    /// <summary>The languages that the embedded engine has rules for; empty for a service, which has its own.</summary>
    public IReadOnlyList<string> Languages { get; private set; } = [];

    /// <summary>Speaks.</summary>
    public ISpeechSynthesizer Synthesizer => _synthesizer;

    public IAsyncEnumerable<SpeechEvent> SpeakAsync(TextSource text, SpeechOptions options, TimeSpan? flushAfter, CancellationToken cancellationToken)
        // The cache knows only text that is complete, and a document is checked before anything is spoken; all else is spoken as it comes.
        => options.EnableSsml || (_isCached && !text.IsStandardInput)
            ? SpeakWholeAsync(text, options, cancellationToken)
            : flushAfter is { } pause
            ? _synthesizer.SynthesizeAsync(text.ReadAsync(cancellationToken).CommitAfter(pause, cancellationToken: cancellationToken), options, cancellationToken)
            : _synthesizer.SynthesizeAsync(text.ReadAsync(cancellationToken), options, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_owner is not null)
            await _owner.DisposeAsync();
        await _voices.DisposeAsync();
    }

    private async IAsyncEnumerable<SpeechEvent> SpeakWholeAsync(
        TextSource text, SpeechOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var whole = new StringBuilder();
        await foreach (var piece in text.ReadAsync(cancellationToken))
        {
            whole.Append(piece);
            if (options.EnableSsml && whole.Length > SsmlDocument.MaxLength)
                break; // an endless input is refused below, like a long one
        }
        if (options.EnableSsml)
            SsmlDocument.Parse(whole.ToString(), isStrict: true);
        await foreach (var happened in _synthesizer.SynthesizeAsync(whole.ToString(), options, cancellationToken))
            yield return happened;
    }

    private (ISpeechSynthesizer Synthesizer, string Source, bool IsCostly) OpenLocal(string? lexicon, string soundFolder)
    {
        // One stream keeps one worker busy; the second is there when a sentence must be spoken again.
        var speech = new LocalSpeech(workers: 1, LexiconOption.Preparation(lexicon), new FileSoundSource(soundFolder), _voices);
        _owner = speech;
        Languages = speech.Engine.Info.Languages;
        // Other readings are other audio.
        var source = lexicon is null ? "espeak" : "espeak " + Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(lexicon)));
        return (new InstructedSynthesizer(speech.Synthesizer, TellIgnored), source, false);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private (ISpeechSynthesizer Synthesizer, string Source, bool IsCostly) OpenRemote(ServiceArguments arguments)
    {
        var service = RemoteService.Find(arguments.Target);
        if (service.IsLocal)
            service.WithLocalKey();
        var synthesizer = new RemoteSynthesizer(service, arguments.Transport);
        _owner = synthesizer;
        return (synthesizer, $"{service.Addresses.Http} {arguments.Transport}", !service.IsLocal);
    }

    private static void TellIgnored(string part)
        => Console.Error.WriteLine($"mynah: nothing can be done here about the instruction '{part}'.");
}
