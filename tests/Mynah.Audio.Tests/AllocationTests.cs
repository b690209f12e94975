using Mynah.Audio;
using Mynah.Testing;

namespace Mynah.Audio.Tests;

/// <summary>In the steady state no stage and no encoder allocates a single byte.</summary>
public sealed class AllocationTests
{
    private const int Frames = 500;

    public static TheoryData<int, int, double, double, int> Chains() => new()
    {
        { 22050, 22050, 1, 1, 50 },
        { 22050, 48000, 1, 1, 50 },
        { 22050, 24001, 1, 1, 50 },
        { 22050, 22050, 1.5, 1, 50 },
        { 22050, 22050, 1, 1, 100 },
        { 22050, 22050, 1, 1, 10 },
        { 22050, 16000, 0.8, 1.3, 90 },
    };

    public static TheoryData<AudioFormat> Formats() =>
    [
        .. from encoding in Enum.GetValues<AudioEncoding>()
           from rate in (int[])[22050, 24000]
           select new AudioFormat(encoding, rate),
    ];

    [Theory]
    [MemberData(nameof(Chains))]
    public void A_chain_allocates_nothing_per_frame(int input, int output, double rate, double pitch, int volume)
    {
        using var chain = new AudioChain(input, output, rate, pitch, volume);
        var frame = Tone.Voice(input, 0.02);
        var buffer = new ReusableBuffer<float>();
        Assert.Equal(0, AllocatedBy(() =>
        {
            buffer.Clear();
            chain.Process(frame, buffer);
        }));
    }

    [Fact]
    public void A_tilt_allocates_nothing_per_frame()
    {
        using var tilt = new SpectralTilt(22050, 1.5);
        var frame = Tone.Voice(22050, 0.02);
        var buffer = new ReusableBuffer<float>();
        Assert.Equal(0, AllocatedBy(() =>
        {
            buffer.Clear();
            tilt.Process(frame, buffer);
        }));
    }

    public static TheoryData<string> Effects() => ["filter", "equalizer", "echo", "robot", "music"];

    [Theory]
    [MemberData(nameof(Effects))]
    public void An_effect_allocates_nothing_per_frame(string name)
    {
        const int rate = 24000;
        IAudioStage? effect = name switch
        {
            "filter" => BiquadCascade.HighPass(rate, 300),
            "equalizer" => BiquadCascade.Equalizer(rate, [(100, 6), (4000, -6)]),
            "echo" => new Echo(rate),
            "robot" => new Robot(rate),
            _ => null,
        };
        using var chain = new EffectChain(rate, effect, new BackgroundMusic(rate, Tone.Voice(16000, 0.3), 16000, 50));
        var frame = Tone.Voice(rate, 0.02);
        var buffer = new ReusableBuffer<float>();
        Assert.Equal(0, AllocatedBy(() =>
        {
            buffer.Clear();
            chain.Process(frame, buffer);
        }));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void An_encoder_allocates_nothing_per_frame(AudioFormat format)
    {
        using var encoder = AudioEncoders.Create(format);
        var frame = Tone.Voice(format.SampleRate, 0.02);
        var buffer = new ReusableBuffer<byte>();
        Assert.Equal(0, AllocatedBy(() =>
        {
            buffer.Clear();
            encoder.Encode(frame, buffer);
        }));
    }

    private static long AllocatedBy(Action frame)
    {
        for (var i = 0; i < Frames; i++)
            frame(); // buffers reach their size, code its last form
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Frames; i++)
            frame();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
