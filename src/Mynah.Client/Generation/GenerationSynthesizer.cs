using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using Mynah.Audio;
using Mynah.Text;

namespace Mynah.Client.Generation;

/// <summary>
/// The HTTP dialect behind the one contract. A request needs its whole text, so text is gathered until a commit or the end; each
/// of those is one utterance, of several requests when it is long.
/// </summary>
internal sealed class GenerationSynthesizer(QwenTtsClient client, string defaultModel) : ISpeechSynthesizer
{
    // The documented limit of the current models, for models the catalogue does not know (dossier 03 §2.1).
    private const int DefaultLimit = 600;

    public IAsyncEnumerable<SpeechEvent> SynthesizeAsync(
        IAsyncEnumerable<SpeechCommand> commands, SpeechOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(commands);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        if (options.Filter is { IsAny: true })
            return FilteredSpeech.Synthesize(this, commands, options, cancellationToken);
        return RunAsync(commands, options with { Model = options.Model ?? defaultModel }, cancellationToken);
    }

    private async IAsyncEnumerable<SpeechEvent> RunAsync(
        IAsyncEnumerable<SpeechCommand> commands, SpeechOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var position = TimeSpan.Zero;
        var count = 0;
        await foreach (var text in CommittedAsync(commands, cancellationToken).ConfigureAwait(false))
        {
            var id = $"utterance-{++count}";
            var began = position;
            yield return new UtteranceStarted(id, text);
            if (options.Format.Encoding == AudioEncoding.Wav && (count == 1 || options.Container == ContainerScope.Utterance))
                yield return Header(id, options.Format.SampleRate, position);
            await foreach (var (buffer, length) in SpeakAsync(text, options, cancellationToken).ConfigureAwait(false))
            {
                var duration = options.Format.Encoding is AudioEncoding.Mp3 or AudioEncoding.Opus
                    ? TimeSpan.Zero
                    : TimeSpan.FromSeconds(length / 2 / (double)options.Format.SampleRate);
                yield return AudioChunk.Own(id, buffer, length, position, duration);
                position += duration;
            }
            yield return new UtteranceEnded(id, UtteranceStatus.Completed, new SpeechUsage(CharacterCount.Of(text), position - began));
        }
    }

    private async IAsyncEnumerable<(byte[] Buffer, int Length)> SpeakAsync(
        string text, SpeechOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isPcm = options.Format.Encoding is AudioEncoding.Pcm or AudioEncoding.Wav;
        var join = new PartJoin(options.Format.SampleRate);
        var parts = TextParts.Split(text, ModelCatalogue.Find(options.Model!)?.CharacterLimit ?? DefaultLimit)
            .Where(part => !string.IsNullOrWhiteSpace(part)).ToList();
        for (var i = 0; i < parts.Count; i++)
        {
            if (i > 0)
                join.BeginNext();
            await foreach (var chunk in client.StreamAsync(parts[i], options, cancellationToken).ConfigureAwait(false))
            {
                using (chunk)
                {
                    var buffer = ArrayPool<byte>.Shared.Rent(chunk.Data.Length + join.MaxHeldBytes);
                    yield return (buffer, isPcm ? join.Process(chunk.Data.Span, buffer) : Copy(chunk.Data.Span, buffer));
                }
            }
            if (isPcm)
            {
                var rest = ArrayPool<byte>.Shared.Rent(join.MaxHeldBytes);
                yield return (rest, join.Flush(rest, anotherFollows: i + 1 < parts.Count));
            }
        }
    }

    private static async IAsyncEnumerable<string> CommittedAsync(
        IAsyncEnumerable<SpeechCommand> commands, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var open = new StringBuilder();
        await foreach (var command in commands.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (command is AppendText append)
                open.Append(append.Text);
            else if (command is Clear)
                open.Clear();
            else if (command is Commit && Take(open) is { } text)
                yield return text;
        }
        if (Take(open) is { } rest)
            yield return rest;
    }

    private static string? Take(StringBuilder open)
    {
        var text = open.ToString();
        if (string.IsNullOrWhiteSpace(text))
            return null;
        open.Clear();
        return text;
    }

    private static AudioChunk Header(string id, int sampleRate, TimeSpan position)
    {
        Span<byte> header = stackalloc byte[WavFile.HeaderLength];
        WavFile.WriteHeader(header, sampleRate);
        return AudioChunk.Copy(id, header, position, TimeSpan.Zero);
    }

    private static int Copy(ReadOnlySpan<byte> data, byte[] buffer)
    {
        data.CopyTo(buffer);
        return data.Length;
    }
}
