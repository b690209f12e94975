// SPDX-License-Identifier: GPL-3.0-or-later
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Mynah.Engines.Espeak.Worker.Native;
using Mynah.Engines.Espeak.Worker.Protocol;

namespace Mynah.Engines.Espeak.Worker.Speech;

/// <summary>Speaks with libespeak-ng. There is one per process, because the library has one global state and its callback no closure.</summary>
internal static unsafe class Speaker
{
    // Audio per callback. Shorter costs throughput, longer delays the first sound and the answer to a cancel.
    private const int BufferMilliseconds = 50;

    // The largest frame of 141 kB and the end of another; four times Linux's usual size, a quarter of what anybody may ask for.
    private const int PipeBytes = 256 << 10;

    // A whole utterance: id 0, no joint, 10 ms pause, one run; en-us, plain, 175 words a minute, 50, 50, 100, 7 bytes of text.
    private static ReadOnlySpan<byte> WarmUp =>
    [
        0, 0, 0, 0, 0, 0, 10, 0, 1, 0, 5, (byte)'e', (byte)'n', (byte)'-', (byte)'u', (byte)'s', 0, 0, 175, 0, 50, 50, 100,
        7, 0, 0, 0, (byte)'h', (byte)'i', (byte)',', (byte)' ', (byte)'y', (byte)'o', (byte)'u',
    ];

    private static readonly FrameReader Input = new();
    private static readonly FrameWriter Output = new();
    private static readonly AudioOutput Audio = new(Output);
    private static byte[] _voice = [];
    private static RunSettings? _settings;
    private static uint _id;
    private static bool _isCancelled;

    /// <summary>Starts the library and speaks an utterance to nobody, which loads its data and the code of both.</summary>
    /// <returns>Null, or what is missing.</returns>
    internal static string? Start(string? libraryPath)
    {
        if (!EspeakLibrary.TryLoad(libraryPath))
            return $"{libraryPath ?? EspeakLibrary.Name} cannot be loaded.";
        var rate = EspeakLibrary.Initialize(EspeakLibrary.OutputSynchronous, BufferMilliseconds, null, EspeakLibrary.DontExit);
        if (rate != AudioOutput.SampleRate)
            return "The data of espeak-ng cannot be loaded.";
        EspeakLibrary.SetSynthCallback(&OnAudio);
        Output.IsMuted = true;
        var request = new RequestReader(WarmUp);
        Speak(ref request);
        Output.IsMuted = false;
        return null;
    }

    /// <summary>Answers requests until the input ends.</summary>
    internal static void Serve(byte protocolVersion)
    {
        // Room for the largest frame, so that writing it waits for no reader. Where that is refused it does wait.
        _ = Libc.Control(1, Libc.SetPipeSize, PipeBytes);
        Output.Ready(protocolVersion, AudioOutput.SampleRate);
        while (true)
        {
            var request = new RequestReader(Input.Next());
            switch ((FrameKind)request.Byte())
            {
                case FrameKind.Speak:
                    Speak(ref request);
                    break;
                case FrameKind.Transcribe:
                    Transcribe(ref request);
                    break;
                case FrameKind.Ping:
                    Output.Pong();
                    break;
                case FrameKind.Cancel: // of an utterance that was over when it came
                    break;
                default:
                    Libc.Exit(ExitCode.ProtocolViolation);
                    break;
            }
        }
    }

    internal static void Fail(WorkerError error, string message) => Output.Error(0, error, message);

    private static void Speak(ref RequestReader request)
    {
        _id = request.Int();
        _isCancelled = false;
        int joint = request.Short(), pause = request.Short();
        var runs = new Run[request.Short()];
        for (var i = 0; i < runs.Length; i++)
        {
            if (Run.Read(ref request) is not { } run)
            {
                Output.Error(_id, WorkerError.BadRequest, $"Run {i} breaks the protocol or a range.");
                return;
            }
            runs[i] = run;
        }
        Audio.Begin(_id);
        for (var i = 0; i < runs.Length && !_isCancelled; i++)
        {
            Audio.BeginRun(i, joint);
            if (SpeakRun(runs[i]) is { } error)
            {
                Output.Error(_id, error, $"espeak-ng refused run {i}.");
                return;
            }
        }
        if (!_isCancelled)
            Audio.End(pause);
        Output.Done(_id, Audio.Total, _isCancelled);
    }

    private static WorkerError? SpeakRun(Run run)
    {
        if (!TrySelect(run.Voice))
            return WorkerError.UnknownVoice;
        Apply(run.Settings);
        return Synthesize(run.Text, run.Flags);
    }

    private static void Transcribe(ref RequestReader request)
    {
        _id = request.Int();
        _isCancelled = false;
        if (Run.Read(ref request) is not { } run)
        {
            Output.Error(_id, WorkerError.BadRequest, "The run breaks the protocol or a range.");
            return;
        }
        if (!TrySelect(run.Voice))
        {
            Output.Error(_id, WorkerError.UnknownVoice, "espeak-ng refused the voice.");
            return;
        }
        Apply(run.Settings);
        // espeak-ng takes this flag with a text to speak only, and keeps it for the next: so an empty one is spoken first, to nobody.
        Audio.Begin(_id);
        Audio.BeginRun(0, 0);
        _ = Synthesize([0], run.Flags);
        Output.BeginPhonemes(_id);
        fixed (byte* text = run.Text)
        {
            for (var rest = text; rest != null;)
            {
                Output.Bytes(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(
                    EspeakLibrary.TextToPhonemes(&rest, (int)EspeakLibrary.CharsUtf8, EspeakLibrary.PhonemesIpa)));
                Output.Byte((byte)'\n');
            }
        }
        Output.End();
        Output.Send();
    }

    private static bool TrySelect(byte[] voice)
    {
        if (_voice.AsSpan().SequenceEqual(voice))
            return true;
        _settings = null;
        fixed (byte* name = voice)
            _voice = EspeakLibrary.SetVoiceByName(name) == 0 ? voice : []; // whatever is set now, it is not what was asked for
        return _voice.Length > 0;
    }

    private static WorkerError? Synthesize(byte[] zeroTerminated, uint flags)
    {
        fixed (byte* text = zeroTerminated)
        {
            var result = EspeakLibrary.Synth(
                text, (nuint)zeroTerminated.Length, 0, EspeakLibrary.PositionCharacter, 0, EspeakLibrary.CharsUtf8 | flags, null, null);
            return result == 0 ? null : WorkerError.EngineFailed;
        }
    }

    private static void Apply(RunSettings settings)
    {
        if (_settings == settings)
            return;
        _ = EspeakLibrary.SetParameter(EspeakParameter.Rate, settings.Rate, 0);
        _ = EspeakLibrary.SetParameter(EspeakParameter.Volume, settings.Volume, 0);
        _ = EspeakLibrary.SetParameter(EspeakParameter.Pitch, settings.Pitch, 0);
        _ = EspeakLibrary.SetParameter(EspeakParameter.Range, settings.Range, 0);
        _settings = settings;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnAudio(short* samples, int count, EspeakEvent* events)
    {
        for (; events->Type != 0; events++)
        {
            if (events->Type == EspeakLibrary.EventWord)
                Audio.AddWord(events->TextPosition - 1, events->Length, events->Sample);
        }
        if (samples != null && count > 0)
            Audio.Add(new ReadOnlySpan<short>(samples, count));
        TakeRequests();
        return _isCancelled ? 1 : 0;
    }

    // One thread both speaks and listens: once per buffer is as often as espeak-ng can be stopped.
    private static void TakeRequests()
    {
        while (Input.TryNext(out var body))
        {
            var request = new RequestReader(body);
            switch ((FrameKind)request.Byte())
            {
                case FrameKind.Cancel:
                    _isCancelled |= request.Int() == _id;
                    break;
                case FrameKind.Ping:
                    Output.Pong();
                    break;
                default: // a second utterance before the first is over
                    Libc.Exit(ExitCode.ProtocolViolation);
                    break;
            }
        }
    }
}
