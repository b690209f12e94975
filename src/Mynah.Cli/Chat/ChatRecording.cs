using System.Runtime.CompilerServices;
using Mynah.Audio;

namespace Mynah.Cli.Chat;

/// <summary>The file of a conversation: writes what passes. After an interruption it may hold some more than was heard.</summary>
internal sealed class ChatRecording(ISpeechSynthesizer inner, string path, AudioFormat format) : ISpeechSynthesizer, IAsyncDisposable
{
    private readonly OutputFile _file = new(path);
    private bool _hasAudio;

    public async IAsyncEnumerable<SpeechEvent> SynthesizeAsync(
        IAsyncEnumerable<SpeechCommand> commands, SpeechOptions options, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var speechEvent in inner.SynthesizeAsync(commands, options, cancellationToken))
        {
            if (speechEvent is AudioChunk chunk)
                await WriteAsync(chunk.Data, cancellationToken);
            yield return speechEvent;
        }
    }

    /// <summary>Gives the file its name, if anything was spoken.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        if (!_hasAudio)
        {
            await Console.Error.WriteLineAsync($"mynah: nothing was spoken, so {path} was not written.");
            return;
        }
        await _file.CompleteAsync(format, cancellationToken);
        await Console.Error.WriteLineAsync($"mynah: wrote {path}");
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private async ValueTask WriteAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        if (!_hasAudio && format.Encoding == AudioEncoding.Wav)
        {
            var header = new byte[WavFile.HeaderLength];
            WavFile.WriteHeader(header, format.SampleRate);
            await _file.WriteAsync(header, cancellationToken);
        }
        _hasAudio = true;
        await _file.WriteAsync(data, cancellationToken);
    }
}
