using FsCheck;
using FsCheck.Fluent;
using Mynah.Audio;
using Mynah.Testing;

namespace Mynah.Audio.Tests;

/// <summary>How the audio is cut into calls never changes a single bit of what comes out.</summary>
public sealed class ChunkingTests
{
    // Pieces from nothing over single samples to more than any internal block.
    private static readonly Arbitrary<int[]> Cuts =
        Gen.Frequency((1, Gen.Constant(0)), (3, Gen.Choose(1, 20)), (3, Gen.Choose(21, 500)), (1, Gen.Choose(501, 5000)))
            .NonEmptyListOf().Select(lengths => (int[])[.. lengths, 1]).ToArbitrary();

    public static TheoryData<string> Stages() => ["resample up", "resample down", "resample odd", "stretch", "pitch", "tilt", "limit", "soften", "chain", "low pass", "equalizer", "echo", "robot", "music", "breath", "timbre"];

    public static TheoryData<AudioEncoding, int> Encodings() => new()
    {
        { AudioEncoding.Pcm, 24000 },
        { AudioEncoding.Wav, 24000 },
        { AudioEncoding.Mp3, 24000 },
        { AudioEncoding.Opus, 24000 },
        { AudioEncoding.Opus, 22050 },
    };

    [Theory]
    [MemberData(nameof(Stages))]
    public void A_stage_gives_the_same_samples_for_any_cuts(string name)
    {
        var signal = Tone.Voice(22050, 0.5, amplitude: 1.2);
        using var whole = Make(name);
        var expected = StageRun.Whole(whole, signal);
        Check(cuts =>
        {
            using var stage = Make(name);
            return StageRun.InPieces(stage, signal, cuts).AsSpan().SequenceEqual(expected);
        });
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void An_encoder_gives_the_same_bytes_for_any_cuts(AudioEncoding encoding, int sampleRate)
    {
        var signal = Tone.Voice(sampleRate, 0.5);
        using var whole = Encoder(encoding, sampleRate);
        var expected = StageRun.Encode(whole, signal);
        Check(cuts =>
        {
            using var encoder = Encoder(encoding, sampleRate);
            return StageRun.Encode(encoder, signal, cuts).AsSpan().SequenceEqual(expected);
        });
    }

    private static void Check(Func<int[], bool> property) =>
        Prop.ForAll(Cuts, property).Check(Config.QuickThrowOnFailure.WithMaxTest(25));

    private static IAudioStage Make(string name) => name switch
    {
        "resample up" => new Resampler(22050, 48000),
        "resample down" => new Resampler(22050, 8000),
        "resample odd" => new Resampler(22050, 24001),
        "stretch" => new TimeStretch(22050, 1.3),
        "pitch" => new PitchShift(22050, 0.8),
        "tilt" => new SpectralTilt(22050, -2.5),
        "limit" => new Volume(22050, 100),
        "soften" => new Volume(22050, 30),
        "low pass" => BiquadCascade.LowPass(22050, 900),
        "equalizer" => BiquadCascade.Equalizer(22050, [(40, 6), (800, -12), (4000, 20)]),
        "breath" => new Breath(22050, 0.5),
        "timbre" => new VoiceTimbre(22050, -1, [(300, 6), (2400, -4)], 0.3),
        "echo" => new Echo(22050),
        "robot" => new Robot(22050),
        "music" => new EffectChain(22050, new Echo(22050), new BackgroundMusic(22050, Tone.Voice(16000, 0.1), 16000, 80)),
        _ => new AudioChain(22050, 24000, rate: 0.7, pitch: 1.2, volume: 90),
    };

    // The serial number of an Ogg stream is random; two files can only be compared with a fixed one.
    private static IAudioEncoder Encoder(AudioEncoding encoding, int sampleRate) => encoding == AudioEncoding.Opus
        ? new OpusEncoder(new AudioFormat(encoding, sampleRate), NativeLibraries.Opus, [], serial: 7)
        : AudioEncoders.Create(new AudioFormat(encoding, sampleRate));
}
