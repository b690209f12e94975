using System.ComponentModel;
using System.Diagnostics;
using System.IO.Pipes;
using System.Text;

namespace Mynah.Engines.Espeak.Workers;

/// <summary>
/// One worker process and its pipes. One user at a time; only <see cref="Cancel"/> and <see cref="Kill"/> may be called meanwhile.
/// Disposing kills the process.
/// </summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    // What fits into a pipe's buffer (64 KB on Linux) can be written without waiting for the worker.
    private const int MaxDirectWrite = 32 << 10;
    private readonly Process _process;
    private readonly Stream _input;
    private readonly FrameReader _reader;
    private readonly WorkerLimit _limit;
    private readonly EspeakEngineOptions _options;
    private readonly Lock _writing = new();

    private WorkerProcess(Process process, EspeakEngineOptions options)
    {
        _process = process;
        _options = options;
        _input = process.StandardInput.BaseStream;
        _reader = new FrameReader((PipeStream)process.StandardOutput.BaseStream);
        _limit = new WorkerLimit(options.StartTimeout, options.CancelTimeout, options.TimeProvider, Kill);
    }

    /// <summary>The system's number of the process.</summary>
    internal int ProcessId => _process.Id;

    /// <summary>The voice that is loaded; to ask for the same one again saves up to a millisecond.</summary>
    internal string? Voice { get; private set; }

    /// <summary>The frame read last. Valid until the next read.</summary>
    internal ReadOnlySpan<byte> Body => _reader.Body;

    /// <summary>True when the worker was killed because it did not answer in time.</summary>
    internal bool WasTooSlow => _limit.HasPassed;

    /// <summary>Starts a process and waits until it is ready to speak.</summary>
    /// <exception cref="SpeechException">It is not installed, says what it misses, or did not get ready.</exception>
    internal static async Task<WorkerProcess> StartAsync(EspeakEngineOptions options)
    {
        var worker = new WorkerProcess(WorkerLocation.Start(options), options);
        try
        {
            if (await worker.NextAsync().ConfigureAwait(false) && IsReady(worker.Body))
                return worker;
            throw await worker.StartFailureAsync().ConfigureAwait(false);
        }
        catch
        {
            await worker.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Calls <paramref name="onExit"/> once when the process ends, also when it has ended already.</summary>
    internal void WhenExited(Action<WorkerProcess> onExit)
    {
        _process.Exited += (_, _) => onExit(this);
        _process.EnableRaisingEvents = true;
    }

    /// <summary>Asks for speech. False when the worker was already gone, and so has seen nothing of the request.</summary>
    internal ValueTask<bool> SpeakAsync(SpeakRequest request) => AskAsync(request.Frame, request.LastVoice);

    /// <summary>Asks for phonemes, with the same result.</summary>
    internal ValueTask<bool> TranscribeAsync(TranscribeRequest request) => AskAsync(request.Frame, request.Voice);

    /// <summary>Asks to stop the utterance with this id. It ends with a done frame, or the worker is killed.</summary>
    internal void Cancel(uint id)
    {
        _limit.BeginCancel();
        try
        {
            lock (_writing)
                _input.Write(WorkerProtocol.Cancel(id));
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The worker is gone; its reader sees that too.
        }
    }

    /// <summary>Reads the next frame into <see cref="Body"/>; false when the worker is lost.</summary>
    internal ValueTask<bool> NextAsync() => _reader.NextAsync(_limit);

    /// <summary>Stops counting the time of a cancel, when the utterance has ended.</summary>
    internal void EndUtterance() => _limit.End();

    internal void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It has ended already, which is what was wanted.
        }
    }

    /// <summary>Waits for the end of a lost worker and says how it came.</summary>
    internal async Task<WorkerDeath> DeathAsync()
    {
        // A process that closed its pipes has its exit code already; one that broke the protocol gets the one of a kill.
        Kill();
        await _process.WaitForExitAsync().ConfigureAwait(false);
        var tail = await ReadErrorTailAsync().ConfigureAwait(false);
        return new WorkerDeath(_process.ExitCode, WasTooSlow, tail);
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await _process.WaitForExitAsync().ConfigureAwait(false);
        _limit.Dispose();
        _reader.Dispose();
        await CloseInputAsync().ConfigureAwait(false);
        _process.StandardOutput.Dispose();
        _process.StandardError.Dispose();
        _process.Dispose();
    }

    private async ValueTask<bool> AskAsync(ReadOnlyMemory<byte> frame, string voice)
    {
        _limit.Reset(_options.SegmentTimeout);
        Voice = voice;
        try
        {
            if (frame.Length <= MaxDirectWrite)
            {
                lock (_writing)
                    _input.Write(frame.Span);
            }
            else
            {
                _limit.Begin();
                await _input.WriteAsync(frame).ConfigureAwait(false);
                _limit.End();
            }
            return true;
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            return false;
        }
    }

    private static bool IsReady(ReadOnlySpan<byte> body)
        => body is [(byte)WorkerFrame.Ready, WorkerProtocol.Version, ..] && body.Length == 6
            && BitConverter.ToInt32(body[2..]) == WorkerProtocol.SampleRate;

    private async Task<SpeechException> StartFailureAsync()
    {
        if (Body is [(byte)WorkerFrame.Error, ..])
        {
            var (code, message) = WorkerProtocol.ReadError(Body);
            var kind = code == WorkerError.MissingDependency ? SpeechErrorCode.MissingDependency : SpeechErrorCode.EngineFailed;
            return new SpeechException(kind, SpeechStage.Connect, message);
        }
        if (Body is [(byte)WorkerFrame.Ready, ..])
        {
            return new SpeechException(SpeechErrorCode.MissingDependency, SpeechStage.Connect,
                $"The worker program {WorkerLocation.Find(_options)} is of another version. Install the one that came with this engine.");
        }
        var death = await DeathAsync().ConfigureAwait(false);
        return new SpeechException(death.WasTooSlow ? SpeechErrorCode.Timeout : SpeechErrorCode.EngineFailed, SpeechStage.Connect,
            $"The espeak worker did not get ready: {death}.") { IsRetrySafe = true };
    }

    private async Task<string> ReadErrorTailAsync()
    {
        // The process is gone, so this is what its pipe still holds: at most 64 KB, all there.
        var bytes = new byte[64 << 10];
        var length = 0;
        try
        {
            length = await _process.StandardError.BaseStream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // An unreadable tail only makes the message shorter.
        }
        var text = Encoding.UTF8.GetString(bytes, 0, length).Trim();
        return text.Length <= 400 ? text : text[^400..];
    }

    private async ValueTask CloseInputAsync()
    {
        try
        {
            await _input.DisposeAsync().ConfigureAwait(false);
        }
        catch (IOException)
        {
            // Nobody is left to read what was still buffered.
        }
    }
}

/// <summary>How a worker came to its end.</summary>
internal readonly record struct WorkerDeath(int ExitCode, bool WasTooSlow, string ErrorTail)
{
    // 128 + SIGKILL and SIGTERM: somebody ended it from outside; no text can do that.
    internal bool CameFromOutside => !WasTooSlow && ExitCode is 128 + 9 or 128 + 15;

    public override string ToString()
        => (WasTooSlow ? "no answer within the time limit" : $"exit code {ExitCode}") + (ErrorTail.Length > 0 ? $", last words: {ErrorTail}" : "");
}
