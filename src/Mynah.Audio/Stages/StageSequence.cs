using System.Buffers;

namespace Mynah.Audio;

/// <summary>Stages one after another as one stage. Owns them. Without stages it passes samples through.</summary>
internal sealed class StageSequence(params IAudioStage[] stages) : IAudioStage
{
    // What lies between stage i and stage i + 1.
    private readonly ReusableBuffer<float>[] _between =
        [.. Enumerable.Range(0, Math.Max(0, stages.Length - 1)).Select(_ => new ReusableBuffer<float>())];

    public int Count => stages.Length;

    public void Process(ReadOnlySpan<float> input, IBufferWriter<float> output)
    {
        if (stages.Length == 0)
        {
            output.Write(input);
            return;
        }
        for (var i = 0; i < stages.Length; i++)
        {
            if (i == stages.Length - 1)
            {
                stages[i].Process(input, output);
                return;
            }
            _between[i].Clear();
            stages[i].Process(input, _between[i]);
            input = _between[i].WrittenSpan;
        }
    }

    public void Flush(IBufferWriter<float> output)
    {
        for (var i = 0; i < stages.Length; i++)
        {
            var isLast = i == stages.Length - 1;
            if (!isLast)
                _between[i].Clear();
            var target = isLast ? output : _between[i];
            if (i > 0)
                stages[i].Process(_between[i - 1].WrittenSpan, target);
            stages[i].Flush(target);
        }
        foreach (var buffer in _between)
            buffer.Release(); // the next samples may be minutes away
    }

    public void Dispose()
    {
        foreach (var stage in stages)
            stage.Dispose();
    }
}
